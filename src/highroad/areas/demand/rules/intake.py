"""The intake plan: the smallest shortage that seats, ratios, instructors and budget allow.

A linear program over all crafts and quarters, solved exactly by HiGHS. Starts may be fractions of a
person there; `whole` rounds them down, so that no cap is broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from highroad.areas.demand.vocabulary import Cap

CLOSE = 1e-7
FEWEST = 1e-4
"""What a start weighs beside a hand short for a quarter: of two plans as good, the one with fewer starts."""


@dataclass(frozen=True, kw_only=True)
class CraftRoom:
    """A craft over all quarters: hands short without any further start, and room for learners."""

    craft: str
    short: Sequence[float]
    """Demand less supply, below 0 where there are more than needed."""
    steps: int
    """Quarters from start to completion."""
    survival: float
    stays: float
    """Share of journeyworkers who stay from quarter to quarter."""
    seats: Sequence[float]
    """Free places for learners in each quarter, beside those planned already."""
    ratio: Sequence[float]
    taught: Sequence[float] | None = None
    """Free places with the craft's own instructors; nothing where crafts share them."""
    cost: float = 0.0

    def hands(self, start: int, quarter: int) -> float:
        """Hands that one start in a quarter brings in a later one."""
        waited = quarter - start - self.steps
        return self.survival * self.stays**waited if waited >= 0 else 0.0


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What all crafts share: places with instructors in each quarter, and dollars in all."""

    instructors: Sequence[float] | None = None
    budget: float | None = None


@dataclass(frozen=True, kw_only=True)
class Binding:
    """A cap that holds the plan down, and the hand-quarters one more place (or 1,000 dollars) brings."""

    cap: Cap
    craft: str
    quarter: int | None
    worth: float


@dataclass(frozen=True, kw_only=True)
class IntakePlan:
    """Starts by craft and quarter, what stays short in hand-quarters, and what binds."""

    starts: dict[str, list[float]]
    shortage: float
    without: float
    """The shortage if nobody further started."""
    bindings: list[Binding] = field(default_factory=list)

    @property
    def by_cap(self) -> list[Binding]:
        """For each cap of each craft what one more place through all quarters brings at most."""
        found: dict[tuple[Cap, str], float] = {}
        for each in self.bindings:
            found[each.cap, each.craft] = found.get((each.cap, each.craft), 0.0) + each.worth
        gathered = [
            Binding(cap=cap, craft=craft, quarter=None, worth=worth)
            for (cap, craft), worth in found.items()
        ]
        return sorted(gathered, key=lambda each: -each.worth)

    def whole(self, craft: str) -> list[int]:
        """Whole people, rounded down within every cap."""
        return [int(count + CLOSE) for count in self.starts[craft]]


class _Program:
    """Rows and columns as they are gathered."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.rows: list[tuple[float, float, list[tuple[int, float]]]] = []
        self.names: dict[int, tuple[Cap, str, int | None]] = {}

    def column(self, cost: float) -> int:
        self.costs.append(cost)
        return len(self.costs) - 1

    def at_least(self, bound: float, terms: list[tuple[int, float]]) -> None:
        self.rows.append((bound, np.inf, terms))

    def at_most(
        self, bound: float, terms: list[tuple[int, float]], cap: Cap, craft: str, quarter: int | None
    ) -> None:  # fmt: skip
        if terms:
            self.names[len(self.rows)] = (cap, craft, quarter)
            self.rows.append((-np.inf, max(0.0, bound), terms))

    def solve(self) -> tuple[list[float], list[float]]:
        """Values of the columns and worth of the rows. Raises `ArithmeticError` without a sure end."""
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        model.setOptionValue("threads", 1)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.costs), len(self.rows)
        program.col_cost_ = np.array(self.costs)
        program.col_lower_ = np.zeros(len(self.costs))
        program.col_upper_ = np.full(len(self.costs), np.inf)
        program.row_lower_ = np.array([row[0] for row in self.rows])
        program.row_upper_ = np.array([row[1] for row in self.rows])
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(row[2]) for row in self.rows]
        program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        program.a_matrix_.index_ = np.array([c for row in self.rows for c, _v in row[2]], np.int32)
        program.a_matrix_.value_ = np.array([v for row in self.rows for _c, v in row[2]], float)
        model.passModel(program)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"The intake plan ended as {model.getModelStatus()}.")
        found = model.getSolution()
        return list(found.col_value), list(found.row_dual)


def plan(crafts: Sequence[CraftRoom], limits: Limits | None = None) -> IntakePlan:
    """The plan with the smallest sum of hands short over all quarters."""
    limits = limits or Limits()
    if not crafts:
        return IntakePlan(starts={}, shortage=0.0, without=0.0)
    count = len(crafts[0].short)
    program = _Program()
    starts = {
        each.craft: [program.column(FEWEST) for _ in range(max(0, count - each.steps))]
        for each in crafts
    }
    missing = {each.craft: _shortages(program, each, starts[each.craft]) for each in crafts}
    for each in crafts:
        _rooms(program, each, starts[each.craft], count)
    _shared(program, crafts, starts, limits, count)
    values, worths = program.solve()
    return IntakePlan(
        starts={
            each.craft: [values[c] for c in starts[each.craft]] + [0.0] * min(each.steps, count)
            for each in crafts
        },
        shortage=sum(values[c] for columns in missing.values() for c in columns),
        without=sum(max(0.0, short) for each in crafts for short in each.short),
        bindings=_bindings(program, worths),
    )


def _shortages(program: _Program, each: CraftRoom, starts: Sequence[int]) -> list[int]:
    """A column for what stays short in each quarter, and the row that holds it there."""
    found = []
    for quarter, short in enumerate(each.short):
        column = program.column(1.0)
        terms = [(c, each.hands(at, quarter)) for at, c in enumerate(starts) if at + each.steps <= quarter]  # fmt: skip
        program.at_least(short, [(column, 1.0), *terms])
        found.append(column)
    return found


def _learning(each: CraftRoom, starts: Sequence[int], quarter: int) -> list[tuple[int, float]]:
    """Who started so lately that they still learn; who left early keeps the place until the end."""
    return [(c, 1.0) for at, c in enumerate(starts) if quarter - each.steps < at <= quarter]


def _rooms(program: _Program, each: CraftRoom, starts: Sequence[int], count: int) -> None:
    for quarter in range(count):
        terms = _learning(each, starts, quarter)
        program.at_most(each.seats[quarter], terms, Cap.SEATS, each.craft, quarter)
        program.at_most(each.ratio[quarter], terms, Cap.RATIO, each.craft, quarter)
        if each.taught is not None:
            program.at_most(each.taught[quarter], terms, Cap.INSTRUCTORS, each.craft, quarter)


def _shared(
    program: _Program, crafts: Sequence[CraftRoom], starts: dict[str, list[int]], limits: Limits,
    count: int,
) -> None:  # fmt: skip
    if limits.instructors is not None:
        for quarter in range(count):
            terms = [t for each in crafts for t in _learning(each, starts[each.craft], quarter)]
            program.at_most(limits.instructors[quarter], terms, Cap.INSTRUCTORS, "", quarter)
    if limits.budget is not None:
        paid = [(c, each.cost / 1000) for each in crafts for c in starts[each.craft] if each.cost]
        program.at_most(limits.budget / 1000, paid, Cap.BUDGET, "", None)


def _bindings(program: _Program, worths: Sequence[float]) -> list[Binding]:
    found = [
        Binding(cap=cap, craft=craft, quarter=quarter, worth=-worths[row])
        for row, (cap, craft, quarter) in program.names.items()
        if worths[row] < -10 * FEWEST
    ]
    return sorted(found, key=lambda each: -each.worth)
