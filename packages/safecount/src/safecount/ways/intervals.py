"""Ranges in place of blanks: what a reader could work out anyway, said aloud."""

from __future__ import annotations

from typing import Any

import numpy as np

from safecount.bounds import Audit, audit
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
    refuse_unless_safe(report)
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


def refuse_unless_safe(report: Audit) -> None:
    """What the audit does not find safe is not published in ranges either. Raises `CannotProtect`."""
    if not report.safe:
        narrowed = [f"{each.key} to {each.low:g} to {each.high:g}" for each in report.unsafe]
        told = "; ".join([*narrowed, *report.certificate_faults])
        raise CannotProtect(f"The audit narrows {told}. Nothing is published.")
