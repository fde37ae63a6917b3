"""The rows of charters, trials and proxies."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, Door, of

ON_A_SIDE = SIDES | LABOR_SEATS
CHARTERS = (
    Door("partnerships:charter_pdf", get=SEATS, arguments=of("charter"), seen=SEEN),
    Door("partnerships:charter_docx", get=SEATS, arguments=of("charter"), seen=SEEN),
    Door("partnerships:trial", get=SEATS, post=SEATS, arguments=of("body"), seen=SEEN),
    Door("partnerships:proxies", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("partnerships:revoke_proxy", post=frozenset({"labor"}), arguments=of("proxy"), seen=LABOR_SEATS),
    Door("decisions:again", arguments=of("decision"), seen=SEATS),
)  # fmt: skip
