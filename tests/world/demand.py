"""Demand of the world: an order and a project that wait for a permit that moved, figures, a forecast."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from highroad.areas.demand import actions
from highroad.areas.demand.actions import (
    AgesTerms,
    CoefficientTerms,
    OrderTerms,
    ProjectTerms,
    StaffingTerms,
    SupplyTerms,
)
from highroad.areas.demand.vocabulary import ConditionKind, StopReason
from tests.areas.demand.published import SOC_HEAD, STATE_HEAD

if TYPE_CHECKING:
    from tests.world.partnerships import Builder


def plan(builder: Builder) -> None:
    """Everything by actions, every text a canary."""
    things, labor, word = builder.table.things, builder.table.people["labor"], builder.word
    place = {"partnership": builder.table.partnership, "by": labor}
    craft = word("joint", "craft")
    things["condition"] = actions.add_condition(
        kind=ConditionKind.PERMIT, name=word("joint", "condition"), expected_on=date(2026, 6, 1),
        at=builder.now(), **place,
    )  # fmt: skip
    order = OrderTerms(
        employer=word("joint", "order_employer"), sheet="crafts", occupation=craft, count=4,
        given_from=date(2026, 7, 1), given_until=date(2026, 9, 30), confidence="ordered", soc="47-2121",
        place=word("joint", "order_place"), benefits=word("joint", "benefits"),
        skills=word("joint", "skills"), certificates=word("joint", "certificates"),
        training=word("joint", "order_training"), provider=word("joint", "order_provider"),
        wage_step=word("joint", "wage_step"), promised_hires=2, promise=word("joint", "hire_promise"),
    )  # fmt: skip
    things["order"] = actions.add_order(
        terms=order, condition=things["condition"], at=builder.now(), **place
    )
    project = ProjectTerms(
        name=word("joint", "pipeline"), owner=word("joint", "pipeline_owner"), kind="energy",
        value=Decimal(10_000_000), price_year=2026, given_start=date(2026, 7, 1),
        given_finish=date(2027, 6, 30), chance=Decimal("0.5"),
        source=word("joint", "pipeline_source"), place=word("joint", "pipeline_place"),
        size=Decimal(40), size_unit="megawatt", given_service=date(2027, 7, 15),
    )  # fmt: skip
    things["pipeline"] = actions.add_project(
        terms=project, condition=things["condition"], at=builder.now(), **place,
        hours={craft: (Decimal(900), Decimal(1000), Decimal(1100))},
    )  # fmt: skip
    actions.correct_project(
        project=things["pipeline"], terms=replace(project, chance=Decimal("0.6")),
        hours={craft: (Decimal(900), Decimal(1000), Decimal(1200))},
        reason=word("joint", "correction_reason"), by=labor, at=builder.now(),
    )  # fmt: skip
    _figures(builder, craft)
    _staffing(builder)
    _published(builder)
    _ages(builder, craft)
    things["forecast"] = actions.put_forecast(body=things["body"], by=labor, at=builder.now())
    actions.move_condition(
        condition=things["condition"], expected_on=date(2026, 8, 1),
        reason=word("joint", "move_reason"), by=labor, at=builder.now(),
    )  # fmt: skip
    actions.set_refresh_period(months=1, at=builder.now(), **place)
    actions.stop_referrals(
        order=things["order"], why=StopReason.STRIKE, source=word("joint", "stop_source"),
        on=date(2026, 3, 1), by=labor, at=builder.now(),
    )  # fmt: skip
    for need in ("order", "pipeline"):
        things[need].refresh_from_db()


def _figures(builder: Builder, craft: str) -> None:
    place = {"partnership": builder.table.partnership, "by": builder.table.people["labor"]}
    actions.add_coefficient(
        terms=CoefficientTerms(
            kind="energy", sheet="operations", craft=craft, low=Decimal(80), likely=Decimal(100),
            high=Decimal(120), price_year=2025, source=builder.word("joint", "hours_source"),
        ),
        at=builder.now(), **place,
    )  # fmt: skip
    actions.add_price(
        year=2026, value=Decimal(104), source=builder.word("joint", "price_source"),
        at=builder.now(), **place,
    )  # fmt: skip
    actions.add_supply(
        terms=SupplyTerms(
            craft=craft, as_of=date(2026, 1, 1), journeyworkers=3, cohorts=[2, 2],
            survival=[Decimal("0.9"), Decimal("0.95")], exit_rate=Decimal("0.03"),
            transfer_rate=Decimal("0.02"), seats=10, instructors=1,
            source=builder.word("joint", "supply_source"),
        ),
        at=builder.now(), **place,
    )  # fmt: skip


def _staffing(builder: Builder) -> None:
    """Who runs the project, and an order for the same jobs."""
    place = {"partnership": builder.table.partnership, "by": builder.table.people["labor"]}
    craft = builder.word("joint", "steady_craft")
    actions.add_staffing(
        terms=StaffingTerms(
            kind="energy", sheet="operations", craft=craft, unit="megawatt", low=Decimal("0.1"),
            likely=Decimal("0.2"), high=Decimal("0.3"), ramp_months=6, separations=Decimal("0.1"),
            as_of=date(2026, 1, 1), source=builder.word("joint", "staffing_source"),
        ),
        at=builder.now(), **place,
    )  # fmt: skip
    builder.table.things["steady_order"] = actions.add_order(
        terms=OrderTerms(
            employer=builder.word("joint", "steady_employer"), sheet="operations", occupation=craft,
            count=3, given_from=date(2027, 7, 1), given_until=date(2027, 9, 30),
            confidence="planned",
        ),
        at=builder.now(), **place,
    )  # fmt: skip


def _published(builder: Builder) -> None:
    """Projections that know the order's code under its newer name, and the crosswalk that says so."""
    place = {"partnership": builder.table.partnership, "by": builder.table.people["labor"]}
    title, area = builder.word("joint", "projected"), builder.word("joint", "projected_area")
    actions.load_projections(
        source=builder.word("joint", "published_by"), release="2026", at=builder.now(), **place,
        content=f"{STATE_HEAD}\n27,{area},47-2122,{title},1000,1100,100,10.0,90,2022,2032\n".encode(),
    )  # fmt: skip
    actions.load_crosswalk(
        source=builder.word("joint", "crosswalk_by"), release="2018", at=builder.now(), **place,
        content=f"{SOC_HEAD}\n47-2121,{title},47-2122,{title}\n".encode(),
    )  # fmt: skip


def _ages(builder: Builder, craft: str) -> None:
    terms = AgesTerms(
        craft=craft, as_of=date(2026, 1, 1), attrition=Decimal("0.02"), rules=[(62, 5)],
        groups=[(60, 64, 20, 24, 30), (55, 59, 15, 19, 40), (30, 34, 5, 9, 80)],
        source=builder.word("joint", "ages_source"),
    )  # fmt: skip
    actions.count_ages(
        partnership=builder.table.partnership, terms=terms, by=builder.table.people["labor"],
        at=builder.now(),
    )  # fmt: skip
