"""What can be read of placements, and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError

from highroad.areas.accounts.models import User
from highroad.areas.demand import queries as demand
from highroad.areas.demand.models import JobOrder
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.placements import rules
from highroad.areas.placements.models import Placement, ProgramClass, RetentionCheck
from highroad.areas.placements.rules import CHECK_DAYS, ClassResult, Rate
from highroad.areas.placements.vocabulary import CheckResult
from highroad.kit.answers import NotFound

__all__ = [
    "CHECK_DAYS",
    "ClassLine",
    "ClassResult",
    "DueCheck",
    "Placement",
    "PlacementLine",
    "ProgramClass",
    "PromiseLine",
    "Rate",
    "get_placement",
    "list_classes",
    "list_placements",
    "list_promises",
    "retention",
    "view_placement",
    "waiting_for",
]


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
    found = []
    for each in ProgramClass.objects.filter(partnership=partnership).prefetch_related("placements"):
        people = {p.person: p.is_completer for p in each.placements.all()}
        found.append(
            ClassLine(
                each,
                ClassResult(
                    enrolled=each.enrolled, completed=each.completed, placed=len(people),
                    placed_of_completers=sum(people.values()),
                ),
            )
        )  # fmt: skip
    return found


def list_promises(partnership: Partnership, seen_by: User) -> list[PromiseLine]:
    """Orders with promised hires, and how many were made."""
    _must_see(partnership, seen_by)
    made = Counter(
        Placement.objects.filter(partnership=partnership, is_promised=True).values_list(
            "order", flat=True
        )
    )
    orders = demand.list_orders(partnership, seen_by)
    return [PromiseLine(order, made[order.pk]) for order in orders if order.promised_hires]


def retention(lines: Iterable[PlacementLine]) -> list[tuple[int, Rate, int]]:
    """For each check day: still placed among those reached, and how many were not reached.

    Who was found to have left counts as gone on every later day that has come for others too.
    """
    lines = list(lines)
    found = []
    for days in CHECK_DAYS:
        results = [_result(line, days) for line in lines]
        lost = sum(result is CheckResult.UNKNOWN for result in results)
        found.append((days, rules.retained(results), lost))
    return found


def _result(line: PlacementLine, days: int) -> CheckResult | None:
    for check in line.checks:
        if check.days == days:
            return CheckResult(check.result)
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
