"""What can be read of participants."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Milestone, Participant, who_are
from highroad.areas.partnerships.models import Partnership


def own_records(user: User) -> QuerySet[Participant]:
    """The records that are about this very person."""
    return who_are(user)


def is_person(user: User, participant: Participant) -> bool:
    """Whether a record is about this very person."""
    return participant.person == user


def milestones_of_for_system(key: str) -> list[tuple[str, date]]:
    """The steps on somebody's way, by the key of their record; none without one."""
    if not key:
        return []
    return list(Milestone.objects.filter(participant=UUID(key)).values_list("kind", "on"))


def ways_for_system(partnership: Partnership) -> list[tuple[UUID, str, date]]:
    """Every step of everybody in a partnership: key of the record, kind, day. For protected totals alone."""
    found = Milestone.objects.filter(participant__partnership=partnership)
    return list(found.values_list("participant", "kind", "on"))
