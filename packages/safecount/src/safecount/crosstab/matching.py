"""Recognising cells of one table in another: the same categories, and for margins the same leaves below."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from safecount.crosstab.axis import Axis, Ints
from safecount.crosstab.counting import shape_of, strides_of


def match_cells(old: Sequence[Axis], new: Sequence[Axis]) -> Ints:
    """For every cell of an old table the same cell of a new one, or -1.

    A dimension that only one table has is summed over there: only cells at its total can be the same.
    """
    names = {axis.name: axis for axis in new}
    strides = dict(zip((axis.name for axis in new), strides_of(new), strict=True))
    found = np.zeros(shape_of(old), dtype=np.int64)
    known = np.ones(shape_of(old), dtype=bool)
    for place, axis in enumerate(old):
        nodes = _match_nodes(axis, names.get(axis.name))
        along = [1] * len(old)
        along[place] = len(axis)
        known &= (nodes >= 0).reshape(along)
        found += (np.maximum(nodes, 0) * strides.get(axis.name, 0)).reshape(along)
    return np.where(known, found, -1).ravel()


def _match_nodes(old: Axis, new: Axis | None) -> Ints:
    if new is None:
        return np.where(np.arange(len(old)) == 0, 0, -1)
    by_leaves: dict[frozenset[str], int] = {}
    for node in range(len(new)):
        by_leaves.setdefault(new.leaves_below(node), node)
    return np.array([by_leaves.get(old.leaves_below(node), -1) for node in range(len(old))])
