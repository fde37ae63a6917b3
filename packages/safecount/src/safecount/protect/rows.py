"""Rows: what must still add up when numbers move, as sparse whole coefficients."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab.axis import Ints


@dataclass(frozen=True, eq=False)
class Rows:
    """Sparse rows of whole coefficients; over any possible movement each lies between `-slack` and, when it is
    an equation, 0."""

    start: Ints
    column: Ints
    sign: Ints
    slack: Ints
    equal: NDArray[np.bool_]

    @property
    def number(self) -> int:
        """How many rows."""
        return len(self.start) - 1

    def times(self, z: Ints) -> Ints:
        """A z, exactly."""
        if self.number == 0:
            return np.zeros(0, dtype=np.int64)
        return np.add.reduceat(self.sign * z[self.column], self.start[:-1])

    @cached_property
    def by_column(self) -> tuple[Ints, Ints, Ints]:
        """The same entries column by column: where each column starts, and row and sign of every entry."""
        order = np.argsort(self.column, kind="stable")
        size = int(self.column.max(initial=-1)) + 1
        starts = np.searchsorted(self.column[order], np.arange(size + 1))
        return starts, self.row_of_entries()[order], self.sign[order]

    def touched(self, where: Ints, step: Ints) -> tuple[Ints, Ints]:
        """The rows that a movement of these columns touches, and how far it moves each."""
        starts, row, sign = self.by_column
        where_known = where < len(starts) - 1
        where, step = where[where_known], step[where_known]
        counts = starts[where + 1] - starts[where]
        ends = np.cumsum(counts)
        if not len(ends) or not ends[-1]:
            return ends[:0], ends[:0]
        spots = np.arange(ends[-1]) + np.repeat(starts[where] - (ends - counts), counts)
        rows, place = np.unique(row[spots], return_inverse=True)
        sums = np.zeros(len(rows), dtype=np.int64)
        np.add.at(sums, place, sign[spots] * np.repeat(step, counts))
        return rows, sums

    def row_of_entries(self) -> Ints:
        """For every entry the row it stands in."""
        return np.repeat(np.arange(self.number, dtype=np.int64), np.diff(self.start))
