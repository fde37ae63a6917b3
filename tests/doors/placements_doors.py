"""Rows of the table of doors: placements."""

from __future__ import annotations

from tests.doors.demand_doors import PLANNERS
from tests.doors.row import SEATS, SEEN, Door, of, partnership

PLACEMENTS = (
    Door("placements:list", get=SEATS, arguments=partnership, seen=SEEN),
    Door("placements:plans", get=SEATS, post=PLANNERS, arguments=partnership, seen=SEEN),
    Door("placements:starts_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("placements:employers", get=SEATS, arguments=partnership, seen=SEEN),
    Door("placements:employer_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("placements:plan_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door(
        "placements:add_class",
        get=PLANNERS | {"provider"},
        post=PLANNERS | {"provider"},
        arguments=partnership,
        seen=SEEN,
    ),
    Door("placements:add", get=PLANNERS, post=PLANNERS, arguments=of("open_order"), seen=SEATS),
    Door("placements:detail", get=SEATS, arguments=of("placement")),
    Door("placements:check", get=PLANNERS, post=PLANNERS, arguments=of("placement"), seen=SEATS),
)
