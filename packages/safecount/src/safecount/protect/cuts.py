"""Cuts: what every safe pattern must satisfy, read off the attacker's own linear programs (Fischetti and Salazar).

For cells hidden to a degree x, the most that a variable can rise is a linear program whose dual gives an upper
bound that is linear in x. Where it falls short of what the variable needs, that bound is a cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import highspy
import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.nearby import Nearby
from safecount.protect.router import Floats, Mask, quiet_model
from safecount.protect.witnesses import Targets

SHORT = 1e-5


@dataclass(frozen=True, eq=False)
class Cut:
    """`sum of coefficient * x >= need` over cells, for every safe pattern."""

    cells: Ints
    coefficients: Floats
    need: float

    def at(self, cells: Ints) -> Cut:
        """The same cut where cells have other numbers."""
        return Cut(cells[self.cells], self.coefficients, self.need)


class Attack:
    """One layer attacked while its cells are hidden to some degree."""

    def __init__(
        self, nearby: Nearby, targets: Targets, weight: Floats, *, program: bool = True
    ) -> None:
        self._nearby = nearby
        layer = nearby.layer
        self.targets = targets
        self.layer = layer
        wanted = np.maximum(np.maximum(targets.up, targets.down), targets.width)
        self.unit = float(max(1, np.median(wanted))) if len(wanted) else 1.0
        self.low, self.high = layer.low / self.unit, layer.high / self.unit
        if program:
            written, _, _ = nearby.program(np.arange(layer.size), self.unit, np.inf)
            self._slack = -np.asarray(written.row_lower_)
            self._model = quiet_model()
            self._model.passModel(written)
        together = np.add.reduceat(weight[layer.cells], layer.start[:-1])
        share = np.repeat(np.maximum(together, 1e-12), np.diff(layer.start))
        self._share = weight[layer.cells] / share
        self.free = together <= 0

    def look_at(self, x: Floats) -> None:
        """Hide every cell to this degree from now on."""
        degree = np.where(
            self.free,
            1.0,
            np.add.reduceat(self._share * x[self.layer.cells], self.layer.start[:-1]),
        )
        every = np.arange(self.layer.size, dtype=np.int32)
        self._model.changeColsBounds(len(every), every, self.low * degree, self.high * degree)

    def cuts(self) -> Iterator[Cut]:
        """A cut for every need that falls short at the present degrees."""
        for target, variable in enumerate(self.targets.variable.tolist()):
            up, rise = self._most(variable, 1.0)
            if up < (need := self.targets.up[target] / self.unit) - SHORT:
                yield self._cut(rise, need)
            wanted_down, width = self.targets.down[target], self.targets.width[target]
            if wanted_down == 0 and up >= width / self.unit:
                continue
            down, fall = self._most(variable, -1.0)
            if down < (need := wanted_down / self.unit) - SHORT:
                yield self._cut(fall, need)
            if up + down < (need := width / self.unit) - SHORT:
                yield self._cut((rise[0] + fall[0], rise[1] + fall[1]), need)

    def row_cuts(self) -> Iterator[Cut]:
        """What single sums already say: the others in a sum must be able to give what one needs."""
        rows = self.layer.rows
        for target, variable in enumerate(self.targets.variable.tolist()):
            up, down, width = (
                float(part[target]) / self.unit
                for part in (self.targets.up, self.targets.down, self.targets.width)
            )
            for row, own in self._nearby.rows_of(variable):
                if not rows.equal[row]:
                    continue
                span = slice(rows.start[row], rows.start[row + 1])
                column, sign = rows.column[span], rows.sign[span]
                other = column != variable
                against = sign[other] * own < 0
                column, size = column[other], np.abs(sign[other]) / abs(own)
                ahead = np.where(against, self.high[column], -self.low[column]) * size
                behind = np.where(against, -self.low[column], self.high[column]) * size
                for need, gives in ((up, ahead), (down, behind), (width, ahead + behind)):
                    cut = self._row_cut(column, gives, need)
                    if cut is not None:
                        yield cut

    def _row_cut(self, column: Ints, gives: Floats, need: float) -> Cut | None:
        free = self.free[column]
        rest = need - float(np.minimum(gives[free], need).sum())
        if rest <= SHORT:
            return None
        column, gives = column[~free], np.minimum(gives[~free], rest)
        lengths = self.layer.start[column + 1] - self.layer.start[column]
        cells = self.layer.cells_of(column)
        spots = np.repeat(
            self.layer.start[column] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths
        )
        share = self._share[np.arange(len(cells)) + spots]
        used, place = np.unique(cells, return_inverse=True)
        coefficients = np.zeros(len(used))
        np.add.at(coefficients, place, np.repeat(gives, lengths) * share)
        kept = coefficients > 1e-9
        return Cut(used[kept], coefficients[kept] / rest, 1.0)

    def _most(self, variable: int, way: float) -> tuple[float, tuple[Floats, float]]:
        """How far a variable can go one way, and the bound on it: per unit of degree of each variable, and free."""
        self._model.changeColCost(variable, -way)
        self._model.run()
        solution = self._model.getSolution()
        reached = way * solution.col_value[variable]
        dual = np.asarray(solution.col_dual)
        fixed = float((np.abs(np.asarray(solution.row_dual)) * self._slack).sum())
        self._model.changeColCost(variable, 0.0)
        return reached, (
            np.maximum(dual, 0.0) * -self.low + np.maximum(-dual, 0.0) * self.high,
            fixed,
        )

    def _cut(self, bound: tuple[Floats, float], need: float) -> Cut:
        gives, fixed = bound
        rest = need - fixed - float(gives[self.free].sum())
        gives = np.where(self.free, 0.0, np.minimum(gives, rest))
        per_cell = np.repeat(gives, np.diff(self.layer.start)) * self._share
        used = per_cell > 1e-9
        cells, place = np.unique(self.layer.cells[used], return_inverse=True)
        coefficients = np.zeros(len(cells))
        np.add.at(coefficients, place, per_cell[used])
        return Cut(cells, coefficients / rest, 1.0)


class Master:
    """The cheapest degrees that satisfy all cuts so far: its value is a bound on every pattern's loss."""

    def __init__(self, weight: Floats) -> None:
        self.cells = np.flatnonzero(weight > 0)
        self.place = np.full(len(weight), -1, dtype=np.int64)
        self.place[self.cells] = np.arange(len(self.cells))
        self._waiting: list[Cut] = []
        self._model = quiet_model()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.cells), 0
        program.col_cost_ = weight[self.cells]
        program.col_lower_, program.col_upper_ = np.zeros(len(self.cells)), np.ones(len(self.cells))
        self._model.passModel(program)

    def add(self, cut: Cut) -> None:
        """Take one more cut in, from the next solution on."""
        self._waiting.append(cut)

    def _take_in(self) -> None:
        """Hand all waiting cuts to the program at once."""
        cuts, self._waiting = self._waiting, []
        if not cuts:
            return
        lengths = [len(cut.cells) for cut in cuts]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)
        places = self.place[np.concatenate([cut.cells for cut in cuts])].astype(np.int32)
        needs = np.array([cut.need for cut in cuts])
        self._model.addRows(
            len(cuts), needs, np.full(len(cuts), highspy.kHighsInf), int(sum(lengths)), starts,
            places, np.concatenate([cut.coefficients for cut in cuts]),
        )  # fmt: skip

    def solve(self) -> tuple[float, Floats]:
        """The bound, and the degree of every cell."""
        self._take_in()
        self._model.run()
        x = np.ones(len(self.place))
        x[self.cells] = np.asarray(self._model.getSolution().col_value)
        return float(self._model.getInfo().objective_function_value), x

    def solve_whole(
        self, seconds: float, within: Mask | None = None, below: float = np.inf
    ) -> tuple[float, Floats, str]:
        """The same with every cell hidden or not: a bound that holds even when time runs out, degrees, and the end.

        It ends "found", "none" (nothing is cheaper than `below`), or "late".
        """
        self._take_in()
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.silent()
        model.passModel(self._model.getLp())
        for option, choice in (
            ("time_limit", max(0.01, seconds)), ("threads", 1), ("mip_rel_gap", 0.0),
            ("random_seed", 1),
        ):  # fmt: skip
            model.setOptionValue(option, choice)
        every = np.arange(len(self.cells), dtype=np.int32)
        if within is not None:
            upper = within[self.cells].astype(np.float64)
            model.changeColsBounds(len(every), every, np.zeros(len(every)), upper)
        if np.isfinite(below):
            model.setOptionValue("objective_bound", below - 1e-6)
        model.changeColsIntegrality(
            len(every), every, np.full(len(every), highspy.HighsVarType.kInteger)
        )
        model.run()
        info, status = model.getInfo(), model.getModelStatus()
        x = np.ones(len(self.place))
        if status == highspy.HighsModelStatus.kOptimal:
            x[self.cells] = np.rint(model.getSolution().col_value)
            if info.objective_function_value >= below - 1e-6:
                return float(info.mip_dual_bound), x, "none"
            return float(info.mip_dual_bound), x, "found"
        if status in (
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kObjectiveBound,
        ):
            return float(below), x, "none"
        return float(info.mip_dual_bound), x, "late"
