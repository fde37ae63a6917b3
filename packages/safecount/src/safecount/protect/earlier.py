"""Earlier publications: what was shown stays known, what was hidden must stay hidden, and old sums still hold.

The attacker is given every change since: he may subtract two editions cell by cell. So only movements that are
the same in all editions protect anything, a cell once shown cannot move, and old equations bind the new table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Crosstab
from safecount.crosstab.axis import Ints
from safecount.crosstab.matching import match_cells
from safecount.protect.layers import Block, families
from safecount.protected import COMPLEMENTARY, ProtectedCrosstab
from safecount.risks import Need

Name = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, eq=False)
class Past:
    """What earlier editions add to a table of so many cells.

    Cells that only they have get numbers from `size` on; `moves` says which of those were always hidden. `shown`
    marks new cells that were shown before, `guarded` those that an earlier edition had to hide, and `owed` are the
    numbers of cells that only earlier editions have and had to hide.
    """

    size: int
    moves: NDArray[np.bool_]
    editions: tuple[tuple[ProtectedCrosstab, Ints], ...]
    shown: NDArray[np.bool_]
    guarded: NDArray[np.bool_]
    owed: tuple[int, ...]
    lost: NDArray[np.bool_]

    def numbers(self, now: Ints, quantity: str) -> Ints:
        """The new numbers, and those of the extra cells where an edition still has its seal (else zero)."""
        known = np.concatenate([now, np.zeros(len(self.moves), dtype=np.int64)])
        for safe, place in self.editions:
            if safe.sealed is not None and quantity in safe.sealed.truth:
                outside = place >= self.size
                known[place[outside]] = safe.sealed.truth[quantity][outside]
        return known

    def owes(self, quantity: str, room: int) -> Need:
        """What cells that only earlier editions have, and had to hide, still need; those of the new table nothing.

        An edition with its seal at hand asks for what it asked then; of another nothing is known but that its
        number is not negative, and `room` above that is asked.
        """
        need = Need.none(self.size + len(self.moves))
        for safe, place in self.editions:
            cells = np.flatnonzero(np.isin(place, self.owed))
            if safe.sealed is not None and quantity in safe.sealed.needs:
                for mine, theirs in zip(
                    (need.up, need.down, need.width), safe.sealed.needs[quantity], strict=True
                ):
                    mine[place[cells]] = np.maximum(mine[place[cells]], theirs[cells])
            else:
                need.up[place[cells]] = np.maximum(need.up[place[cells]], room)
        return need

    @property
    def public(self) -> NDArray[np.bool_]:
        """New cells that cannot be kept from a reader who remembers: shown before, or following from what was."""
        return self.shown | self.lost

    def also_lost(self, cells: Sequence[int]) -> Past:
        """The same past, with new cells that follow from it whatever the new table hides."""
        lost = self.lost.copy()
        lost[list(cells)] = True
        return replace(self, lost=lost)

    def rows(self, quantity: str) -> list[Block]:
        """The sums of every edition that showed this quantity."""
        blocks: list[Block] = []
        for safe, place in self.editions:
            if quantity not in safe.shown:
                continue
            for axis, margins, parts in families(safe.axes):
                if safe.additive[quantity][axis]:
                    columns = place[np.concatenate([margins[:, None], parts], axis=1)]
                    signs = np.ones(columns.shape, dtype=np.int64)
                    signs[:, 0] = -1
                    blocks.append((columns, signs, None))
        return blocks


def remember(table: Crosstab, earlier: Sequence[ProtectedCrosstab]) -> Past:
    """Recognise the cells of earlier editions in a new table. Editions about something else are left out."""
    size = len(table)
    shown, guarded = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    alike = [safe for safe in earlier if safe.about == table.about]
    places = [match_cells(safe.axes, table.axes) for safe in alike]
    names: dict[Name, int] = {}
    owed: set[int] = set()
    known: set[int] = set()
    for safe, place in zip(alike, places, strict=True):
        hidden, same = safe.hides, place >= 0
        primary = np.array([bool(why) and why != COMPLEMENTARY for why in safe.reasons])
        shown[place[same & ~hidden]] = True
        guarded[place[same & primary]] = True
        outside = np.flatnonzero(~same)
        place[outside] = [
            names.setdefault(_name(safe, cell), size + len(names)) for cell in outside.tolist()
        ]
        owed.update(place[outside[primary[outside]]].tolist())
        known.update(place[outside[~hidden[outside]]].tolist())
    moves = np.ones(len(names), dtype=bool)
    moves[[number - size for number in known]] = False
    lost = np.zeros(size, dtype=bool)
    owing = tuple(sorted(owed - known))
    return Past(
        size, moves, tuple(zip(alike, places, strict=True)), shown, guarded & ~shown, owing, lost
    )


def _name(safe: ProtectedCrosstab, cell: int) -> Name:
    """What a cell is in any table: its leaves along every axis."""
    nodes = np.unravel_index(cell, safe.size)
    return tuple(
        sorted(
            (axis.name, axis.leaves_below(int(node)))
            for axis, node in zip(safe.axes, nodes, strict=True)
        )
    )
