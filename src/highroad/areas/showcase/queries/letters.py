"""The outbox of letters and the subscribers, for the clock and for whoever holds a private link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from highroad.areas.accounts import queries as people
from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.accounts.rules import token_digest
from highroad.areas.showcase.models import Letter, Subscriber
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class LetterNumbers:
    """The newsletter in numbers; no addresses."""

    confirmed: int
    waiting: int
    stopped: int
    unsent: int


def letters_to_send_for_system(*, at: datetime, limit: int) -> list[Letter]:
    """Letters whose time has come, oldest first."""
    return people.due(Letter.objects.order_by("made_at"), at=at, limit=limit)


def get_subscriber_for_system(token: str) -> Subscriber:
    """The subscriber of a private link. Raises `NotFound`, also after leaving."""
    found = Subscriber.objects.filter(token_digest=token_digest(token)).first()
    if found is None:
        raise NotFound
    return found


def active_subscribers_for_system() -> list[Subscriber]:
    """Everybody who confirmed and whose address takes mail."""
    return list(Subscriber.objects.filter(confirmed_at__isnull=False, stopped_at=None))


def get_letter_numbers(*, seen_by: User) -> LetterNumbers:
    """The newsletter in numbers, for the program office. Raises `NotFound`."""
    if not may_see_platform(seen_by):
        raise NotFound
    subscribers = Subscriber.objects
    return LetterNumbers(
        confirmed=subscribers.filter(confirmed_at__isnull=False, stopped_at=None).count(),
        waiting=subscribers.filter(confirmed_at=None).count(),
        stopped=subscribers.filter(stopped_at__isnull=False).count(),
        unsent=Letter.objects.filter(mailed_at=None).count(),
    )
