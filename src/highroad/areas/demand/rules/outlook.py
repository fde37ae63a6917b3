"""Demand, supply and gap by craft and quarter or month, from orders, projects and figures as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from highroad.areas.demand.rules import curves, gaps, hours, staffing, supply
from highroad.areas.demand.rules.bands import Chance, expected, percentiles
from highroad.areas.demand.rules.facts import CoefficientFacts, Facts, ProjectFacts, SupplyFacts
from highroad.areas.demand.rules.gaps import Intake
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.intake import CraftRoom, IntakePlan, Limits, plan
from highroad.areas.demand.rules.quarters import Stretch, row_of
from highroad.areas.demand.vocabulary import Cap, CurveShape, Sheet, Tightness

LEARNERS_AN_INSTRUCTOR = 15
"""Apprentices one instructor teaches at once. A choice of this house."""
LEVELS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, kw_only=True)
class GapRow:
    """One craft in one quarter or month. Hands, but for `intake`: starts at the lead time before."""

    quarter: Stretch
    low: float
    expected: float
    high: float
    supply: float | None
    gap: float | None
    intake: Intake | None
    start_in: Stretch | None
    steady: float = 0.0
    """How many of those expected are permanent jobs that no order asks for."""

    @property
    def tightness(self) -> Tightness | None:
        """The rank of demand over supply, where the supply is known."""
        return None if self.supply is None else gaps.tightness(self.expected, self.supply)


@dataclass(frozen=True, kw_only=True)
class CraftOutlook:
    """All quarters, or months, of a craft."""

    craft: str
    sheet: str
    rows: tuple[GapRow, ...]
    replacement: float | None
    """Hands a year to replace those who leave, where the supply is known."""

    @property
    def peak(self) -> GapRow:
        """The quarter with most demand."""
        return max(self.rows, key=lambda row: row.expected)

    @property
    def widest(self) -> GapRow | None:
        """The quarter with the widest gap, where the supply is known."""
        known = [row for row in self.rows if row.gap is not None]
        return max(known, key=lambda row: row.gap or 0.0, default=None)

    @property
    def tightest(self) -> GapRow | None:
        """The first quarter of the highest rank, where the supply is known."""
        known = [row for row in self.rows if row.tightness is not None]
        return max(known, key=lambda row: row.tightness or 0, default=None)


def hours_on(
    project: ProjectFacts, facts: Facts
) -> dict[str, tuple[Span, CoefficientFacts | None]]:
    """Hours by craft on one project: the owner's where given, else from its value.

    A value in a year without a price index, or a coefficient of such a year, is taken as it stands.
    """
    found: dict[str, tuple[Span, CoefficientFacts | None]] = {}
    for one in facts.coefficients:
        if one.kind != project.kind or one.craft in found:
            continue
        then, base = facts.prices.get(project.price_year), facts.prices.get(one.price_year)
        real = project.value
        if then and base:
            real = hours.real_value(project.value, index_then=then, index_base=base)
        found[one.craft] = (hours.hours_from_value(real, one.per_million), one)
    for craft, own in project.hours.items():
        _span, curve = found.get(craft, (own, None))
        found[craft] = (own, curve)
    return found


def chances(facts: Facts, craft: str, quarters: Sequence[Stretch]) -> list[list[Chance]]:
    """For each quarter what may take hands of a craft, and how likely."""
    found: list[list[Chance]] = [[] for _ in quarters]
    for project in facts.projects:
        for place, item in _of_project(project, facts, craft, quarters):
            found[place].append(item)
    for place, (items, _steady) in enumerate(staffing.once(facts, craft, quarters)):
        found[place] += items
    return found


def _of_project(
    project: ProjectFacts, facts: Facts, craft: str, quarters: Sequence[Stretch]
) -> Iterator[tuple[int, Chance]]:
    known = hours_on(project, facts).get(craft)
    if known is None:
        return
    span, curve = known
    for place, share in enumerate(_shares(project, curve, quarters)):
        if share > 0:
            heads_an_hour = hours.heads(share, years=1 / quarters[0].A_YEAR)
            yield place, Chance(project.chance, span.times(heads_an_hour))


def _shares(
    project: ProjectFacts, curve: CoefficientFacts | None, quarters: Sequence[Stretch]
) -> list[float]:
    """Share of a craft's hours on a project in each quarter."""
    edges = [quarter.period.first_on for quarter in quarters]
    edges.append(quarters[-1].period.last_on + timedelta(days=1))
    places = curves.shares_of_time(project.start_on, project.finish_on, edges)
    if curve is None:
        return curves.spread(1.0, places, shape=CurveShape.TRAPEZOID)
    return curves.spread(1.0, places, shape=curve.shape, start=curve.start, finish=curve.finish)


def journey_by_quarter(facts: SupplyFacts, quarters: Sequence[Stretch]) -> list[supply.Stock]:
    """The stock in each quarter or month; before the day it was counted it is taken as counted."""
    a_year = quarters[0].A_YEAR
    stock, flow = supply.in_parts(facts.stock, facts.flow, a_year)
    place, found = quarters[0].of(facts.as_of).ordinal, []
    for quarter in quarters:
        while place < quarter.ordinal:
            stock, _done = supply.step(stock, flow, facts.yearly_intake / a_year)
            place += 1
        found.append(stock)
    return found


def of_craft(facts: Facts, craft: str, first: Stretch, count: int) -> CraftOutlook:
    """The outlook of one craft, with bands."""
    quarters = row_of(first, count)
    needs = chances(facts, craft, quarters)
    wanted = [expected(items) for items in needs]
    bands = [percentiles(items, LEVELS) for items in needs]
    steady = [part for _items, part in staffing.once(facts, craft, quarters)]
    known = facts.supplies.get(craft)
    stocks = journey_by_quarter(known, quarters) if known else None
    intakes = _intakes(known, stocks, wanted, quarters) if known and stocks else {}
    rows = []
    for place, quarter in enumerate(quarters):
        hands = stocks[place].journeyworkers if stocks else None
        rows.append(
            GapRow(
                quarter=quarter, low=bands[place][0], expected=wanted[place], high=bands[place][2],
                supply=hands, gap=None if hands is None else gaps.gap(wanted[place], hands),
                intake=intakes.get(place),
                start_in=quarter.ahead(-known.steps(first.A_YEAR)) if known else None,
                steady=steady[place],
            )
        )  # fmt: skip
    leaving = None
    if known:
        rate = known.flow.exit_rate + known.flow.transfer_rate
        leaving = supply.replacement(known.stock.journeyworkers, rate)
    return CraftOutlook(
        craft=craft,
        sheet=facts.crafts.get(craft, Sheet.CRAFTS),
        rows=tuple(rows),
        replacement=leaving,
    )


def _intakes(
    known: SupplyFacts, stocks: Sequence[supply.Stock], wanted: Sequence[float],
    quarters: Sequence[Stretch],
) -> dict[int, Intake]:  # fmt: skip
    """Starts that each quarter's gap takes beyond those before it, as far as the caps allow."""
    steps = known.steps(quarters[0].A_YEAR)
    _stock, flow = supply.in_parts(known.stock, known.flow, quarters[0].A_YEAR)
    stays = 1 - flow.exit_rate - flow.transfer_rate
    added: dict[int, int] = {}
    found: dict[int, Intake] = {}
    extra = 0.0
    for place in range(len(quarters)):
        extra *= stays
        short = gaps.gap(wanted[place], stocks[place].journeyworkers + extra)
        starts = gaps.required_starts(short, flow.product)
        begin = place - steps
        if begin < 0:
            found[place] = gaps.capped(starts, {Cap.LEAD_TIME: 0})
            continue
        found[place] = gaps.capped(
            starts, _caps_while_learning(known, stocks, added, range(begin, place))
        )
        added[begin] = found[place].allowed
        extra += found[place].allowed * flow.product
    return found


def _caps_while_learning(
    known: SupplyFacts, stocks: Sequence[supply.Stock], added: Mapping[int, int], learning: range
) -> dict[Cap, float]:
    """The least room from the start to the last quarter of learning: whoever starts keeps the place."""
    rooms = [
        caps(known, stocks[q], sum(n for at, n in added.items() if q - len(learning) < at <= q))
        for q in learning
    ]
    return {cap: min(room[cap] for room in rooms) for cap in rooms[0]}


def caps(known: SupplyFacts, stock: supply.Stock, busy: float) -> dict[Cap, float]:
    """Starts that seats, ratio and instructors leave room for, beside those in training."""
    learning = ceil(stock.apprentices - 1e-9) + busy
    return {
        Cap.SEATS: max(0.0, known.seats - learning),
        Cap.RATIO: max(
            0.0, gaps.apprentices_allowed(int(stock.journeyworkers), known.ratio) - learning
        ),
        Cap.INSTRUCTORS: max(0.0, known.instructors * LEARNERS_AN_INSTRUCTOR - learning),
    }


def outlook(facts: Facts, first: Stretch, count: int) -> tuple[CraftOutlook, ...]:
    """Every craft, by sheet and name."""
    crafts: Iterable[str] = sorted(facts.crafts, key=lambda craft: (facts.crafts[craft], craft))
    return tuple(of_craft(facts, craft, first, count) for craft in crafts)


def room_of(facts: Facts, craft: str, first: Stretch, count: int) -> CraftRoom | None:
    """What an intake plan needs of a craft; nothing where its supply is not known."""
    known = facts.supplies.get(craft)
    if known is None:
        return None
    quarters = row_of(first, count)
    stocks = journey_by_quarter(known, quarters)
    _stock, flow = supply.in_parts(known.stock, known.flow, first.A_YEAR)
    rooms = [caps(known, stock, 0) for stock in stocks]
    needs = chances(facts, craft, quarters)
    return CraftRoom(
        craft=craft,
        short=[
            gaps.gap(expected(items), stock.journeyworkers)
            for items, stock in zip(needs, stocks, strict=True)
        ],
        steps=known.steps(first.A_YEAR), survival=flow.product, stays=1 - flow.exit_rate - flow.transfer_rate,
        seats=[room[Cap.SEATS] for room in rooms], ratio=[room[Cap.RATIO] for room in rooms],
        taught=[room[Cap.INSTRUCTORS] for room in rooms], cost=known.cost,
    )  # fmt: skip


def intake_plan(
    facts: Facts, first: Stretch, count: int, budget: float | None = None
) -> IntakePlan:
    """The smallest shortage over every craft whose supply is known."""
    rooms = [room_of(facts, craft, first, count) for craft in sorted(facts.supplies)]
    return plan([room for room in rooms if room is not None], Limits(budget=budget))
