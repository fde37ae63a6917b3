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
)
from highroad.areas.demand.queries import needs
from highroad.areas.demand.rules.gaps import Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.intake import IntakePlan
from highroad.areas.demand.rules.outlook import (
    CoefficientFacts,
    CraftOutlook,
    Facts,
    OrderFacts,
    ProjectFacts,
    SupplyFacts,
    hours_on,
    intake_plan,
    outlook,
)
from highroad.areas.demand.rules.quarters import Quarter, row_of
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
        prices={each.year: float(each.value) for each in prices},
        supplies={each.craft: _supply(each) for each in needs.newest_supplies(partnership)},
    )


def facts_of(partnership: Partnership, seen_by: User) -> Facts:
    """The same for somebody with a seat. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    return facts_for_system(partnership)


def outlook_of(
    partnership: Partnership, *, seen_by: User, on: date, quarters: int = HORIZON
) -> tuple[CraftOutlook, ...]:
    """Demand, supply and gap of every craft from the quarter of a day on. Raises `NotFound`."""
    return outlook(facts_of(partnership, seen_by), Quarter.of(on), quarters)


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


def hours_of_project(project: PipelineProject, seen_by: User) -> dict[str, tuple[Span, bool]]:
    """Hours by craft on a project, and whether they are the owner's own."""
    facts = facts_of(project.partnership, seen_by)
    plain = _project(project)
    return {
        craft: (span, craft in plain.hours) for craft, (span, _c) in hours_on(plain, facts).items()
    }


def years_without_index(project: PipelineProject, seen_by: User) -> list[int]:
    """Years whose money is taken as it stands on this project, because one of two price indexes is missing."""
    needs.must_see(project.partnership, seen_by)
    own = {each.craft for each in project.craft_hours.all()}
    years = {
        each.price_year
        for each in needs.newest_coefficients(project.partnership)
        if each.kind == project.kind and each.craft not in own
    } - {project.price_year}
    known = PriceIndex.objects.filter(partnership=project.partnership)
    both = {project.price_year, *years} if years else set()
    return sorted(both - set(known.values_list("year", flat=True)))


def _order(order: JobOrder) -> OrderFacts:
    return OrderFacts(
        craft=order.occupation, sheet=order.sheet, count=order.count, starts_on=order.starts_on,
        until_on=order.until_on, chance=float(order.chance),
    )  # fmt: skip


def _project(project: PipelineProject) -> ProjectFacts:
    return ProjectFacts(
        name=project.name, kind=project.kind, value=float(project.value),
        price_year=project.price_year, start_on=project.start_on, finish_on=project.finish_on,
        chance=float(project.chance),
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
