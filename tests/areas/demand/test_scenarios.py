"""What if: the reference's figures with something else supposed, beside the plan and what was signed."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.demand.rules.facts import (
    CoefficientFacts,
    Facts,
    OrderFacts,
    ProjectFacts,
    SupplyFacts,
)
from highroad.areas.demand.rules.forecasts import content_of
from highroad.areas.demand.rules.gaps import Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.outlook import hours_on, outlook
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.rules.scenarios import Supposed, compare, may_be_supposed, suppose
from highroad.areas.demand.rules.supply import Flow, Stock
from highroad.areas.demand.vocabulary import CurveShape

pytestmark = pytest.mark.pure
FIRST = Quarter.of(date(2027, 1, 1))
AN_HOUR_A_QUARTER = 468
"""Productive hours of a hand in a quarter: 2,080 / 4 less a tenth."""


def project(key: str = "mill", **more: object) -> ProjectFacts:
    given = {
        "name": "Mill", "kind": "building", "value": 100e6, "price_year": 2026, "chance": 0.5,
        "start_on": date(2027, 1, 1), "finish_on": date(2027, 12, 31), "key": key, **more,
    }  # fmt: skip
    return ProjectFacts(**given)  # type: ignore[arg-type]


WELDERS = CoefficientFacts(
    kind="building", sheet="crafts", craft="Welder", per_million=Span(5400, 5400, 5400),
    price_year=2020, start=0, finish=1, shape=CurveShape.UNIFORM,
)  # fmt: skip
FACTS = Facts(
    projects=(project(), project("bridge", hours={"Rigger": Span(100, 200, 300)})),
    coefficients=(WELDERS,),
    prices={2020: 100.0, 2026: 125.0},
)
"""$100 M at 1.25 times the base prices and 5,400 hours a million: 432,000 hours, as the reference has it."""


@pytest.mark.parametrize(
    ("supposed", "welders", "riggers"),
    [
        (Supposed(), 432_000, 200),
        (Supposed(value=200e6), 864_000, 200),
        (Supposed(times=1.5), 648_000, 300),
        (Supposed(value=50e6, times=2), 432_000, 400),
        (Supposed(times=0), 0, 0),
        (Supposed(chance=1, start_on=date(2029, 2, 1)), 432_000, 200),
    ],
)
def test_hours_follow_a_value_but_hours_of_the_owner_only_their_factor(
    supposed: Supposed, welders: float, riggers: float
):
    found = suppose(FACTS, {"bridge": supposed})

    assert found.projects[0] == FACTS.projects[0]
    hours = {craft: span.likely for craft, (span, _c) in hours_on(found.projects[1], found).items()}
    assert hours == {"Welder": pytest.approx(welders), "Rigger": pytest.approx(riggers)}


def test_a_start_takes_the_last_day_along():
    moved = suppose(FACTS, {"mill": Supposed(start_on=date(2028, 3, 1))}).projects[0]

    assert (moved.start_on, moved.finish_on) == (date(2028, 3, 1), date(2029, 2, 28))
    assert moved.finish_on - moved.start_on == project().finish_on - project().start_on


def test_no_hour_is_lost_by_a_shift_and_a_chance_weighs_all_of_them():
    facts = Facts(projects=(project(),), coefficients=(WELDERS,), prices=FACTS.prices)
    by_project = {"mill": Supposed(chance=1.0, start_on=date(2028, 1, 15))}

    (welders,) = compare(facts, by_project, FIRST, 12)

    assert welders.is_changed
    now, then = (
        sum(AN_HOUR_A_QUARTER * row.expected for row in each.rows)
        for each in (welders.now, welders.supposed)
    )
    assert (now, then) == (pytest.approx(216_000), pytest.approx(432_000))
    assert [row.expected for row in welders.supposed.rows[:4]] == [0, 0, 0, 0]


def test_starts_of_the_widest_gap_are_those_of_the_reference():
    """A gap of 40 at a survival of .720613 takes 56 starts; of 80, twice 55.5, so 112 rounded up."""
    order = OrderFacts(
        craft="Electrician", sheet="crafts", count=40, starts_on=date(2027, 1, 1),
        until_on=date(2027, 1, 1), chance=1.0,
    )  # fmt: skip
    building = project(hours={"Electrician": Span(*[1872.0 * 2] * 3)}, chance=0.0)
    known = SupplyFacts(
        as_of=date(2027, 1, 1), stock=Stock(0, (0, 0, 0, 0)),
        flow=Flow(0, 0, (0.85, 0.92, 0.95, 0.97)), yearly_intake=0, seats=500, instructors=50,
        ratio=Ratio(1, 1),
    )  # fmt: skip
    facts = Facts(orders=(order,), projects=(building,), supplies={"Electrician": known})

    (same,) = compare(facts, {"mill": Supposed(times=3)}, FIRST, 4)
    (more,) = compare(facts, {"mill": Supposed(chance=1)}, FIRST, 4)

    assert not same.is_changed
    assert (same.starts_now, same.starts_supposed, more.starts_now) == (56, 56, 56)
    widest = more.supposed.widest
    assert widest is not None
    assert widest.gap is not None
    assert more.starts_supposed is not None
    assert 0 <= more.starts_supposed - widest.gap / 0.720613 < 1
    assert more.starts_supposed > 56


def test_what_was_signed_stands_beside_it_only_where_both_have_a_quarter():
    signed = content_of(outlook(FACTS, Quarter.of(date(2026, 7, 1)), 4), date(2026, 7, 1))

    rigger, welder = compare(FACTS, {"mill": Supposed(chance=0.9)}, FIRST, 8, signed)

    assert list(welder.signed) == ["2027-Q1", "2027-Q2"]
    assert welder.signed["2027-Q2"].expected == pytest.approx(welder.now.rows[1].expected, abs=0.005)  # fmt: skip
    assert (welder.signed["2027-Q2"].gap, welder.signed_widest) == (None, None)
    assert welder.signed_peak is not None
    assert welder.signed_peak[0] == "2027-Q2"
    assert (welder.is_changed, rigger.is_changed) == (True, False)
    (other,) = compare(
        Facts(projects=(project(hours={"Diver": Span(1, 1, 1)}),)), {}, FIRST, 4, signed
    )
    assert (dict(other.signed), other.signed_peak) == ({}, None)


@pytest.mark.parametrize(
    ("supposed", "says"),
    [
        (Supposed(chance=1.01), "A chance lies between 0 and 100 percent."),
        (Supposed(value=0), "Give the value of the project in dollars."),
        (Supposed(times=10.5), "Hours lie between 0 and 1,000 percent of those now."),
        (
            Supposed(start_on=date(2207, 1, 1)),
            "2207-01-01 lies more than 40 years away. Check the year.",
        ),
        (Supposed(), None),
        (Supposed(chance=0, value=1, times=0, start_on=date(2028, 2, 29)), None),
    ],
)
def test_what_cannot_be_is_refused_in_words(supposed: Supposed, says: str | None):
    answer = may_be_supposed(supposed, date(2027, 1, 1))

    assert (bool(answer), str(answer.reason) or None) == (says is None, says)
