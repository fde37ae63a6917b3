"""What can be done with demand: enter, move, confirm, withdraw, stop, and put a forecast."""

from highroad.areas.demand.actions.actuals import count_hours
from highroad.areas.demand.actions.ages import AgesTerms, count_ages
from highroad.areas.demand.actions.correcting import correct_project
from highroad.areas.demand.actions.figures import (
    CoefficientTerms,
    StaffingTerms,
    SupplyTerms,
    add_coefficient,
    add_price,
    add_staffing,
    add_supply,
)
from highroad.areas.demand.actions.forecasts import put_forecast
from highroad.areas.demand.actions.needs import (
    OrderTerms,
    ProjectTerms,
    add_condition,
    add_order,
    add_project,
    confirm,
    move_condition,
    say_where,
    stop_referrals,
    withdraw,
)
from highroad.areas.demand.actions.published import load_crosswalk, load_projections
from highroad.areas.demand.actions.refreshing import say_again, set_refresh_period

__all__ = [
    "AgesTerms",
    "CoefficientTerms",
    "OrderTerms",
    "ProjectTerms",
    "StaffingTerms",
    "SupplyTerms",
    "add_coefficient",
    "add_condition",
    "add_order",
    "add_price",
    "add_project",
    "add_staffing",
    "add_supply",
    "confirm",
    "correct_project",
    "count_ages",
    "count_hours",
    "load_crosswalk",
    "load_projections",
    "move_condition",
    "put_forecast",
    "say_again",
    "say_where",
    "set_refresh_period",
    "stop_referrals",
    "withdraw",
]
