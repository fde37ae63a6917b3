"""Hours of a craft on a project, and the hands they take.

Hours come from the owner where given; else from the value in the prices of the coefficient's year.
"""

from __future__ import annotations

from dataclasses import dataclass

HOURS_A_YEAR = 2080.0
"""Paid hours of a full-time worker; less absence, these are productive hours. A choice of this house."""
ABSENCE = 0.10
"""Share of paid hours not on task, unless a plan says otherwise. A choice of this house."""


@dataclass(frozen=True)
class Span:
    """Low, likely, high."""

    low: float
    likely: float
    high: float

    def times(self, factor: float) -> Span:
        """Each of the three by a factor of at least 0."""
        return Span(self.low * factor, self.likely * factor, self.high * factor)


def real_value(nominal: float, *, index_then: float, index_base: float) -> float:
    """Money of one year in the prices of the base year. Raises `ValueError` for an index of 0 or less."""
    if index_then <= 0 or index_base <= 0:
        raise ValueError("a price index is above 0")
    return nominal * index_base / index_then


def hours_from_value(value_real: float, per_million: Span) -> Span:
    """Hours of a craft: dollars in the coefficient's prices by its hours per million dollars."""
    return per_million.times(value_real / 1_000_000)


def heads(hours: float, *, years: float, absence: float = ABSENCE) -> float:
    """Full-time hands that work these hours in a stretch of `years`, a quarter being 0.25."""
    productive = HOURS_A_YEAR * years * (1 - absence)
    if productive <= 0:
        raise ValueError("nobody works no hours")
    return hours / productive
