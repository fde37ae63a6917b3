"""An attacker of our own: every equation a reader has, two linear programs for each hidden cell.

Shares no code with `safecount`. Knows the tables as published, all margins, that hours and persons
are not negative, and earlier tables about the same people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import highspy
import numpy as np

from highroad.areas.fair_access.rules.tables import TOTAL, PublishedTable

Cell = tuple[tuple[str, str], ...]
"""A cell by dimension and category, margins left out: the same in every table that has it."""


def name_of(table: PublishedTable, place: Sequence[str], group: str) -> Cell:
    parts = [*zip(table.by, place, strict=True), (table.breakdown, group)]
    return tuple(sorted((name, category) for name, category in parts if category != TOTAL))


@dataclass(frozen=True)
class Knowledge:
    """What a reader knows: the hours of shown cells, and which cells sum which."""

    shown: Mapping[Cell, float]
    sums: Sequence[tuple[Cell, tuple[Cell, ...]]]

    def cells(self) -> list[Cell]:
        found = dict.fromkeys(self.shown)
        for whole, parts in self.sums:
            found |= dict.fromkeys([whole, *parts])
        return list(found)


def read(tables: Sequence[PublishedTable]) -> Knowledge:
    """Everything the tables say and imply about hours."""
    shown: dict[Cell, float] = {}
    sums: list[tuple[Cell, tuple[Cell, ...]]] = []
    for table in tables:
        for cell in table.cells:
            if not cell.hidden and cell.hours is not None:
                shown[name_of(table, cell.place, cell.group)] = float(cell.hours)
        axes = [sorted({place[at] for place in table.places}) for at in range(len(table.by))]
        axes.append(sorted({cell.group for cell in table.cells}))
        for at, name in enumerate([*table.by, table.breakdown]):
            others = [axis for number, axis in enumerate(axes) if number != at]
            families = children(axes[at], table.parents.get(name, {}))
            for rest, (whole, parts) in product(product(*others), families):
                keys = [[*rest[:at], part, *rest[at:]] for part in (whole, *parts)]
                first, *below = (name_of(table, key[:-1], key[-1]) for key in keys)
                sums.append((first, tuple(below)))
    return Knowledge(shown, sums)


def children(
    categories: Sequence[str], above: Mapping[str, str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Each category that sums others, with those it sums."""
    tree: dict[str, list[str]] = {}
    for category in categories:
        if category != TOTAL:
            tree.setdefault(above.get(category, TOTAL), []).append(category)
    return [(whole, tuple(parts)) for whole, parts in tree.items()]


def intervals(known: Knowledge, asked: Sequence[Cell]) -> dict[Cell, tuple[float, float]]:
    """The smallest and the largest hours each asked cell can have, given all that is known."""
    cells = known.cells()
    column = {cell: number for number, cell in enumerate(cells)}
    solver = highspy.Highs()
    solver.silent()
    big = 1e7
    for cell in cells:
        value = known.shown.get(cell)
        solver.addVar(0.0 if value is None else value, big if value is None else value)
    for whole, parts in known.sums:
        columns = np.array([column[whole], *(column[part] for part in parts)])
        solver.addRow(0.0, 0.0, len(columns), columns, np.array([-1.0, *([1.0] * len(parts))]))
    found = {}
    for cell in asked:
        ends = []
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            solver.changeColCost(column[cell], 1.0)
            solver.changeObjectiveSense(sense)
            solver.run()
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            ends.append(solver.getInfo().objective_function_value)
        solver.changeColCost(column[cell], 0.0)
        found[cell] = (ends[0], ends[1])
    return found
