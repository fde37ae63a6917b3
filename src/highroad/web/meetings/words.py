"""How meetings look: the pill of each state, and times in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language

from highroad.areas.meetings import queries
from highroad.areas.meetings.vocabulary import DateRule, MeetingStatus, MinutesStatus, QuorumState

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


def weekday_words(series: queries.Series) -> str:
    """On which weekday a series meets, and which of the month: as each language writes its weekdays."""
    day = str(WEEKDAYS[series.weekday])
    if series.rule not in (DateRule.MONTHLY, DateRule.QUARTERLY):
        return capfirst(day)
    if not (get_language() or "en").startswith("en"):
        day = day.lower()  # of the languages here, English alone writes weekdays with a capital
    return f"{series.get_week_display()} {day}"


def moment_words(local: datetime) -> str:
    """Weekday, day and hour of a time on the wall."""
    day = date_format(local, "l")
    return f"{day}, {date_format(local, 'DATE_FORMAT')}, {date_format(local, 'TIME_FORMAT')}"
