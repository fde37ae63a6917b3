"""Bridges: in a cheapest pattern no cell is the only hidden one of a sum (after Fischetti and Salazar 2001).

A complementary cell that no proof moves can be shown again, so in a cheapest pattern some proof moves it, and
whatever moves in a sum is made up for by another cell of that sum: `x <= sum of the others' x`. Where quantities
are published together, the proof may be in any of them, so only sums that all of them have count.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.cuts import Attack, Cut
from safecount.protect.layers import Layer
from safecount.protect.router import Floats, Mask
from safecount.protect.rows import Rows

BROKEN = 1e-4


class Bridges:
    """The sums of some layers in which a hidden cell needs another, and the cuts that given degrees break."""

    def __init__(self, attacks: list[Attack]) -> None:
        self._attack = attacks[0]
        rows = self._attack.layer.rows
        kept = _without_free(rows, self._attack.free) & rows.equal
        for other in attacks[1:]:
            known = _sums(other.layer, other.layer.rows.equal)
            mine = _sums(self._attack.layer, kept)
            kept &= np.array([each in known for each in mine], dtype=bool)
        self._rows = np.flatnonzero(kept)
        lengths = np.diff(rows.start)[kept]
        self._start = np.concatenate([[0], np.cumsum(lengths)])
        self._column = rows.column[np.repeat(kept, np.diff(rows.start))]

    def broken(self, x: Floats) -> Iterator[Cut]:
        """For every such sum whose largest degree exceeds all others together, the cut that forbids it."""
        if not len(self._rows):
            return
        degree = self._attack.degrees(x)[self._column]
        most = np.maximum.reduceat(degree, self._start[:-1])
        together = np.add.reduceat(degree, self._start[:-1])
        for row in np.flatnonzero(2 * most > together + BROKEN).tolist():
            span = slice(self._start[row], self._start[row + 1])
            yield self._cut(self._column[span], int(degree[span].argmax()))

    def _cut(self, column: Ints, lone: int) -> Cut:
        layer = self._attack.layer
        lengths = layer.start[column + 1] - layer.start[column]
        sign = np.ones(len(column))
        sign[lone] = -1.0
        share = self._attack.shares_of(column) * np.repeat(sign, lengths)
        costs = share != 0
        return Cut(layer.cells_of(column)[costs], share[costs], 0.0)


def _without_free(rows: Rows, free: Mask) -> Mask:
    """The rows in which nothing is hidden anyway."""
    if rows.number == 0:
        return np.zeros(0, dtype=bool)
    return ~np.logical_or.reduceat(free[rows.column], rows.start[:-1])


def _sums(layer: Layer, chosen: Mask) -> list[frozenset[int]]:
    """The cells of every row; of rows that are not chosen none."""
    rows = layer.rows
    return [
        frozenset(layer.cells_of(rows.column[rows.start[row] : rows.start[row + 1]]).tolist())
        if chosen[row]
        else frozenset()
        for row in range(rows.number)
    ]
