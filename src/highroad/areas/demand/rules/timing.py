"""What waits for a condition: when its day moves, all dates move with it, and people decide again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.demand.vocabulary import Confidence
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, no, yes

CHANCES = {Confidence.ORDERED: 1.0, Confidence.PLANNED: 0.7, Confidence.FORECAST: 0.4}
"""How likely an order is unless whoever enters it says otherwise. A choice of this house."""
DECIDE_AGAIN = frozenset({Side.MANAGEMENT, Side.THIRD})
"""The sides whose word an order or a project rests on: employers and owners."""
LONGEST = 366 * 40
"""Days a date may lie ahead or behind."""
MOST_RAMP = 120
"""Months that permanent jobs may take to fill."""


def shift(counted_from: date | None, expected_on: date | None) -> timedelta:
    """How far dates have moved since they were given; nothing for what waits for nothing."""
    if counted_from is None or expected_on is None:
        return timedelta(0)
    return expected_on - counted_from


def must_decide_again(confirmed_for: date | None, expected_on: date | None) -> bool:
    """Whether somebody gave their word for another day than the one expected now."""
    return expected_on is not None and confirmed_for != expected_on


def may_lie(days: Collection[date], on: date) -> Answer:
    """Days that a plan can hold; a slip of the year is told at once, where it can be mended."""
    for day in days:
        if abs((day - on).days) > LONGEST:
            return no(
                "{day} lies more than 40 years away. Check the year.", day=day.isoformat()
            )  # fmt: skip
    return yes


def may_be_ordered(
    *, count: int, starts_on: date, until_on: date, chance: float, occupation: str, employer: str
) -> Answer:
    """Whether an order says enough and nothing impossible."""
    if not employer.strip() or not occupation.strip():
        return no("Say who hires and for which occupation.")
    if count < 1:
        return no("An order is for at least one person.")
    if until_on < starts_on:
        return no("The last day of the start window comes before its first.")
    return may_be_chance(chance)


def may_be_built(
    *, name: str, value: float, start_on: date, finish_on: date, chance: float
) -> Answer:
    """Whether a project says enough and nothing impossible."""
    if not name.strip():
        return no("Give the project a name.")
    if value <= 0:
        return no("Give the value of the project in dollars.")
    if finish_on < start_on:
        return no("The project finishes before it starts.")
    return may_be_chance(chance)


def may_be_run(
    *, size: Decimal | None, unit: str, finish_on: date, service_on: date | None
) -> Answer:
    """Whether what a project runs once it is built is said whole, and not before it is built."""
    if (size is None) != (not unit):
        return no("Give the size together with its unit, or neither.")
    if size is not None and size <= 0:
        return no("A size is above 0.")
    if service_on is not None and service_on < finish_on:
        return no("The project comes into service before it is finished.")
    return yes


def may_be_chance(chance: float) -> Answer:
    """A share from nothing to all."""
    if not 0 <= chance <= 1:
        return no("A chance lies between 0 and 100 percent.")
    return yes


def may_be_moved(new: date, old: date, reason: str, on: date) -> Answer:
    """A new day differs from the old one and has a reason that both sides can read."""
    if new == old:
        return no("This is the expected day already.")
    if abs((new - on).days) > LONGEST:
        return no("This day lies too far away.")
    if not reason.strip():
        return no("Give a reason: both sides will read it.")
    return yes


def ordered_heads(count: int, starts_on: date, until_on: date, day: date) -> float:
    """Hands that an order takes on a day: none before its window, all after, evenly between."""
    if day < starts_on:
        return 0.0
    if day >= until_on:
        return float(count)
    return count * ((day - starts_on).days + 1) / ((until_on - starts_on).days + 1)
