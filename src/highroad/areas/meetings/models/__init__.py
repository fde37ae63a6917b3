"""What is kept of meetings."""

from highroad.areas.meetings.models.feed import CalendarFeed
from highroad.areas.meetings.models.meeting import (
    AgendaItem,
    Attendance,
    Guest,
    GuestWord,
    Meeting,
    Note,
)
from highroad.areas.meetings.models.minutes import Minutes, Release
from highroad.areas.meetings.models.poll import DatePoll, PollAnswer, PollTime
from highroad.areas.meetings.models.series import Series

__all__ = [
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "DatePoll",
    "Guest",
    "GuestWord",
    "Meeting",
    "Minutes",
    "Note",
    "PollAnswer",
    "PollTime",
    "Release",
    "Series",
]
