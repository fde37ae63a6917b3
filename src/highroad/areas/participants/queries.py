"""What can be read of participants."""

from __future__ import annotations

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Participant, who_are


def own_records(user: User) -> QuerySet[Participant]:
    """The records that are about this very person."""
    return who_are(user)


def is_person(user: User, participant: Participant) -> bool:
    """Whether a record is about this very person."""
    return participant.person == user
