"""Rows of the table of doors: projects, requests, involvement, levels."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, Door, of, partnership
from tests.world.partnerships import Table

TAKE_PART = SIDES | LABOR_SEATS
LABOR = frozenset({"labor"})


def claim(table: Table) -> dict[str, object]:
    return {"key": table.things["body"].key, "criterion": "tools.3"}


PROJECTS = (
    Door("problem_solving:projects", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:add_project", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("problem_solving:project", get=SEATS, arguments=of("project")),
    Door("problem_solving:add_trial", get=TAKE_PART, post=TAKE_PART, arguments=of("project"), seen=SEATS),
    Door("problem_solving:study", get=TAKE_PART, post=TAKE_PART, arguments=of("trial"), seen=SEATS),
    Door("problem_solving:add_value", get=TAKE_PART, post=TAKE_PART, arguments=of("project"), seen=SEATS),
    Door("problem_solving:end_project", get=TAKE_PART, post=TAKE_PART, arguments=of("project"), seen=SEATS),
    Door("problem_solving:take_over", get=SIDES, post=SIDES, arguments=of("project"), seen=SEATS),
    Door("problem_solving:requests", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:add_request", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("problem_solving:request", get=SEATS, arguments=of("information")),
    Door("problem_solving:reply", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("information"), seen=SEATS),
    Door("problem_solving:pack", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:involvements", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:add_involvement", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("problem_solving:involvement", get=SEATS, arguments=of("involvement")),
    Door("problem_solving:say_of_involvement", get=TAKE_PART, post=TAKE_PART, arguments=of("involvement"), seen=SEATS),
    Door("problem_solving:levels", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:answer_criterion", get=TAKE_PART, post=TAKE_PART, arguments=claim, seen=SEEN),
    Door("problem_solving:say_level", post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("problem_solving:values", get=SEATS, post=SIDES, arguments=partnership, seen=SEEN),
    Door("problem_solving:value_set", get=SEATS, arguments=of("value_set")),
    Door("problem_solving:portfolio", get=SEATS, arguments=partnership, seen=SEEN),
)  # fmt: skip
