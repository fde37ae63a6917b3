"""Boxes: movements at the corners of a box, found without any linear program.

Along each axis a cell is paired with a companion that takes back what it gains: a sibling, or its margin, each with
what hangs on it. The product of the pairs keeps every sum. (After the hypercube method, Giessing and Repsilber
2002.) Most cells of a large table are protected well enough this way at first; the search then makes it cheaper.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from safecount.crosstab.axis import Axis, Ints
from safecount.crosstab.counting import shape_of, strides_of
from safecount.protect.search import ATTEMPTS, Pattern, next_amount
from safecount.protect.witnesses import Targets

KEPT = {1: 64, 2: 40, 3: 14, 4: 7, 5: 5}
MOST = 48


@dataclass(frozen=True, eq=False)
class Pairings:
    """For one node of an axis: companions as padded nodes and signs, the node itself first in each."""

    nodes: Ints
    signs: Ints


class Boxes:
    """Finds boxes in a table with these axes."""

    def __init__(self, axes: tuple[Axis, ...], seed: int) -> None:
        self.axes = axes
        self.size, self.strides = shape_of(axes), strides_of(axes)
        self._known: list[dict[int, Pairings]] = [{} for _ in axes]
        self._mixed = np.random.default_rng([seed, 11])
        self._kept = KEPT.get(len(axes), 4)

    def _pairings(self, place: int, node: int) -> Pairings:
        if node not in self._known[place]:
            found = list(dict.fromkeys(self._balanced(self.axes[place], node)))[:MOST]
            longest = max((len(each) for each in found), default=1)
            nodes = np.full((len(found), longest), node, dtype=np.int64)
            signs = np.zeros((len(found), longest), dtype=np.int64)
            for row, each in enumerate(found):
                nodes[row, : len(each)] = [part for part, _ in each]
                signs[row, : len(each)] = [sign for _, sign in each]
            self._known[place][node] = Pairings(nodes, signs)
        return self._known[place][node]

    def _chain(self, axis: Axis, node: int, sign: int) -> tuple[tuple[int, int], ...]:
        """A node with one node on every level below it, down to a leaf."""
        chain = [(node, sign)]
        while axis.children[node]:
            below = axis.children[node]
            node = below[int(self._mixed.integers(len(below)))]
            chain.append((node, sign))
        return tuple(chain)

    def _balanced(self, axis: Axis, node: int) -> list[tuple[tuple[int, int], ...]]:
        """Small sets of nodes with signs that keep every sum of an axis."""
        found = []
        for _ in range(1 if not axis.children[node] else 12):
            own, here = self._chain(axis, node, 1), node
            while True:
                above = axis.parent[here]
                if above < 0:
                    found.append(own)
                    break
                siblings = [each for each in axis.children[above] if each != here]
                found += [own + self._chain(axis, each, -1) for each in siblings]
                own, here = (*own, (above, 1)), above
        if len(found) > MOST:
            chosen = self._mixed.permutation(len(found))[:MOST]
            found = [found[number] for number in sorted(chosen.tolist())]
        return found

    def best(
        self, cell: int, amount: int, cost: np.ndarray, ahead: Ints, behind: Ints
    ) -> tuple[Ints, Ints] | None:
        """The cells and signs of the cheapest box that can move a cell by an amount, or None.

        `cost` is infinite where a cell may not move; `ahead` and `behind` are the room of every cell.
        """
        nodes = [int(cell // stride % n) for stride, n in zip(self.strides, self.size, strict=True)]
        sides: list[tuple[Ints, Ints]] = []
        room, back = (ahead, behind) if amount > 0 else (behind, ahead)
        needed = abs(amount)
        for place, node in enumerate(nodes):
            pairs = self._pairings(place, node)
            steps = (pairs.nodes - node) * self.strides[place]
            near = cell + steps
            able = np.where(pairs.signs >= 0, room[near], back[near]) >= needed
            alone = np.where(
                able | (pairs.signs == 0), np.where(pairs.signs != 0, cost[near], 0.0), np.inf
            )
            price = alone.sum(axis=1)
            usable = np.flatnonzero(np.isfinite(price))
            if not len(usable):
                return None
            chosen = usable[np.argsort(price[usable], kind="stable")[: self._kept]]
            sides.append((steps[chosen], pairs.signs[chosen]))
        return self._cheapest(cell, needed, sides, cost, room, back)

    def _cheapest(
        self, cell: int, needed: int, sides: list[tuple[Ints, Ints]],
        cost: np.ndarray, room: Ints, back: Ints,
    ) -> tuple[Ints, Ints] | None:  # fmt: skip
        """Of all products of the sides the cheapest that every corner has room for."""
        dims = len(sides)
        total = np.zeros(tuple(len(steps) for steps, _ in sides))
        for corner in product(*(range(steps.shape[1]) for steps, _ in sides)):
            cells = np.full((1,) * dims, cell, dtype=np.int64)
            sign = np.ones((1,) * dims, dtype=np.int64)
            for place, (steps, signs) in enumerate(sides):
                along = [1] * dims
                along[place] = len(steps)
                cells = cells + steps[:, corner[place]].reshape(along)
                sign = sign * signs[:, corner[place]].reshape(along)
            able = np.where(sign >= 0, room[cells], back[cells]) >= needed
            total = total + np.where(sign != 0, np.where(able, cost[cells], np.inf), 0.0)
        spot = int(total.argmin())
        if not np.isfinite(total.ravel()[spot]):
            return None
        return self._corners(cell, sides, np.unravel_index(spot, total.shape))

    def _corners(
        self, cell: int, sides: list[tuple[Ints, Ints]], chosen: tuple[np.intp, ...]
    ) -> tuple[Ints, Ints]:
        cells, signs = np.array([cell]), np.array([1])
        for (steps, sign), number in zip(sides, chosen, strict=True):
            cells = (cells[:, None] + steps[number][None, :]).ravel()
            signs = (signs[:, None] * sign[number][None, :]).ravel()
        return cells[signs != 0], signs[signs != 0]


def construct_boxes(pattern: Pattern, order: list[tuple[int, int]], boxes: Boxes) -> None:
    """Prove what boxes can prove; what they move is hidden. The rest stays unproven."""
    problem = pattern.problem
    cells = int(np.prod(boxes.size))
    rooms = [rooms_of(targets, cells) for targets in problem.targets]
    may = problem.may_hide[:cells] | pattern.hidden[:cells]
    cost = np.where(pattern.hidden[:cells], 0.0, problem.weight[:cells]) + 1e-3
    cost[~may] = np.inf
    for number, target in order:
        targets = problem.targets[number]
        if not targets.is_met(target):
            _prove(pattern, number, target, boxes, cost, *rooms[number])


def rooms_of(targets: Targets, cells: int) -> tuple[Ints, Ints]:
    """How far every cell of the table can go up and down in a layer."""
    layer = targets.layer
    place = layer.of_cell[:cells]
    known = place >= 0
    ahead, behind = np.zeros(cells, dtype=np.int64), np.zeros(cells, dtype=np.int64)
    ahead[known], behind[known] = layer.high[place[known]], -layer.low[place[known]]
    return ahead, behind


def _prove(
    pattern: Pattern, number: int, target: int, boxes: Boxes,
    cost: np.ndarray, ahead: Ints, behind: Ints,
) -> None:  # fmt: skip
    targets = pattern.problem.targets[number]
    own = targets.layer.cells_of(targets.variable[[target]])
    if own[0] >= len(cost):
        return
    for attempt in range(ATTEMPTS):
        amount = next_amount(targets, target, attempt)
        found = boxes.best(int(own[0]), amount, cost, ahead, behind) if amount else None
        if found is None:
            continue
        moved = as_movement(targets, *found, amount)
        witness = None if moved is None else targets.add_sparse(*moved, 1)
        if witness is not None:
            fresh = np.fromiter(witness.cells, dtype=np.int64)
            pattern.hidden[fresh] = True
            cost[fresh[fresh < len(cost)]] = 1e-3


def as_movement(
    targets: Targets, cells: Ints, signs: Ints, amount: int
) -> tuple[Ints, Ints] | None:
    """The movement of variables that these cells make together; None when they contradict each other."""
    variables = targets.layer.of_cell[cells]
    where, first = np.unique(variables, return_index=True)
    step = signs[first]
    if (signs != step[np.searchsorted(where, variables)]).any():
        return None
    return where, step * (1 if amount > 0 else -1)
