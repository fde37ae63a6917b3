"""How meetings look: the pill of each state, and times in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format

from highroad.areas.meetings.vocabulary import MeetingStatus, MinutesStatus, QuorumState

STATUS_PILLS = {
    MeetingStatus.DRAFT: "plain",
    MeetingStatus.CALLED: "open",
    MeetingStatus.UNDER_WAY: "key",
    MeetingStatus.CLOSED: "ok",
    MeetingStatus.CANCELLED: "bad",
}
MINUTES_PILLS = {
    MinutesStatus.DRAFT: "plain",
    MinutesStatus.SIGNING: "open",
    MinutesStatus.OFFICIAL: "ok",
    MinutesStatus.DECLINED: "bad",
}
QUORUM_PILLS = {QuorumState.DECIDE: "ok", QuorumState.MEET: "watch", QuorumState.TALK: "bad"}


def moment_words(local: datetime) -> str:
    """Weekday, day and hour of a time on the wall."""
    day = date_format(local, "l")
    return f"{day}, {date_format(local, 'DATE_FORMAT')}, {date_format(local, 'TIME_FORMAT')}"
