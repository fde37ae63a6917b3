"""What a reader holds in hand: shown numbers, and the sums and inequalities they stand in.

Written for the audit alone; the search has its own, other way to the same equations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

import numpy as np

from safecount.protected import ProtectedCrosstab


@dataclass(frozen=True)
class Statement:
    """`low <= sum of coefficient * unknown <= high`, as a reader can write it down."""

    unknowns: tuple[int, ...]
    coefficients: tuple[float, ...]
    low: float
    high: float


@dataclass(eq=False)
class Reading:
    """One quantity as a reader sees it: the unknown cells, and every statement about them.

    `cells` numbers the unknowns; `most` is the most each can be at first sight, `least` the least.
    """

    quantity: str
    cells: list[int]
    whole: bool
    statements: list[Statement] = field(default_factory=list)
    least: dict[int, float] = field(default_factory=dict)
    most: dict[int, float] = field(default_factory=dict)


def read(safe: ProtectedCrosstab, quantity: str) -> Reading:
    """Everything that the published table says about its hidden cells."""
    shown = safe.shown[quantity]
    hidden = [bool(reason) for reason in safe.reasons]
    cells = [cell for cell, hides in enumerate(hidden) if hides]
    place = {cell: number for number, cell in enumerate(cells)}
    reading = Reading(quantity, cells, quantity != safe.value_name)
    for whole, parts, adds_up in sums_of(safe, quantity):
        if hidden[whole] or any(hidden[part] for part in parts):
            known = sum(int(shown[part]) for part in parts if not hidden[part])
            open_parts = [place[part] for part in parts if hidden[part]]
            if adds_up:
                _state_sum(reading, place.get(whole), int(shown[whole]), open_parts, known)
            else:
                _state_overlap(reading, safe, quantity, whole, parts, place, known)
    return reading


def sums_of(safe: ProtectedCrosstab, quantity: str) -> Iterator[tuple[int, list[int], bool]]:
    """Every margin with its parts, and whether the parts add up to it."""
    size = safe.size
    for place, axis in enumerate(safe.axes):
        others = [range(n) if at != place else (0,) for at, n in enumerate(size)]
        corner = [int(np.ravel_multi_index(spot, size)) for spot in product(*others)]
        stride = prod(size[place + 1 :])
        adds_up = safe.additive[quantity][place]
        for node, below in enumerate(axis.children):
            if below:
                for start in corner:
                    yield start + node * stride, [start + part * stride for part in below], adds_up


def _state_sum(
    reading: Reading, whole: int | None, total: int, parts: list[int], known: int
) -> None:
    """Parts add up to their margin."""
    if whole is None:
        rest = total - known
        reading.statements.append(Statement(tuple(parts), (1,) * len(parts), rest, rest))
    else:
        unknowns = (*parts, whole)
        reading.statements.append(Statement(unknowns, (*(1 for _ in parts), -1), -known, -known))


def _state_overlap(
    reading: Reading,
    safe: ProtectedCrosstab,
    quantity: str,
    whole: int,
    parts: list[int],
    place: dict[int, int],
    known: int,
) -> None:
    """Somebody may be in several parts: the margin is at most their sum and at least each of them."""
    shown = safe.shown[quantity]
    open_parts = [place[part] for part in parts if part in place]
    top = place.get(whole)
    if top is None:
        rest = int(shown[whole]) - known
        reading.statements.append(
            Statement(tuple(open_parts), (1,) * len(open_parts), rest, np.inf)
        )
        for part in open_parts:
            _at_most(reading, part, int(shown[whole]))
        return
    unknowns = (*open_parts, top)
    signs = (*(1 for _ in open_parts), -1)
    reading.statements.append(Statement(unknowns, signs, -known, np.inf))
    for part in open_parts:
        reading.statements.append(Statement((top, part), (1, -1), 0, np.inf))
    for part in parts:
        if part not in place:
            reading.least[top] = max(reading.least.get(top, 0), int(shown[part]))


def _at_most(reading: Reading, unknown: int, most: float) -> None:
    reading.most[unknown] = min(reading.most.get(unknown, np.inf), most)
