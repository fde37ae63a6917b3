"""Which programs could grow: their figures side by side, for who coordinates them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Partnership
from highroad.areas.training.models import StatusMove, TrainingProgram, WagePaid, WorkforceCount
from highroad.areas.training.queries.outcomes import ways_of
from highroad.areas.training.queries.totals import programs_of
from highroad.areas.training.rules import cohorts, growing
from highroad.areas.training.rules.growing import Asked, Figure
from highroad.areas.training.rules.plans import Counts, occupation_of
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.counting import Measured
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status
from highroad.areas.training.vocabulary.plans import AimedAt

__all__ = ["Asked", "Cost", "Figure", "Growing", "programs_that_could_grow"]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Dollars that one start costs, as the partnership said it of a craft."""

    per_start: Decimal
    source: str
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Growing:
    """One program with its four figures and what they say to what was asked."""

    key: UUID
    name: str
    occupation: str
    completion: Figure
    gain: Figure
    groups: Mapping[AimedAt, Figure]
    counted_on: date | None
    cost: Figure
    priced: Cost | None
    answers: tuple[Measured | None, ...]
    """To completion, gain, women and cost, in this order."""
    answer: Measured | None


def programs_that_could_grow(
    partnership: Partnership, asked: Asked, costs: Mapping[str, Cost], *, seen_by: User, on: date
) -> list[Growing]:
    """Programs the reader coordinates, the surest completion first, in a fixed number of queries.

    `costs` go by craft; a program takes that of its occupation, else of its name.
    """
    programs = programs_of(partnership, seen_by=seen_by)
    ways, terms = ways_of(programs, seen_by), _terms_of(programs)
    wages, counts = _gains(programs), _counts(programs)
    priced = {name.strip().casefold(): cost for name, cost in costs.items()}
    found = []
    for program in programs:
        years = cohorts.cohorts_of(ways.get(program.key, []), on)
        own = terms.get(program.key)
        occupation = own.occupation if own else ""
        names = (occupation.strip().casefold(), program.name.strip().casefold())
        cost = next((priced[name] for name in names if name in priced), None)
        found.append(
            _line(
                program, occupation, asked, completion=growing.completed(years),
                gain=growing.gained(*wages.get(program.key, ([], 0))),
                cost=growing.cost_of_completer(years, cost.per_start if cost else None),
                count=counts.get(program.body_id), code=own.onet_code if own else "", priced=cost,
            )
        )  # fmt: skip
    return sorted(found, key=_surest)


def _surest(line: Growing) -> tuple[bool, float, str]:
    low = line.completion.low
    return low is None, -(low or 0.0), line.name


def _line(
    program: TrainingProgram, occupation: str, asked: Asked, *, completion: Figure, gain: Figure,
    cost: Figure, count: WorkforceCount | None, code: str, priced: Cost | None,
) -> Growing:  # fmt: skip
    groups = growing.learning_there(_tables(count, code))
    answers = (
        growing.held_against(completion, asked.completion), growing.held_against(gain, asked.gain),
        growing.held_against(groups[AimedAt.WOMEN], asked.women),
        growing.held_against(cost, asked.cost, at_most=True),
    )  # fmt: skip
    return Growing(
        key=program.key, name=program.name, occupation=occupation, completion=completion, gain=gain,
        groups=groups, counted_on=count.on if count else None, cost=cost, priced=priced,
        answers=answers, answer=growing.together(answers),
    )  # fmt: skip


def _terms_of(programs: Iterable[TrainingProgram]) -> dict[UUID, StandardsTerms]:
    """What the newest version of each says."""
    rows = TrainingProgram.objects.filter(pk__in=[each.pk for each in programs])
    found = {}
    for row in rows.prefetch_related("versions"):
        newest = max(row.versions.all(), key=lambda each: each.number, default=None)
        if newest is not None:
            found[row.key] = newest.terms
    return found


def _counts(programs: Iterable[TrainingProgram]) -> dict[UUID, WorkforceCount]:
    """The newest count of each sponsor, whichever of its programs it was counted from."""
    bodies = {each.body_id for each in programs}
    rows = WorkforceCount.objects.filter(program__body__in=bodies).select_related("program")
    return {row.program.body_id: row for row in rows.order_by("on", "made_at")}


def _tables(count: WorkforceCount | None, code: str) -> Mapping[str, Counts]:
    """Of the occupation of these standards; nothing where it was not counted apart."""
    own = occupation_of(code)[0]
    rows = count.occupations if count else []
    return next((each["tables"] for each in rows if each["code"] == own), {})


def _gains(programs: Iterable[TrainingProgram]) -> dict[UUID, tuple[list[float], int]]:
    """By program the gains that are known, and how many finished."""
    days: dict[UUID, dict[str, date]] = {}
    whose: dict[UUID, UUID] = {}
    moves = StatusMove.objects.filter(
        enrollment__program__in=list(programs),
        status__in=(Status.REGISTERED, Status.COMPLETED),
    ).order_by("number")  # fmt: skip
    for enrollment, program, status, on in moves.values_list(
        "enrollment", "enrollment__program", "status", "on"
    ):
        days.setdefault(enrollment, {}).setdefault(status, on)
        whose[enrollment] = program
    done = {key: own for key, own in days.items() if len(own) == 2}
    paid: dict[UUID, list[tuple[date, Decimal]]] = {}
    rows = WagePaid.objects.filter(enrollment__in=list(done)).order_by("from_on", "entered_at")
    for enrollment, from_on, rate in rows.values_list("enrollment", "from_on", "rate"):
        paid.setdefault(enrollment, []).append((from_on, rate))
    found: dict[UUID, tuple[list[float], int]] = {}
    for key, own in done.items():
        gains, finished = found.get(whose[key], ([], 0))
        gain = growing.gain_of(paid.get(key, []), own[Status.REGISTERED], own[Status.COMPLETED])
        found[whose[key]] = ([*gains, gain] if gain is not None else gains, finished + 1)
    return found
