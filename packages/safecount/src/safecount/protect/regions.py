"""Regions: part of a large problem as a small problem of its own, with everything outside held still.

What moves within a region is a movement of the whole table, so a proof found there is a proof everywhere. Cells
of a region that proofs from outside need stay hidden, and cost nothing there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from safecount.crosstab.axis import Ints
from safecount.protect.layers import Layer
from safecount.protect.nearby import Nearby
from safecount.protect.router import Mask
from safecount.protect.search import Pattern, Problem, start
from safecount.protect.witnesses import Targets

Wanted = Sequence[set[int]]


@dataclass(frozen=True, eq=False)
class Region:
    """A small problem, and where its cells, variables and targets are in the large one."""

    pattern: Pattern
    cells: Ints
    variables: list[Ints]
    targets: list[Ints]

    def take_over(self, whole: Pattern) -> None:
        """Write hidden cells and proofs into the large pattern."""
        self.fill(whole, self.pattern)

    def fill(self, whole: Pattern, found: Pattern) -> Pattern:
        """The same with another pattern of the region; says the large one."""
        whole.hidden[self.cells] = found.hidden
        for layer, local in enumerate(found.problem.targets):
            for witness in local.witnesses.values():
                where = self.variables[layer][witness.where]
                cells = frozenset(whole.problem.targets[layer].layer.cells_of(where).tolist())
                whole.enter(layer, replace(witness, where=where, cells=cells))
        return whole


def cut_out(
    whole: Pattern, cells: Ints, wanted: Wanted, fixed: Mask, *, closed: bool = False
) -> Region:
    """The region of these cells. `wanted` are the targets to be proven, `fixed` says which cells stay hidden.

    With `closed` only sums whose cells are all inside are kept: an easier problem, whose bound holds for the whole.
    """
    problem = whole.problem
    place = np.full(len(problem.weight), -1, dtype=np.int64)
    place[cells] = np.arange(len(cells))
    variables, local = [], []
    for layer, targets in enumerate(problem.targets):
        inside = _variables_in(targets.layer, cells, place)
        variables.append(inside)
        part = _part_of(whole.nearby[layer], inside, place, len(cells), closed=closed)
        local.append(_targets_in(targets, wanted[layer], inside, part))
    small = Problem(
        [targets for targets, _ in local],
        problem.weight[cells],
        fixed,
        problem.may_hide[cells],
    )
    return Region(start(small), cells, variables, [numbers for _, numbers in local])


def _variables_in(layer: Layer, cells: Ints, place: Ints) -> Ints:
    """The variables all of whose cells are inside."""
    touched = layer.of_cell[cells]
    touched = np.unique(touched[touched >= 0])
    if not len(touched):
        return touched
    lengths = layer.start[touched + 1] - layer.start[touched]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    inside = np.logical_and.reduceat(place[layer.cells_of(touched)] >= 0, starts)
    return touched[inside]


def _part_of(nearby: Nearby, inside: Ints, place: Ints, size: int, *, closed: bool) -> Layer:
    """The layer of these variables only, with cells numbered as in the region."""
    layer = nearby.layer
    rows = nearby.rows_within(inside, closed=closed)
    lengths = layer.start[inside + 1] - layer.start[inside]
    cells = place[layer.cells_of(inside)]
    of_cell = np.full(size, -1, dtype=np.int64)
    of_cell[cells] = np.repeat(np.arange(len(inside)), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Layer(layer.name, rows, of_cell, starts, cells, layer.low[inside], layer.high[inside])


def _targets_in(
    targets: Targets, wanted: set[int], inside: Ints, part: Layer
) -> tuple[Targets, Ints]:
    numbers = targets.place[inside]
    keep = np.array([number >= 0 and number in wanted for number in numbers.tolist()], dtype=bool)
    numbers = numbers[keep]
    local = Targets(
        part,
        np.flatnonzero(keep),
        targets.up[numbers],
        targets.down[numbers],
        targets.width[numbers],
        targets.whole,
    )
    return local, numbers
