"""safecount: publish counts and hours so that nobody can be found in them, with a proof."""

from safecount.bounds import Audit, Interval, Unsafe, audit
from safecount.crosstab import TOTAL, BadTable, Cell, Crosstab, Dimension
from safecount.policy import BadPolicy, Policy
from safecount.protect import Cancelled, CannotProtect, Progress, protect
from safecount.protected import Explanation, ProtectedCrosstab, ShownCell

__all__ = [
    "TOTAL",
    "Audit",
    "BadPolicy",
    "BadTable",
    "Cancelled",
    "CannotProtect",
    "Cell",
    "Crosstab",
    "Dimension",
    "Explanation",
    "Interval",
    "Policy",
    "Progress",
    "ProtectedCrosstab",
    "ShownCell",
    "Unsafe",
    "audit",
    "protect",
]
