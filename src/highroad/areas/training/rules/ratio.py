"""Apprentices to journeyworkers: per employer, occupation, site and day, by heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class RatioDay:
    """One day on one site: who was there, how many apprentices are allowed, whose hours stay valid."""

    journeyworkers: int
    apprentices: int
    allowed: int
    valid_hours: Decimal
    excess_hours: Decimal

    @property
    def is_kept(self) -> bool:
        """Whether no apprentice is too many."""
        return self.apprentices <= self.allowed


def allowed(journeyworkers: int, *, first: int, further: int) -> int:
    """0 below the first apprentice's journeyworkers, else 1 + (J - first) // further (26 CFR 1.45-8)."""
    if journeyworkers < first:
        return 0
    return 1 + (journeyworkers - first) // further


def day_of(journeyworkers: int, hours: Sequence[Decimal], *, first: int, further: int) -> RatioDay:
    """A day with the hours of each apprentice there. Three journeyworkers, four apprentices at 8 hours,
    one to one: 24 hours valid, 8 too many.

    Which apprentice is the one too many is not said by the rule: those with the most hours are
    taken, so that a figure is never better than the truth.
    """
    may = allowed(journeyworkers, first=first, further=further)
    ordered = sorted(hours)
    return RatioDay(
        journeyworkers=journeyworkers, apprentices=len(ordered), allowed=may,
        valid_hours=sum(ordered[:may], ZERO), excess_hours=sum(ordered[may:], ZERO),
    )  # fmt: skip
