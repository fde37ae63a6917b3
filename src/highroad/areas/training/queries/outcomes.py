"""What became of the apprentices of a program: completion by cohort, who stays, beside other programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from highroad.areas.accounts.models import User
from highroad.areas.training.models import (
    Enrollment,
    HoursEntry,
    StatusMove,
    TrainingProgram,
    uncorrected,
)
from highroad.areas.training.queries.enrollments import coordinated, probation_of
from highroad.areas.training.queries.programs import visible
from highroad.areas.training.rules import activity, cohorts, retention
from highroad.areas.training.rules.cohorts import Way, YearCohort
from highroad.areas.training.rules.completion import Completion
from highroad.areas.training.rules.retention import LogRank
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status

MARKS = (182, 365, 730, 1095, 1460)
"""Days after registration at which the curve is read: half a year, then each year."""


@dataclass(frozen=True)
class Outcomes:
    """What became of the apprentices of one program."""

    cohorts: tuple[YearCohort, ...]
    pooled: Completion | None
    staying: tuple[tuple[int, float | None], ...]
    people: int


@dataclass(frozen=True)
class Beside:
    """Another program beside this one."""

    key: UUID
    name: str
    pooled: Completion | None
    differs: bool
    test: LogRank | None


def outcomes_of(program: TrainingProgram, *, seen_by: User, on: date) -> Outcomes:
    """For who coordinates the program; for everybody else nobody is counted."""
    ways = ways_of([program], seen_by).get(program.key, [])
    found = cohorts.cohorts_of(ways, on)
    seen = cohorts.watched(ways, on)
    return Outcomes(
        cohorts=tuple(found), pooled=cohorts.pooled(found, on), people=len(ways),
        staying=tuple((days, retention.still_there(seen, days)) for days in MARKS),
    )  # fmt: skip


def beside(program: TrainingProgram, *, seen_by: User, on: date) -> list[Beside]:
    """The other programs of the partnership that the reader coordinates."""
    rows = visible(seen_by).filter(
        body__partnership=program.body.partnership_id, coordinators__user=seen_by,
        coordinators__ended_at=None,
    ).exclude(pk=program.pk)  # fmt: skip
    others = list(rows.distinct())
    ways = ways_of([program, *others], seen_by)
    ours = ways.get(program.key, [])
    mine = cohorts.pooled(cohorts.cohorts_of(ours, on), on)
    found = []
    for other in others:
        theirs = ways.get(other.key, [])
        pooled = cohorts.pooled(cohorts.cohorts_of(theirs, on), on)
        found.append(Beside(
            key=other.key, name=other.name, pooled=pooled, differs=_differs(mine, pooled),
            test=retention.log_rank(cohorts.watched(ours, on), cohorts.watched(theirs, on)),
        ))  # fmt: skip
    return found


def next_apprentice_by(program: TrainingProgram, *, seen_by: User, on: date) -> date | None:
    """The day by which an apprentice must be registered again; nothing while one is. For who coordinates it."""
    if program.registered_on is None:
        return None
    ways = ways_of([program], seen_by).get(program.key, [])
    ends = [(way.cancelled_on, way.completed_on, way.transferred_on) for way in ways]
    spans = [
        (way.registered_on, next((day for day in days if day), None))
        for way, days in zip(ways, ends, strict=True)
    ]
    return activity.next_apprentice_by(program.registered_on, spans, on)


def _differs(one: Completion | None, other: Completion | None) -> bool:
    first = one.interval if one is not None else None
    second = other.interval if other is not None else None
    return first is not None and second is not None and not first.overlaps(second)


def ways_of(programs: Iterable[TrainingProgram], seen_by: User) -> dict[UUID, list[Way]]:
    """How each registered apprentice went, by program, in three queries; of programs the reader coordinates."""
    rows = Enrollment.objects.filter(coordinated(seen_by), program__in=list(programs))
    kept = list(rows.select_related("standards"))
    moves: dict[UUID, list[tuple[str, date]]] = {}
    for key, status, on in (
        StatusMove.objects.filter(enrollment__in=kept).order_by("number").values_list("enrollment", "status", "on")
    ):  # fmt: skip
        moves.setdefault(key, []).append((status, on))
    hours = _hours([row.key for row in kept if _day(moves.get(row.key, []), Status.CANCELLED)])
    terms: dict[UUID, StandardsTerms] = {}
    found: dict[UUID, list[Way]] = {}
    for row in kept:
        if row.standards_id not in terms:
            terms[row.standards_id] = row.standards.terms
        way = _way(row, terms[row.standards_id], moves.get(row.key, []), hours)
        if way is not None:
            found.setdefault(row.program_id, []).append(way)
    return found


def _day(moves: list[tuple[str, date]], status: Status) -> date | None:
    return next((on for each, on in moves if each == status), None)


def _way(
    row: Enrollment,
    terms: StandardsTerms,
    moves: list[tuple[str, date]],
    hours: dict[UUID, Decimal],
) -> Way | None:
    registered, cancelled = _day(moves, Status.REGISTERED), _day(moves, Status.CANCELLED)
    if registered is None:
        return None
    done = hours.get(row.key, Decimal(0))
    return Way(
        registered_on=registered, expected_on=row.expected_on, cancelled_on=cancelled,
        completed_on=_day(moves, Status.COMPLETED), transferred_on=_day(moves, Status.TRANSFERRED),
        in_probation=cancelled is not None and probation_of(row, terms, done, cancelled),
    )  # fmt: skip


def _hours(keys: list[UUID]) -> dict[UUID, Decimal]:
    """The confirmed hours of those who were cancelled, in one query."""
    rows = HoursEntry.objects.filter(
        uncorrected(), enrollment__in=keys, word__is_confirmed=True
    ).order_by()
    sums = rows.values_list("enrollment").annotate(sum=Sum("hours"))
    return {key: total for key, total in sums}


def percent_of(found: Completion) -> tuple[float, float, float] | None:
    """The rate and its interval, in percent; nothing where there is no rate."""
    if found.rate is None or found.interval is None:
        return None
    return float(found.rate * 100), found.interval.low * 100, found.interval.high * 100
