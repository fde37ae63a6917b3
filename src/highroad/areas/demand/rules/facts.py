"""What an outlook is made from, as plain values: orders, projects, coefficients, staffing, supply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from highroad.areas.demand.rules import supply
from highroad.areas.demand.rules.gaps import Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.vocabulary import CurveShape, Sheet


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """An order as far as hands and days go."""

    craft: str
    sheet: str
    count: int
    starts_on: date
    until_on: date
    chance: float
    at: str = ""
    """The key of the project whose permanent jobs these are, if somebody said so."""
    is_elsewhere: bool = False
    """Whether somebody said that they are at none of the projects."""


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """A project as far as hands and days go; `hours` are the owner's own, by craft."""

    name: str
    kind: str
    value: float
    price_year: int
    start_on: date
    finish_on: date
    chance: float
    hours: Mapping[str, Span] = field(default_factory=dict)
    said_on: date = date.min
    """The day its facts were said last."""
    key: str = ""
    """Names it among others of the same name."""
    size: float = 0.0
    """What it runs once it is built, in its `unit`; 0 where nobody said."""
    unit: str = ""
    service_on: date | None = None
    """The day it comes into service; without one, the day after it is finished."""

    @property
    def serves_from(self) -> date:
        """The first day on which it is run."""
        return self.service_on or self.finish_on + timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class CoefficientFacts:
    """Hours per million dollars of a craft, in the prices of a year, and its curve."""

    kind: str
    sheet: str
    craft: str
    per_million: Span
    price_year: int
    start: float
    finish: float
    shape: CurveShape


@dataclass(frozen=True, kw_only=True)
class StaffingFacts:
    """People of an occupation who run one unit of a type of project, once all are there."""

    kind: str
    sheet: str
    craft: str
    unit: str
    per_unit: Span
    ramp_months: int
    """Months from the first day of service until all are there."""
    separations: float
    """Share of these jobs that has to be filled anew each year."""


@dataclass(frozen=True, kw_only=True)
class SupplyFacts:
    """Hands of a craft by year of training, how they come and go, and what holds intake down."""

    as_of: date
    stock: supply.Stock
    flow: supply.Flow
    yearly_intake: float
    seats: int
    instructors: int
    ratio: Ratio
    cost: float = 0.0

    def steps(self, a_year: int) -> int:
        """Quarters (4 a year) or months (12 a year) from start to completion."""
        return a_year * len(self.flow.survival)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything an outlook is made from."""

    orders: tuple[OrderFacts, ...] = ()
    projects: tuple[ProjectFacts, ...] = ()
    coefficients: tuple[CoefficientFacts, ...] = ()
    staffing: tuple[StaffingFacts, ...] = ()
    prices: Mapping[int, float] = field(default_factory=dict)
    supplies: Mapping[str, SupplyFacts] = field(default_factory=dict)
    """By craft."""

    @property
    def crafts(self) -> dict[str, str]:
        """Every craft that is needed or supplied, with its sheet."""
        found: dict[str, str] = {}
        for coefficient in self.coefficients:
            found.setdefault(coefficient.craft, coefficient.sheet)
        for order in self.orders:
            found.setdefault(order.craft, order.sheet)
        for project in self.projects:
            for craft in project.hours:
                found.setdefault(craft, Sheet.CRAFTS)
        for rate in self.staffing:
            found.setdefault(rate.craft, rate.sheet)
        for craft in self.supplies:
            found.setdefault(craft, Sheet.CRAFTS)
        return found
