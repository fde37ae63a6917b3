"""What can be read of placements, and by whom."""

from highroad.areas.placements.models import (
    Placement,
    ProgramClass,
)
from highroad.areas.placements.queries.employers import (
    EmployerLine,
    by_employer,
)
from highroad.areas.placements.queries.starts import (
    COPIED,
    ClassLine,
    DueCheck,
    PlacementLine,
    PlanView,
    PromiseLine,
    get_placement,
    has_earlier,
    list_classes,
    list_placements,
    list_plans,
    list_promises,
    result_without,
    retention,
    starts_for_system,
    view_placement,
    waiting_for,
)
from highroad.areas.placements.rules import (
    CHECK_DAYS,
    ClassResult,
    Hiring,
    Middle,
    Rate,
    TargetRow,
)

__all__ = [
    "CHECK_DAYS",
    "COPIED",
    "ClassLine",
    "ClassResult",
    "DueCheck",
    "EmployerLine",
    "Hiring",
    "Middle",
    "Placement",
    "PlacementLine",
    "PlanView",
    "ProgramClass",
    "PromiseLine",
    "Rate",
    "TargetRow",
    "by_employer",
    "get_placement",
    "has_earlier",
    "list_classes",
    "list_placements",
    "list_plans",
    "list_promises",
    "result_without",
    "retention",
    "starts_for_system",
    "view_placement",
    "waiting_for",
]
