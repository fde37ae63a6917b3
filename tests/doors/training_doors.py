"""Rows of the table of doors: training."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, Door, of, partnership

ON_A_SIDE = SIDES | LABOR_SEATS

TRAINING = (
    Door("training:programs", get=SEATS, arguments=partnership, seen=SEEN),
    Door("training:add_program", get=ON_A_SIDE, post=ON_A_SIDE, arguments=partnership, seen=SEEN),
    Door("training:program", get=SEATS, arguments=of("program")),
    Door("training:draft_standards", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("program"), seen=SEATS),
    Door("training:standards", get=SEATS, arguments=of("standards")),
    Door("training:put_standards", post=ON_A_SIDE, arguments=of("standards_draft"), seen=SEATS),
    Door("training:add_coordinator", get=SIDES, post=SIDES, arguments=of("program"), seen=SEATS),
    Door("training:end_coordinator", post=SIDES, arguments=of("coordinator"), seen=SEATS),
)  # fmt: skip
