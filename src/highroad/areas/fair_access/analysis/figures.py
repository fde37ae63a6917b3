"""Figures: shares and verdicts, reckoned only from cells that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from highroad.areas.fair_access.rules.goals import AgreedGoal
from highroad.areas.fair_access.rules.tables import (
    TOTAL,
    AppliedGoal,
    Figure,
    Place,
    PublishedTable,
    TableCell,
)
from highroad.areas.fair_access.vocabulary import Category, Unit, Verdict
from highroad.measures import utilization as measure
from highroad.measures.goals import DatedGoal, goal_for

PLACES = Decimal("0.00000001")
NOBODY = TableCell(place=(), group="", hours=Decimal(0), workers=0)


def applied(goal: AgreedGoal) -> AppliedGoal:
    """The goal as it is written beside a figure."""
    return AppliedGoal(
        key=goal.key, share=goal.share, unit=goal.unit, kind=goal.kind, source=goal.source,
        legal_basis=goal.legal_basis,
    )  # fmt: skip


def dated(goal: AgreedGoal) -> DatedGoal:
    """The goal as the measures know it."""
    return DatedGoal(
        name=goal.key, group=goal.group, share=goal.share, unit=goal.unit, kind=goal.kind,
        from_on=goal.from_on, to_on=goal.to_on, scope=goal.scope,
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Measured:
    """The figures of a table: which groups, against which goals, with how much work still to come."""

    table: PublishedTable
    goals: Sequence[AgreedGoal]
    remaining: Decimal | None = None

    def figures(self, places: Iterable[Place], groups: Sequence[str]) -> tuple[Figure, ...]:
        """One figure for every line and group, more where goals in hours and in persons apply."""
        return tuple(
            figure
            for place in places
            for group in groups
            if group != Category.UNKNOWN
            for figure in self._of(place, group)
        )

    def _of(self, place: Place, group: str) -> list[Figure]:
        goals = [
            goal for unit in Unit.values if (goal := self._goal(place, group, unit)) is not None
        ]
        if not goals:
            return [self.figure(place, group, Unit.HOURS, None)]
        return [self.figure(place, group, goal.unit, goal) for goal in goals]

    def _goal(self, place: Place, group: str, unit: str) -> AgreedGoal | None:
        line = {
            name: category
            for name, category in zip(self.table.by, place, strict=True)
            if category != TOTAL
        }
        found = goal_for(
            map(dated, self.goals),
            group=group, unit=unit, line=line, on=self.table.source.period.last_on,
        )  # fmt: skip
        return next((goal for goal in self.goals if found and goal.key == found.name), None)

    def figure(self, place: Place, group: str, unit: str, goal: AgreedGoal | None) -> Figure:
        """One figure, against this goal."""
        part, whole, unknown = (
            amount(self.table.index.get((place, each), NOBODY), unit)
            for each in (group, TOTAL, Category.UNKNOWN)
        )
        held = applied(goal) if goal else None
        if part is None or whole is None:
            return Figure(place=place, group=group, unit=unit, verdict=Verdict.HIDDEN, goal=held)
        found = measure.utilization(
            group=part,
            total=whole,
            unknown=min(unknown, whole - part) if unknown is not None else 0,
            unit=measure.Unit(unit),
            goal=goal.share if goal else None,
            remaining=self.remaining if unit == Unit.HOURS else None,
        )
        return said(found, place, group, held, knows_unknown=unknown is not None)


def amount(cell: TableCell, unit: str) -> Decimal | None:
    """Hours or persons of a cell, or None if it is hidden."""
    if cell.hidden:
        return None
    if unit == Unit.HOURS:
        return cell.hours
    return None if cell.workers is None else Decimal(cell.workers)


def said(
    found: measure.Utilization, place: Place, group: str, goal: AppliedGoal | None,
    *, knows_unknown: bool,
) -> Figure:  # fmt: skip
    """A measured value as a figure. Without the unknown only the lowest share can be said."""
    judged = verdict(found, goal, knows_unknown=knows_unknown)
    return Figure(
        place=place, group=group, unit=found.unit.value, verdict=judged, goal=goal,
        amount=rounded(found.group), total=rounded(found.total), low=rounded(found.low),
        of_known=rounded(found.of_known) if knows_unknown else None,
        high=rounded(found.high) if knows_unknown else None,
        coverage=rounded(found.coverage) if knows_unknown else None,
        unknown=rounded(found.unknown) if knows_unknown else None,
        gap=rounded(found.gap), to_add=rounded(found.to_add), catch_up=rounded(found.catch_up),
    )  # fmt: skip


def verdict(found: measure.Utilization, goal: AppliedGoal | None, *, knows_unknown: bool) -> str:
    """The verdict that may be said aloud."""
    if goal is None or goal.kind == "tracked" or found.verdict is None:
        return Verdict.NO_GOAL
    if not knows_unknown and found.verdict is not measure.Verdict.MET:
        return Verdict.HIDDEN
    return Verdict(found.verdict.value)


def rounded(exact: Fraction | None) -> Decimal | None:
    """To eight places, half up; verdicts never rest on it."""
    if exact is None:
        return None
    return Decimal(round(exact * 10**8)).scaleb(-8).quantize(PLACES)
