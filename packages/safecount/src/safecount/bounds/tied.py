"""Rates and means: a figure that ties two quantities lets a reader attack both at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from safecount.bounds.attacker import Attacker, Interval, components
from safecount.bounds.reading import Reading, Statement
from safecount.crosstab import Key
from safecount.protected import ProtectedCrosstab

Place = tuple[str, Key]
"""A quantity and a cell."""


@dataclass(frozen=True)
class Tied:
    """What a published figure says of several quantities: `low <= sum of coefficient * number <= high`."""

    coefficients: Mapping[Place, Fraction]
    low: Fraction | None
    high: Fraction | None


def rate(
    above: Place, below: Place, shown: str | Fraction, *, decimals: int = 2
) -> tuple[Tied, Tied]:
    """The two statements in a rate such as hours per worker, rounded to so many decimals."""
    said, half = Fraction(shown), Fraction(1, 2 * 10**decimals)
    return (
        Tied({above: Fraction(1), below: -(said - half)}, Fraction(0), None),
        Tied({above: Fraction(1), below: -(said + half)}, None, Fraction(0)),
    )


def quantities_of(figures: Iterable[Tied]) -> list[str]:
    """All that these figures speak of, in order."""
    return sorted({quantity for figure in figures for quantity, _ in figure.coefficients})


def attack_together(
    safe: ProtectedCrosstab, readings: Mapping[str, Reading], figures: Sequence[Tied]
) -> Iterator[tuple[str, int, Interval]]:
    """What a reader of these figures concludes about every hidden number of the quantities they tie.

    Only groups of unknowns in which a figure has a part are attacked: the others are as they were.
    """
    joint, owners, place = _join(readings)
    told = [_state(safe, place, figure) for figure in figures]
    joint.statements += [statement for statement in told if statement is not None]
    tied = {
        unknown for statement in told if statement is not None for unknown in statement.unknowns
    }
    for unknowns, statements in components(joint):
        if tied.isdisjoint(unknowns):
            continue
        attacker = Attacker(joint, unknowns, statements)
        for unknown in unknowns:
            quantity, cell = owners[unknown]
            if cell >= 0:
                seen = attacker.interval(unknown)
                yield quantity, cell, seen.inward() if readings[quantity].whole else seen


def _join(
    readings: Mapping[str, Reading],
) -> tuple[Reading, list[tuple[str, int]], dict[tuple[str, int], int]]:
    """One reading of several quantities; whose each unknown is, and which unknown a cell of a quantity has."""
    owners: list[tuple[str, int]] = []
    statements: list[Statement] = []
    least: dict[int, float] = {}
    most: dict[int, float] = {}
    for quantity, reading in readings.items():
        first = len(owners)
        owners += [(quantity, cell) for cell in reading.cells]
        least.update({first + unknown: end for unknown, end in reading.least.items()})
        most.update({first + unknown: end for unknown, end in reading.most.items()})
        statements += [
            replace(each, unknowns=tuple(first + unknown for unknown in each.unknowns))
            for each in reading.statements
        ]
    every = list(range(len(owners)))
    joint = Reading("tied", every, False, statements, least, most)
    return joint, owners, {owner: unknown for unknown, owner in enumerate(owners)}


def _state(
    safe: ProtectedCrosstab, place: Mapping[tuple[str, int], int], figure: Tied
) -> Statement | None:
    """A figure as a statement about what is hidden, in the smallest unit of the value; None if nothing is."""
    known = Fraction(0)
    unknowns: list[int] = []
    coefficients: list[float] = []
    for (quantity, key), coefficient in figure.coefficients.items():
        unit = 10**safe.decimals if quantity != safe.value_name else 1
        cell = safe.number(key)
        if (quantity, cell) in place:
            unknowns.append(place[quantity, cell])
            coefficients.append(float(coefficient * unit))
        else:
            known += coefficient * unit * int(safe.shown[quantity][cell])
    if not unknowns:
        return None
    unit = 10**safe.decimals
    low = -np.inf if figure.low is None else float(figure.low * unit - known)
    high = np.inf if figure.high is None else float(figure.high * unit - known)
    return Statement(tuple(unknowns), tuple(coefficients), low, high)
