"""Few people in a cell: whoever knows the place knows the person."""

from __future__ import annotations

import numpy as np

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.risks.need import Need, Risk, quantity, room_around


def small_counts(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Cells of 1 to `smallest_count` - 1 persons.

    A reader's interval for the count must be at least `smallest_count` wide and reach up to it; a value must be
    uncertain by `interval_percent` both ways. (Minimum frequency rule.)
    """
    k = policy.smallest_count
    persons = table.counts[table.grains[0]]
    cells = (persons >= 1) & (persons < k)
    needs = {}
    for name in publish:
        if name == table.value_name:
            needs[name] = room_around(quantity(table, name), policy.interval_percent, cells)
        else:
            counted = quantity(table, name)
            top = np.where(cells, np.maximum(1, k - counted), 0)
            needs[name] = Need(top, np.zeros_like(top), np.where(cells, k, 0))
    return Risk("small", cells, needs)
