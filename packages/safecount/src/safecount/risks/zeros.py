"""Nobody in a cell: that can tell something about everybody who is not in it."""

from __future__ import annotations

import numpy as np

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.risks.need import Need, Risk


def zeros(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Empty cells. A reader must reckon with up to `smallest_count` persons, or with their average value."""
    persons = table.counts[table.grains[0]]
    cells = persons == 0
    needs = {}
    for name in publish:
        wanted = policy.smallest_count
        if name == table.value_name and table.units is not None:
            wanted *= max(1, int(table.units[0]) // max(1, int(persons[0])))
        top = np.where(cells, wanted, 0).astype(np.int64)
        needs[name] = Need(top, np.zeros_like(top), np.zeros_like(top))
    return Risk("zero", cells, needs)
