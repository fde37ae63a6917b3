"""What belongs to a copy of a partnership: meetings, from the poll to the minutes."""

from __future__ import annotations

from highroad.areas.meetings.models import (
    AgendaItem,
    Attendance,
    DatePoll,
    Guest,
    GuestWord,
    Meeting,
    Minutes,
    Note,
    PollAnswer,
    PollTime,
    Release,
    Series,
)
from highroad.kit.copying import Copied

COPIED = (
    Copied(Series, within="body__partnership"),
    Copied(Meeting, within="body__partnership"),
    Copied(AgendaItem, within="meeting__body__partnership"),
    Copied(Attendance, within="meeting__body__partnership"),
    Copied(Guest, within="meeting__body__partnership"),
    Copied(GuestWord, within="guest__meeting__body__partnership"),
    Copied(Note, within="item__meeting__body__partnership"),
    Copied(Minutes, within="meeting__body__partnership"),
    Copied(Release, within="meeting__body__partnership"),
    Copied(DatePoll, within="body__partnership"),
    Copied(PollTime, within="poll__body__partnership"),
    Copied(PollAnswer, within="time__poll__body__partnership"),
)
