"""Bounds: what a reader could still work out from what is shown."""

from safecount.bounds.attacker import Interval
from safecount.bounds.auditing import Audit, Unsafe, audit
from safecount.bounds.derived import Figure, difference, share
from safecount.bounds.tied import Tied, rate

__all__ = [
    "Audit",
    "Figure",
    "Interval",
    "Tied",
    "Unsafe",
    "audit",
    "difference",
    "rate",
    "share",
]
