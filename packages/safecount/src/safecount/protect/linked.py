"""Linked tables: several cuts of the same people, shown together, each safe beside all the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from safecount.crosstab import Crosstab, Key
from safecount.crosstab.axis import Ints
from safecount.crosstab.matching import match_cells
from safecount.protect.suppress import CannotProtect, weights
from safecount.protected import COMPLEMENTARY, ProtectedCrosstab

Earlier = Sequence[ProtectedCrosstab]
Protect = Callable[[Crosstab, Earlier], ProtectedCrosstab]
FOR_OTHERS = ("must hide", "hidden before")
"""Why a cell is hidden that its own table would show."""


@dataclass(eq=False)
class Linked:
    """Tables one after another; what a later one must hide is marked in those before it, and all begins again.

    Marks only grow, so it ends: at worst all cells that two tables share are hidden in both.
    """

    tables: Sequence[Crosstab]
    earlier: Earlier
    protect: Protect
    alone: list[ProtectedCrosstab]
    marks: list[set[Key]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = [set() for _ in self.tables]
        for place, safe in enumerate(self.alone):
            self._mark_in(range(len(self.tables)), place, self._cells_of(safe, safe.primary))

    def settle(self) -> tuple[ProtectedCrosstab, ...]:
        """The tables as they may be shown together. Raises `CannotProtect`."""
        while (done := self._in_a_row()) is None:
            pass
        return tuple(self._named(place, safe) for place, safe in enumerate(done))

    def _in_a_row(self) -> list[ProtectedCrosstab] | None:
        """All tables, each beside those before it; None where marks were added and it must begin again."""
        done: list[ProtectedCrosstab] = []
        for place, table in enumerate(self.tables):
            marked = replace(table, must_hide=table.must_hide | self.marks[place])
            alone = self.alone[place]
            try:
                safe = self.protect(marked, [*self.earlier, *done])
            except CannotProtect:
                if not self._ask(place, alone.hidden):
                    raise
                return None
            if told := frozenset(safe.already_public) - frozenset(alone.already_public):
                if not (self._ask(place, told) or self._ask(place, alone.hidden)):
                    raise CannotProtect(
                        f"{sorted(told)[0]} follows from the linked tables before it, whatever its own hides. "
                        "Take must_publish marks off, or show fewer of the tables."
                    )
                return None
            done.append(safe)
        return done

    def _ask(self, place: int, keys: frozenset[Key]) -> bool:
        """Have the tables before this one hide these cells of it; whether that is new to any."""
        return self._mark_in(range(place), place, self._cells_of(self.tables[place], keys))

    def _cells_of(
        self, table: Crosstab | ProtectedCrosstab, keys: set[Key] | frozenset[Key]
    ) -> Ints:
        return np.array(sorted(table.number(key) for key in keys), dtype=np.int64)

    def _mark_in(self, others: range, place: int, cells: Ints) -> bool:
        """Mark these cells of one table in others that have them, too; whether any mark is new."""
        fresh = False
        for other in others:
            if other == place:
                continue
            match = match_cells(self.tables[place].axes, self.tables[other].axes)[cells]
            keys = {self.tables[other].key(cell) for cell in match[match >= 0].tolist()}
            keys -= self.alone[other].primary | self.tables[other].must_publish
            fresh = fresh or not keys <= self.marks[other]
            self.marks[other] |= keys
        return fresh

    def _named(self, place: int, safe: ProtectedCrosstab) -> ProtectedCrosstab:
        """What is hidden for another table's sake is complementary, and costs.

        No set of tables can cost less than each alone.
        """
        table, alone = self.tables[place], self.alone[place]
        taken = [
            cell
            for cell, why in enumerate(safe.reasons)
            if why in FOR_OTHERS and alone.reasons[cell] in ("", COMPLEMENTARY)
        ]
        reasons = list(safe.reasons)
        for cell in taken:
            reasons[cell] = COMPLEMENTARY
        loss = (safe.loss or 0.0) + float(weights(table, safe.policy)[taken].sum())
        return replace(
            safe,
            reasons=tuple(reasons),
            loss=round(loss, 6),
            lower_bound=alone.lower_bound,
        )


def settle(
    tables: Sequence[Crosstab], earlier: Earlier, protect: Protect
) -> tuple[ProtectedCrosstab, ...]:
    """Protect tables of the same people together. Raises `ValueError` for tables about others, `CannotProtect`."""
    if len({table.about for table in tables}) > 1:
        raise ValueError("Linked tables are about the same people: give them the same `about`.")
    alone = [protect(table, earlier) for table in tables]
    return Linked(tables, earlier, protect, alone).settle()
