"""Cuts: what every safe pattern must satisfy, read off the attacker's own linear programs (Fischetti and Salazar).

For cells hidden to a degree x, the most that a variable can rise is a linear program whose dual gives an upper
bound that is linear in x. Where it falls short of what the variable needs, that bound is a cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.nearby import Nearby
from safecount.protect.router import Floats, quiet_model
from safecount.protect.watch import Watch
from safecount.protect.witnesses import Targets

SHORT = 1e-5
FAR = np.inf
PARTS = 720_720
"""Duals become fractions of this: basic solutions of tables have small denominators, and most divide it."""


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
        self._behind = np.where(layer.low > -layer.high, -self.low, np.inf)
        self._busy = np.ones(len(targets.variable), dtype=bool)
        self._degree = np.ones(layer.size)
        if program:
            self._row, self._equal = layer.rows.row_of_entries(), layer.rows.equal
            written, _, _ = nearby.program(np.arange(layer.size), self.unit, np.inf)
            self._slack = -np.asarray(written.row_lower_)
            self._model = quiet_model()
            self._model.passModel(written)
        together = np.add.reduceat(weight[layer.cells], layer.start[:-1])
        share = np.repeat(np.maximum(together, 1e-12), np.diff(layer.start))
        self._share = weight[layer.cells] / share
        self.free = together <= 0

    def degrees(self, x: Floats) -> Floats:
        """To which degree every variable may move when cells are hidden to these."""
        together = np.add.reduceat(self._share * x[self.layer.cells], self.layer.start[:-1])
        return np.where(self.free, 1.0, together)

    def shares_of(self, variables: Ints) -> Floats:
        """The part that each cell of these variables has in the degree of its variable."""
        layer = self.layer
        lengths = layer.start[variables + 1] - layer.start[variables]
        before = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        spots = np.arange(lengths.sum()) + np.repeat(layer.start[variables] - before, lengths)
        shares: Floats = self._share[spots]
        return shares

    def look_at(self, x: Floats) -> None:
        """Hide every cell to this degree from now on."""
        self._degree = self.degrees(x)

    def cuts(self, watch: Watch) -> Iterator[Cut]:
        """A cut for every need that falls short at the present degrees; needs that fell short before come first.

        Needs that were met when last asked are only asked again when no other falls short. Ends early when time is up.
        """
        for group in (np.flatnonzero(self._busy), np.flatnonzero(~self._busy)):
            for target in group.tolist():
                if watch.over:
                    return
                self._busy[target] = False
                for need, ways in self._needs(target):
                    cut = self._broken(int(self.targets.variable[target]), ways, need)
                    if cut is not None:
                        self._busy[target] = True
                        yield cut
            if self._busy.any():
                return

    def _needs(self, target: int) -> Iterator[tuple[float, tuple[float, ...]]]:
        """What a target needs, in units, up (1), down (-1) and both ways together."""
        up, down, width = (
            float(part[target]) / self.unit
            for part in (self.targets.up, self.targets.down, self.targets.width)
        )
        for need, ways in ((up, (1.0,)), (down, (-1.0,)), (width, (1.0, -1.0))):
            if need > (up + down if len(ways) == 2 else 0.0):
                yield need, ways

    def _broken(self, variable: int, ways: tuple[float, ...], need: float) -> Cut | None:
        """A cut for one need, or None where the degrees meet it.

        First nothing may move further than the need: that finds the cuts that capping makes strong.
        """
        for most in (need, FAR):
            self._confine(most)
            reached, gives, fixed = 0.0, np.zeros(self.layer.size), 0.0
            for way in ways:
                if reached >= need - SHORT:
                    break
                far, bound, more = self._most(variable, way)
                reached, gives, fixed = reached + far, gives + bound, fixed + more
            if reached >= need - SHORT:
                return None
            cut = self._cut(gives, need - fixed)
            if cut is not None:
                return cut
        return None

    def _confine(self, most: float) -> None:
        every = np.arange(self.layer.size, dtype=np.int32)
        low = np.where(self.free, self.low, np.maximum(self.low, -most) * self._degree)
        high = np.where(self.free, self.high, np.minimum(self.high, most) * self._degree)
        self._model.changeColsBounds(len(every), every, low, high)

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
        cells, share = self.layer.cells_of(column), self.shares_of(column)
        used, place = np.unique(cells, return_inverse=True)
        coefficients = np.zeros(len(used))
        np.add.at(coefficients, place, np.repeat(gives, lengths) * share)
        kept = coefficients > 0
        return Cut(used[kept], coefficients[kept] / rest, 1.0)

    def _most(self, variable: int, way: float) -> tuple[float, Floats, float]:
        """How far a variable can go one way, and a bound on it: per degree of each variable, and besides.

        The duals are rounded to small fractions and everything else follows from whole coefficients, so that the
        bound holds whatever the solver's tolerance. Where room is only assumed, the bound has none.
        """
        self._model.changeColCost(variable, -way)
        self._model.run()
        solution = self._model.getSolution()
        reached = way * solution.col_value[variable]
        self._model.changeColCost(variable, 0.0)
        price = np.rint(np.asarray(solution.row_dual) * PARTS) / PARTS
        price = np.where(self._equal, price, np.maximum(price, 0.0))
        rows = self.layer.rows
        spent = rows.sign * price[self._row]
        dual = -np.bincount(rows.column, weights=spent, minlength=self.layer.size)
        dual[variable] -= way
        dual[np.abs(dual) < 0.5 / PARTS] = 0.0
        fixed = float((price * self._slack)[~self._equal].sum())
        gives = np.where(dual < 0, np.inf, 0.0)
        gives[dual > 0] = dual[dual > 0] * self._behind[dual > 0]
        return reached, gives, fixed

    def _cut(self, gives: Floats, need: float) -> Cut | None:
        """What the bound asks of cells that are not hidden anyway; None when the present degrees give that."""
        rest = need - float(gives[self.free].sum())
        if rest <= SHORT:
            return None
        gives = np.where(self.free, 0.0, np.minimum(gives, rest))
        if gives @ self._degree > rest * (1 - SHORT):
            return None
        per_cell = np.repeat(gives, np.diff(self.layer.start)) * self._share
        used = per_cell > 0
        cells, place = np.unique(self.layer.cells[used], return_inverse=True)
        coefficients = np.zeros(len(cells))
        np.add.at(coefficients, place, per_cell[used])
        return Cut(cells, coefficients / rest, 1.0)
