"""Demand in the three worlds: a wharf that waits for its permit, operators to replace, retrofits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from highroad.areas.decisions import queries as decisions
from highroad.areas.demand import actions
from highroad.areas.demand import queries as demand
from highroad.areas.demand.actions import (
    CoefficientTerms,
    OrderTerms,
    ProjectTerms,
    SupplyTerms,
)
from highroad.areas.demand.vocabulary import ConditionKind
from highroad.areas.placements import actions as placements
from highroad.areas.placements.actions import StartTerms
from highroad.areas.placements.vocabulary import CheckResult
from highroad.background.demonstration import mine
from highroad.background.demonstration.founding import Founded, agree
from highroad.background.demonstration.workforce import SIGNERS

Deed = tuple[datetime, Callable[[datetime], object]]
ELECTRICIAN, CARPENTER, IRONWORKER = "Electrician", "Carpenter", "Ironworker"


@dataclass
class Planner:
    """Enters things by one person's hand; days are counted from the day of the demonstration."""

    founded: Founded
    now: datetime
    by: str
    permit: Any = None
    forecast: Any = None

    def day(self, ahead: int) -> date:
        return (self.now + timedelta(days=ahead)).date()

    @property
    def place(self) -> dict[str, Any]:
        return {"partnership": self.founded.partnership, "by": self.founded.people[self.by]}

    def order(self, at: datetime, *, starts: int, until: int, waits: bool = False, **terms: Any) -> None:  # fmt: skip
        actions.add_order(
            terms=OrderTerms(given_from=self.day(starts), given_until=self.day(until), **terms),
            condition=self.permit if waits else None, at=at, **self.place,
        )  # fmt: skip

    def supply(
        self, at: datetime, craft: str, journeyworkers: int, cohorts: list[int], **more: Any
    ) -> None:
        terms = SupplyTerms(
            craft=craft, as_of=at.date(), journeyworkers=journeyworkers, cohorts=cohorts,
            survival=[Decimal("0.85"), Decimal("0.92"), Decimal("0.95"), Decimal("0.97")][: len(cohorts)],
            exit_rate=Decimal("0.03"), transfer_rate=Decimal("0.02"),
            source="Count of the local, with the roster of the training center", **more,
        )  # fmt: skip
        actions.add_supply(terms=terms, at=at, **self.place)

    def sign(self, body: str, signers: tuple[str, ...], at: datetime) -> None:
        """The forecast of that day, put and signed."""
        people = self.founded.people
        made = actions.put_forecast(body=self.founded.bodies[body], by=people[self.by], at=at)
        assert made.decision_key is not None
        decision = decisions.get_decision(made.decision_key, people[self.by])
        agree(decision, [people[word] for word in signers], at=at + timedelta(hours=2))

    def say_again(self, at: datetime) -> None:
        """All but the shore power are still so."""
        place = self.place
        for project in demand.list_projects(place["partnership"], place["by"]):
            if not project.name.startswith("Shore power"):
                actions.say_again(project=project, by=place["by"], at=at)

    def count(self, at: datetime) -> None:
        """The hours of the quarters that certified filings cover."""
        place = self.place
        for quarter in demand.list_countable(
            place["partnership"], seen_by=place["by"], on=at.date()
        ):
            actions.count_hours(quarter=str(quarter), at=at, **place)


def construction(founded: Founded, *, at: datetime) -> Iterator[Deed]:
    """A wharf whose permit is late: all its jobs move, and a signed forecast is overtaken."""
    planner = Planner(founded, at, "marcus")
    yield at - timedelta(days=175), lambda on: _harbor(planner, on)
    yield at - timedelta(days=172), lambda on: planner.sign("committee", SIGNERS, on)
    yield (
        at - timedelta(days=60),
        lambda on: planner.sign("committee", SIGNERS, on),
    )
    yield at - timedelta(days=20), planner.say_again
    yield at - timedelta(days=19), lambda on: mine.say_where(planner.place, on)
    yield (
        at - timedelta(days=9),
        lambda on: actions.move_condition(
            condition=planner.permit, expected_on=planner.day(150), by=founded.people["owen"],
            at=on, reason="The agency asked for a second survey of the eelgrass.",
        ),
    )  # fmt: skip
    yield at - timedelta(days=8, hours=12), planner.count


def _harbor(planner: Planner, at: datetime) -> None:
    place = planner.place
    planner.permit = actions.add_condition(
        kind=ConditionKind.PERMIT, name="Dredging permit for the Northport wharf",
        expected_on=planner.day(60), at=at, **place,
    )  # fmt: skip
    for year, index in ((2024, "100"), (2025, "104"), (2026, "109")):
        actions.add_price(
            year=year, value=Decimal(index), source="Regional cost index (made up)", at=at, **place
        )
    _published(planner, at)
    _coefficients(planner, at)
    _projects(planner, at)
    mine.enter(planner.place, planner.day, at)
    _crews(planner, at)


PROJECTIONS = """Occupation Title,Occupation Code,Employment 2024,Employment 2034,\
"Employment Change, 2024-2034","Employment Percent Change, 2024-2034",\
"Occupational Openings, 2024-2034 Annual Average",Median Annual Wage 2024
Electricians,47-2111,800.0,880.0,80.0,10.0,82.0,"62,000"
Carpenters,47-2031,950.0,990.0,40.0,4.2,72.0,"60,000"
Industrial machinery mechanics,49-9041,430.0,500.0,70.0,16.3,45.0,"63,000"
"""
"""In the layout of BLS, with made-up figures."""
SOC_CODES = """2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title
47-2111,Electricians,47-2111,Electricians
47-2231,Solar Photovoltaic Installers,47-2231,Solar Photovoltaic Installers
15-1131,Computer Programmers,15-1251,Computer Programmers
15-1132,Software Developers (Applications),15-1252,Software Developers
15-1132,Software Developers (Applications),15-1253,Software Testers
"""


def _published(planner: Planner, at: datetime) -> None:
    """What is published about the occupations of the plan, and which code became which."""
    actions.load_projections(
        source="Projections in the layout of BLS (made up)", release="2024 to 2034",
        content=PROJECTIONS.encode(), at=at, **planner.place,
    )  # fmt: skip
    actions.load_crosswalk(
        source="Codes in the layout of BLS (made up)", release="2010 to 2018",
        content=SOC_CODES.encode(), at=at, **planner.place,
    )  # fmt: skip


def _coefficients(planner: Planner, at: datetime) -> None:
    rows = (
        (ELECTRICIAN, "crafts", 900, 1100, 1400, "late", "0.3", "1"),
        (CARPENTER, "crafts", 1300, 1500, 1800, "trapezoid", "0", "0.9"),
        (IRONWORKER, "crafts", 500, 700, 900, "bell", "0.1", "0.6"),
        ("Site superintendent", "management", 120, 150, 200, "uniform", "0", "1"),
    )
    for craft, sheet, low, likely, high, shape, start, finish in rows:
        actions.add_coefficient(
            terms=CoefficientTerms(
                kind="industrial", sheet=sheet, craft=craft, low=Decimal(low),
                likely=Decimal(likely), high=Decimal(high), price_year=2024, shape=shape,
                start_share=Decimal(start), finish_share=Decimal(finish),
                source="Hours of the last four port projects (made up)",
            ),
            at=at, **planner.place,
        )  # fmt: skip


def _projects(planner: Planner, at: datetime) -> None:
    projects = (
        ("Northport wharf", 84_000_000, 75, 900, "0.8", True),
        ("Eastmarsh cold store", 31_000_000, 20, 430, "0.95", False),
        ("Shore power for three berths", 22_000_000, 260, 700, "0.5", False),
    )
    for name, value, start, finish, chance, waits in projects:
        actions.add_project(
            terms=ProjectTerms(
                name=name, owner="Port of Harborview", kind="industrial", value=Decimal(value),
                price_year=2026, given_start=planner.day(start), given_finish=planner.day(finish),
                chance=Decimal(chance), source="Capital plan of the port (made up)",
                place="Harborview", has_labor_agreement=waits,
            ),
            condition=planner.permit if waits else None, at=at, **planner.place,
        )  # fmt: skip
    _running(planner, at)


def _running(planner: Planner, at: datetime) -> None:
    """The two sites that file payrolls, with the hours that their owner counted."""
    hours = {ELECTRICIAN: 960_000, CARPENTER: 700_000, IRONWORKER: 160_000, "Pipefitter": 250_000}
    actions.add_project(
        terms=ProjectTerms(
            name="Harbor Terminal and Mill Creek School", owner="Port of Harborview",
            kind="building", value=Decimal(310_000_000), price_year=2026,
            given_start=planner.day(-390), given_finish=planner.day(240), chance=Decimal("0.98"),
            source="Schedule of both sites (made up)", place="Harborview",
            has_labor_agreement=True,
        ),
        hours={
            craft: (Decimal(count) * 9 / 10, Decimal(count), Decimal(count) * 11 / 10)
            for craft, count in hours.items()
        },
        at=at, **planner.place,
    )  # fmt: skip


def _crews(planner: Planner, at: datetime) -> None:
    planner.supply(
        at,
        ELECTRICIAN,
        350,
        [36, 32, 28, 26],
        seats=150,
        instructors=10,
        yearly_intake=38,
        cost=Decimal(9500),
    )
    planner.supply(at, CARPENTER, 260, [28, 26, 24, 22], seats=120, instructors=8, yearly_intake=30)
    planner.supply(at, IRONWORKER, 62, [6, 5, 4], seats=24, instructors=2, yearly_intake=6)
    planner.order(
        at, starts=80, until=170, waits=True, employer="Keystone Harbor Builders", sheet="crafts",
        occupation=ELECTRICIAN, soc="47-2111", count=14, confidence="ordered", place="Northport",
        wage=Decimal("41.20"), benefits="Health and pension of the local", union_status="covered",
        skills="Conduit and cable tray\nReading of shop drawings", certificates="OSHA 10",
        training="Registered apprenticeship, first year", provider="Harbor Pathways Training Center",
        wage_step="50 percent of the journey rate", promised_hires=8,
        promise="Letter of Keystone to the committee",
    )  # fmt: skip
    planner.order(
        at, starts=200, until=320, employer="Port of Harborview", sheet="operations",
        occupation="Crane technician", soc="49-9041", count=5, confidence="planned",
        place="Harborview", union_status="unknown", skills="Hydraulics\nMotor controls",
    )  # fmt: skip


def transit(founded: Founded, *, at: datetime) -> Iterator[Deed]:
    """Operators who retire, and mechanics for battery buses."""
    planner = Planner(founded, at, "walter")

    def enter(on: datetime) -> None:
        planner.supply(on, "Bus operator", 310, [40], seats=30, instructors=4, yearly_intake=36)
        planner.order(
            on, starts=30, until=330, employer="The transit agency", sheet="operations",
            occupation="Bus operator", soc="53-3052", count=318, confidence="ordered",
            wage=Decimal("27.40"), union_status="covered", certificates="Commercial license with passenger endorsement",
            training="Operator class, eight weeks, then a mentor", provider="The agency's training center",
            wage_step="Step 1 of the contract",
        )  # fmt: skip
        planner.order(
            on, starts=120, until=400, employer="The transit agency", sheet="operations",
            occupation="Bus mechanic, high voltage", soc="49-3031", count=12, confidence="planned",
            union_status="covered", skills="High-voltage safety",
        )  # fmt: skip

    yield at - timedelta(days=40), enter


def green_jobs(founded: Founded, *, at: datetime) -> Iterator[Deed]:
    """Building engineers for retrofits: an order with a promise, and one with gaps."""
    planner = Planner(founded, at, "nathan")

    def enter(on: datetime) -> None:
        planner.order(
            on, starts=60, until=240, employer="Department of city buildings", sheet="operations",
            occupation="Building engineer", soc="49-9071", count=20, confidence="ordered",
            wage=Decimal("33.00"), union_status="covered", skills="Heat pumps\nBuilding controls",
            certificates="Refrigerant handling", training="Green building evening class",
            provider="Pathways", wage_step="Entry step of the agreement", promised_hires=12,
            promise="Memo of the commissioner",
        )  # fmt: skip
        planner.order(
            on, starts=150, until=360, employer="Two hospitals", sheet="operations",
            occupation="Energy auditor", soc="47-4011", count=6, confidence="forecast",
        )  # fmt: skip

    yield at - timedelta(days=33), enter
    yield at - timedelta(days=3), lambda on: _placed(planner, on)


def _placed(planner: Planner, at: datetime) -> None:
    """A class with four starts; two of them are asked about now."""
    evening = placements.count_class(
        name="Green building evening class, summer", provider="Pathways", enrolled=18, completed=13,
        ended_on=planner.day(-130), at=at, **planner.place,
    )  # fmt: skip
    orders = demand.list_orders(planner.founded.partnership, planner.founded.people[planner.by])
    order = next(each for each in orders if each.promised_hires)
    for number, days in enumerate((118, 96, 41, 12)):
        made = placements.place(
            order=order, from_class=evening, by=planner.founded.people[planner.by], at=at,
            terms=StartTerms(
                person=f"GB-{number + 31}", started_on=planner.day(-days), wage=Decimal("33.00"),
                hours=Decimal(40), schedule="full_time", union_status="covered",
                benefits="Health plan from the first day", is_completer=number < 3,
                is_promised=True,
            ),
        )  # fmt: skip
        if days > 90:
            placements.check(
                placement=made, days=30, result=CheckResult.STAYS, at=at,
                by=planner.founded.people[planner.by],
            )  # fmt: skip
