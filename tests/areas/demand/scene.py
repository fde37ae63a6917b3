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
    ProjectCorrection,
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


def correct(table: Table, project: PipelineProject, **more: Any) -> ProjectCorrection:
    """Lena says the facts of a project anew; what is not named stays as it is, hours too."""
    project.refresh_from_db()
    same = (
        "name", "owner", "kind", "value", "price_year", "chance", "source", "place",
        "has_labor_agreement", "size", "size_unit",
    )  # fmt: skip
    own = {each.craft: (each.low, each.likely, each.high) for each in project.craft_hours.all()}
    asked = {"by": table.lena, "at": NOON, "reason": "The owner told us.", "hours": own}
    asked = {name: more.pop(name, value) for name, value in asked.items()}
    given: dict[str, Any] = {
        **{name: getattr(project, name) for name in same}, "given_start": project.start_on,
        "given_finish": project.finish_on, "given_service": project.service_on, **more,
    }  # fmt: skip
    return actions.correct_project(project=project, terms=ProjectTerms(**given), **asked)


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
