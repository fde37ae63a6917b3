"""Rows of the table of doors: demand."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, Door, of, partnership

PLANNERS = SIDES | LABOR_SEATS
MANAGEMENT = frozenset({"management"})


def entering(*names: str) -> tuple[Door, ...]:
    return tuple(
        Door(f"demand:{name}", get=PLANNERS, post=PLANNERS, arguments=partnership, seen=SEEN)
        for name in names
    )


DEMAND = (
    Door("demand:overview", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:craft", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:intake", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:outlook_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:intake_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:permanent", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:permanent_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:what_if", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:what_if_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:needs", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:figures", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:forecasts", get=SEATS, post=PLANNERS, arguments=partnership, seen=SEEN),
    Door("demand:turned_out", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:published", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:published_file", get=SEATS, arguments=partnership, seen=SEEN),
    Door("demand:count_hours", post=PLANNERS, arguments=partnership, seen=SEEN),
    Door("demand:forecast", get=SEATS, arguments=of("forecast")),
    *entering(
        "add_order", "add_project", "add_condition", "add_coefficient", "add_price", "add_supply",
        "load_published", "add_ages", "add_staffing", "set_period",
    ),
    Door("demand:order", get=SEATS, arguments=of("order")),
    Door("demand:project", get=SEATS, arguments=of("pipeline")),
    Door("demand:condition", get=SEATS, arguments=of("condition")),
    Door("demand:move_condition", get=PLANNERS, post=PLANNERS, arguments=of("condition"), seen=SEATS),
    Door("demand:say_where", get=PLANNERS, post=PLANNERS, arguments=of("steady_order"), seen=SEATS),
    Door("demand:stop", get=PLANNERS, post=PLANNERS, arguments=of("order"), seen=SEATS),
    Door("demand:confirm_order", post=MANAGEMENT, arguments=of("order"), seen=SEATS),
    Door("demand:confirm_project", post=MANAGEMENT, arguments=of("pipeline"), seen=SEATS),
    Door("demand:say_again", post=MANAGEMENT | {"labor"}, arguments=of("pipeline"), seen=SEATS),
    Door("demand:correct_project", get=PLANNERS, post=PLANNERS, arguments=of("pipeline"), seen=SEATS),
    Door("demand:withdraw_order", post=PLANNERS, arguments=of("order"), seen=SEATS),
    Door("demand:withdraw_project", post=PLANNERS, arguments=of("pipeline"), seen=SEATS),
)  # fmt: skip
