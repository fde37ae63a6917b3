"""Clusters: part of a large layer around some targets, with everything outside held still.

What moves within a cluster is a movement of the whole table, so a proof found there is a proof everywhere.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer
from safecount.protect.router import Floats, Router
from safecount.protect.rows import Rows


class Cluster:
    """Some variables of a layer with a router of their own."""

    def __init__(self, layer: Layer, inside: Ints, scale: int) -> None:
        self.inside = inside
        self._size = layer.size
        self._place = np.full(layer.size, -1, dtype=np.int64)
        self._place[inside] = np.arange(len(inside))
        rows = _rows_within(layer.rows, self._place)
        part = replace(layer, rows=rows, low=layer.low[inside], high=layer.high[inside])
        self._router = Router(part, scale)

    def __contains__(self, variable: int) -> bool:
        return bool(self._place[variable] >= 0)

    def route(self, variable: int, amount: int, costs: Floats) -> Floats | None:
        """The cheapest movement within the cluster that moves one variable by an amount, or None."""
        self._router.price(costs[self.inside])
        found = self._router.route(int(self._place[variable]), amount)
        if found is None:
            return None
        everywhere = np.zeros(self._size)
        everywhere[self.inside] = found
        return everywhere


def _rows_within(rows: Rows, place: Ints) -> Rows:
    inside = place[rows.column] >= 0
    lengths = np.bincount(rows.row_of_entries()[inside], minlength=rows.number)
    kept = lengths > 0
    return Rows(
        np.concatenate([[0], np.cumsum(lengths[kept])]),
        place[rows.column[inside]],
        rows.sign[inside],
        rows.slack[kept],
        rows.equal[kept],
    )
