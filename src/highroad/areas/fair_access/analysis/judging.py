"""Judging a table beside those that are public already: none may narrow what another hides."""

from __future__ import annotations

from collections.abc import Sequence

from safecount import Crosstab, ProtectedCrosstab, audit
from safecount.bounds import Audit

SMALL = "small"
FURTHEST = 0.2
"""How far from the truth, both ways, hidden hours of a few people must be possible."""


def holds_beside(
    safe: ProtectedCrosstab, before: Sequence[tuple[ProtectedCrosstab, Crosstab]]
) -> bool:
    """Whether a reader with this table and all earlier ones narrows nothing hidden in any of them.

    The new table is judged with its seal; earlier ones by their counts, and by their hours against
    the numbers behind them, which are counted again for this and kept nowhere. An audit that comes
    to no conclusion has not shown that the table is safe.
    """
    try:
        return _holds(safe, before)
    except ArithmeticError:
        return False


def _holds(safe: ProtectedCrosstab, before: Sequence[tuple[ProtectedCrosstab, Crosstab]]) -> bool:
    tables = [table for table, _truth in before]
    if not audit(safe, earlier=tables).safe:
        return False
    for table, truth in before:
        others = [safe, *(other for other in tables if other is not table)]
        report = audit(table, beside=others)
        if not report.safe or narrowed(table, truth, report):
            return False
    return True


def narrowed(table: ProtectedCrosstab, truth: Crosstab, report: Audit) -> bool:
    """Whether a small cell is shown by another table, or its hours known more closely than one fifth."""
    if table.value_name is None or truth.units is None:
        return False
    for key in table.primary:
        if table[key].reason != SMALL:
            continue
        if key in report.already_public:
            return True
        if (key, table.value_name) not in report.intervals:
            continue
        interval = report.intervals[key, table.value_name]
        hours = int(truth.units[truth.number(key)])
        if interval.low > hours * (1 - FURTHEST) + 1 or interval.high < hours * (1 + FURTHEST) - 1:
            return True
    return False
