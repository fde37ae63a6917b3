"""The gap between demand and supply, and the starts it takes, as far as anything allows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, inf

from highroad.areas.demand.vocabulary import Cap, Tightness


@dataclass(frozen=True)
class Ratio:
    """The first apprentice takes `first` journeyworkers, each further one `next`."""

    first: int
    next: int


@dataclass(frozen=True)
class Intake:
    """Starts wanted and starts allowed, with what holds them down; nothing where nothing does."""

    wanted: int
    allowed: int
    bound_by: Cap | None


def apprentices_allowed(journeyworkers: int, ratio: Ratio) -> int:
    """None below the first number, then one more for each further `next`."""
    if journeyworkers < ratio.first:
        return 0
    return 1 + (journeyworkers - ratio.first) // ratio.next


def gap(demand: float, supply: float) -> float:
    """Hands short; below 0 there are more than needed."""
    return demand - supply


def required_starts(short: float, survival: float) -> int:
    """Starts so that as many complete as are short, rounded up. Raises `ValueError` if nobody completes."""
    if short <= 0:
        return 0
    if survival <= 0:
        raise ValueError("nobody completes this program")
    return ceil(short / survival - 1e-9)


def capped(wanted: int, caps: Mapping[Cap, float]) -> Intake:
    """As many starts as the tightest of the caps allows; it is named if it takes any away."""
    tightest = min(caps, key=lambda cap: caps[cap], default=None)
    room = caps[tightest] if tightest is not None else inf
    if tightest is None or wanted <= room:
        return Intake(wanted, wanted, None)
    return Intake(wanted, max(0, int(room + 1e-9)), tightest)


TIGHT_ABOVE = (0.8, 0.95, 1.05, 1.2)
"""Demand as a share of supply above which each next rank begins. A choice of this house."""


def tightness(demand: float, supply: float) -> Tightness:
    """Rank 1 (plenty) to 5 (very tight) of demand over supply."""
    if demand <= 0:
        return Tightness.PLENTY
    share = demand / supply if supply > 0 else inf
    return Tightness(1 + sum(share > limit for limit in TIGHT_ABOVE))
