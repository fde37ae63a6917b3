"""What belongs to a copy of a partnership: conditions, needs, figures, forecasts as they were signed."""

from __future__ import annotations

from highroad.areas.demand.models import (
    CodeLink,
    Coefficient,
    Condition,
    ConditionMove,
    CraftAges,
    CraftForecast,
    CraftHours,
    CraftSupply,
    HoursCount,
    JobOrder,
    PipelineProject,
    PriceIndex,
    ProjectCorrection,
    ProjectedOccupation,
    PublishedFile,
    RefreshPeriod,
    StaffingRate,
)
from highroad.kit.copying import Copied

COPIED = (
    Copied(Condition, within="partnership"),
    Copied(ConditionMove, within="condition__partnership"),
    Copied(PipelineProject, within="partnership"),
    Copied(JobOrder, within="partnership"),
    Copied(ProjectCorrection, within="project__partnership"),
    Copied(CraftHours, within="project__partnership"),
    Copied(Coefficient, within="partnership"),
    Copied(StaffingRate, within="partnership"),
    Copied(PriceIndex, within="partnership"),
    Copied(CraftSupply, within="partnership"),
    Copied(CraftForecast, within="partnership"),
    Copied(HoursCount, within="partnership", leave=frozenset({"filing_keys"})),
    Copied(CraftAges, within="partnership"),
    Copied(PublishedFile, within="partnership"),
    Copied(ProjectedOccupation, within="file__partnership"),
    Copied(CodeLink, within="file__partnership"),
    Copied(RefreshPeriod, within="partnership"),
)
