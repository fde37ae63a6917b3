"""What waits for one person: minutes to write, guests to agree to, dates to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import (
    DatePoll,
    Guest,
    GuestWord,
    Meeting,
    Minutes,
    PollAnswer,
)
from highroad.areas.meetings.rules import course
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import SeatLine
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class ToDo:
    """One thing about a meeting that somebody can do now. `kind`: minutes, guest or poll."""

    kind: str
    about: Ref
    page: UUID
    title: str
    place: str
    since: datetime
    due_on: date | None = None


def waiting_for(user: User, on: date) -> list[ToDo]:
    """What waits for somebody in every body they sit in; a constant number of queries."""
    seats = {seat.body_key: seat for seat in partnerships.seats_of(user, on=on)}
    if not seats:
        return []
    return [*_minutes(seats), *_guests(seats), *_polls(seats)]


def _minutes(seats: dict[UUID, SeatLine]) -> list[ToDo]:
    """Meetings held whose minutes went to nobody yet: for the side that keeps them, and chairs."""
    put = Minutes.objects.filter(meeting=OuterRef("pk"), put_at__isnull=False)
    rows = Meeting.objects.filter(~Exists(put), body__in=seats, closed_at__isnull=False)
    return [
        ToDo(
            kind="minutes",
            about=Ref.to(row),
            page=row.key,
            title=row.title,
            place=_place(seats[row.body_id]),
            since=row.closed_at,
            due_on=row.starts_local.date() + timedelta(days=min(row.late_days or course.LATE_DAYS)),
        )
        for row in rows
        if row.closed_at
        and (seats[row.body_id].side == row.keeper_side or _leads(seats[row.body_id]))
    ]


def _guests(seats: dict[UUID, SeatLine]) -> list[ToDo]:
    chairs = {key: seat for key, seat in seats.items() if _leads(seat)}
    if not chairs:
        return []
    rows = list(
        Guest.objects.filter(
            meeting__body__in=chairs,
            taken_back_at=None,
            meeting__closed_at=None,
            meeting__cancelled_at=None,
        ).select_related("meeting")
    )
    words = GuestWord.objects.filter(guest__in=[row.pk for row in rows])
    agreed = set(words.values_list("guest", "side")) if rows else set()
    return [
        ToDo(
            kind="guest",
            about=Ref.to(row),
            page=row.meeting_id,
            title=row.name,
            place=_place(chairs[row.meeting.body_id]),
            since=row.asked_at,
            due_on=row.meeting.starts_local.date(),
        )
        for row in rows
        if (row.key, chairs[row.meeting.body_id].side) not in agreed
        and (row.needs is None or chairs[row.meeting.body_id].side in row.needs)
    ]


def _polls(seats: dict[UUID, SeatLine]) -> list[ToDo]:
    mine = PollAnswer.objects.filter(
        time__poll=OuterRef("pk"), seat__in=[seat.key for seat in seats.values()]
    )
    rows = DatePoll.objects.filter(~Exists(mine), body__in=seats, meeting=None)
    return [
        ToDo(
            kind="poll",
            about=Ref.to(row),
            page=row.key,
            title=row.title,
            place=_place(seats[row.body_id]),
            since=row.made_at,
        )
        for row in rows
    ]


def _leads(seat: SeatLine) -> bool:
    return seat.role == "co_chair" and seat.carries_key and not seat.is_alternate


def _place(seat: SeatLine) -> str:
    return f"{seat.partnership_name} · {seat.body_name}"
