"""Calendars: what a person's feed holds, and to whom a secret belongs."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.conf import settings

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import CalendarFeed, Meeting
from highroad.areas.meetings.rules import calendars
from highroad.areas.meetings.rules.calendars import Occasion
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound

LOOKS_BACK = timedelta(days=90)


def digest_of(secret: str) -> str:
    """What is kept of a secret: enough to know it again, too little to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_of(user: User) -> CalendarFeed | None:
    """Somebody's own feed, if they have one."""
    return CalendarFeed.objects.filter(user=user, revoked_at=None).first()


def occasion_of(meeting: Meeting) -> Occasion:
    """What a calendar may know of a meeting: body, time and place."""
    return Occasion(
        uid=f"{meeting.key}@{settings.HOST}",
        body=meeting.body.name,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=meeting.zone,
        place=meeting.place,
        sequence=meeting.sequence,
        stamped_at=meeting.called_at or meeting.made_at,
        is_cancelled=meeting.cancelled_at is not None,
    )


def calendar_for_system(secret: str, *, at: datetime) -> bytes:
    """The calendar behind a secret: the meetings of the bodies its person sits in today.

    Raises `NotFound` for a secret that is unknown or was taken back, and for a closed account.
    """
    kept = CalendarFeed.objects.filter(secret_digest=digest_of(secret), revoked_at=None)
    feed = kept.select_related("user").first()
    if feed is None or not feed.user.is_active:
        raise NotFound
    bodies = [seat.body_key for seat in partnerships.seats_of(feed.user)]
    rows = Meeting.objects.filter(
        body__in=bodies, called_at__isnull=False, starts_at__gte=at - LOOKS_BACK
    )
    occasions = [occasion_of(row) for row in rows.select_related("body").order_by("starts_at")]
    return calendars.feed("Highroad", occasions)
