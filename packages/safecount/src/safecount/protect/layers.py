"""Layers: what must add up, seen as room to move: every z with A z = 0 within bounds is another possible table.

A layer is one published quantity (hours, workers). Layers share the cells that may be hidden. Where people may
stand in several categories of a dimension, a margin is not the sum of its parts; such relations become
inequalities, each with a slack that is always free to move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Axis
from safecount.crosstab.axis import Ints
from safecount.crosstab.counting import shape_of, strides_of

FREE = -1
NO_LIMIT = np.int64(2**45)


@dataclass(frozen=True, eq=False)
class Rows:
    """Sparse rows of whole coefficients, each summing to zero over any possible table."""

    start: Ints
    column: Ints
    sign: Ints

    @property
    def number(self) -> int:
        """How many rows."""
        return len(self.start) - 1

    def times(self, z: Ints) -> Ints:
        """A z, exactly."""
        if self.number == 0:
            return np.zeros(0, dtype=np.int64)
        return np.add.reduceat(self.sign * z[self.column], self.start[:-1])

    def row_of_entries(self) -> Ints:
        """For every entry the row it stands in."""
        return np.repeat(np.arange(self.number, dtype=np.int64), np.diff(self.start))


@dataclass(frozen=True, eq=False)
class Layer:
    """The room to move of one quantity: variables, their cells, their bounds, and the rows they obey.

    `cell` is the cell that decides whether a variable may move, or FREE for one that always may.
    """

    name: str
    rows: Rows
    cell: Ints
    low: Ints
    high: Ints


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


def build_layer(
    name: str,
    axes: tuple[Axis, ...],
    numbers: Ints,
    may_move: NDArray[np.bool_],
) -> Layer:
    """The layer of one quantity; only cells that are or may be hidden become variables."""
    adds_up = is_additive(axes, numbers)
    blocks: list[tuple[Ints, Ints]] = []
    slack_low: list[Ints] = []
    size = len(numbers)
    for place, margins, parts in families(axes):
        columns = np.concatenate([margins[:, None], parts], axis=1)
        signs = np.ones(columns.shape, dtype=np.int64)
        signs[:, 0] = -1
        if adds_up[place]:
            blocks.append((columns, signs))
            continue
        for part_columns, part_signs, slack in _inequalities(columns, signs, numbers):
            names = size + sum(map(len, slack_low)) + np.arange(len(slack), dtype=np.int64)
            blocks.append(
                (
                    np.concatenate([part_columns, names[:, None]], axis=1),
                    np.concatenate([part_signs, np.full((len(slack), 1), -1)], axis=1),
                )
            )
            slack_low.append(-slack)
    return _squeeze(name, blocks, numbers, may_move, slack_low)


def _inequalities(columns: Ints, signs: Ints, numbers: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """A margin is at most the sum of its parts and at least each of them: (columns, signs, slack)."""
    yield columns, signs, (numbers[columns] * signs).sum(axis=1)
    for part in range(1, columns.shape[1]):
        pair = columns[:, [0, part]]
        pair_signs = np.tile(np.array([1, -1], dtype=np.int64), (len(pair), 1))
        yield pair, pair_signs, numbers[pair[:, 0]] - numbers[pair[:, 1]]


def _squeeze(
    name: str,
    blocks: list[tuple[Ints, Ints]],
    numbers: Ints,
    may_move: NDArray[np.bool_],
    slack_low: list[Ints],
) -> Layer:
    """Drop what can never move, and rows in which no cell can."""
    size = len(numbers)
    slacks = np.concatenate(slack_low) if slack_low else np.zeros(0, dtype=np.int64)
    moves = np.concatenate([may_move, np.ones(len(slacks), dtype=bool)])
    starts, all_columns, all_signs = [np.zeros(1, dtype=np.int64)], [], []
    for columns, signs in blocks:
        real = columns < size
        keep = (moves[columns] & real).any(axis=1)
        columns, signs = columns[keep], signs[keep]
        inside = moves[columns]
        starts.append(starts[-1][-1] + np.cumsum(inside.sum(axis=1)))
        all_columns.append(columns[inside])
        all_signs.append(signs[inside])
    column = np.concatenate(all_columns) if all_columns else np.zeros(0, dtype=np.int64)
    used = np.zeros(size + len(slacks), dtype=bool)
    used[column] = True
    used[:size] |= may_move
    place = np.cumsum(used) - 1
    kept = np.flatnonzero(used)
    low = np.concatenate([-numbers, slacks])
    rows = Rows(
        np.concatenate(starts),
        place[column],
        np.concatenate(all_signs) if all_signs else np.zeros(0, dtype=np.int64),
    )
    cell = np.where(kept < size, kept, FREE)
    return Layer(name, rows, cell, low[kept], np.full(len(kept), NO_LIMIT, dtype=np.int64))
