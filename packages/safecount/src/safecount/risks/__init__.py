"""Risks: which cells tell too much, one file a risk."""

from __future__ import annotations

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.risks.dominance import dominance, p_percent
from safecount.risks.few_contributors import few_contributors
from safecount.risks.groups import groups
from safecount.risks.hidden_before import hidden_before
from safecount.risks.marked import marked
from safecount.risks.need import Need, Risk, quantity
from safecount.risks.small_counts import small_counts
from safecount.risks.zeros import zeros

__all__ = [
    "Need",
    "Risk",
    "dominance",
    "few_contributors",
    "find_risks",
    "groups",
    "hidden_before",
    "marked",
    "p_percent",
    "quantity",
    "small_counts",
    "zeros",
]


def find_risks(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> list[Risk]:
    """What every rule of the policy finds, the rule that names a person first."""
    wanted = [
        (small_counts, True),
        (few_contributors, policy.smallest_employers is not None),
        (dominance, policy.dominance is not None),
        (p_percent, policy.p_percent is not None),
        (groups, policy.group_percent is not None),
        (zeros, policy.protect_zeros),
        (marked, bool(table.must_hide)),
    ]
    return [rule(table, policy, publish) for rule, asked in wanted if asked]
