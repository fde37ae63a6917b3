"""What of meetings a reader may see: the joint zone of the partnerships they sit in."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import (
    AgendaItem,
    DatePoll,
    Guest,
    Meeting,
    Minutes,
    Note,
    Series,
)
from highroad.areas.partnerships import queries as partnerships


def meetings_of(seen_by: User) -> QuerySet[Meeting]:
    """Every meeting of the partnerships somebody has a confirmed seat in."""
    rows = Meeting.objects.select_related("body__partnership", "series")
    return rows.filter(body__partnership__in=partnerships.joint_partnerships(seen_by))


def get_meeting(key: UUID | str, seen_by: User) -> Meeting:
    """A meeting of a partnership the reader sits in. Raises `NotFound`."""
    return partnerships.one(meetings_of(seen_by), key)


def get_item(key: UUID | str, seen_by: User) -> AgendaItem:
    """An item of an agenda the reader may see. Raises `NotFound`."""
    rows = AgendaItem.objects.select_related("meeting__body__partnership", "meeting__series")
    joint = partnerships.joint_partnerships(seen_by)
    return partnerships.one(rows.filter(dropped_at=None, meeting__body__partnership__in=joint), key)


def get_note(key: UUID | str, seen_by: User) -> Note:
    """A note the reader may see. Raises `NotFound`."""
    rows = Note.objects.select_related("item__meeting__body__partnership")
    joint = partnerships.joint_partnerships(seen_by)
    return partnerships.one(rows.filter(item__meeting__body__partnership__in=joint), key)


def get_guest(key: UUID | str, seen_by: User) -> Guest:
    """A guest somebody asked for. Raises `NotFound`."""
    rows = Guest.objects.select_related("meeting__body__partnership").prefetch_related("words")
    joint = partnerships.joint_partnerships(seen_by)
    return partnerships.one(
        rows.filter(taken_back_at=None, meeting__body__partnership__in=joint), key
    )


def get_series(key: UUID | str, seen_by: User) -> Series:
    """A series of a body of one's partnerships. Raises `NotFound`."""
    rows = Series.objects.select_related("body__partnership")
    return partnerships.one(
        rows.filter(body__partnership__in=partnerships.joint_partnerships(seen_by)), key
    )


def get_poll(key: UUID | str, seen_by: User) -> DatePoll:
    """A poll of a body of one's partnerships. Raises `NotFound`."""
    rows = DatePoll.objects.select_related("body__partnership", "meeting")
    return partnerships.one(
        rows.filter(body__partnership__in=partnerships.joint_partnerships(seen_by)), key
    )


def get_minutes(key: UUID | str, seen_by: User) -> Minutes:
    """A text of the minutes, signed or not. Raises `NotFound`."""
    rows = Minutes.objects.select_related("meeting__body__partnership")
    joint = partnerships.joint_partnerships(seen_by)
    return partnerships.one(rows.filter(meeting__body__partnership__in=joint), key)
