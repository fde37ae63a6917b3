"""Adding up: sums and distinct contributors for every cell and margin at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from safecount.crosstab.axis import Axis, Ints


def shape_of(axes: Sequence[Axis]) -> tuple[int, ...]:
    """How many nodes each axis has."""
    return tuple(len(axis) for axis in axes)


def strides_of(axes: Sequence[Axis]) -> tuple[int, ...]:
    """What one step along each axis adds to the number of a cell."""
    strides = [1] * len(axes)
    for place in range(len(axes) - 2, -1, -1):
        strides[place] = strides[place + 1] * len(axes[place + 1])
    return tuple(strides)


def every_margin(axes: Sequence[Axis], nodes: Sequence[Ints]) -> Iterator[tuple[Ints, Ints]]:
    """Each way to climb from the leaves: which lines take part, and the cell each of them lands in."""
    climbs = [axis.climbs() for axis in axes]
    strides = strides_of(axes)
    length = len(nodes[0]) if nodes else 0
    for steps in product(*climbs):
        cells = np.zeros(length, dtype=np.int64)
        inside = np.ones(length, dtype=bool)
        for step, node, stride in zip(steps, nodes, strides, strict=True):
            above = step[node]
            inside &= above >= 0
            cells += above * stride
        yield np.flatnonzero(inside), cells[inside]


def sums(axes: Sequence[Axis], nodes: Sequence[Ints], amounts: Ints) -> Ints:
    """The sum of amounts in every cell and margin."""
    total = np.zeros(int(np.prod(shape_of(axes))), dtype=np.int64)
    for lines, cells in every_margin(axes, nodes):
        np.add.at(total, cells, amounts[lines])
    return total


def distinct(axes: Sequence[Axis], nodes: Sequence[Ints], who: Ints) -> tuple[Ints, Ints]:
    """How many different contributors every cell has, and the only one where there is exactly one (else -1)."""
    size = int(np.prod(shape_of(axes)))
    people = int(who.max()) + 1 if len(who) else 1
    count = np.zeros(size, dtype=np.int64)
    sole = np.full(size, -1, dtype=np.int64)
    for lines, cells in every_margin(axes, nodes):
        pairs = np.unique(cells * people + who[lines])
        at, person = pairs // people, pairs % people
        count += np.bincount(at, minlength=size)
        sole[at] = person
    sole[count != 1] = -1
    return count, sole


def largest(axes: Sequence[Axis], nodes: Sequence[Ints], who: Ints, amounts: Ints, n: int) -> Ints:
    """The n largest contributions to every cell, largest first: an array of n rows."""
    size = int(np.prod(shape_of(axes)))
    people = int(who.max()) + 1 if len(who) else 1
    top = np.zeros((n, size), dtype=np.int64)
    for lines, cells in every_margin(axes, nodes):
        pairs, place = np.unique(cells * people + who[lines], return_inverse=True)
        given = np.zeros(len(pairs), dtype=np.int64)
        np.add.at(given, place, amounts[lines])
        at = pairs // people
        order = np.lexsort((-given, at))
        at, given = at[order], given[order]
        first = np.searchsorted(at, at)
        rank = np.arange(len(at)) - first
        near = rank < n
        top[rank[near], at[near]] = given[near]
    return top
