"""One contributor outweighs the others: a competitor, or a colleague, can reckon the rest."""

from __future__ import annotations

import numpy as np

from safecount.crosstab import Crosstab
from safecount.crosstab.axis import Ints
from safecount.policy import BadPolicy, Policy
from safecount.risks.need import Need, Risk


def p_percent(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Cells where the second largest contributor can reckon the largest to within p % of it.

    Sensitive when X - x1 - x2 < (p / q) x1, with q = 100 unless `prior_percent` says what everybody knows before.
    The room wanted is the difference, above and below. (p % and p/q rule, Handbook on Statistical Disclosure
    Control, ch. 4.)
    """
    if policy.p_percent is None:
        raise BadPolicy("This policy has no p_percent.")
    total, first, second = _largest_two(table)
    q = policy.prior_percent or 100
    lacking = policy.p_percent * first - q * (total - first - second)
    cells = lacking > 0
    return Risk("p percent", cells, _room(table, publish, cells, -(-lacking // q), total))


def dominance(table: Crosstab, policy: Policy, publish: tuple[str, ...]) -> Risk:
    """Cells where the n largest contributors give more than k % of the value.

    The room wanted is 100/k (x1 + ... + xn) - X, above and below. ((n, k) rule, same source.)
    """
    if policy.dominance is None:
        raise BadPolicy("This policy has no dominance.")
    n, k = policy.dominance
    _refuse_without_values(table)
    assert table.units is not None
    top = table.largest(table.grains[-1], n).sum(axis=0)
    lacking = 100 * top - k * table.units
    cells = lacking > 0
    return Risk("dominant", cells, _room(table, publish, cells, -(-lacking // k), table.units))


def _refuse_without_values(table: Crosstab) -> None:
    if table.contributions is None or table.units is None:
        raise BadPolicy(
            "p_percent and dominance weigh contributions: the table needs a value and contributors."
        )


def _largest_two(table: Crosstab) -> tuple[Ints, Ints, Ints]:
    _refuse_without_values(table)
    assert table.units is not None
    first, second = table.largest(table.grains[-1], 2)
    return table.units, first, second


def _room(
    table: Crosstab, publish: tuple[str, ...], cells: np.ndarray, lacking: Ints, total: Ints
) -> dict[str, Need]:
    room = np.where(cells, np.maximum(1, lacking), 0)
    none = Need.none(len(table))
    wanted = Need(room, np.minimum(room, total), np.zeros_like(room))
    return {name: wanted if name == table.value_name else none for name in publish}
