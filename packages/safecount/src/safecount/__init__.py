"""safecount: publish counts and hours so that nobody can be found in them, with a proof."""

from safecount.bounds import Audit, Figure, Interval, Tied, Unsafe, audit, difference, rate, share
from safecount.crosstab import TOTAL, BadTable, Cell, Crosstab, Dimension
from safecount.pictures import review_html, review_typst, to_html, to_svg
from safecount.policy import BadPolicy, Policy
from safecount.protect import Cancelled, CannotProtect, Progress, protect, protect_linked
from safecount.protected import Explanation, ProtectedCrosstab, ShownCell
from safecount.ways import Release, Report, Stated, compare, release

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
    "Figure",
    "Interval",
    "Policy",
    "Progress",
    "ProtectedCrosstab",
    "Release",
    "Report",
    "ShownCell",
    "Stated",
    "Tied",
    "Unsafe",
    "audit",
    "compare",
    "difference",
    "protect",
    "protect_linked",
    "rate",
    "release",
    "review_html",
    "review_typst",
    "share",
    "to_html",
    "to_svg",
]
