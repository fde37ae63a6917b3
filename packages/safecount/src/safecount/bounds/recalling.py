"""What a reader remembers: earlier editions of the same table, or other cuts of the same people."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from safecount.bounds.reading import Reading, Statement, sums_of
from safecount.crosstab.axis import Ints
from safecount.crosstab.matching import match_cells
from safecount.protected import ProtectedCrosstab

Name = tuple[tuple[str, frozenset[str]], ...]


def shown_before(safe: ProtectedCrosstab, earlier: Sequence[ProtectedCrosstab]) -> set[int]:
    """The cells of this table that an earlier edition shows."""
    cells: set[int] = set()
    for old in earlier:
        if old.about == safe.about:
            place = match_cells(old.axes, safe.axes)
            cells.update(place[(place >= 0) & ~old.hides].tolist())
    return cells


def recall(reading: Reading, safe: ProtectedCrosstab, earlier: Sequence[ProtectedCrosstab]) -> None:
    """Add to a reading what earlier editions say, for a reader who knows every change since.

    Needs the seal of the new table: what an old edition says about changed numbers is said relative to the truth.
    """
    quantity = reading.quantity
    if safe.sealed is None:
        return
    truth = safe.sealed.truth[quantity]
    place = {cell: number for number, cell in enumerate(reading.cells)}
    for cell in shown_before(safe, earlier):
        if cell in place:
            reading.least[place[cell]] = reading.most[place[cell]] = float(truth[cell])
    names: dict[Name, int] = {}
    for old in earlier:
        if old.about == safe.about and quantity in old.shown:
            _recall_sums(
                reading, old, quantity, match_cells(old.axes, safe.axes), truth, place, names
            )


def _recall_sums(
    reading: Reading,
    old: ProtectedCrosstab,
    quantity: str,
    match: Ints,
    truth: Ints,
    place: dict[int, int],
    names: dict[Name, int],
) -> None:
    hidden = old.hides
    for whole, parts, adds_up in sums_of(old, quantity):
        if not adds_up or not (hidden[whole] or hidden[parts].any()):
            continue
        unknowns: list[int] = []
        signs: list[int] = []
        rest = 0
        for cell, sign in ((whole, -1), *((part, 1) for part in parts)):
            new = int(match[cell])
            if not hidden[cell] or (new >= 0 and new not in place):
                continue
            unknowns.append(place[new] if new >= 0 else _unmatched(reading, old, cell, names))
            signs.append(sign)
            rest += sign * (int(truth[new]) if new >= 0 else _base(old, quantity, cell))
        if unknowns:
            reading.statements.append(Statement(tuple(unknowns), tuple(signs), rest, rest))


def _base(old: ProtectedCrosstab, quantity: str, cell: int) -> int:
    """What an old hidden number was, if its seal is at hand; else the least it can have been."""
    return int(old.sealed.truth[quantity][cell]) if old.sealed is not None else 0


def _unmatched(reading: Reading, old: ProtectedCrosstab, cell: int, names: dict[Name, int]) -> int:
    """The unknown of a cell that only earlier editions have."""
    nodes = np.unravel_index(cell, old.size)
    name = tuple(
        sorted(
            (axis.name, axis.leaves_below(int(nodes[place]))) for place, axis in enumerate(old.axes)
        )
    )
    if name not in names:
        names[name] = len(reading.cells)
        reading.cells.append(-1)
    return names[name]
