"""Ranges in place of blanks: what a reader could work out anyway, said aloud."""

from __future__ import annotations

from typing import Any

import numpy as np

from safecount.bounds import audit
from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.protect import CannotProtect, protect
from safecount.ways.release import Release, state


def intervals(table: Crosstab, policy: Policy, **choices: Any) -> Release:
    """Suppress, audit, and publish for every hidden count the interval that the audit found.

    Nothing is given away: the interval follows from the shown numbers. Raises `CannotProtect`.
    """
    first = table.grains[0]
    wanted = {name: choices[name] for name in ("time_limit", "seed", "earlier") if name in choices}
    safe = protect(table, policy, publish=(first,), **wanted)
    report = audit(safe, earlier=choices.get("earlier", ()))
    if not report.safe:
        raise CannotProtect(f"The audit narrows {report.unsafe[0].key}; nothing is published.")
    low, high = safe.shown[first].copy(), safe.shown[first].copy()
    for (key, _), seen in report.intervals.items():
        cell = table.number(key)
        low[cell] = int(seen.low)
        high[cell] = int(seen.high) if np.isfinite(seen.high) else -1
    return state(
        table, low, high, np.ones(len(table), dtype=bool), method="intervals", additive=True,
        proof="every range is what the audit proves a reader can conclude from the shown counts",
        details={"suppressed": safe},
    )  # fmt: skip
