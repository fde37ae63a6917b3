"""What the clock does: asking for minutes that are late."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from highroad.areas.meetings import notices
from highroad.areas.meetings.models import Meeting, Minutes
from highroad.areas.meetings.rules import course

FORGOTTEN = timedelta(days=90)
"""After this nobody is reminded any more."""


def remind_of_minutes(*, at: datetime) -> int:
    """Ask for minutes that went to nobody yet, each reminder once. Returns how many were told."""
    put = Minutes.objects.filter(meeting=OuterRef("pk"), put_at__isnull=False)
    late = Meeting.objects.filter(
        ~Exists(put), closed_at__isnull=False, closed_at__gte=at - FORGOTTEN
    ).select_related("body__partnership")
    told = 0
    for meeting in late:
        days = course.late_reminder(meeting.closed_at or at, meeting.late_days, at)
        if days is not None:
            told += notices.remind_of_minutes(meeting, days=days, at=at)
    return told
