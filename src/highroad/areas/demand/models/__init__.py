"""What is kept of demand and supply."""

from highroad.areas.demand.models.actuals import CraftAges, HoursCount
from highroad.areas.demand.models.conditions import Condition, ConditionMove
from highroad.areas.demand.models.figures import Coefficient, CraftSupply, PriceIndex, StaffingRate
from highroad.areas.demand.models.forecasts import CraftForecast
from highroad.areas.demand.models.needs import (
    CraftHours,
    JobOrder,
    PipelineProject,
    ProjectCorrection,
    RefreshPeriod,
)
from highroad.areas.demand.models.published import CodeLink, ProjectedOccupation, PublishedFile
from highroad.areas.partnerships.models import Body, Partnership

__all__ = [
    "Body",
    "CodeLink",
    "Coefficient",
    "Condition",
    "ConditionMove",
    "CraftAges",
    "CraftForecast",
    "CraftHours",
    "CraftSupply",
    "HoursCount",
    "JobOrder",
    "Partnership",
    "PipelineProject",
    "PriceIndex",
    "ProjectCorrection",
    "ProjectedOccupation",
    "PublishedFile",
    "RefreshPeriod",
    "StaffingRate",
]
