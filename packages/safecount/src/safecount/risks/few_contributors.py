"""Few employers behind a cell: it is their payroll that is published."""

from __future__ import annotations

from safecount.crosstab import Crosstab
from safecount.policy import BadPolicy, Policy
from safecount.risks.need import Risk, quantity, room_around


def few_contributors(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Cells with persons from fewer than `smallest_employers` of the last contributor named."""
    if policy.smallest_employers is None:
        raise BadPolicy("This policy has no smallest_employers.")
    if len(table.grains) < 2:
        raise BadPolicy(
            "smallest_employers needs a table with two contributors, such as contributors=['worker', 'employer']."
        )
    owners = table.counts[table.grains[-1]]
    cells = (owners >= 1) & (owners < policy.smallest_employers)
    needs = {
        name: room_around(quantity(table, name), policy.interval_percent, cells) for name in publish
    }
    return Risk("few employers", cells, needs)
