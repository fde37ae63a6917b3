"""The rows of the record: what is signed, who countersigns, what can be taken away."""

from __future__ import annotations

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SIDES, Door, of, partnership
from tests.world.partnerships import Table

LABOR = frozenset({"labor"})


def side_of_labor(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "side": "labor"}


def numbered(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "number": 1}


def numbered_of_labor(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "side": "labor", "number": 1}


RECORD_DOORS = (
    *(Door(name, get=ALL, anybody=True) for name in ("ledger:about", "ledger:program", "ledger:verifier")),
    Door("ledger:decision", get=SEATS, arguments=of("adopted")),
    Door("ledger:policy", get=SEATS, arguments=of("witness_policy")),
    Door("ledger:witnesses", get=SEATS, arguments=partnership),
    Door("ledger:propose_policy", get=SIDES, post=SIDES, arguments=partnership, seen=SEATS),
    Door("ledger:neutral", arguments=partnership, seen=SEATS),
    Door("ledger:side_key", get=LABOR, post=LABOR, arguments=side_of_labor, seen=SEATS),
    Door("ledger:end_key", post=LABOR, arguments=side_of_labor, seen=SEATS),
    Door("ledger:countersign", get=LABOR, post=LABOR, arguments=side_of_labor, seen=SEATS),
    Door("ledger:proof", get=SEATS, arguments=numbered),
    Door("ledger:side_proof", get=LABOR_SEATS, arguments=numbered_of_labor, seen=SEATS),
    *(
        Door(f"api:{name}", get=SEATS, arguments=partnership)
        for name in ("checkpoint", "checkpoints", "final", "inclusion", "consistency", "wanted",
                     "add_checkpoint", "bundle")
    ),
    Door("api:cosignatures", arguments=partnership, seen=SEATS),
)  # fmt: skip
