"""The outlook of a partnership: its records as plain values, handed to the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import (
    Coefficient,
    CraftSupply,
    JobOrder,
    Partnership,
    PipelineProject,
    PriceIndex,
    StaffingRate,
)
from highroad.areas.demand.queries import needs
from highroad.areas.demand.rules.coverage import unpriced
from highroad.areas.demand.rules.facts import (
    CoefficientFacts,
    Facts,
    OrderFacts,
    ProjectFacts,
    StaffingFacts,
    SupplyFacts,
)
from highroad.areas.demand.rules.gaps import Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.intake import IntakePlan
from highroad.areas.demand.rules.outlook import (
    CraftOutlook,
    hours_on,
    intake_plan,
    of_craft,
    outlook,
)
from highroad.areas.demand.rules.quarters import Month, Quarter, Stretch, row_of
from highroad.areas.demand.rules.supply import Flow, Stock
from highroad.areas.demand.vocabulary import CurveShape

PLAN_AHEAD = 40
"""Quarters that the intake plan looks ahead."""
HORIZON = 24
"""Quarters that a page looks ahead."""


def facts_for_system(partnership: Partnership) -> Facts:
    """Everything that stands, as plain values."""
    prices = PriceIndex.objects.filter(partnership=partnership)
    return Facts(
        orders=tuple(_order(each) for each in needs.running_orders(partnership)),
        projects=tuple(_project(each) for each in needs.running_projects(partnership)),
        coefficients=tuple(_coefficient(each) for each in needs.newest_coefficients(partnership)),
        staffing=tuple(_staffing(each) for each in needs.newest_staffing(partnership)),
        prices={each.year: float(each.value) for each in prices},
        supplies={each.craft: _supply(each) for each in needs.newest_supplies(partnership)},
    )


def facts_of(partnership: Partnership, seen_by: User) -> Facts:
    """The same for somebody with a seat. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    return facts_for_system(partnership)


def outlook_of(
    partnership: Partnership, *, seen_by: User, on: date, quarters: int = HORIZON,
    by: type[Stretch] = Quarter,
) -> tuple[CraftOutlook, ...]:  # fmt: skip
    """Demand, supply and gap of every craft from the quarter of a day on, or from its month on.

    Raises `NotFound`.
    """
    count = quarters * by.A_YEAR // Quarter.A_YEAR
    return outlook(facts_of(partnership, seen_by), by.of(on), count)


def outlook_by_month(
    partnership: Partnership, craft: str, *, seen_by: User, on: date
) -> CraftOutlook:
    """One craft by month, as far ahead as by quarter. Raises `NotFound`."""
    count = HORIZON * Month.A_YEAR // Quarter.A_YEAR
    return of_craft(facts_of(partnership, seen_by), craft, Month.of(on), count)


@dataclass(frozen=True)
class IntakeView:
    """The intake plan with its quarters."""

    plan: IntakePlan
    quarters: tuple[Quarter, ...]


def intake_of(
    partnership: Partnership, *, seen_by: User, on: date, budget: float | None = None
) -> IntakeView:
    """The plan with the smallest shortage, from the quarter of a day on. Raises `NotFound`."""
    first = Quarter.of(on)
    found = intake_plan(facts_of(partnership, seen_by), first, PLAN_AHEAD, budget)
    return IntakeView(found, tuple(row_of(first, PLAN_AHEAD)))


@dataclass(frozen=True, kw_only=True)
class ProjectHours:
    """Hours of a craft on a project, with what they rest on."""

    craft: str
    span: Span
    is_own: bool
    """Counted by the owner, not by a coefficient."""
    price_year: int | None
    """The year in whose prices the coefficient stands."""
    missing: tuple[int, ...]
    """Years without a price index, so that the value was taken as it stands."""


def hours_of_project(project: PipelineProject, seen_by: User) -> list[ProjectHours]:
    """Hours by craft on a project, whether they are the owner's own, and in whose prices."""
    facts = facts_of(project.partnership, seen_by)
    plain = _project(project)
    missing = unpriced(plain, facts)
    return [
        ProjectHours(
            craft=craft, span=span, is_own=craft in plain.hours,
            price_year=curve.price_year if curve else None, missing=missing.get(craft, ()),
        )
        for craft, (span, curve) in hours_on(plain, facts).items()
    ]  # fmt: skip


def _order(order: JobOrder) -> OrderFacts:
    return OrderFacts(
        craft=order.occupation, sheet=order.sheet, count=order.count, starts_on=order.starts_on,
        until_on=order.until_on, chance=float(order.chance),
        at=str(order.runs_id or ""), is_elsewhere=order.is_elsewhere,
    )  # fmt: skip


def _project(project: PipelineProject) -> ProjectFacts:
    return ProjectFacts(
        name=project.name, kind=project.kind, value=float(project.value),
        price_year=project.price_year, start_on=project.start_on, finish_on=project.finish_on,
        chance=float(project.chance), said_on=project.said_on, key=str(project.key),
        size=float(project.size or 0), unit=project.size_unit, service_on=project.service_on,
        hours={
            each.craft: Span(float(each.low), float(each.likely), float(each.high))
            for each in project.craft_hours.all()
        },
    )  # fmt: skip


def _coefficient(each: Coefficient) -> CoefficientFacts:
    return CoefficientFacts(
        kind=each.kind, sheet=each.sheet, craft=each.craft,
        per_million=Span(float(each.low), float(each.likely), float(each.high)),
        price_year=each.price_year, start=float(each.start_share),
        finish=float(each.finish_share), shape=CurveShape(each.shape),
    )  # fmt: skip


def _staffing(each: StaffingRate) -> StaffingFacts:
    return StaffingFacts(
        kind=each.kind, sheet=each.sheet, craft=each.craft, unit=each.unit,
        per_unit=Span(float(each.low), float(each.likely), float(each.high)),
        ramp_months=each.ramp_months, separations=float(each.separations),
    )  # fmt: skip


def _supply(each: CraftSupply) -> SupplyFacts:
    return SupplyFacts(
        as_of=each.as_of,
        stock=Stock(float(each.journeyworkers), tuple(map(float, each.cohorts))),
        flow=Flow(
            float(each.exit_rate), float(each.transfer_rate), tuple(map(float, each.survival))
        ),
        yearly_intake=float(each.yearly_intake), seats=each.seats, instructors=each.instructors,
        ratio=Ratio(each.ratio_first, each.ratio_next), cost=float(each.cost),
    )  # fmt: skip
