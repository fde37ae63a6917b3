"""Insiders: people and firms who know their own number attack the others with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from safecount.bounds.attacker import Attacker, Interval
from safecount.bounds.reading import Reading
from safecount.protected import COMPLEMENTARY, ProtectedCrosstab, Sealed

SHARE = 10
ROUNDS = 3
"""How many directions are tried before anybody is attacked by a program of its own."""


def insider_knowledge(safe: ProtectedCrosstab) -> list[frozenset[int]]:
    """For everyone who is alone in hidden cells: those cells."""
    if safe.sealed is None:
        return []
    hidden = safe.hides
    known: set[frozenset[int]] = set()
    for sole in safe.sealed.sole.values():
        own: dict[int, set[int]] = {}
        for cell in np.flatnonzero(hidden & (sole >= 0)).tolist():
            own.setdefault(int(sole[cell]), set()).add(cell)
        known.update(frozenset(cells) for cells in own.values())
    return sorted(known, key=sorted)


def attack_from_inside(
    safe: ProtectedCrosstab,
    reading: Reading,
    attacker: Attacker,
    unknowns: list[int],
    knowledge: list[frozenset[int]],
) -> Iterator[tuple[frozenset[int], int, Interval]]:
    """Every sensitive cell of a group that some insider narrows too far, with his own cells and his interval."""
    sealed = safe.sealed
    if sealed is None:
        return
    truth = sealed.truth[reading.quantity]
    sensitive = [
        unknown
        for unknown in unknowns
        if (cell := reading.cells[unknown]) >= 0
        and safe.reasons[cell] != COMPLEMENTARY
        and truth[cell]
    ]
    for cells in knowledge:
        known = {
            unknown: float(truth[reading.cells[unknown]])
            for unknown in unknowns
            if reading.cells[unknown] in cells
        }
        others = [unknown for unknown in sensitive if unknown not in known]
        if known and others:
            attacker.learns(known)
            for cell, seen in _narrowed(safe, sealed, reading, attacker, others):
                yield cells, cell, seen
    attacker.learns({})


def _narrowed(
    safe: ProtectedCrosstab,
    sealed: Sealed,
    reading: Reading,
    attacker: Attacker,
    others: list[int],
) -> Iterator[tuple[int, Interval]]:
    full = safe.policy.insiders == "full"
    spread = {} if full else attacker.spread(ROUNDS)
    for unknown in others:
        cell = reading.cells[unknown]
        up, down, width = (int(part[cell]) for part in sealed.needs[reading.quantity])
        if not full:
            up, down, width = 0, 0, 1 if reading.whole else max(1, max(up, down, width) // SHARE)
        if spread.get(unknown, -1) >= width:
            continue
        seen = attacker.interval(unknown)
        if seen.narrowness(int(sealed.truth[reading.quantity][cell]), up, down, width):
            yield cell, seen
