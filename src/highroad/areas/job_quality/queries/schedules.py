"""Wage schedules of jobs, with what each side says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import JobCard, WageSchedule
from highroad.areas.job_quality.queries.cards import visible
from highroad.areas.job_quality.rules.steps import Step
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class ScheduleLine:
    """A schedule, and the newest word of the other side if there is one."""

    row: WageSchedule
    steps: tuple[Step, ...]
    stance: ReadingStance | None
    words: str
    answered_by: str

    @property
    def is_agreed(self) -> bool:
        return self.stance is ReadingStance.CONFIRM


def steps_in(row: WageSchedule) -> tuple[Step, ...]:
    """The steps of a schedule as the rules see them, lowest first."""
    return tuple(Step(Decimal(each["rate"]), each["months"]) for each in row.steps)


def get_schedule(key: UUID | str, seen_by: User) -> WageSchedule:
    """One schedule. Raises `NotFound`."""
    found = WageSchedule.objects.filter(job__in=visible(seen_by))
    return partnerships.one(found.select_related("job__body__partnership"), key)


def list_schedules(job: JobCard, seen_by: User) -> list[ScheduleLine]:
    """The schedules of a job, newest day first. Two queries."""
    return _lines(WageSchedule.objects.filter(job=job, job__in=visible(seen_by)))


def agreed_schedules(job: JobCard) -> list[WageSchedule]:
    """The schedules of a job that the other side confirmed, newest day first; of a day the last one counts."""
    found: dict[date, WageSchedule] = {}
    for line in _lines(WageSchedule.objects.filter(job=job)):
        if line.is_agreed:
            found.setdefault(line.row.from_on, line.row)
    return list(found.values())


def jobs_on_steps(body_key: UUID, seen_by: User) -> list[JobCard]:
    """The jobs of a body whose steps both sides confirmed."""
    jobs = visible(seen_by).filter(body=body_key, schedules__isnull=False).distinct()
    return [job for job in jobs if agreed_schedules(job)]


def waiting_schedules(user: User, *, on: date) -> list[WageSchedule]:
    """Schedules of the other side that somebody's side has not answered yet."""
    own = {seat.body_key: seat.side for seat in partnerships.seats_of(user, on=on) if seat.side}
    if not own:
        return []
    rows = WageSchedule.objects.filter(job__body__in=own, words=None)
    found = rows.select_related("job__body__partnership", "job__party__organization")
    return [row for row in found if row.side != own[row.job.body_id]]


def _lines(rows: Iterable[WageSchedule]) -> list[ScheduleLine]:
    return [_line(row) for row in rows.prefetch_related("words")]  # type: ignore[attr-defined]


def _line(row: WageSchedule) -> ScheduleLine:
    words = sorted(row.words.all(), key=lambda each: each.number)
    last = words[-1] if words else None
    return ScheduleLine(
        row=row, steps=steps_in(row), stance=ReadingStance(last.stance) if last else None,
        words=last.words if last else "", answered_by=str(Side(last.side).label) if last else "",
    )  # fmt: skip
