"""Figures that a forecast rests on: coefficients, prices, supply. Newer ones stand before older."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import Coefficient, CraftSupply, PriceIndex, StaffingRate
from highroad.areas.demand.permissions import may_plan
from highroad.areas.demand.rules import timing
from highroad.areas.demand.vocabulary import CurveShape
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Answer, Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class CoefficientTerms:
    """Hours of a craft per million dollars of a type of project, in the prices of a year."""

    kind: str
    sheet: str
    craft: str
    low: Decimal
    likely: Decimal
    high: Decimal
    price_year: int
    source: str
    shape: str = CurveShape.TRAPEZOID
    start_share: Decimal = Decimal(0)
    finish_share: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class StaffingTerms:
    """People of an occupation who run one unit of a type of project, as a source says on a day."""

    kind: str
    sheet: str
    craft: str
    unit: str
    low: Decimal
    likely: Decimal
    high: Decimal
    ramp_months: int
    separations: Decimal
    as_of: date
    source: str


@dataclass(frozen=True, kw_only=True)
class SupplyTerms:
    """Hands of a craft; `cohorts` and `survival` by year of training, first year first."""

    craft: str
    as_of: date
    journeyworkers: int
    cohorts: Sequence[int]
    survival: Sequence[Decimal]
    exit_rate: Decimal
    transfer_rate: Decimal
    seats: int
    instructors: int
    source: str
    yearly_intake: int = 0
    ratio_first: int = 1
    ratio_next: int = 1
    cost: Decimal = Decimal(0)


def add_coefficient(
    *, partnership: Partnership, terms: CoefficientTerms, by: User, at: datetime
) -> Coefficient:
    """Keep a coefficient; of one type and craft the newest counts. Raises `Refused`."""
    require(may_plan(by, partnership))
    return _keep(
        Coefficient, asdict(terms), partnership, by=by, at=at,
        otherwise=no(
            "A coefficient needs a craft, a source, low to high in order, and a craft that "
            "starts before it finishes."
        ),
    )  # fmt: skip


def add_staffing(
    *, partnership: Partnership, terms: StaffingTerms, by: User, at: datetime
) -> StaffingRate:
    """Keep how many people run one unit; of one type, occupation and unit the latest day counts.

    Raises `Refused`.
    """
    require(may_plan(by, partnership))
    require(timing.may_lie([terms.as_of], timezone.localdate(at)))
    return _keep(
        StaffingRate, asdict(terms), partnership, by=by, at=at,
        otherwise=no(
            "Staffing needs an occupation, a source, low to high in order, separations up to 100 "
            "percent, and at most 120 months until all are there."
        ),
    )  # fmt: skip


def add_price(
    *, partnership: Partnership, year: int, value: Decimal, source: str, by: User, at: datetime
) -> PriceIndex:
    """Keep the price index of a year; a second word on it replaces the first. Raises `Refused`."""
    require(may_plan(by, partnership))
    alias = partnerships.alias_of(by, partnership)
    try:
        with transaction.atomic():
            made, _new = PriceIndex.objects.update_or_create(
                partnership=partnership, year=year,
                defaults={"value": value, "source": source.strip()},
            )  # fmt: skip
            _record(made, partnership, alias, at, year=year, value=str(value))
    except IntegrityError as error:
        raise Refused(no("A price index is above 0 and says where it comes from.")) from error
    return made


def add_supply(
    *, partnership: Partnership, terms: SupplyTerms, by: User, at: datetime
) -> CraftSupply:
    """Keep the supply of a craft on a day; the latest day counts. Raises `Refused`."""
    require(may_plan(by, partnership))
    if not terms.cohorts or len(terms.cohorts) != len(terms.survival):
        raise Refused(no("Give apprentices and survival for the same number of years."))
    if not all(0 < share <= 1 for share in terms.survival):
        raise Refused(no("Survival lies above 0 and at 100 percent at most."))
    require(timing.may_lie([terms.as_of], timezone.localdate(at)))
    given: dict[str, Any] = {
        **asdict(terms),
        "cohorts": [int(count) for count in terms.cohorts],
        "survival": [str(share) for share in terms.survival],
    }
    return _keep(
        CraftSupply, given, partnership, by=by, at=at,
        otherwise=no(
            "Supply needs a craft, a source, rates from 0 to 100 percent together, and a "
            "ratio of at least 1."
        ),
    )  # fmt: skip


Kept = TypeVar("Kept", Coefficient, StaffingRate, CraftSupply)


def _keep(
    model: type[Kept], given: dict[str, Any], partnership: Partnership, *, by: User, at: datetime,
    otherwise: Answer,
) -> Kept:  # fmt: skip
    """Keep a figure of a craft and say so on the joint record. Raises `Refused` with `otherwise`."""
    alias = partnerships.alias_of(by, partnership)
    try:
        with transaction.atomic():
            made = model.objects.create(
                **given, partnership=partnership, made_by_alias=alias, made_at=at
            )
            _record(made, partnership, alias, at, craft=made.craft)
    except IntegrityError as error:
        raise Refused(otherwise) from error
    return made


def _record(
    record: Any, partnership: Partnership, alias: str, at: datetime, **content: Any
) -> None:
    ledger.record(
        partnership.log, act="demand.figure_added", about=Ref.to(record), by=alias, at=at,
        content=content,
    )  # fmt: skip
