"""Rows of the table of doors: promises."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, SIGNED_IN, Door, of, partnership

MANAGEMENT = frozenset({"management"})
LABOR = frozenset({"labor"})

COMMITMENTS = (
    Door("commitments:mine", get=SIGNED_IN),
    Door("commitments:mine_csv", get=SIGNED_IN),
    Door("commitments:body", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("commitments:body_csv", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("commitments:promise", get=SEATS, post=SEATS, arguments=of("body"), seen=SEEN),
    Door("commitments:sponsors", get=SIDES, post=SIDES, arguments=of("body"), seen=SEEN),
    Door("commitments:partnership", get=SEATS, arguments=partnership, seen=SEEN),
    Door("commitments:partnership_csv", get=SEATS, arguments=partnership, seen=SEEN),
    Door("commitments:detail", get=SEATS, arguments=of("shown")),
    Door("commitments:detail", get=LABOR_SEATS, arguments=of("private_promise")),
    Door("commitments:accept", post=MANAGEMENT, arguments=of("asked"), seen=SEATS),
    Door("commitments:decline", get=MANAGEMENT, post=MANAGEMENT, arguments=of("asked"), seen=SEATS),
    Door("commitments:evidence", get=MANAGEMENT, post=MANAGEMENT, arguments=of("promised"), seen=SEATS),
    Door("commitments:confirm", post=LABOR_SEATS, arguments=of("shown"), seen=SEATS),
    Door("commitments:not_right", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("shown"), seen=SEATS),
    Door("commitments:postpone", get=MANAGEMENT, post=MANAGEMENT, arguments=of("promised"), seen=SEATS),
    Door("commitments:hand_over", get=MANAGEMENT, post=MANAGEMENT, arguments=of("promised"), seen=SEATS),
    Door("commitments:withdraw", get=LABOR, post=LABOR, arguments=of("private_promise"), seen=LABOR_SEATS),
    Door("commitments:move", get=LABOR_SEATS, arguments=of("private_move")),
    Door("commitments:sponsor", get=SEATS, arguments=of("sponsor")),
    Door("commitments:evidence_item", get=SEATS, arguments=of("evidence")),
    Door("commitments:original", get=SEATS, arguments=of("evidence")),
)  # fmt: skip
