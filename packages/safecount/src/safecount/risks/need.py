"""What a sensitive cell needs: how far from the truth a reader must still have to reckon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Crosstab
from safecount.crosstab.axis import Ints


@dataclass(frozen=True, eq=False)
class Need:
    """For every cell and one quantity: the room wanted above, below, and in all, in units. Zero means none."""

    up: Ints
    down: Ints
    width: Ints

    @classmethod
    def none(cls, size: int) -> Need:
        """No cell needs anything."""
        return cls(*(np.zeros(size, dtype=np.int64) for _ in range(3)))

    def where(self, cells: NDArray[np.bool_]) -> Need:
        """The same need, but only of these cells."""
        return Need(self.up * cells, self.down * cells, self.width * cells)

    def raise_to(self, other: Need) -> Need:
        """The larger of two needs, cell by cell."""
        return Need(
            np.maximum(self.up, other.up),
            np.maximum(self.down, other.down),
            np.maximum(self.width, other.width),
        )


@dataclass(frozen=True, eq=False)
class Risk:
    """Cells that one rule finds sensitive, and what each shown quantity needs there."""

    rule: str
    cells: NDArray[np.bool_]
    needs: dict[str, Need]


def quantity(table: Crosstab, name: str) -> Ints:
    """The shown numbers of a table by name: its value in units, or a count."""
    if table.units is not None and name == table.value_name:
        return table.units
    return table.counts[name]


def share_of(amounts: Ints, percent: int) -> Ints:
    """This percentage of each amount, rounded up, and at least one unit."""
    return np.maximum(1, -(-amounts * percent // 100))


def room_around(amounts: Ints, percent: int, cells: NDArray[np.bool_]) -> Need:
    """Room of a percentage above and below, never below zero; where nothing lies below, one unit above."""
    room = np.where(cells, share_of(amounts, percent), 0)
    return Need(room, np.minimum(room, amounts), np.zeros_like(room))
