"""The rows of charters, trials and proxies."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, SIGNED_IN, Door, of, partnership

STAFF = frozenset({"staff"})
ON_A_SIDE = SIDES | LABOR_SEATS
CHARTERS = (
    Door("partnerships:charter_pdf", get=SEATS, arguments=of("charter"), seen=SEEN),
    Door("partnerships:charter_docx", get=SEATS, arguments=of("charter"), seen=SEEN),
    Door("partnerships:trial", get=SEATS, post=SEATS, arguments=of("body"), seen=SEEN),
    Door("partnerships:proxies", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("partnerships:revoke_proxy", post=frozenset({"labor"}), arguments=of("proxy"), seen=LABOR_SEATS),
    Door("partnerships:roster", get=SIDES | STAFF, post=SIDES | STAFF, arguments=partnership, seen=SEEN),
    Door("partnerships:accept_roster", post=SIDES | STAFF, arguments=partnership, seen=SEEN),
    Door("partnerships:confirm_roster", post=SEEN, arguments=partnership),
    Door("partnerships:roster_example", get=SIGNED_IN),
    Door("partnerships:search", get=SEATS, arguments=partnership, seen=SEEN),
    Door("decisions:again", arguments=of("decision"), seen=SEATS),
)  # fmt: skip
