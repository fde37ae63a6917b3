"""The rows of a charter's acts: sent on, brought back, renewed, left."""

from __future__ import annotations

from typing import Any

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, Door, of
from tests.world.partnerships import Table

ON_A_SIDE = SIDES | LABOR_SEATS
LABOR, MANAGEMENT = frozenset({"labor"}), frozenset({"management"})


def own_party(table: Table) -> dict[str, Any]:
    """The party of labor."""
    return {"key": table.things["parties"]["labor"].key}


ACTS = (
    Door("decisions:send_on", arguments=of("decision"), seen=SEATS),
    Door("decisions:fallback", get=SEATS, arguments=of("fallback")),
    Door("decisions:bring_back", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("fallback"), seen=SEATS),
    Door("partnerships:leave", get=LABOR, post=LABOR, arguments=own_party, seen=SEEN),
    Door("partnerships:withdrawal", get=SEATS, arguments=of("withdrawal")),
    Door("partnerships:take_notice_back", post=MANAGEMENT, arguments=of("withdrawal"), seen=SEATS),
    Door("decisions:split", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("decisions:split_of", get=SEATS, arguments=of("split")),
    Door("decisions:carry_out_split", arguments=of("split"), seen=SEATS),
    Door("decisions:renewal", get=SEATS, post=SIDES, arguments=of("renewal"), seen=SEATS),
)  # fmt: skip
