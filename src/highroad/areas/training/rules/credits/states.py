"""State rules of public works: each its own arithmetic, never the federal ratio of a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

CALIFORNIA_JOURNEY_HOURS = Decimal(5)
"""California Labor Code 1777.5: one apprentice hour for each five journeyworker straight-time hours, by craft."""
WASHINGTON_SHARE = Decimal("0.15")
"""RCW 39.04.320: of all labor hours of a project, cumulatively."""


@dataclass(frozen=True, kw_only=True)
class StateResult:
    """Apprentice hours required, there, and missing."""

    required: Decimal
    worked: Decimal

    @property
    def short(self) -> Decimal:
        """What is missing, never below nought."""
        return max(Decimal(0), self.required - self.worked)

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return self.short == 0


def california(*, journey_straight_time: Decimal, apprentice_straight_time: Decimal) -> StateResult:
    """10,000 journeyworker straight-time hours of a craft ask for 2,000 apprentice hours. No overtime counts."""
    return StateResult(
        required=journey_straight_time / CALIFORNIA_JOURNEY_HOURS, worked=apprentice_straight_time
    )


def washington(*, total: Decimal, apprentice: Decimal) -> StateResult:
    """Fifteen percent of all hours of the project so far: a good month makes up for a poor one."""
    return StateResult(required=total * WASHINGTON_SHARE, worked=apprentice)
