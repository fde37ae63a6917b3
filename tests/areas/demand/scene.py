"""Demand for tests: a table with a mine that waits for its permit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from highroad.areas.demand import actions
from highroad.areas.demand.actions import (
    CoefficientTerms,
    OrderTerms,
    ProjectTerms,
    StaffingTerms,
    SupplyTerms,
)
from highroad.areas.demand.models import (
    Condition,
    CraftSupply,
    JobOrder,
    PipelineProject,
    StaffingRate,
)
from highroad.areas.demand.vocabulary import ConditionKind
from tests.cast import NOON
from tests.table import Table

PERMIT_ON = date(2027, 1, 1)


def add_permit(table: Table, **more: Any) -> Condition:
    given: dict[str, Any] = {"kind": ConditionKind.PERMIT, "name": "Mining permit", "expected_on": PERMIT_ON, "by": table.marcus, "at": NOON, **more}  # fmt: skip
    return actions.add_condition(partnership=table.partnership, **given)


def add_order(table: Table, condition: Condition | None = None, **terms: Any) -> JobOrder:
    """Marcus orders forty electricians for the first quarter of 2027."""
    by = terms.pop("by", table.marcus)
    given: dict[str, Any] = {
        "employer": "Tamarack Nickel", "sheet": "crafts", "occupation": "Electrician", "count": 40,
        "given_from": date(2027, 1, 1), "given_until": date(2027, 3, 31), "confidence": "ordered",
        **terms,
    }  # fmt: skip
    return actions.add_order(
        partnership=table.partnership,
        terms=OrderTerms(**given),
        condition=condition,
        by=by,
        at=NOON,
    )


def add_project(table: Table, condition: Condition | None = None, **more: Any) -> PipelineProject:
    hours, by = more.pop("hours", None), more.pop("by", table.marcus)
    given: dict[str, Any] = {
        "name": "Concentrator", "owner": "Tamarack Nickel", "kind": "industrial",
        "value": Decimal(100_000_000), "price_year": 2026, "given_start": date(2027, 1, 1),
        "given_finish": date(2027, 12, 31), "chance": Decimal("0.5"), "source": "Owner", **more,
    }  # fmt: skip
    return actions.add_project(
        partnership=table.partnership, terms=ProjectTerms(**given), condition=condition,
        hours=hours, by=by, at=NOON,
    )  # fmt: skip


def add_coefficient(table: Table, **more: Any) -> None:
    given: dict[str, Any] = {
        "kind": "industrial", "sheet": "crafts", "craft": "Electrician", "low": Decimal(5000),
        "likely": Decimal(5400), "high": Decimal(6000), "price_year": 2020, "source": "Study",
        "shape": "uniform", **more,
    }  # fmt: skip
    actions.add_coefficient(
        partnership=table.partnership, terms=CoefficientTerms(**given), by=table.lena, at=NOON
    )


def add_staffing(table: Table, **more: Any) -> StaffingRate:
    given: dict[str, Any] = {
        "kind": "industrial", "sheet": "operations", "craft": "Miner", "unit": "ton",
        "low": Decimal(30), "likely": Decimal(40), "high": Decimal(60), "ramp_months": 0,
        "separations": Decimal("0.1"), "as_of": date(2026, 1, 1), "source": "Three mines", **more,
    }  # fmt: skip
    return actions.add_staffing(
        partnership=table.partnership, terms=StaffingTerms(**given), by=table.lena, at=NOON
    )


def add_supply(table: Table, **more: Any) -> CraftSupply:
    """Nobody yet: the mine is not there."""
    given: dict[str, Any] = {
        "craft": "Electrician", "as_of": date(2026, 1, 1), "journeyworkers": 0, "cohorts": [0],
        "survival": [Decimal("0.8")], "exit_rate": Decimal("0.03"), "transfer_rate": Decimal("0.02"),
        "seats": 30, "instructors": 5, "source": "Count", **more,
    }  # fmt: skip
    return actions.add_supply(
        partnership=table.partnership, terms=SupplyTerms(**given), by=table.lena, at=NOON
    )
