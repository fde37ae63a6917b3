"""Coarsening: publish only so deep into each dimension that no cell tells too much."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

from safecount.crosstab import Axis, Crosstab
from safecount.crosstab.axis import Ints
from safecount.policy import Policy
from safecount.protect import CannotProtect
from safecount.risks import find_risks
from safecount.ways.release import Release, state


def coarsen(table: Crosstab, policy: Policy, **_choices: Any) -> Release:
    """The depths of the dimensions that keep most cells with people in them and no sensitive one.

    Every choice of depths is looked at, so no other loses less. A cell below the depth is not published; what is
    published adds up from cells that are all safe. Raises `CannotProtect` when even the grand total is sensitive.
    """
    risks = find_risks(table, policy, (table.grains[0],))
    sensitive = np.any([risk.cells for risk in risks], axis=0).reshape(table.size)
    counts = table.counts[table.grains[0]]
    people = counts.reshape(table.size) > 0
    depths = [depth_of(axis) for axis in table.axes]
    best: tuple[int, tuple[int, ...]] | None = None
    for limit in product(*(range(int(depth.max()) + 1) for depth in depths)):
        inside = _within(depths, limit, table.size)
        if not (sensitive & inside).any():
            kept = (int((people & inside).sum()), limit)
            best = kept if best is None else max(best, kept)
    if best is None:
        raise CannotProtect(
            f"Even the grand total is sensitive ({risks[0].rule!r}). Publish a larger population."
        )
    shown = _within(depths, best[1], table.size).ravel()
    return state(
        table, counts, counts, shown, method="coarsen", additive=True,
        proof="no published cell is sensitive, and all sums run over published cells",
        details={"depths": dict(zip((axis.name for axis in table.axes), best[1], strict=True))},
    )  # fmt: skip


def depth_of(axis: Axis) -> Ints:
    """How far below the total each node stands."""
    depth = np.zeros(len(axis), dtype=np.int64)
    for node, above in enumerate(axis.parent):
        depth[node] = 0 if above < 0 else depth[above] + 1
    return depth


def _within(depths: list[Ints], limit: tuple[int, ...], size: tuple[int, ...]) -> np.ndarray:
    inside = np.ones(size, dtype=bool)
    for place, (depth, most) in enumerate(zip(depths, limit, strict=True)):
        along = [1] * len(size)
        along[place] = len(depth)
        inside &= (depth <= most).reshape(along)
    return inside
