"""Derived figures: a share that is published beside a table is an equation more for whoever reads both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from safecount.bounds.reading import Reading, Statement
from safecount.crosstab import Key
from safecount.protected import ProtectedCrosstab


@dataclass(frozen=True)
class Figure:
    """What a published figure says about one quantity: `low <= sum of coefficient * cell <= high`."""

    quantity: str
    coefficients: Mapping[Key, Fraction]
    low: Fraction | None
    high: Fraction | None


def share(
    quantity: str, part: Key, whole: Key, shown: str | Fraction, *, decimals: int = 2
) -> tuple[Figure, Figure]:
    """The two statements in a share of `part` in `whole`, in percent, rounded to so many decimals."""
    said, half = Fraction(shown) / 100, Fraction(1, 2 * 100 * 10**decimals)
    return (
        Figure(quantity, {part: Fraction(1), whole: -(said - half)}, Fraction(0), None),
        Figure(quantity, {part: Fraction(1), whole: -(said + half)}, None, Fraction(0)),
    )


def difference(quantity: str, one: Key, other: Key, shown: int) -> tuple[Figure, ...]:
    """The statement in a published difference between two cells, in whole units."""
    said = Fraction(shown)
    return (Figure(quantity, {one: Fraction(1), other: Fraction(-1)}, said, said),)


def tell(reading: Reading, safe: ProtectedCrosstab, figures: Iterable[Figure]) -> None:
    """Add to a reading what derived figures say about its hidden cells."""
    place = {cell: number for number, cell in enumerate(reading.cells)}
    shown = safe.shown[reading.quantity]
    for figure in figures:
        if figure.quantity != reading.quantity:
            continue
        known = Fraction(0)
        unknowns: list[int] = []
        coefficients: list[float] = []
        for key, coefficient in figure.coefficients.items():
            cell = safe.number(key)
            if cell in place:
                unknowns.append(place[cell])
                coefficients.append(float(coefficient))
            else:
                known += coefficient * int(shown[cell])
        low = -np.inf if figure.low is None else float(figure.low - known)
        high = np.inf if figure.high is None else float(figure.high - known)
        if unknowns:
            reading.statements.append(Statement(tuple(unknowns), tuple(coefficients), low, high))
