"""The attacker: for one unknown, the least and the most it can be, by linear programming."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from safecount.bounds.reading import Reading, Statement

CLOSE = 1e-6
NEAR = 1e-9
WAYS = (("off", "simplex"), ("off", "simplex"), ("on", "simplex"), ("on", "ipm"))
UNBOUNDED = frozenset([highspy.HighsModelStatus.kUnbounded])


@dataclass(frozen=True)
class Interval:
    """All that a reader can conclude about a hidden number: it lies between these two."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the ends are."""
        return self.high - self.low


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
        self._lower = self.least
        self._scale = _scale(statements)
        self._model = highspy.Highs()  # type: ignore[no-untyped-call]
        self._model.silent()
        self._model.setOptionValue("threads", 1)
        self._model.setOptionValue("presolve", "off")
        self._model.passModel(self._program(statements))
        self._points: list[np.ndarray] = []

    def _program(self, statements: Sequence[Statement]) -> highspy.HighsLp:
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.place), len(statements)
        program.col_cost_ = np.zeros(len(self.place))
        program.col_lower_, program.col_upper_ = self.least / self._scale, self.most / self._scale
        program.row_lower_ = np.array([each.low for each in statements]) / self._scale
        program.row_upper_ = np.array([each.high for each in statements]) / self._scale
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lengths = [len(each.unknowns) for each in statements]
        program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        program.a_matrix_.index_ = np.array(
            [self.place[unknown] for each in statements for unknown in each.unknowns],
            dtype=np.int32,
        )
        program.a_matrix_.value_ = np.array(
            [float(sign) for each in statements for sign in each.coefficients]
        )
        return program

    def learns(self, known: Mapping[int, float]) -> None:
        """From now on these unknowns are known to him, and no others besides what is published."""
        lower, upper = self.least.copy(), self.most.copy()
        for unknown, number in known.items():
            room = NEAR * max(self._scale, abs(number))
            lower[self.place[unknown]] = max(0.0, number - room)
            upper[self.place[unknown]] = number + room
        every = np.arange(len(lower), dtype=np.int32)
        self._model.changeColsBounds(len(every), every, lower / self._scale, upper / self._scale)
        self._points.clear()
        self._lower = lower

    def spread(self, rounds: int) -> dict[int, float]:
        """At least how far each unknown can range, from a few tables picked by chance."""
        mixed = np.random.default_rng(rounds)
        every = np.arange(len(self.place), dtype=np.int32)
        points = []
        for _ in range(rounds):
            costs = mixed.standard_normal(len(every))
            for wish in (costs, -costs):
                self._model.changeColsCost(len(every), every, wish)
                self._model.run()
                if self._model.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                    points.append(np.asarray(self._model.getSolution().col_value) * self._scale)
        self._model.changeColsCost(len(every), every, np.zeros(len(every)))
        if not points:
            return {}
        ranges = np.max(points, axis=0) - np.min(points, axis=0)
        return {unknown: float(ranges[place]) for unknown, place in self.place.items()}

    def interval(self, unknown: int) -> Interval:
        """The least and the most this unknown can be, rounded inward for counts.

        A patient attacker also uses that all other counts are whole, which takes integer programs.
        """
        place = self.place[unknown]
        return Interval(self._end(place, 1), self._end(place, -1))

    def _end(self, place: int, sense: int) -> float:
        """The least (sense 1) or most (sense -1) of one unknown."""
        floor = float(self._lower[place])
        if sense == 1 and any(point[place] <= floor + CLOSE for point in self._points):
            return floor
        point = self._solve(place, sense)
        if point is None:
            return np.inf * -sense
        if not self.whole:
            return float(point[place])
        if self.patient and np.abs(point - np.rint(point)).max() > CLOSE:
            return self._whole_end(place, sense, float(point[place]))
        return round_inward(float(point[place]), sense)

    def _solve(self, place: int, sense: int) -> np.ndarray | None:
        """The table in which one unknown is least or most; None when there is no most."""
        self._model.changeColCost(place, float(sense))
        status = self._run_until_sure()
        self._model.changeColCost(place, 0.0)
        if status in UNBOUNDED:
            return None
        point = np.asarray(self._model.getSolution().col_value) * self._scale
        if len(self._points) < 64:
            self._points.append(point)
        return point

    def _run_until_sure(self) -> highspy.HighsModelStatus:
        """Run the program; where the simplex loses its way, start afresh, then by other means.

        Raises `ArithmeticError` when no way is sure: nothing may be concluded then.
        """
        for presolve, solver in WAYS:
            self._model.setOptionValue("presolve", presolve)
            self._model.setOptionValue("solver", solver)
            self._model.run()
            status = self._model.getModelStatus()
            if status == highspy.HighsModelStatus.kOptimal or status in UNBOUNDED:
                break
            self._model.clearSolver()
        self._model.setOptionValue("presolve", "off")
        self._model.setOptionValue("solver", "simplex")
        if status != highspy.HighsModelStatus.kOptimal and status not in UNBOUNDED:
            raise ArithmeticError(
                f"The audit's linear program ended as {status}; nothing was concluded."
            )
        return status

    def _whole_end(self, place: int, sense: int, relaxed: float) -> float:
        """The same end when every unknown is a whole number: a small integer program."""
        columns = np.arange(len(self.place), dtype=np.int32)
        whole = np.full(len(columns), highspy.HighsVarType.kInteger)
        parts = np.full(len(columns), highspy.HighsVarType.kContinuous)
        self._model.changeColsIntegrality(len(columns), columns, whole)
        self._model.changeColCost(place, float(sense))
        self._model.setOptionValue("time_limit", self._model.getRunTime() + 10.0)
        self._model.run()
        info = self._model.getInfo()
        bound = sense * info.mip_dual_bound
        solved = self._model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        self._model.changeColCost(place, 0.0)
        self._model.changeColsIntegrality(len(columns), columns, parts)
        self._model.setOptionValue("time_limit", highspy.kHighsInf)
        return round_inward(bound if solved else relaxed, sense)


def round_inward(end: float, sense: int) -> float:
    """An end (least: sense 1, most: sense -1) of a whole number: the next whole one inside."""
    return float(np.ceil(end - CLOSE)) if sense == 1 else float(np.floor(end + CLOSE))


def _scale(statements: Sequence[Statement]) -> float:
    """Whole counts stay as they are; large amounts are brought near a thousand."""
    sizes = [abs(end) for each in statements for end in (each.low, each.high) if np.isfinite(end)]
    largest = max(sizes, default=1.0)
    return 1.0 if largest <= 10_000 else largest / 10_000
