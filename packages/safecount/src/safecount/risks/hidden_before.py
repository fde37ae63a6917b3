"""Cells that an earlier publication had to hide: showing them now would tell what they were then."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.risks.need import Need, Risk, quantity, room_around


def hidden_before(
    table: Crosstab, policy: Policy, publish: tuple[str, ...], guarded: NDArray[np.bool_]
) -> Risk:
    """Cells hidden before for their own sake. They keep the room that small cells have."""
    k = policy.smallest_count
    needs = {}
    for name in publish:
        if name == table.value_name:
            needs[name] = room_around(quantity(table, name), policy.interval_percent, guarded)
        else:
            top = np.where(guarded, np.maximum(1, k - quantity(table, name)), 0)
            needs[name] = Need(top, np.zeros_like(top), np.where(guarded, k, 0))
    return Risk("hidden before", guarded, needs)
