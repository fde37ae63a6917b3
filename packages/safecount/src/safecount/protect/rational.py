"""Exact movements from computed ones: a corner of a linear program is a vector of fractions, and is found again.

First by the fractions that single entries are near to. Where their common denominator grows too large for what a
double can tell, the sums that the corner keeps are solved again with as many digits as it takes (iterative
refinement with exact residuals, then continued fractions, after Wan 2006).
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer

Exact = tuple[Ints, int]
SMALL_PARTS = 1_000_000
LARGEST_PARTS = 10**15
ROOM = 2**60
"""What no product on the way may exceed, so that 64 bits hold it."""
CLOSE = 1e-5
WHOLE = 1e-9
"""How near to a whole number an entry of a corner is taken to be that number."""
DIGITS, STEPS = 30, 4
"""How many binary digits a step of refinement adds, and how many steps there are."""
SCALE = 1 << DIGITS * STEPS


def make_exact(layer: Layer, z: NDArray[np.float64]) -> Exact | None:
    """The exact movement that a solution means, as whole numbers and one denominator; None when none is found."""
    where = np.flatnonzero(np.abs(z) > CLOSE)
    for way in (_by_entries, _by_sums):
        found = way(layer, where, z)
        if found is None or np.abs(found[0] / found[1] - z[where]).max(initial=0.0) > CLOSE:
            continue
        exact = np.zeros(len(z), dtype=np.int64)
        exact[where] = found[0]
        if layer.keeps(exact, found[1]):
            return exact, found[1]
    return None


def _by_entries(layer: Layer, where: Ints, z: NDArray[np.float64]) -> Exact | None:
    """The common denominator, built up from the entries that are furthest from whole."""
    moved, parts = z[where], 1
    while True:
        scaled = moved * parts
        off = np.abs(scaled - np.rint(scaled))
        worst = int(off.argmax()) if len(off) else 0
        if not len(off) or off[worst] < CLOSE * parts:
            return np.rint(scaled).astype(np.int64), parts
        parts *= Fraction(float(scaled[worst])).limit_denominator(1000).denominator
        if parts > SMALL_PARTS:
            return None


def _by_sums(layer: Layer, where: Ints, z: NDArray[np.float64]) -> Exact | None:
    """Entries that are not whole, solved from the sums they stand in."""
    whole = np.rint(z[where]).astype(np.int64)
    free = np.abs(z[where] - whole) > WHOLE
    digits = _Sums(layer, where, free, whole).solved_near(z[where][free])
    if digits is None:
        return None
    parts = _denominator(digits, max(1, min(LARGEST_PARTS, ROOM // _largest(layer))))
    exact = whole * parts
    exact[free] = [(entry * parts + SCALE // 2) // SCALE for entry in digits]
    return exact, parts


def _denominator(digits: list[int], most: int) -> int:
    """A common denominator of numbers given in parts of SCALE, at most so large."""
    parts = 1
    for entry in digits:
        over = entry * parts % SCALE
        if min(over, SCALE - over) > SCALE // most // 4:
            parts *= Fraction(over, SCALE).limit_denominator(max(1, most // parts)).denominator
    return parts


class _Sums:
    """The sums that free entries stand in, and what the whole ones leave for them."""

    def __init__(self, layer: Layer, where: Ints, free: NDArray[np.bool_], whole: Ints) -> None:
        place = np.full(layer.size, -1, dtype=np.int64)
        place[where] = np.arange(len(where))
        rows = layer.rows
        spot, row = place[rows.column], rows.row_of_entries()
        counts = (spot >= 0) & rows.equal[row]
        spot, row, sign = spot[counts], row[counts], rows.sign[counts]
        touched, row = np.unique(row, return_inverse=True)
        self._left = -np.bincount(row, weights=sign * np.where(free, 0, whole)[spot])
        kept = free[spot]
        self._row, self._spot, self._sign = row[kept], (np.cumsum(free) - 1)[spot[kept]], sign[kept]
        self._rough = np.zeros((len(touched), int(free.sum())))
        self._rough[self._row, self._spot] = self._sign

    def solved_near(self, near: NDArray[np.float64]) -> list[int] | None:
        """The solution near a computed one, in parts of SCALE; None where there are several."""
        digits = np.array([int(entry) for entry in np.rint(near)], dtype=object)
        try:
            inverse = np.linalg.inv(self._rough.T @ self._rough)
        except np.linalg.LinAlgError:
            return None
        left = np.array([int(entry) for entry in self._left], dtype=object)
        for step in range(STEPS):
            rest = left << DIGITS * step
            np.subtract.at(rest, self._row, self._sign * digits[self._spot])
            change = inverse @ (self._rough.T @ rest.astype(np.float64)) * (1 << DIGITS)
            if not (np.abs(change) <= 2 << DIGITS).all():
                return None
            digits = (digits << DIGITS) + np.array(
                [int(each) for each in np.rint(change)], dtype=object
            )
        return [int(entry) for entry in digits]


def _largest(layer: Layer) -> int:
    """The largest number that a denominator is multiplied with: a bound, or all bounds of a sum, or its slack."""
    far = int(max(layer.high.max(initial=1), -layer.low.min(initial=-1)))
    longest = int(np.diff(layer.rows.start).max(initial=1))
    steepest = int(np.abs(layer.rows.sign).max(initial=1))
    return max(1, far * longest * steepest, int(layer.rows.slack.max(initial=1)))
