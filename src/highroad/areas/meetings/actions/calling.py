"""Preparing, calling, moving and calling off a meeting; series of meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.meetings import notices, queries
from highroad.areas.meetings.actions.agenda import fill_from_series, take_up
from highroad.areas.meetings.actions.following import follow_decisions, take_up_decisions
from highroad.areas.meetings.models import Meeting, Series
from highroad.areas.meetings.permissions import (
    may_call,
    may_cancel,
    may_change,
    may_send,
    seat_in,
)
from highroad.areas.meetings.rules import course, days
from highroad.areas.meetings.vocabulary import DateRule, Weekday, WeekOfMonth
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class When:
    """A time on the wall of a place: `length` in minutes, `time_zone` a name of the IANA list."""

    day: date
    clock: time
    length: int
    time_zone: str

    @property
    def zone(self) -> ZoneInfo:
        """The zone. Raises `Refused` for a name that is none."""
        found = days.zone_of(self.time_zone)
        if found is None:
            raise Refused(no("There is no time zone of that name."))
        return found


@dataclass(frozen=True)
class SeriesTerms:
    """What a series settles: its days, its time, and its standing items."""

    title: str
    rule: DateRule
    weekday: Weekday
    week: WeekOfMonth
    clock: time
    length: int
    time_zone: str
    place: str
    from_on: date
    items: Sequence[Mapping[str, Any]] = ()
    late_days: Sequence[int] = course.LATE_DAYS


@transaction.atomic
def start_series(*, body: Body, terms: SeriesTerms, by: User, at: datetime) -> Series:
    """Begin a series of meetings. Raises `Refused` unless `by` is a co-chair."""
    require(may_call(by, body))
    if days.zone_of(terms.time_zone) is None:
        raise Refused(no("There is no time zone of that name."))
    made = Series.objects.create(
        body=body,
        title=terms.title.strip(),
        rule=terms.rule,
        weekday=terms.weekday,
        week=terms.week,
        starts_at=terms.clock,
        length=terms.length,
        time_zone=terms.time_zone,
        place=terms.place.strip(),
        from_on=terms.from_on,
        items=[dict(item) for item in terms.items],
        late_days=sorted(terms.late_days),
        made_by_alias=seat_in(by, body).alias,
        made_at=at,
    )
    _record(made.body, "series.started", Ref.to(made), by, at)
    return made


@transaction.atomic
def end_series(*, series: Series, by: User, at: datetime) -> None:
    """No more meetings come of it; those called stay. Raises `Refused`."""
    require(may_call(by, series.body))
    if Series.objects.filter(pk=series.pk, ended_at=None).update(ended_at=at):
        _record(series.body, "series.ended", Ref.to(series), by, at)


@transaction.atomic
def prepare(
    *,
    body: Body,
    title: str,
    when: When,
    by: User,
    at: datetime,
    place: str = "",
    outcomes: str = "",
    series: Series | None = None,
) -> Meeting:
    """Begin the agenda of a meeting; nobody is told before it is called.

    Who chairs and keeps the minutes follows from the charter. Standing items of the series, and what
    earlier meetings left open, stand on the agenda at once. Raises `Refused`.
    """
    require(may_call(by, body))
    begins = days.moment(when.day, when.clock, when.zone)
    require(days.may_be_time(begins, length=when.length, at=at))
    terms = queries.terms_of(body, when.day)
    number = queries.count_before(body, begins or at) + 1
    made = Meeting.objects.create(
        body=body,
        series=series,
        title=title.strip(),
        **_times(begins or at, when),
        place=place.strip(),
        outcomes=outcomes.strip(),
        chair_side=terms.clauses.chair.side_of(number, when.day) or "",
        keeper_side=terms.clauses.minutes_side(number, when.day) or "",
        agenda_closes_at=_closes_at(body, when),
        late_days=series.late_days if series else list(course.LATE_DAYS),
        made_by_alias=seat_in(by, body).alias,
        made_at=at,
    )
    fill_from_series(made, at=at)
    take_up(made, at=at)
    take_up_decisions(made, at=at)
    _record(body, "meeting.prepared", Ref.to(made), by, at)
    return made


def _times(begins: datetime, when: When) -> dict[str, Any]:
    start = begins.astimezone(UTC)
    return {
        "starts_at": start,
        "ends_at": start + timedelta(minutes=when.length),
        "time_zone": when.time_zone,
    }


def _closes_at(body: Body, when: When) -> datetime:
    """The end of the last day for items, by the charter in force."""
    day = queries.terms_of(body, when.day).items_due
    return datetime.combine(day, days.LAST_CLOCK, tzinfo=when.zone).astimezone(UTC)


@transaction.atomic
def call(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Send the call: everybody who acts for a seat is invited, with an entry for their calendar."""
    kept = _locked(meeting)
    require(may_send(by, kept))
    require(days.may_be_time(kept.starts_at, length=60, at=at))
    kept.called_at = at
    kept.save(update_fields=["called_at"])
    _record(kept.body, "meeting.called", Ref.to(kept), by, at, _facts(kept))
    notices.invite(kept, at=at)
    return kept


@transaction.atomic
def change(
    *,
    meeting: Meeting,
    title: str,
    when: When,
    place: str,
    outcomes: str,
    by: User,
    at: datetime,
) -> Meeting:
    """Change time, place or words. Once called, a new time or place goes to everybody's calendar."""
    kept = _locked(meeting)
    require(may_change(by, kept))
    begins = days.moment(when.day, when.clock, when.zone)
    require(days.may_be_time(begins, length=when.length, at=at))
    times = _times(begins or at, when)
    has_moved = place.strip() != kept.place or any(
        getattr(kept, name) != value for name, value in times.items()
    )
    kept.title, kept.place, kept.outcomes = title.strip(), place.strip(), outcomes.strip()
    if begins and times["starts_at"] != kept.starts_at:
        kept.agenda_closes_at = _closes_at(kept.body, when)
    for name, value in times.items():
        setattr(kept, name, value)
    kept.sequence += has_moved and kept.called_at is not None
    kept.save()
    if has_moved and kept.called_at is not None:
        _record(kept.body, "meeting.moved", Ref.to(kept), by, at, _facts(kept))
        notices.tell_of_move(kept, at=at)
    return kept


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: User, at: datetime) -> Meeting:
    """Call it off, with a reason; it leaves everybody's calendar. Raises `Refused`."""
    kept = _locked(meeting)
    require(may_cancel(by, kept))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    kept.cancelled_at, kept.cancel_reason = at, reason.strip()
    kept.sequence += 1
    kept.save(update_fields=["cancelled_at", "cancel_reason", "sequence"])
    _record(kept.body, "meeting.cancelled", Ref.to(kept), by, at, {"reason": reason.strip()})
    follow_decisions(body=kept.body, at=at)
    if kept.called_at is not None:
        notices.tell_of_cancelling(kept, at=at)
    return kept


def _locked(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("body__partnership").get(pk=meeting.pk)


def _facts(meeting: Meeting) -> dict[str, Any]:
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "time_zone": meeting.time_zone,
        "place": meeting.place,
    }


def _record(
    body: Body,
    act: str,
    about: Ref,
    by: User,
    at: datetime,
    content: Mapping[str, Any] | None = None,
) -> None:
    seat = partnerships.seat_of(by, body=body, on=timezone.localdate(at))
    ledger.record(
        body.log,
        act=act,
        about=about,
        by=seat.alias if seat else "system",
        at=at,
        side=seat.side if seat else "",
        content=content,
    )
