"""Nearly everybody of a group in one category: whoever is known to belong to the group is known to be in it."""

from __future__ import annotations

import numpy as np

from safecount.crosstab import Crosstab
from safecount.crosstab.counting import shape_of, strides_of
from safecount.policy import BadPolicy, Policy
from safecount.risks.need import Risk, quantity, room_around


def groups(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Cells with at least `group_percent` of their margin along a dimension of `group_dimensions` (else: any).

    A reader must reckon with `interval_percent` fewer and more. Where all others are empty, that takes `hide_zeros`.
    (Group disclosure, Handbook on Statistical Disclosure Control, section 5.2.)
    """
    if policy.group_percent is None:
        raise BadPolicy("This policy has no group_percent.")
    names = [axis.name for axis in table.axes]
    if strange := sorted(set(policy.group_dimensions) - set(names)):
        raise BadPolicy(
            f"group_dimensions names {strange[0]!r}, which is no dimension of this table: {names}."
        )
    people = table.counts[table.grains[0]]
    cells = np.zeros(len(table), dtype=bool)
    grid = np.arange(len(table)).reshape(shape_of(table.axes))
    for place, axis in enumerate(table.axes):
        if policy.group_dimensions and axis.name not in policy.group_dimensions:
            continue
        for node, below in enumerate(axis.children):
            if len(below) > 1:
                margin = np.take(grid, node, axis=place).ravel()
                for part in below:
                    own = margin + (part - node) * strides_of(table.axes)[place]
                    share = people[own] * 100 >= policy.group_percent * people[margin]
                    cells[own[share & (people[own] > 0)]] = True
    needs = {
        name: room_around(quantity(table, name), policy.interval_percent, cells) for name in publish
    }
    return Risk("group", cells, needs)
