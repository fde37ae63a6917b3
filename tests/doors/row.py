"""The table of doors: who gets what at which address, with which verb. What is not in it is refused.

A row reads: address, then for each verb who may. Everybody else who is signed in finds nothing there
(404), or is refused with a reason (403) where the row says so; who is not signed in is led to sign in.
Verbs without a list are for nobody. `tests/doors/test_doors.py` tries every cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.world.partnerships import Table

ROLES = (
    "labor", "management", "provider", "steward", "staff", "pending", "former", "other", "nobody",
)  # fmt: skip
SIDES = frozenset({"labor", "management"})
LABOR_SEATS = frozenset({"labor", "steward"})
SEATS = frozenset({"labor", "management", "provider", "steward"})
SEEN = SEATS | {"staff"}
SIGNED_IN = frozenset(ROLES) - {"nobody"}
ALL = frozenset(ROLES)
NONE: frozenset[str] = frozenset()

Arguments = Callable[[Table], dict[str, Any]]


def of(name: str, parameter: str = "key", attribute: str = "key") -> Arguments:
    """The address of a thing of the table: its key."""
    return lambda table: {parameter: getattr(table.things[name], attribute)}


def partnership(table: Table) -> dict[str, Any]:
    return {"key": table.partnership.key}


def without(table: Table) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Door:
    """One row. `seen` find the record there: where they may not act they are told why (403)."""

    name: str
    get: frozenset[str] = NONE
    post: frozenset[str] = NONE
    arguments: Arguments = without
    seen: frozenset[str] = field(default=NONE)
    anybody: bool = False
    """Open without signing in, for every role alike; what comes back may still be 404."""
    by_link: bool = False
    """Its address is a secret: whoever holds it is let in, and the scan opens it on purpose only."""
