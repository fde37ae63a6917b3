"""Rows: what must still add up when numbers move, as sparse whole coefficients."""

from __future__ import annotations

from dataclasses import dataclass

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

    def row_of_entries(self) -> Ints:
        """For every entry the row it stands in."""
        return np.repeat(np.arange(self.number, dtype=np.int64), np.diff(self.start))
