"""The attacker: for one unknown, the least and the most it can be, by linear programming."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from safecount.bounds.reading import Reading, Statement

CLOSE = 1e-6
NEAR = 1e-9
UNBOUNDED, OPTIMAL = highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kOptimal
SURE = frozenset([UNBOUNDED, OPTIMAL])
# With presolve on, a program over ranges of a billionth may never end.
QUIET = (("output_flag", False), ("threads", 1), ("presolve", "off"))
STEADY = (("presolve", "off"), ("solver", "simplex"))
WAYS = (
    STEADY,
    STEADY,
    (("presolve", "on"), ("solver", "simplex")),
    (("presolve", "on"), ("solver", "ipm")),
)
"""How a program is run, and run again where it lost its way."""
WHOLE_SECONDS = 10.0
"""How long an integer program may look for one end; what is longer keeps to the fractions."""
LARGE = 10_000
"""Amounts beyond this are brought near it."""


@dataclass(frozen=True)
class Interval:
    """All that a reader can conclude about a hidden number: it lies between these two."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the ends are."""
        return self.high - self.low

    def inward(self) -> Interval:
        """The whole numbers that lie within."""
        return Interval(float(np.ceil(self.low - CLOSE)), float(np.floor(self.high + CLOSE)))

    def narrowness(self, truth: int, up: int, down: int, width: int) -> str:
        """Why this interval does not leave the room that is wanted around the truth, or nothing."""
        slack = CLOSE * max(1, abs(truth))
        if not self.low - slack <= truth <= self.high + slack:
            return "the published numbers contradict the truth"
        if self.high < truth + up - slack:
            return "it can be told that it is not much more"
        if self.low > truth - down + slack:
            return "it can be told that it is not much less"
        return "its interval is too narrow" if self.width < width - slack else ""


def components(reading: Reading) -> list[tuple[list[int], list[Statement]]]:
    """Unknowns that hang together, each group with its statements."""
    root = list(range(len(reading.cells)))

    def find(unknown: int) -> int:
        while root[unknown] != unknown:
            root[unknown] = root[root[unknown]]
            unknown = root[unknown]
        return unknown

    for statement in reading.statements:
        for other in statement.unknowns[1:]:
            root[find(other)] = find(statement.unknowns[0])
    groups: dict[int, tuple[list[int], list[Statement]]] = {}
    for unknown in range(len(reading.cells)):
        groups.setdefault(find(unknown), ([], []))[0].append(unknown)
    for statement in reading.statements:
        groups[find(statement.unknowns[0])][1].append(statement)
    return list(groups.values())


class Attacker:
    """Knows one group of unknowns and every statement about them; may know some numbers besides."""

    def __init__(
        self,
        reading: Reading,
        unknowns: Sequence[int],
        statements: Sequence[Statement],
        *,
        patient: bool = False,
    ) -> None:
        self.whole = reading.whole
        self.patient = patient
        self.place = {unknown: number for number, unknown in enumerate(unknowns)}
        self.least = np.array([reading.least.get(unknown, 0.0) for unknown in unknowns])
        self.most = np.array([reading.most.get(unknown, np.inf) for unknown in unknowns])
        self._every = np.arange(len(unknowns), dtype=np.int32)
        self._scale = _scale(statements)
        self._model = highspy.Highs()  # type: ignore[no-untyped-call]
        self._set(QUIET)
        self._model.passModel(self._program(statements))
        self.learns({})

    def _set(self, options: Sequence[tuple[str, bool | int | str]]) -> None:
        for option, choice in options:
            self._model.setOptionValue(option, choice)

    def _program(self, statements: Sequence[Statement]) -> highspy.HighsLp:
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.place), len(statements)
        program.col_cost_ = np.zeros(len(self.place))
        program.col_lower_, program.col_upper_ = self.least, self.most
        program.row_lower_ = np.array([each.low for each in statements]) / self._scale
        program.row_upper_ = np.array([each.high for each in statements]) / self._scale
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(each.unknowns) for each in statements]
        program.a_matrix_.start_ = np.cumsum([0, *lengths])
        program.a_matrix_.index_ = [
            self.place[unknown] for each in statements for unknown in each.unknowns
        ]
        program.a_matrix_.value_ = [sign for each in statements for sign in each.coefficients]
        return program

    def learns(self, known: Mapping[int, float]) -> None:
        """From now on these unknowns are known to him, and no others besides what is published."""
        lower, upper = self.least.copy(), self.most.copy()
        for unknown, number in known.items():
            room = NEAR * max(self._scale, abs(number))
            lower[self.place[unknown]], upper[self.place[unknown]] = number - room, number + room
        self._model.changeColsBounds(
            len(lower), self._every, lower / self._scale, upper / self._scale
        )
        self._lower, self._seen_least = lower, np.zeros(len(lower), dtype=bool)

    def spread(self, rounds: int) -> dict[int, float]:
        """At least how far each unknown can range, from a few tables picked by chance."""
        mixed = np.random.default_rng(rounds)
        points = []
        self._set(STEADY)
        for _ in range(rounds):
            costs = mixed.standard_normal(len(self.place))
            for wish in (costs, -costs):
                self._wish(wish)
                self._model.run()
                if self._model.getModelStatus() == OPTIMAL:
                    points.append(self._point())
        self._wish(np.zeros(len(self.place)))
        if not points:
            return {}
        ranges = np.ptp(points, axis=0)
        return {unknown: float(ranges[place]) for unknown, place in self.place.items()}

    def _wish(self, costs: np.ndarray) -> None:
        self._model.changeColsCost(len(costs), self._every, costs)

    def _point(self) -> np.ndarray:
        """The table that the last program found."""
        return np.array(self._model.getSolution().col_value) * self._scale

    def interval(self, unknown: int) -> Interval:
        """The least and the most this unknown can be, rounded inward for counts.

        A patient attacker also uses that all other counts are whole, which takes integer programs.
        """
        place = self.place[unknown]
        seen = Interval(self._end(place, 1), self._end(place, -1))
        return seen.inward() if self.whole else seen

    def _end(self, place: int, sense: int) -> float:
        """The least (sense 1) or most (sense -1) of one unknown."""
        if sense == 1 and self._seen_least[place]:
            return float(self._lower[place])
        point = self._solve(place, sense)
        if point is None:
            return np.inf
        end = float(point[place])
        if self.whole and self.patient and np.abs(point - np.rint(point)).max() > CLOSE:
            end = self._whole_end(place, sense, end)
        return end

    def _solve(self, place: int, sense: int) -> np.ndarray | None:
        """The table in which one unknown is least or most; None when there is no most."""
        self._model.changeColCost(place, sense)
        status = self._run_until_sure()
        self._model.changeColCost(place, 0)
        if status == UNBOUNDED:
            return None
        point = self._point()
        self._seen_least |= point <= self._lower + CLOSE
        return point

    def _run_until_sure(self) -> highspy.HighsModelStatus:
        """Run the program; where the simplex loses its way, start afresh, then by other means.

        Raises `ArithmeticError` when no way is sure: nothing may be concluded then.
        """
        for way in WAYS:
            self._set(way)
            self._model.run()
            status = self._model.getModelStatus()
            if status in SURE:
                return status
            self._model.clearSolver()
        raise ArithmeticError(
            f"The audit's linear program ended as {status}; nothing was concluded."
        )

    def _whole_end(self, place: int, sense: int, relaxed: float) -> float:
        """The same end when every unknown is a whole number: a small integer program."""
        self._set(STEADY)
        self._model.changeColCost(place, sense)
        self._be(highspy.HighsVarType.kInteger)
        self._model.setOptionValue("time_limit", self._model.getRunTime() + WHOLE_SECONDS)
        self._model.run()
        bound = sense * self._model.getInfo().mip_dual_bound
        solved = self._model.getModelStatus() == OPTIMAL
        self._model.setOptionValue("time_limit", highspy.kHighsInf)
        self._be(highspy.HighsVarType.kContinuous)
        self._model.changeColCost(place, 0)
        return bound if solved else relaxed

    def _be(self, kind: highspy.HighsVarType) -> None:
        """From now on every unknown is a whole number, or any."""
        self._model.changeColsIntegrality(
            len(self._every), self._every, np.full(len(self._every), kind)
        )


def _scale(statements: Sequence[Statement]) -> float:
    """Whole counts stay as they are; large amounts are brought near `LARGE`."""
    ends = [end for each in statements for end in (each.low, each.high)]
    return max([1.0, *(abs(end) / LARGE for end in ends if np.isfinite(end))])
