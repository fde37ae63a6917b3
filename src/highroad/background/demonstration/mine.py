"""A mine that waits for its permit, with nobody employed yet: who will run it once it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from highroad.areas.demand import actions
from highroad.areas.demand import queries as demand
from highroad.areas.demand.actions import OrderTerms, ProjectTerms, StaffingTerms
from highroad.areas.demand.vocabulary import ConditionKind

MINE = "Cedar Ridge nickel mine, first stage"
MILL_OPERATOR = "Mill operator"
STAFFING = (
    ("Underground miner", "operations", "46", "55", "62", 18, "0.1150"),
    (MILL_OPERATOR, "operations", "15", "18", "20", 9, "0.0980"),
    ("Mine manager", "management", "1.5", "2", "2.5", 0, "0.0700"),
)
"""Occupation, sheet, people for 1,000 tons a day, months until all are there, share filled anew."""


def enter(place: dict[str, Any], day: Callable[[int], date], at: datetime) -> None:
    """The permit, the mine with its size, people for one unit of it, and an early order."""
    permit = actions.add_condition(
        kind=ConditionKind.PERMIT, name="Mining permit for Cedar Ridge", expected_on=day(300), at=at,
        **place,
    )  # fmt: skip
    hours = {"Electrician": 38_000, "Carpenter": 16_000, "Ironworker": 14_000}
    actions.add_project(
        terms=ProjectTerms(
            name=MINE, owner="Cedar Ridge Minerals", kind="industrial", value=Decimal(58_000_000),
            price_year=2026, given_start=day(330), given_finish=day(900), chance=Decimal("0.6"),
            source="Filing of the owner with the state (made up)", place="Cedar Ridge",
            size=Decimal("2.4"), size_unit="ton", given_service=day(930),
        ),
        hours={
            craft: (Decimal(count) * 8 / 10, Decimal(count), Decimal(count) * 13 / 10)
            for craft, count in hours.items()
        },
        condition=permit, at=at, **place,
    )  # fmt: skip
    for craft, sheet, low, likely, high, ramp, separations in STAFFING:
        actions.add_staffing(
            terms=StaffingTerms(
                kind="industrial", sheet=sheet, craft=craft, unit="ton", low=Decimal(low),
                likely=Decimal(likely), high=Decimal(high), ramp_months=ramp,
                separations=Decimal(separations), as_of=day(-190),
                source="Crews of three mines of this size (made up)",
            ),
            at=at, **place,
        )  # fmt: skip
    actions.add_order(
        terms=OrderTerms(
            employer="Cedar Ridge Minerals", sheet="operations", occupation=MILL_OPERATOR,
            count=30, given_from=day(930), given_until=day(1020), confidence="planned",
            place="Cedar Ridge", skills="Reading of process screens\nLockout and tagout",
        ),
        condition=permit, at=at, **place,
    )  # fmt: skip


def say_where(place: dict[str, Any], at: datetime) -> None:
    """The order for mill operators is for the jobs at the mine: they count once."""
    partnership, person = place["partnership"], place["by"]
    orders = demand.list_orders(partnership, person)
    projects = demand.list_projects(partnership, person)
    actions.say_where(
        order=next(each for each in orders if each.occupation == MILL_OPERATOR),
        project=next(each for each in projects if each.name == MINE), by=person, at=at,
    )  # fmt: skip
