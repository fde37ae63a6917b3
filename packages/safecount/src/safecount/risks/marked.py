"""Cells that their owner wants hidden whatever the rules say."""

from __future__ import annotations

import numpy as np

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.risks.need import Risk, quantity, room_around


def marked(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Cells marked `must_hide`; every quantity must be uncertain by `interval_percent` both ways."""
    cells = np.zeros(len(table), dtype=bool)
    cells[[table.number(key) for key in table.must_hide]] = True
    needs = {
        name: room_around(quantity(table, name), policy.interval_percent, cells) for name in publish
    }
    return Risk("must hide", cells, needs)
