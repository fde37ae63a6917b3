"""The gap by month, and what a plan stands on: the reference's figures, and others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from highroad.areas.demand.rules import coverage, freshness, supply
from highroad.areas.demand.rules.facts import CoefficientFacts, Facts, ProjectFacts, SupplyFacts
from highroad.areas.demand.rules.gaps import Intake, Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.outlook import hours_on, of_craft
from highroad.areas.demand.rules.quarters import Month, Quarter, row_of
from highroad.areas.demand.rules.supply import Flow, Stock
from highroad.areas.demand.vocabulary import CurveShape, Tightness

pytestmark = pytest.mark.pure


def test_a_month_has_its_days_and_follows_the_one_before():
    row = row_of(Month.of(date(2027, 11, 30)), 4)

    assert [str(each) for each in row] == ["2027-11", "2027-12", "2028-01", "2028-02"]
    assert row[3].period.last_on == date(2028, 2, 29)
    assert [str(each) for each in row_of(Quarter.of(date(2027, 12, 31)), 2)] == ["2027-Q4", "2028-Q1"]  # fmt: skip


TRAPEZOID = (888.889, 2666.667, 4444.444, *[5333.333] * 6, 4444.444, 2666.667, 888.889)
"""48,000 hours over twelve months, 25 percent up, 50 level, 25 down: worked example of the reference."""


def test_a_gap_by_month_spreads_hours_and_takes_its_starts_a_lead_time_before():
    """Productive hours of a month: 2,080 / 12 less a tenth, so 156; months differ by their days."""
    project = ProjectFacts(
        name="Mill", kind="building", value=1e6, price_year=2027, start_on=date(2027, 1, 1),
        finish_on=date(2027, 12, 31), chance=1.0, hours={"Welder": Span(48_000, 48_000, 48_000)},
    )  # fmt: skip
    known = SupplyFacts(
        as_of=date(2025, 1, 1), stock=Stock(30, (0.0,)), flow=Flow(0, 0, (0.8,)), yearly_intake=0,
        seats=100, instructors=9, ratio=Ratio(1, 1),
    )  # fmt: skip
    facts = Facts(projects=(project,), supplies={"Welder": known})

    months = of_craft(facts, "Welder", Month.of(date(2025, 1, 1)), 36)
    quarters = of_craft(facts, "Welder", Quarter.of(date(2025, 1, 1)), 12)

    year = months.rows[24:]
    assert [156 * row.expected for row in year] == pytest.approx(TRAPEZOID, rel=0.11)
    assert sum(156 * row.expected for row in year) == pytest.approx(48_000)
    for place, quarter in enumerate(quarters.rows):
        three = months.rows[3 * place : 3 * place + 3]
        assert sum(row.expected for row in three) / 3 == pytest.approx(quarter.expected)
        assert {row.supply for row in three} == {quarter.supply}
    short = next(row for row in year if row.gap and row.gap > 0)
    assert (str(short.quarter), str(short.start_in)) == ("2027-04", "2026-04")
    assert short.intake == Intake(5, 5, None)  # 33.7 less 30, over 0.8, rounded up
    assert months.tightest is not None
    assert months.tightest.tightness == Tightness.TIGHT


def test_a_stock_by_month_loses_in_a_year_what_it_loses_in_a_year():
    stock, flow = supply.in_parts(Stock(1000, (120,)), Flow(0.03, 0.02, (0.8,)), 12)

    assert (len(stock.cohorts), stock.apprentices) == (12, pytest.approx(120))
    assert flow.product == pytest.approx(0.8)
    assert (1 - flow.exit_rate - flow.transfer_rate) ** 12 == pytest.approx(0.95)
    assert flow.exit_rate / flow.transfer_rate == pytest.approx(1.5)


def test_money_that_no_index_brought_over_is_named_and_weighed():
    """Deflation of the reference: $100 M at 1.25 times the base prices, 5,400 hours: 432,000."""
    figure = CoefficientFacts(
        kind="building", sheet="crafts", craft="Welder", per_million=Span(5400, 5400, 5400),
        price_year=2020, start=0, finish=1, shape=CurveShape.UNIFORM,
    )  # fmt: skip
    mill, own, base = (
        ProjectFacts(
            name=name, kind="building", value=1e8, price_year=year, start_on=date(2027, 1, 1),
            finish_on=date(2027, 12, 31), chance=0.5, hours=hours,
        )
        for name, year, hours in (("Mill", 2026, {}), ("Own", 2026, {"Welder": Span(1, 2, 3)}), ("Base", 2020, {}))
    )  # fmt: skip
    bare = Facts(projects=(mill, own, base), coefficients=(figure,))
    half = Facts(projects=(mill, own, base), coefficients=(figure,), prices={2026: 125.0})
    full = Facts(projects=(mill, own, base), coefficients=(figure,), prices={2020: 100.0, 2026: 125.0})  # fmt: skip

    assert coverage.unpriced(mill, bare) == {"Welder": (2020, 2026)}
    assert coverage.unpriced(mill, half) == {"Welder": (2020,)}
    assert [coverage.unpriced(each, facts) for each, facts in ((mill, full), (own, bare), (base, bare))] == [{}] * 3  # fmt: skip
    assert hours_on(mill, full)["Welder"][0].likely == pytest.approx(432_000)
    part = coverage.unpriced_part(bare)
    assert (part.count, part.of_count, part.value_share) == (1, 3, pytest.approx(1 / 3))
    assert part.hours_share == pytest.approx(540_000 / 1_080_002)
    assert coverage.unpriced_part(full).count == 0
    assert coverage.unpriced_part(Facts()).hours_share == 0


@pytest.mark.parametrize(
    ("said", "months", "due"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_facts_hold_until_the_same_day_so_many_months_later(said: date, months: int, due: date):
    assert freshness.due_on(said, months) == due
    assert freshness.is_stale(said, months, due)
    assert not freshness.is_stale(said, months, due - timedelta(days=1))
