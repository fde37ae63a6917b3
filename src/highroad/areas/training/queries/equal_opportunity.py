"""The worksheet of 29 CFR part 30, for the pages: what the rules say of counts somebody types."""

from __future__ import annotations

from datetime import date

from highroad.areas.training.models import TrainingProgram
from highroad.areas.training.rules import equal_opportunity as rules
from highroad.areas.training.rules.equal_opportunity import (
    DisabilityRate,
    PlanCalendar,
    Utilized,
    utilized,
)

__all__ = ["DisabilityRate", "PlanCalendar", "Utilized", "calendar_of", "utilized"]


def calendar_of(program: TrainingProgram, fifth_on: date | None) -> PlanCalendar | None:
    """What is due when; nothing while the program has no day of registration."""
    if program.registered_on is None:
        return None
    return rules.calendar(registered_on=program.registered_on, fifth_on=fifth_on)
