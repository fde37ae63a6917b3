"""Ways: five protections behind one call, each with a report that can be laid beside the others."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from safecount.crosstab import Crosstab
from safecount.policy import Policy
from safecount.ways.coarsening import coarsen
from safecount.ways.intervals import intervals
from safecount.ways.keys import perturb
from safecount.ways.release import Release, Report, Stated
from safecount.ways.rounding import round_additively

__all__ = ["METHODS", "Release", "Report", "Stated", "compare", "release"]

METHODS: dict[str, Callable[..., Release]] = {
    "intervals": intervals,
    "coarsen": coarsen,
    "round": round_additively,
    "perturb": perturb,
}


def release(table: Crosstab, policy: Policy, *, method: str, **choices: Any) -> Release:
    """The table protected one way. Raises `ValueError` for a method there is not, and what the method raises.

    "intervals" hides as little as may be and says between which numbers hidden ones lie; "coarsen" merges
    categories; "round" rounds counts so that they still add up; "perturb" adds noise by cell keys.
    """
    if method not in METHODS:
        raise ValueError(f"There is no method {method!r}. There are: {', '.join(sorted(METHODS))}.")
    begun = time.process_time()
    made = METHODS[method](table, policy, **choices)
    return made.timed(time.process_time() - begun)


def compare(table: Crosstab, policy: Policy, **choices: Any) -> dict[str, Report]:
    """What every method costs and leaves to a reader, by method."""
    return {name: release(table, policy, method=name, **choices).report for name in METHODS}
