"""Starts, classes, promises and plans, and who may read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand import queries as demand
from highroad.areas.demand.models import JobOrder
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.vocabulary import ForecastStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.placements import rules
from highroad.areas.placements.models import (
    EarlierCount,
    Placement,
    ProgramClass,
    RetentionCheck,
    TargetPlan,
)
from highroad.areas.placements.rules import (
    CHECK_DAYS,
    ClassResult,
    Rate,
    TargetRow,
)
from highroad.areas.placements.vocabulary import CheckResult, CountKind, Measure
from highroad.kit.answers import NotFound
from highroad.kit.copying import Copied
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class PlacementLine:
    """A placement with its checks and the next one."""

    placement: Placement
    checks: Sequence[RetentionCheck]
    next_days: int | None
    next_on: date | None
    has_left: bool

    def is_due(self, on: date) -> bool:
        """Whether the next check can be made."""
        return self.next_on is not None and self.next_on <= on


@dataclass(frozen=True)
class ClassLine:
    """A class with how it went on."""

    program_class: ProgramClass
    result: ClassResult


@dataclass(frozen=True)
class PromiseLine:
    """Hires that an employer promised, and those it made."""

    order: JobOrder
    hired: int

    @property
    def open(self) -> int:
        """Promised and not yet made."""
        return max(0, self.order.promised_hires - self.hired)


@dataclass(frozen=True)
class DueCheck:
    """A check whose day has come."""

    placement: Placement
    days: int
    due_on: date


def _must_see(partnership: Partnership, seen_by: User) -> None:
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound


def get_placement(key: UUID | str, seen_by: User) -> Placement:
    """A placement. Raises `NotFound`."""
    found = Placement.objects.filter(partnership__in=partnerships.joint_partnerships(seen_by))
    try:
        kept = found.select_related("partnership", "order", "from_class").filter(pk=key).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if kept is None:
        raise NotFound
    return kept


def view_placement(placement: Placement) -> PlacementLine:
    """A placement that a reader has got already, with its checks."""
    return _line(placement)


def list_placements(partnership: Partnership, seen_by: User) -> list[PlacementLine]:
    """All placements, newest start first."""
    _must_see(partnership, seen_by)
    found = Placement.objects.filter(partnership=partnership)
    return [
        _line(p) for p in found.select_related("order", "from_class").prefetch_related("checks")
    ]


def _line(placement: Placement) -> PlacementLine:
    checks = list(placement.checks.all())
    left = any(each.result in (CheckResult.LEFT, CheckResult.ELSEWHERE) for each in checks)
    coming = rules.next_check(placement.started_on, [each.days for each in checks], has_left=left)
    return PlacementLine(
        placement=placement, checks=checks, next_days=coming[0] if coming else None,
        next_on=coming[1] if coming else None, has_left=left,
    )  # fmt: skip


def list_classes(partnership: Partnership, seen_by: User) -> list[ClassLine]:
    """Classes with both rates: of all who enrolled, and of those who completed."""
    _must_see(partnership, seen_by)
    return _classes(partnership)


def _classes(partnership: Partnership) -> list[ClassLine]:
    earlier = Earlier(partnership)
    found = ProgramClass.objects.filter(partnership=partnership).prefetch_related("placements")
    return [ClassLine(each, _counted(each, earlier)) for each in found]


def _counted(each: ProgramClass, earlier: Earlier, without: str = "") -> ClassResult:
    people: dict[str, bool] = {}
    for start in each.placements.all():
        if start.person != without:
            people[start.person] = people.get(start.person, False) or start.is_completer
    before = earlier.of(CountKind.CLASS, each.pk)
    return ClassResult(
        enrolled=each.enrolled, completed=each.completed, placed=len(people) + before.counted,
        placed_of_completers=sum(people.values()) + before.base,
    )  # fmt: skip


def result_without(program_class: ProgramClass, person: str) -> ClassResult:
    """How a class stands without one of its people: for whoever enters a start of theirs."""
    return _counted(program_class, Earlier(program_class.partnership), without=person)


class Earlier:
    """Starts that were made elsewhere before the partnership was brought here, as counts."""

    def __init__(self, partnership: Partnership) -> None:
        rows = EarlierCount.objects.filter(partnership=partnership)
        self.rows = {(row.kind, row.about, row.days): row for row in rows}

    def __bool__(self) -> bool:
        return bool(self.rows)

    def of(self, kind: CountKind, about: UUID, days: int = 0) -> EarlierCount:
        """One of the counts; of nobody, if there is none."""
        return self.rows.get((kind, about, days)) or EarlierCount(kind=kind, about=about, counted=0)


def list_promises(partnership: Partnership, seen_by: User) -> list[PromiseLine]:
    """Orders with promised hires, and how many were made."""
    _must_see(partnership, seen_by)
    made, earlier = hired(partnership), Earlier(partnership)
    return [
        PromiseLine(order, made[order.pk] + earlier.of(CountKind.PROMISE, order.pk).counted)
        for order in demand.list_orders(partnership, seen_by)
        if order.promised_hires
    ]


def hired(partnership: Partnership) -> Counter[UUID]:
    """How many of the promised hires were made, by order."""
    promised = Placement.objects.filter(partnership=partnership, is_promised=True)
    return Counter(promised.values_list("order", flat=True))


def has_earlier(partnership: Partnership, seen_by: User) -> bool:
    """Whether starts that were made elsewhere are counted in the rates."""
    _must_see(partnership, seen_by)
    return bool(Earlier(partnership))


def retention(
    lines: Iterable[PlacementLine], partnership: Partnership, on: date
) -> list[tuple[int, Rate, int]]:
    """For each check day: still placed among those reached, and how many were not reached.

    Who was found to have left counts as gone on each later day once it has come for them: nobody is
    counted 365 days after a start of last month.
    """
    lines, earlier = list(lines), Earlier(partnership)
    found = []
    for days in CHECK_DAYS:
        results = [_result(line, days, on) for line in lines]
        lost = sum(result is CheckResult.UNKNOWN for result in results)
        before, rate = earlier.of(CountKind.CHECK, partnership.pk, days), rules.retained(results)
        added = Rate(rate.count + before.counted, rate.of + before.base)
        found.append((days, added, lost + before.lost))
    return found


def counts_for_copy(partnerships: Sequence[Any]) -> Iterator[EarlierCount]:
    """What goes into a copy in place of single starts: the counts that the page shows."""
    for partnership in Partnership.objects.filter(pk__in=list(partnerships)):
        told: list[tuple[CountKind, UUID, int, tuple[int, int, int]]] = [
            (CountKind.CLASS, each.program_class.pk, 0, (each.result.placed, each.result.placed_of_completers, 0))
            for each in _classes(partnership)
        ]  # fmt: skip
        made, earlier = hired(partnership), Earlier(partnership)
        orders = JobOrder.objects.filter(partnership=partnership, promised_hires__gt=0)
        for order in orders.values_list("pk", flat=True):
            before = earlier.of(CountKind.PROMISE, order).counted
            told.append((CountKind.PROMISE, order, 0, (made[order] + before, 0, 0)))
        found = Placement.objects.filter(partnership=partnership).prefetch_related("checks")
        for days, rate, lost in retention(map(_line, found), partnership, timezone.localdate()):
            told.append((CountKind.CHECK, partnership.pk, days, (rate.count, rate.of, lost)))
        for kind, about, days, (counted, base, lost) in told:
            if counted or base or lost:
                yield EarlierCount(
                    key=uuid5(partnership.pk, f"{kind.value} {about} {days}"), days=days, lost=lost,
                    partnership=partnership, kind=kind.value, about=about, counted=counted, base=base,
                )  # fmt: skip


COPIED = (
    Copied(ProgramClass, within="partnership"),
    Copied(EarlierCount, within="partnership", made=counts_for_copy),
    Copied(TargetPlan, within="partnership"),
)
"""Who started where is about people the partnership serves; what the rates show of them is not."""


def _result(line: PlacementLine, days: int, on: date) -> CheckResult | None:
    for check in line.checks:
        if check.days == days:
            return CheckResult(check.result)
    if on < rules.due_on(line.placement.started_on, days):
        return None
    earlier = [each for each in line.checks if each.days < days]
    return CheckResult(earlier[-1].result) if line.has_left and earlier else None


def waiting_for(user: User, on: date) -> list[DueCheck]:
    """Checks whose day has come, in partnerships where somebody sits on a side. Three queries at most."""
    mine = {seat.partnership_key for seat in partnerships.seats_of(user) if seat.side}
    if not mine:
        return []
    earliest = on.fromordinal(on.toordinal() - CHECK_DAYS[0])
    found = Placement.objects.filter(partnership__in=mine, started_on__lte=earliest)
    lines = [
        _line(p) for p in found.select_related("partnership", "order").prefetch_related("checks")
    ]
    return [
        DueCheck(line.placement, line.next_days, line.next_on)
        for line in lines
        if line.next_days is not None and line.next_on is not None and line.next_on <= on
    ]


def starts_for_system(partnership: Partnership) -> list[tuple[Placement, date]]:
    """Every start, and the last day on which somebody found the person in that job. For indicators alone."""
    found = Placement.objects.filter(partnership=partnership).select_related("order")
    lines = [(start, list(start.checks.all())) for start in found.prefetch_related("checks")]
    there = (CheckResult.STAYS, CheckResult.MOVED_UP)
    return [
        (start, max([start.started_on, *(c.on for c in checks if c.result in there)]))
        for start, checks in lines
    ]


@dataclass(frozen=True)
class PlanView:
    """A plan with where it stands, its rows against what came, and their sums to date."""

    plan: TargetPlan
    status: ForecastStatus
    rows: Sequence[TargetRow]
    to_date: Sequence[TargetRow]


def list_plans(partnership: Partnership, *, seen_by: User, on: date) -> list[PlanView]:
    """Every plan that was put to both sides, newest first. Raises `NotFound`."""
    _must_see(partnership, seen_by)
    plans = list(TargetPlan.objects.filter(partnership=partnership).select_related("body"))
    actual = _came(partnership) if plans else {}
    found = []
    for plan in plans:
        targets = {row["quarter"]: {m: int(row[m.value]) for m in Measure} for row in plan.targets}
        rows = rules.against(targets, actual, on)
        status = demand.status_on(Ref.to(plan), plan.proposal_digest)
        found.append(PlanView(plan, status, rows, rules.to_date(rows)))
    return found


def _came(partnership: Partnership) -> dict[str, Counter[Measure]]:
    """People by quarter: of classes in the quarter of their end, of starts and of their 90th day."""
    found: dict[str, Counter[Measure]] = {}

    def add(day: date, measure: Measure, number: int = 1) -> None:
        found.setdefault(str(Quarter.of(day)), Counter())[measure] += number

    for each in ProgramClass.objects.filter(partnership=partnership):
        add(each.ended_on, Measure.ENROLLED, each.enrolled)
        add(each.ended_on, Measure.COMPLETED, each.completed)
    starts = Placement.objects.filter(partnership=partnership).prefetch_related("checks")
    placed: set[tuple[str, str]] = set()
    for start in starts:
        quarter = str(Quarter.of(start.started_on))
        if (quarter, start.person) not in placed:
            placed.add((quarter, start.person))
            add(start.started_on, Measure.PLACED)
        if any(
            check.days == rules.RETAINED_AFTER and check.result in rules.HOLDING
            for check in start.checks.all()
        ):
            add(rules.due_on(start.started_on, rules.RETAINED_AFTER), Measure.RETAINED)
    return found
