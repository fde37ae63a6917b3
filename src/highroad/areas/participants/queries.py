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


def by_number_for_system(partnership: Partnership, number: int) -> Participant | None:
    """The record with this number. For the desk for help, which asks for the name too."""
    return Participant.objects.filter(partnership=partnership, number=number).first()


def numbers_for_system(partnership: Partnership) -> dict[UUID, int]:
    """The number of every record of a partnership. For indicators alone."""
    found = Participant.objects.filter(partnership=partnership).order_by()
    return dict(found.values_list("key", "number"))


def stepped_since_for_system(partnership: Partnership, on: date) -> list[UUID]:
    """The records with a step on that day or later."""
    found = Milestone.objects.filter(participant__partnership=partnership, on__gte=on).order_by()
    return list(found.values_list("participant", flat=True).distinct())


def spans_for_system(partnership: Partnership) -> list[tuple[UUID, str, str, date]]:
    """Every step with the record it came from: participant, what it is about, kind, day."""
    found = Milestone.objects.filter(participant__partnership=partnership).order_by()
    return list(found.values_list("participant", "about", "kind", "on"))
