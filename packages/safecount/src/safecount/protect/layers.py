"""Layers: what must add up, seen as room to move: every z that keeps all rows and bounds is another possible table.

A layer is one published quantity (hours, workers). Layers share the cells that may be hidden. Where people may
stand in several categories of a dimension, a margin is not the sum of its parts; it is at most their sum and at
least each of them, and those rows have room on one side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Axis
from safecount.crosstab.axis import Ints
from safecount.crosstab.counting import shape_of, strides_of
from safecount.protect.merging import merge
from safecount.protect.rows import Rows


@dataclass(frozen=True, eq=False)
class Layer:
    """The room to move of one quantity: variables, their cells and bounds, and the rows they obey.

    Cells that can only move together are one variable: `of_cell` has the variable of every cell of the table, or
    -1; `cells[start[v]:start[v + 1]]` are the cells of a variable.
    """

    name: str
    rows: Rows
    of_cell: Ints
    start: Ints
    cells: Ints
    low: Ints
    high: Ints

    @property
    def size(self) -> int:
        """How many variables."""
        return len(self.low)

    def cells_of(self, variables: Ints) -> Ints:
        """All cells of these variables."""
        return gather(self.start, self.cells, variables)

    def all_of(self, cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """For every variable whether the claim holds of all its cells."""
        claims: NDArray[np.bool_] = np.logical_and.reduceat(cells[self.cells], self.start[:-1])
        return claims

    def least(self, numbers: Ints) -> Ints:
        """For every variable the least of its cells' numbers."""
        least: Ints = np.minimum.reduceat(numbers[self.cells], self.start[:-1])
        return least

    def most(self, numbers: Ints) -> Ints:
        """For every variable the most of its cells' numbers."""
        most: Ints = np.maximum.reduceat(numbers[self.cells], self.start[:-1])
        return most

    def keeps(self, exact: Ints, parts: int) -> bool:
        """Whether the movement `exact / parts` keeps every row."""
        sums = self.rows.times(exact)
        return bool((sums >= -self.rows.slack * parts).all() and not sums[self.rows.equal].any())


def gather(start: Ints, entries: Ints, chosen: Ints) -> Ints:
    """The entries of the chosen groups of a list of lists, one after the other."""
    counts = start[chosen + 1] - start[chosen]
    ends = np.cumsum(counts)
    if not len(ends):
        return entries[:0]
    offset = np.repeat(start[chosen] - (ends - counts), counts)
    found: Ints = entries[np.arange(ends[-1]) + offset]
    return found


def families(axes: tuple[Axis, ...]) -> Iterator[tuple[int, Ints, Ints]]:
    """For every group of every axis: the axis, its margin cells, and below each the cells it sums."""
    strides = strides_of(axes)
    grid = np.arange(int(np.prod(shape_of(axes))), dtype=np.int64).reshape(shape_of(axes))
    for place, axis in enumerate(axes):
        base = np.take(grid, 0, axis=place).ravel()
        for node, below in enumerate(axis.children):
            if below:
                steps = np.array(below, dtype=np.int64) * strides[place]
                yield place, base + node * strides[place], base[:, None] + steps[None, :]


def is_additive(axes: tuple[Axis, ...], numbers: Ints) -> tuple[bool, ...]:
    """For every axis whether each margin of it is the sum of its parts."""
    adds_up = [True] * len(axes)
    for place, margins, parts in families(axes):
        adds_up[place] &= bool((numbers[margins] == numbers[parts].sum(axis=1)).all())
    return tuple(adds_up)


Block = tuple[Ints, Ints, Ints | None]


def build_layer(
    name: str,
    axes: tuple[Axis, ...],
    numbers: Ints,
    may_move: NDArray[np.bool_],
    reach: int,
    more: Sequence[Block] = (),
) -> Layer:
    """The layer of one quantity; only cells that are or may be hidden become variables.

    Nothing moves further than `reach`, so that inequalities which are far from holding tightly can be left out.
    `numbers` may go beyond the cells of the table; `more` are rows about those.
    """
    adds_up = is_additive(axes, numbers)
    blocks: list[Block] = list(more)
    for place, margins, parts in families(axes):
        columns = np.concatenate([margins[:, None], parts], axis=1)
        signs = np.ones(columns.shape, dtype=np.int64)
        signs[:, 0] = -1
        if adds_up[place]:
            blocks.append((columns, signs, None))
        else:
            blocks += _tight(_inequalities(columns, signs, numbers), may_move, reach)
    return _squeeze(name, blocks, numbers, may_move, reach)


def _inequalities(columns: Ints, signs: Ints, numbers: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """A margin is at most the sum of its parts and at least each of them: (columns, signs, slack)."""
    yield columns, signs, (numbers[columns] * signs).sum(axis=1)
    for part in range(1, columns.shape[1]):
        pair = columns[:, [0, part]]
        signs_of_pair = np.tile(np.array([1, -1], dtype=np.int64), (len(pair), 1))
        yield pair, signs_of_pair, numbers[pair[:, 0]] - numbers[pair[:, 1]]


def _tight(
    blocks: Iterator[tuple[Ints, Ints, Ints]], may_move: NDArray[np.bool_], reach: int
) -> Iterator[Block]:
    """Only the inequalities that a movement within reach could break."""
    for columns, signs, slack in blocks:
        tight = slack < may_move[columns].sum(axis=1) * reach
        if tight.any():
            yield columns[tight], signs[tight], slack[tight]


def _squeeze(
    name: str, blocks: list[Block], numbers: Ints, may_move: NDArray[np.bool_], reach: int
) -> Layer:
    """Drop what can never move."""
    place = np.cumsum(may_move) - 1
    lengths, columns, signs, slacks, equal = [], [], [], [], []
    for block_columns, block_signs, slack in blocks:
        inside = may_move[block_columns]
        keep = inside.any(axis=1)
        inside = inside[keep]
        lengths.append(inside.sum(axis=1))
        columns.append(place[block_columns[keep][inside]])
        signs.append(block_signs[keep][inside])
        slacks.append(np.zeros(len(inside), dtype=np.int64) if slack is None else slack[keep])
        equal.append(np.full(len(inside), slack is None))
    rows = Rows(
        np.concatenate([[0], np.cumsum(_join(lengths))]),
        _join(columns),
        _join(signs),
        _join(slacks),
        _join(equal).astype(bool),
    )
    rows, merged = merge(rows, int(may_move.sum()))
    return _with_cells(name, rows, np.flatnonzero(may_move), merged, numbers, reach)


def _with_cells(
    name: str, rows: Rows, cell: Ints, merged: Ints, numbers: Ints, reach: int
) -> Layer:
    order = np.argsort(merged, kind="stable")
    start = np.searchsorted(merged[order], np.arange(int(merged.max(initial=-1)) + 2))
    of_cell = np.full(len(numbers), -1, dtype=np.int64)
    of_cell[cell] = merged
    high = np.full(len(start) - 1, reach, dtype=np.int64)
    layer = Layer(name, rows, of_cell, start, cell[order], -high, high)
    if not layer.size:
        return layer
    return replace(layer, low=np.maximum(-layer.least(numbers), -reach))


def _join(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
