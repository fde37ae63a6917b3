"""One's own calendar feed: making its secret address, and taking it back."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.meetings import queries
from highroad.areas.meetings.models import CalendarFeed


@transaction.atomic
def renew_feed(*, user: User, at: datetime) -> CalendarFeed:
    """A new secret address; an earlier one shows nothing from now on."""
    revoke_feed(user=user, at=at)
    feed = CalendarFeed(key=uuid4(), user=user, made_at=at)
    feed.secret_digest = queries.digest_of(feed.secret)
    feed.save(force_insert=True)
    return feed


def revoke_feed(*, user: User, at: datetime) -> None:
    """Take the address back: whoever has it finds nothing there any more."""
    CalendarFeed.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
