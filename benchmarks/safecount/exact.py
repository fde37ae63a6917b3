"""A plain branch and cut on HiGHS for the same problem, to be compared with: Fischetti and Salazar (2001), no tricks.

It reads the table itself and shares no code with the library. Weights are counts; every count of 1 to k - 1 must keep
an interval at least k wide whose top is at least k.
"""

from __future__ import annotations

import time

import highspy
import numpy as np
from safecount import Crosstab

TOLERANCE = 1e-6


def equations(table: Crosstab) -> list[tuple[int, list[int]]]:
    """Every margin with its parts."""
    size = table.size
    grid = np.arange(len(table)).reshape(size)
    found = []
    for place, axis in enumerate(table.axes):
        for node, below in enumerate(axis.children):
            if below:
                margins = np.take(grid, node, axis=place).ravel()
                parts = np.take(grid, below, axis=place)
                parts = np.moveaxis(parts, place, -1).reshape(-1, len(below))
                found += list(zip(margins.tolist(), parts.tolist(), strict=True))
    return found


def solve(table: Crosstab, k: int, seconds: float) -> tuple[float, float]:
    """The least loss found (infinite when none was) and a lower bound, within so much processor time."""
    until = time.process_time() + seconds
    counts = table.counts[table.grains[0]].astype(np.float64)
    sensitive = (counts >= 1) & (counts < k)
    weight = np.where(sensitive | (counts == 0), 0.0, np.maximum(counts, 1.0))
    attacker = _Attacker(table, counts, k)
    cells = np.flatnonzero(weight > 0)
    place = np.full(len(counts), -1)
    place[cells] = np.arange(len(cells))
    cuts: list[tuple[np.ndarray, np.ndarray]] = []
    bound, whole = 0.0, False
    while time.process_time() < until:
        state, value, x = _master(weight[cells], place, cuts, until - time.process_time(), whole)
        bound = max(bound, value)
        if not state:
            break
        degrees = sensitive.astype(float)
        degrees[cells] = x
        fresh = attacker.cuts(degrees, np.flatnonzero(sensitive), weight > 0, until)
        if not fresh and time.process_time() < until:
            if whole or np.abs(x - np.rint(x)).max(initial=0) < TOLERANCE:
                return float(weight[cells] @ np.rint(x)), bound
            whole = True
        cuts += fresh
    return float("inf"), bound


def _master(
    weight: np.ndarray, place: np.ndarray, cuts: list[tuple[np.ndarray, np.ndarray]],
    seconds: float, whole: bool,
) -> tuple[bool, float, np.ndarray]:  # fmt: skip
    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("time_limit", max(0.1, seconds))
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(weight), 0
    program.col_cost_ = weight
    program.col_lower_, program.col_upper_ = np.zeros(len(weight)), np.ones(len(weight))
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(weight)
    model.passModel(program)
    for cells, gives in cuts:
        model.addRow(1.0, highspy.kHighsInf, len(cells), place[cells].astype(np.int32), gives)
    model.run()
    info = model.getInfo()
    solved = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    value = info.mip_dual_bound if whole else info.objective_function_value if solved else 0.0
    return solved, float(value), np.asarray(model.getSolution().col_value)


class _Attacker:
    """The attacker's program: movements that keep every sum, within what each cell can give."""

    def __init__(self, table: Crosstab, counts: np.ndarray, k: int) -> None:
        self.counts, self.k = counts, k
        self.most = np.full(len(counts), 8.0 * k)
        self.least = -np.minimum(counts, 8.0 * k)
        self.model = highspy.Highs()
        self.model.silent()
        self.model.setOptionValue("threads", 1)
        self.model.setOptionValue("presolve", "off")
        program = highspy.HighsLp()
        rows = equations(table)
        program.num_col_, program.num_row_ = len(counts), len(rows)
        program.col_cost_ = np.zeros(len(counts))
        program.col_lower_, program.col_upper_ = self.least, self.most
        program.row_lower_ = program.row_upper_ = np.zeros(len(rows))
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.concatenate(
            [[0], np.cumsum([1 + len(parts) for _, parts in rows])]
        ).astype(np.int32)
        program.a_matrix_.index_ = np.array(
            [cell for margin, parts in rows for cell in (margin, *parts)], dtype=np.int32
        )
        program.a_matrix_.value_ = np.array(
            [sign for _, parts in rows for sign in (-1.0, *(1.0 for _ in parts))]
        )
        self.model.passModel(program)

    def cuts(
        self, degrees: np.ndarray, targets: np.ndarray, decided: np.ndarray, until: float
    ) -> list[tuple[np.ndarray, np.ndarray]]:
        """A cut for every need that these degrees leave unmet."""
        every = np.arange(len(degrees), dtype=np.int32)
        self.model.changeColsBounds(len(every), every, self.least * degrees, self.most * degrees)
        found = []
        for cell in targets.tolist():
            if time.process_time() > until:
                break
            up, rise = self._end(cell, 1.0)
            top = self.k - self.counts[cell]
            if up < top - TOLERANCE:
                found.append(self._cut(rise, top, decided))
            if up < self.k - TOLERANCE:
                down, fall = self._end(cell, -1.0)
                if up + down < self.k - TOLERANCE:
                    found.append(self._cut(rise + fall, float(self.k), decided))
        return found

    def _end(self, cell: int, way: float) -> tuple[float, np.ndarray]:
        self.model.changeColCost(cell, -way)
        self.model.run()
        solution = self.model.getSolution()
        self.model.changeColCost(cell, 0.0)
        dual = np.asarray(solution.col_dual)
        gives = np.maximum(dual, 0.0) * -self.least + np.maximum(-dual, 0.0) * self.most
        return way * solution.col_value[cell], gives

    def _cut(
        self, gives: np.ndarray, need: float, decided: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        rest = need - float(gives[~decided & (self.counts > 0)].sum())
        cells = np.flatnonzero(decided & (gives > 1e-9))
        return cells, np.minimum(gives[cells], rest) / rest
