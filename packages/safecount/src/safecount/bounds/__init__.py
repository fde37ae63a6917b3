"""Bounds: what a reader could still work out from what is shown."""

from safecount.bounds.attacker import Interval
from safecount.bounds.auditing import Audit, Unsafe, audit

__all__ = ["Audit", "Interval", "Unsafe", "audit"]
