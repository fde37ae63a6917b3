"""What is true of demand and supply: the reference's figures, and others."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from highroad.areas.demand.rules import bands, curves, gaps, hours, supply, timing
from highroad.areas.demand.rules.bands import Chance
from highroad.areas.demand.rules.facts import Facts, OrderFacts, SupplyFacts
from highroad.areas.demand.rules.forecasts import Pair, accuracy
from highroad.areas.demand.rules.gaps import Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.outlook import of_craft
from highroad.areas.demand.rules.quarters import Quarter, row_of
from highroad.areas.demand.rules.supply import Flow, Stock
from highroad.areas.demand.vocabulary import Cap, CurveShape

pytestmark = pytest.mark.pure
FLOW = Flow(0.03, 0.02, (0.85, 0.92, 0.95, 0.97))
BLS_2024_34 = (
    ("Electricians", 818.7, 896.1, 81.0, 73.26, 8.54),
    ("Carpenters", 959.0, 1002.1, 74.1, 69.79, 7.12),
    ("Plumbers, pipefitters, and steamfitters", 504.5, 527.2, 44.0, 41.73, 8.09),
    ("Bus drivers, transit and intercity", 158.8, 165.6, 20.9, 20.22, 12.47),
)
"""Thousands; BLS Employment Projections 2024-34, table 1.2."""


@pytest.mark.parametrize(("name", "then", "later", "openings", "leavers", "rate"), BLS_2024_34)
def test_separations_follow_from_published_openings(name, then, later, openings, leavers, rate):
    assert supply.separations_a_year(then, later, openings) == pytest.approx(leavers, abs=0.005)
    assert 100 * supply.separation_rate(then, later, openings) == pytest.approx(rate, abs=0.005)


@pytest.mark.parametrize(
    ("then", "later", "openings", "leavers", "rate"),
    [
        (100, 80, 6, 8, 8 / 90),
        (100, 120, 6, 4, 4 / 110),
        (100, 100, 6, 6, 0.06),
        (100, 20, 0, 8, 8 / 60),
        (10, 40, 2, 0, 0),
    ],
)
def test_of_a_declining_occupation_more_leave_than_are_replaced(then, later, openings, leavers, rate):  # fmt: skip
    """BLS: openings are the sum of projected growth or decline and of separations. Figures are ours."""
    assert supply.separations_a_year(then, later, openings) == pytest.approx(leavers)
    assert supply.separation_rate(then, later, openings) == pytest.approx(rate)
    with pytest.raises(ValueError, match="no rate"):
        supply.separation_rate(0, 0, openings)


def test_replacement_is_of_the_stock():
    assert supply.replacement(250, 0.08) == 20


def test_a_stock_flows_as_the_worked_example_says():
    """J 1000, r 3 %, x 2 %, cohorts 100, 80, 70, 65: worked example of the domain reference."""
    first, done = supply.step(Stock(1000, (100, 80, 70, 65)), FLOW, 100)
    second, later = supply.step(first, FLOW, 100)

    assert (done, first.journeyworkers) == pytest.approx((63.05, 1013.05))
    assert first.cohorts == pytest.approx((100, 85, 73.6, 66.5))
    assert (later, second.journeyworkers) == pytest.approx((64.505, 1026.9025))
    assert FLOW.product == pytest.approx(0.720613, abs=1e-6)
    assert supply.steady_intake(1000, FLOW) == pytest.approx(69.385, abs=0.001)


def test_moves_in_and_out_are_counted_and_nobody_is_less_than_nobody():
    flow = Flow(0.1, 0, (0.5,), moves_in=3, moves_out=1)

    assert supply.step(Stock(20, (4,)), flow, 7) == (Stock(22, (7,)), 2.0)
    assert supply.step(Stock(0, (0,)), Flow(0, 0, (1,), moves_out=5), 0)[0].journeyworkers == 0
    assert supply.steady_intake(100, flow) == pytest.approx((10 - 2) / 0.5)
    with pytest.raises(ValueError, match="own survival"):
        supply.step(Stock(1, (1, 2)), flow, 0)


def test_the_steady_intake_holds_the_stock():
    intake = supply.steady_intake(1000, FLOW)
    cohorts = [intake]
    for share in FLOW.survival[:-1]:
        cohorts.append(cohorts[-1] * share)

    later = supply.run(Stock(1000, tuple(cohorts)), FLOW, [intake] * 12)

    assert [each.journeyworkers for each in later] == pytest.approx([1000] * 12)


def test_four_quarters_take_away_what_a_year_does():
    stock, flow = supply.in_quarters(Stock(1000, (80, 40)), Flow(0.03, 0.02, (0.8, 0.9)))

    assert (len(stock.cohorts), stock.apprentices) == (8, pytest.approx(120))
    assert flow.product == pytest.approx(0.72)
    assert (1 - flow.exit_rate - flow.transfer_rate) ** 4 == pytest.approx(0.95)
    assert flow.exit_rate / flow.transfer_rate == pytest.approx(1.5)
    assert supply.in_quarters(Stock(5, ()), Flow(0, 0, ()))[1].exit_rate == 0


def test_wilson_bounds_of_25_in_42_are_those_of_the_reference():
    assert supply.wilson(25, 42) == pytest.approx((0.445, 0.730), abs=0.0005)
    assert supply.wilson(0, 5)[0] == 0
    assert supply.wilson(5, 5)[1] == 1
    for wrong in ((1, 0), (3, 2), (-1, 4)):
        with pytest.raises(ValueError, match="share"):
            supply.wilson(*wrong)


def test_a_trapezoid_spreads_48_000_hours_over_a_year():
    """25/50/25 percent of twelve months: worked example of the domain reference."""
    months = curves.spread(48_000, [n / 12 for n in range(13)], shape=CurveShape.TRAPEZOID)

    slope = [888.889, 2666.667, 4444.444]
    assert months == pytest.approx([*slope, *[5333.333] * 6, *reversed(slope)], abs=0.0005)
    assert max(months) / 160 == pytest.approx(33.33, abs=0.005)
    assert sum(months) / 12 / 160 == pytest.approx(25)


@pytest.mark.parametrize("shape", list(CurveShape))
@pytest.mark.parametrize(("start", "finish"), [(0.0, 1.0), (0.2, 0.7), (0.5, 0.51)])
def test_a_curve_loses_no_hour_and_none_is_negative(shape, start, finish):
    edges = [n / 37 for n in range(-5, 45)]
    parts = curves.spread(1234.5, edges, shape=shape, start=start, finish=finish)

    assert abs(sum(parts) - 1234.5) < 1e-9
    assert min(parts) >= -1e-12
    assert curves.SHAPES[shape](0) == 0
    assert curves.SHAPES[shape](1) == pytest.approx(1)


def test_a_curve_does_not_change_when_its_project_moves():
    def parts(shift: timedelta) -> list[float]:
        first, last = date(2027, 1, 1) + shift, date(2027, 12, 31) + shift
        starts = [first + timedelta(days=days) for days in range(0, 366, 73)]
        return curves.spread(
            100, curves.shares_of_time(first, last, starts), shape=CurveShape.EARLY
        )

    assert parts(timedelta(0)) == pytest.approx(parts(timedelta(days=400)))
    with pytest.raises(ValueError, match="ends after"):
        curves.shares_of_time(date(2027, 1, 2), date(2027, 1, 1), [])
    for start, finish in ((0.5, 0.5), (-0.1, 1), (0, 1.1)):
        with pytest.raises(ValueError, match="before it finishes"):
            curves.spread(1, [0, 1], shape=CurveShape.UNIFORM, start=start, finish=finish)


def test_early_is_early_and_late_is_late():
    assert curves.beta(0.5, 2, 4) == pytest.approx(0.8125)
    assert curves.beta(0.5, 4, 2) == pytest.approx(0.1875)
    assert curves.beta(0.25, 2, 2) == pytest.approx(3 * 0.25**2 - 2 * 0.25**3)


def test_a_hundred_million_at_an_index_of_one_and_a_quarter_takes_432_000_hours():
    """5,400 hours per million dollars in prices of the base: worked example of the reference."""
    real = hours.real_value(100_000_000, index_then=1.25, index_base=1)

    assert hours.hours_from_value(real, Span(5000, 5400, 6000)).likely == pytest.approx(432_000)
    assert hours.real_value(50, index_then=80, index_base=120) == 75
    for then, base in ((0, 1), (1, 0), (-1, 1)):
        with pytest.raises(ValueError, match="above 0"):
            hours.real_value(1, index_then=then, index_base=base)


def test_hours_take_hands_by_the_productive_year():
    assert hours.heads(2080 * 0.9, years=1) == pytest.approx(1)
    assert hours.heads(520, years=0.25, absence=0) == pytest.approx(1)
    with pytest.raises(ValueError, match="no hours"):
        hours.heads(1, years=1, absence=1)


def test_a_gap_of_forty_takes_fifty_six_starts():
    """Gap 40 in year 5, survival .720613: worked example of the domain reference."""
    assert gaps.required_starts(40, FLOW.product) == 56
    assert gaps.required_starts(36, 0.72) == 50
    assert gaps.required_starts(0, 0.72) == gaps.required_starts(-3, 0.72) == 0
    with pytest.raises(ValueError, match="nobody completes"):
        gaps.required_starts(1, 0)


def test_the_tightest_cap_is_named():
    caps = {Cap.SEATS: 30.0, Cap.RATIO: 12.9, Cap.INSTRUCTORS: 45.0}

    assert gaps.capped(56, caps) == gaps.Intake(56, 12, Cap.RATIO)
    assert gaps.capped(12, caps) == gaps.Intake(12, 12, None)
    assert gaps.capped(5, {}) == gaps.Intake(5, 5, None)
    assert gaps.capped(5, {Cap.SEATS: -2.0}).allowed == 0


@pytest.mark.parametrize(
    ("hands", "allowed"), [(0, 0), (1, 0), (2, 1), (4, 1), (5, 2), (8, 3), (11, 4)]
)
def test_two_for_the_first_and_three_for_each_further_apprentice(hands, allowed):
    """Ratio (2, 3): the reference's row for 0, 1, 2, 4, 5, 8 journeyworkers."""
    assert gaps.apprentices_allowed(hands, Ratio(2, 3)) == allowed
    assert gaps.apprentices_allowed(hands, Ratio(1, 1)) == hands


@pytest.mark.parametrize(
    ("demand", "there", "rank"), [(0, 0, 1), (79, 100, 1), (90, 100, 2), (100, 100, 3), (110, 100, 4), (130, 100, 5), (1, 0, 5)]
)  # fmt: skip
def test_tightness_has_five_ranks(demand, there, rank):
    assert gaps.tightness(demand, there) == rank


def test_chances_add_up_exactly():
    items = [Chance(0.5, Span(10, 10, 10)), Chance(0.5, Span(10, 10, 10))]

    assert bands.distribution(items) == pytest.approx({0: 0.25, 10: 0.5, 20: 0.25})
    assert bands.expected(items) == 10
    assert bands.percentiles(items, (0.1, 0.25, 0.5, 0.9)) == [0, 0, 10, 20]
    assert bands.percentiles([], (0.5,)) == [0]
    with pytest.raises(ValueError, match="between 0 and 1"):
        bands.distribution([Chance(1.5, Span(1, 1, 1))])


def test_a_sure_project_ranges_from_low_to_high():
    assert bands.percentiles([Chance(1, Span(5, 8, 14))], (0.1, 0.5, 0.9)) == [5, 8, 14]


def test_many_projects_are_gathered_and_keep_their_mean():
    items = [Chance(0.1 + n / 30, Span(n + 0.1, n * 1.3 + 0.2, n * 1.7 + 0.3)) for n in range(14)]
    sums = bands.distribution(items)
    mean = sum(
        i.chance * (0.3 * i.amount.low + 0.4 * i.amount.likely + 0.3 * i.amount.high) for i in items
    )

    assert len(sums) < 4 * bands.MOST_SUMS
    assert sum(sums.values()) == pytest.approx(1)
    assert sum(total * chance for total, chance in sums.items()) == pytest.approx(mean, rel=1e-6)
    levels = bands.percentiles(items, (0.1, 0.5, 0.9))
    assert all(one <= other for one, other in pairwise(levels))


def test_quarters_follow_each_other():
    assert [str(each) for each in row_of(Quarter.of(date(2027, 11, 30)), 3)] == ["2027-Q4", "2028-Q1", "2028-Q2"]  # fmt: skip
    assert Quarter.parse("2028-Q1").period.last_on == date(2028, 3, 31)
    for wrong in ("2028-Q5", "2028Q1", "", "x"):
        with pytest.raises(ValueError, match="not a quarter"):
            Quarter.parse(wrong)


def test_an_order_fills_evenly_within_its_window():
    first, last = date(2027, 1, 1), date(2027, 1, 10)

    assert timing.ordered_heads(20, first, last, date(2026, 12, 31)) == 0
    assert timing.ordered_heads(20, first, last, date(2027, 1, 5)) == 10
    assert timing.ordered_heads(20, first, last, last) == 20
    assert timing.ordered_heads(20, first, first, first) == 20


def test_how_a_forecast_turned_out():
    pairs = [
        Pair(low=80, expected=100, high=120, actual=90),
        Pair(low=80, expected=100, high=120, actual=125),
        Pair(low=0, expected=5, high=9, actual=0),
    ]
    found = accuracy(pairs)

    assert found.mape == pytest.approx((10 / 90 + 25 / 125) / 2)
    assert found.bias == pytest.approx((205 - 215) / 215)
    assert (found.count, found.inside, found.calibration) == (3, 2, pytest.approx(2 / 3))
    assert accuracy([Pair(low=0, expected=1, high=2, actual=0)]).mape is None
    with pytest.raises(ValueError, match="nothing to compare"):
        accuracy([])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"count": 0}, "at least one person"),
        ({"employer": " "}, "who hires"),
        ({"occupation": ""}, "who hires"),
        ({"until_on": date(2026, 12, 31)}, "before its first"),
        ({"chance": 1.01}, "between 0 and 100"),
    ],
)
def test_an_order_says_enough(change, why):
    given = {"count": 3, "starts_on": date(2027, 1, 1), "until_on": date(2027, 1, 1), "chance": 1.0, "occupation": "Welder", "employer": "Yard"}  # fmt: skip

    answer = timing.may_be_ordered(**{**given, **change})

    assert bool(answer) == (why == "")
    assert why in answer.reason


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"name": ""}, "name"),
        ({"value": 0.0}, "value"),
        ({"finish_on": date(2026, 12, 31)}, "finishes before"),
        ({"chance": -0.1}, "between 0 and 100"),
    ],
)
def test_a_project_says_enough(change, why):
    given = {"name": "Wharf", "value": 1.0, "start_on": date(2027, 1, 1), "finish_on": date(2027, 1, 1), "chance": 0.5}  # fmt: skip

    answer = timing.may_be_built(**{**given, **change})

    assert bool(answer) == (why == "")
    assert why in answer.reason


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2027, 1, 1), True),
        (date(2060, 2, 29), True),
        (date(1990, 1, 1), True),
        (date(2206, 1, 1), False),
        (date(1927, 1, 1), False),
        (date.max, False),
        (date.min, False),
    ],
)
def test_a_slip_of_the_year_is_told(day, may):
    answer = timing.may_lie([date(2027, 1, 1), day], date(2026, 1, 1))

    assert bool(answer) == may
    assert may or answer.reason == f"{day} lies more than 40 years away. Check the year."


def test_a_condition_moves_with_a_reason_and_not_into_another_age():
    day = date(2027, 1, 1)

    assert timing.may_be_moved(day + timedelta(days=9), day, "Late.", day)
    assert "already" in timing.may_be_moved(day, day, "Late.", day).reason
    assert "reason" in timing.may_be_moved(day + timedelta(days=9), day, " ", day).reason
    assert "far away" in timing.may_be_moved(date(2099, 1, 1), day, "Late.", day).reason
    assert timing.shift(None, day) == timing.shift(day, None) == timedelta(0)
    assert timing.shift(day, date(2027, 1, 31)) == timedelta(days=30)
    assert not timing.must_decide_again(None, None)
    assert not timing.must_decide_again(day, day)
    assert timing.must_decide_again(day, date(2027, 2, 1))


def test_a_start_finds_room_as_long_as_somebody_learns():
    """Ten seats, a year of training. Two learn now, two more begin each quarter: seven places in the last one."""
    known = SupplyFacts(
        as_of=date(2027, 1, 1), stock=Stock(100, (2,)), flow=Flow(0, 0, (1.0,)), yearly_intake=8,
        seats=10, instructors=2, ratio=Ratio(1, 1),
    )  # fmt: skip
    order = OrderFacts(
        craft="Mason", sheet="crafts", count=150, starts_on=date(2028, 1, 1),
        until_on=date(2028, 1, 1), chance=1.0,
    )  # fmt: skip

    found = of_craft(Facts(orders=(order,), supplies={"Mason": known}), "Mason", Quarter.parse("2027-Q1"), 6)  # fmt: skip

    first = found.rows[4].intake
    assert first is not None
    assert (first.allowed, first.bound_by) == (3, Cap.SEATS)
