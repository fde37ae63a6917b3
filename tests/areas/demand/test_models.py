"""What the database refuses, whoever asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from highroad.areas.demand import actions
from highroad.areas.demand.models import (
    Coefficient,
    Condition,
    ConditionMove,
    CraftForecast,
    CraftHours,
    CraftSupply,
    JobOrder,
    PipelineProject,
    PriceIndex,
    ProjectCorrection,
    RefreshPeriod,
    StaffingRate,
)
from tests.areas.demand.scene import (
    add_coefficient,
    add_order,
    add_permit,
    add_project,
    add_staffing,
    add_supply,
    correct,
)
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)
CONSTRAINTS: tuple[tuple[str, type[models.Model], dict[str, Any]], ...] = (
    ("demand_condition_has_a_name", Condition, {"name": ""}),
    ("demand_move_has_a_reason", ConditionMove, {"reason": ""}),
    ("demand_order_has_a_count", JobOrder, {"count": 0}),
    ("demand_order_window", JobOrder, {"given_until": DAY}),
    ("demand_order_chance", JobOrder, {"chance": Decimal("1.1")}),
    ("demand_order_says_what", JobOrder, {"employer": ""}),
    ("demand_stop_has_a_source", JobOrder, {"stop": "strike"}),
    ("demand_project_ends", PipelineProject, {"given_finish": DAY}),
    ("demand_project_chance", PipelineProject, {"chance": Decimal("-0.1")}),
    ("demand_project_says_what", PipelineProject, {"value": 0}),
    ("demand_hours_in_order", CraftHours, {"low": 99}),
    ("demand_coefficient_in_order", Coefficient, {"high": 1}),
    ("demand_coefficient_curve", Coefficient, {"start_share": 1}),
    ("demand_coefficient_has_a_source", Coefficient, {"source": ""}),
    ("demand_index_above_nothing", PriceIndex, {"value": 0}),
    ("demand_supply_rates", CraftSupply, {"exit_rate": 1}),
    ("demand_supply_ratio", CraftSupply, {"ratio_first": 0}),
    ("demand_supply_has_a_source", CraftSupply, {"source": ""}),
    ("demand_staffing_in_order", StaffingRate, {"low": 99}),
    ("demand_staffing_rates", StaffingRate, {"ramp_months": 121}),
    ("demand_staffing_has_a_source", StaffingRate, {"sheet": "crafts"}),
    ("demand_project_size_has_a_unit", PipelineProject, {"size": 3}),
    ("demand_correction_has_a_reason", ProjectCorrection, {"reason": ""}),
    ("demand_refresh_months", RefreshPeriod, {"months": 25}),
    ("demand_forecast_has_a_digest", CraftForecast, {"digest": ""}),
)


@pytest.fixture
def table() -> Table:
    table = make_table()
    permit = add_permit(table)
    add_order(table, permit)
    project = add_project(table, permit, hours={"Welder": (Decimal(1), Decimal(2), Decimal(3))})
    correct(table, project, value=Decimal(7))
    add_coefficient(table)
    add_supply(table)
    add_staffing(table)
    actions.add_price(partnership=table.partnership, year=2026, value=Decimal(1), source="x", by=table.lena, at=NOON)  # fmt: skip
    actions.move_condition(condition=permit, expected_on=date(2027, 2, 1), reason="x", by=table.lena, at=NOON)  # fmt: skip
    actions.set_refresh_period(partnership=table.partnership, months=6, by=table.lena, at=NOON)
    actions.put_forecast(body=table.body, by=table.lena, at=NOON)
    return table


def test_the_database_has_the_last_word(table: Table):
    for constraint, model, change in CONSTRAINTS:
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            model._default_manager.update(**change)
        assert constraint in str(caught.value)
        assert str(model._default_manager.first())


def test_an_order_is_at_a_project_or_elsewhere_and_never_both(table: Table):
    project = PipelineProject.objects.get()
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        JobOrder.objects.update(runs=project, is_elsewhere=True)
    assert "demand_order_runs_one_place" in str(caught.value)


@pytest.mark.parametrize(
    ("constraint", "model"),
    [
        ("demand_move_number_once", ConditionMove),
        ("demand_hours_once_a_craft", CraftHours),
        ("demand_correction_number_once", ProjectCorrection),
        ("demand_index_once_a_year", PriceIndex),
        ("demand_forecast_number_once", CraftForecast),
    ],
)
def test_some_things_there_are_only_once(table: Table, constraint: str, model: type[models.Model]):
    again = model._default_manager.get()
    again.pk = None
    again._state.adding = True
    again.key = __import__("uuid").uuid4()  # type: ignore[attr-defined]

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        again.save(force_insert=True)
    assert constraint in str(caught.value) or "UNIQUE" in str(caught.value)
