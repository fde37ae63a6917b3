"""Meetings of a body in a list, its series, and the balance between the sides over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import AgendaItem, Attendance, Meeting, Minutes, Series
from highroad.areas.meetings.queries.minutes import MinutesLine, lines_of
from highroad.areas.meetings.queries.seen import meetings_of
from highroad.areas.meetings.rules import days
from highroad.areas.meetings.rules.days import DayRule
from highroad.areas.meetings.rules.quorum import IN_THE_ROOM
from highroad.areas.meetings.vocabulary import (
    DateRule,
    MeetingStatus,
    MinutesStatus,
    Weekday,
    WeekOfMonth,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side

MEASURED = 12
"""How many meetings held the parity meter looks back on."""


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list; its times are those on the wall where it is held."""

    key: UUID
    title: str
    starts_local: datetime
    starts_at: datetime
    place: str
    status: MeetingStatus
    items: int
    minutes: MinutesStatus | None

    @property
    def is_over(self) -> bool:
        return self.status in (MeetingStatus.CLOSED, MeetingStatus.CANCELLED)


@dataclass(frozen=True)
class SideMeter:
    """One side in one meeting: seats there of all its seats, and items it brought."""

    side: Side
    seats: int
    present: int
    items: int


@dataclass(frozen=True)
class MeterLine:
    """One meeting of the parity meter."""

    key: UUID
    title: str
    starts_local: datetime
    sides: tuple[SideMeter, ...]


@dataclass(frozen=True)
class SideSum:
    """One side over the meetings measured, and its seats today."""

    side: Side
    seats: int
    filled: int
    present: int
    possible: int
    items: int

    @property
    def share(self) -> int:
        """Attendance in percent of the seats there were."""
        return round(100 * self.present / self.possible) if self.possible else 0


@dataclass(frozen=True)
class ParityMeter:
    """Seats, attendance and items raised, by side and meeting; the same for both sides."""

    sides: tuple[SideSum, ...]
    meetings: tuple[MeterLine, ...] = field(default_factory=tuple)


def list_meetings(body: Body, seen_by: User, *, limit: int = 100) -> list[MeetingLine]:
    """The meetings of a body, newest first; none for whoever has no seat."""
    counted = Count("items", filter=Q(items__dropped_at=None))
    rows = list(meetings_of(seen_by).filter(body=body).annotate(item_count=counted)[:limit])
    texts = lines_of(Minutes.objects.filter(meeting__in=rows))
    return [_line(row, texts.get(row.key, [])) for row in rows]


def _line(row: Meeting, texts: list[MinutesLine]) -> MeetingLine:
    return MeetingLine(
        key=row.key,
        title=row.title,
        starts_local=row.starts_local,
        starts_at=row.starts_at,
        place=row.place,
        status=row.status,
        items=getattr(row, "item_count", 0),
        minutes=texts[0].status if texts else None,
    )


def list_series(body: Body, seen_by: User) -> list[Series]:
    """The series of a body that go on; none for whoever has no seat."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = Series.objects.filter(body=body, ended_at=None, body__partnership__in=joint)
    return list(rows.select_related("body__partnership"))


def next_days(series: Series, *, on: date, count: int = 6) -> list[date]:
    """The next days of a series for which no meeting is called yet."""
    rule = DayRule(
        DateRule(series.rule), Weekday(series.weekday), series.from_on, WeekOfMonth(series.week)
    )
    taken = {
        meeting.starts_local.date()
        for meeting in Meeting.objects.filter(series=series, cancelled_at=None)
    }
    found = days.days_of(rule, after=on, count=count + len(taken))
    return [day for day in found if day not in taken][:count]


def count_before(body: Body, at: datetime) -> int:
    """How many meetings of a body come before a moment, those called off not counted."""
    return Meeting.objects.filter(body=body, cancelled_at=None, starts_at__lt=at).count()


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The next one of the same body that is called."""
    rows = Meeting.objects.filter(body=meeting.body_id, cancelled_at=None, called_at__isnull=False)
    return rows.filter(starts_at__gt=meeting.starts_at).order_by("starts_at").first()


def meetings_ahead(body: Body, at: datetime) -> list[Meeting]:
    """What is under way in a body or still to come, soonest first."""
    rows = Meeting.objects.filter(
        Q(opened_at__isnull=False) | Q(ends_at__gte=at),
        body=body,
        closed_at=None,
        cancelled_at=None,
    )
    return list(rows.order_by("starts_at"))


def parity_meter(body: Body, seen_by: User) -> ParityMeter:
    """How the sides stand to each other. Only meetings held are measured."""
    held = meetings_of(seen_by).filter(body=body, closed_at__isnull=False)[:MEASURED]
    rows = list(held)
    there = _by_side(
        Attendance.objects.filter(meeting__in=rows, manner__in=IN_THE_ROOM)
        .exclude(side="")
        .values_list("meeting", "side")
    )
    raised = _by_side(
        AgendaItem.objects.filter(meeting__in=rows, dropped_at=None, carried_from=None)
        .exclude(side="")
        .values_list("meeting", "side")
    )
    lines = tuple(_meter_line(row, there, raised) for row in rows)
    views = [view for view in partnerships.list_sides(body, seen_by) if view.side]
    return ParityMeter(tuple(_sum(view, lines) for view in views if view.holds_key), lines)


def _by_side(rows: Iterable[tuple[UUID, str]]) -> Counter[tuple[UUID, str]]:
    return Counter(rows)


def _meter_line(
    row: Meeting,
    there: Mapping[tuple[UUID, str], int],
    raised: Mapping[tuple[UUID, str], int],
) -> MeterLine:
    seats = {one["side"]: one["all_seats"] for one in row.quorum.get("sides", [])}
    return MeterLine(
        key=row.key,
        title=row.title,
        starts_local=row.starts_local,
        sides=tuple(
            SideMeter(
                Side(side), count, there.get((row.key, side), 0), raised.get((row.key, side), 0)
            )
            for side, count in seats.items()
        ),
    )


def _sum(view: partnerships.SideView, lines: tuple[MeterLine, ...]) -> SideSum:
    mine = [one for line in lines for one in line.sides if one.side is view.side]
    return SideSum(
        side=Side(view.side or ""),
        seats=len(view.seats),
        filled=view.filled,
        present=sum(one.present for one in mine),
        possible=sum(one.seats for one in mine),
        items=sum(one.items for one in mine),
    )


def is_under_way(body: Body) -> bool:
    """Whether a body meets at this moment."""
    return Meeting.objects.filter(
        body=body, opened_at__isnull=False, closed_at=None, cancelled_at=None
    ).exists()
