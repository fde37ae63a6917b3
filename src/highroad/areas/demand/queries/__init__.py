"""What can be read of demand, and by whom."""

from highroad.areas.demand.models import (
    Coefficient,
    Condition,
    CraftForecast,
    CraftSupply,
    HoursCount,
    JobOrder,
    PipelineProject,
)
from highroad.areas.demand.queries.actuals import (
    Vintage,
    filed_period,
    list_countable,
    list_counts,
    list_vintages,
)
from highroad.areas.demand.queries.ages import AgesView, list_ages
from highroad.areas.demand.queries.copied import COPIED
from highroad.areas.demand.queries.forecasts import (
    ForecastView,
    forecasts_for_system,
    get_forecast,
    list_forecasts,
    status_of,
    status_on,
    view_forecast,
)
from highroad.areas.demand.queries.needs import (
    ConditionView,
    get_condition,
    get_order,
    get_project,
    list_coefficients,
    list_conditions,
    list_orders,
    list_prices,
    list_projects,
    list_staffing,
    list_supplies,
    stop_on,
    view_condition,
)
from highroad.areas.demand.queries.outlooks import (
    HORIZON,
    IntakeView,
    ProjectHours,
    facts_of,
    hours_of_project,
    intake_of,
    outlook_by_month,
    outlook_of,
)
from highroad.areas.demand.queries.published import (
    CodeView,
    OwnOccupation,
    Published,
    codes_of,
    list_published,
    own_occupations,
    published_for,
    without_code,
)
from highroad.areas.demand.queries.refreshing import (
    StaleProjects,
    Standing,
    months_of,
    stale_for,
    stale_since,
    standing_of,
)
from highroad.areas.demand.queries.scenarios import WhatIf, what_if
from highroad.areas.demand.queries.staffing import (
    PermanentCraft,
    is_unsaid,
    jobs_at,
    permanent_of,
)
from highroad.areas.demand.queries.waiting import WaitingCondition, waiting_for
from highroad.areas.demand.rules.actuals import TurnedOut, TurnedRow
from highroad.areas.demand.rules.coverage import Part
from highroad.areas.demand.rules.forecasts import Accuracy
from highroad.areas.demand.rules.gaps import TIGHT_ABOVE
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.outlook import CraftOutlook, GapRow
from highroad.areas.demand.rules.quarters import Month, Quarter, Stretch
from highroad.areas.demand.rules.scenarios import Compared, SignedRow, Supposed, may_be_supposed
from highroad.areas.demand.rules.staffing import PermanentJobs
from highroad.areas.demand.rules.timing import CHANCES

__all__ = [
    "CHANCES",
    "COPIED",
    "HORIZON",
    "TIGHT_ABOVE",
    "Accuracy",
    "AgesView",
    "CodeView",
    "Coefficient",
    "Compared",
    "Condition",
    "ConditionView",
    "CraftForecast",
    "CraftOutlook",
    "CraftSupply",
    "ForecastView",
    "GapRow",
    "HoursCount",
    "IntakeView",
    "JobOrder",
    "Month",
    "OwnOccupation",
    "Part",
    "PermanentCraft",
    "PermanentJobs",
    "PipelineProject",
    "ProjectHours",
    "Published",
    "Quarter",
    "SignedRow",
    "Span",
    "StaleProjects",
    "Standing",
    "Stretch",
    "Supposed",
    "TurnedOut",
    "TurnedRow",
    "Vintage",
    "WaitingCondition",
    "WhatIf",
    "codes_of",
    "facts_of",
    "filed_period",
    "forecasts_for_system",
    "get_condition",
    "get_forecast",
    "get_order",
    "get_project",
    "hours_of_project",
    "intake_of",
    "is_unsaid",
    "jobs_at",
    "list_ages",
    "list_coefficients",
    "list_conditions",
    "list_countable",
    "list_counts",
    "list_forecasts",
    "list_orders",
    "list_prices",
    "list_projects",
    "list_published",
    "list_staffing",
    "list_supplies",
    "list_vintages",
    "may_be_supposed",
    "months_of",
    "outlook_by_month",
    "outlook_of",
    "own_occupations",
    "permanent_of",
    "published_for",
    "stale_for",
    "stale_since",
    "standing_of",
    "status_of",
    "status_on",
    "stop_on",
    "view_condition",
    "view_forecast",
    "waiting_for",
    "what_if",
    "without_code",
]
