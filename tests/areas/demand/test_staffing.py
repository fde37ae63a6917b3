"""Permanent jobs: people a unit, from the first day of service on, each job once beside its orders.

Expected numbers are worked out by hand from formula 10 (steady staffing by megawatt, mile, bed) and
formula 5 (replacement: stock by the separation rate) of the reference on demand, section 6.2. The
separation rate of bus drivers, 12.47 percent, is that of BLS for 2024 to 2034 (its section 6.3).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from highroad.areas.demand.rules.actuals import CraftCount, turned_out
from highroad.areas.demand.rules.facts import (
    Facts,
    OrderFacts,
    ProjectFacts,
    StaffingFacts,
    SupplyFacts,
)
from highroad.areas.demand.rules.forecasts import content_of
from highroad.areas.demand.rules.gaps import Ratio
from highroad.areas.demand.rules.hours import Span
from highroad.areas.demand.rules.outlook import intake_plan, of_craft
from highroad.areas.demand.rules.quarters import Month, Quarter
from highroad.areas.demand.rules.scenarios import Supposed, suppose
from highroad.areas.demand.rules.staffing import (
    PermanentJobs,
    months_later,
    permanent_jobs,
    years_of,
)
from highroad.areas.demand.rules.supply import Flow, Stock
from highroad.areas.demand.rules.timing import may_be_run

pytestmark = pytest.mark.pure
MINER = "Miner"


def mine(**more: Any) -> ProjectFacts:
    """2.5 units, done at the end of 2027, in service a month later."""
    given: dict[str, Any] = {
        "name": "Mine", "kind": "industrial", "value": 1e6, "price_year": 2026,
        "start_on": date(2027, 1, 1), "finish_on": date(2027, 12, 31), "chance": 0.5, "key": "mine",
        "size": 2.5, "unit": "ton", "service_on": date(2028, 2, 1),
    }  # fmt: skip
    return ProjectFacts(**{**given, **more})


def rate(**more: Any) -> StaffingFacts:
    given: dict[str, Any] = {
        "kind": "industrial", "sheet": "operations", "craft": MINER, "unit": "ton",
        "per_unit": Span(30, 40, 60), "ramp_months": 12, "separations": 0.1247,
    }  # fmt: skip
    return StaffingFacts(**{**given, **more})


def order(count: int = 80, **more: Any) -> OrderFacts:
    """Everybody on the first day of service."""
    given: dict[str, Any] = {
        "craft": MINER, "sheet": "operations", "count": count, "starts_on": date(2028, 2, 1),
        "until_on": date(2028, 2, 1), "chance": 1.0,
    }  # fmt: skip
    return OrderFacts(**{**given, **more})


def expected(facts: Facts, quarter: str) -> float:
    return of_craft(facts, MINER, Quarter.parse(quarter), 1).rows[0].expected


@pytest.mark.parametrize(
    ("kind", "unit", "size", "per_unit", "people"),
    [
        ("energy", "megawatt", 250.0, Span(0.04, 0.06, 0.1), Span(10, 15, 25)),
        ("transit", "mile", 12.5, Span(4, 5, 6), Span(50, 62.5, 75)),
        ("building", "bed", 120.0, Span(1.5, 2, 2.25), Span(180, 240, 270)),
    ],
)
def test_people_are_units_by_people_a_unit(
    kind: str, unit: str, size: float, per_unit: Span, people: Span
):
    facts = Facts(
        projects=(mine(kind=kind, unit=unit, size=size),),
        staffing=(rate(kind=kind, unit=unit, per_unit=per_unit),),
    )
    (found,) = permanent_jobs(facts)
    assert [found.people.low, found.people.likely, found.people.high] == pytest.approx(
        [people.low, people.likely, people.high]
    )


@pytest.mark.parametrize(
    "other",
    [{"unit": "megawatt"}, {"kind": "energy"}, {"size": 0.0}],
)
def test_another_unit_another_type_or_no_size_makes_no_jobs(other: dict[str, Any]):
    assert permanent_jobs(Facts(projects=(mine(**other),), staffing=(rate(),))) == []


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2028, 1, 31), 0.0),
        (date(2028, 2, 1), 1 / 366),
        (date(2028, 8, 1), 183 / 366),
        (date(2029, 1, 31), 1.0),
        (date(2040, 1, 1), 1.0),
    ],
)
def test_jobs_begin_with_service_and_go_up_evenly(day: date, share: float):
    jobs = PermanentJobs(project=mine(), rate=rate())
    assert jobs.full_on == date(2029, 2, 1)
    assert jobs.filled(day).likely == pytest.approx(100 * share)


def test_without_a_ramp_all_are_there_on_the_first_day_and_without_a_day_after_the_last_of_building():
    jobs = PermanentJobs(project=mine(service_on=None), rate=rate(ramp_months=0))
    assert jobs.filled(date(2027, 12, 31)).likely == 0
    assert jobs.filled(date(2028, 1, 1)).likely == 100


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2027, 5, 3), 0, date(2027, 5, 3)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date):
    assert months_later(day, months) == later


def test_who_separates_is_replaced_and_the_years_add_up():
    """100 likely at a chance of a half; 12.47 percent of the mean of both ends of each year."""
    found = years_of(Facts(projects=(mine(),), staffing=(rate(),)), MINER, (2027, 2028, 2029, 2030))
    filled = 335 / 366 * 50
    assert [each.jobs for each in found] == pytest.approx([0, filled, 50, 50])
    assert [each.new for each in found] == pytest.approx([0, filled, 50 - filled, 0])
    assert [each.replaced for each in found] == pytest.approx(
        [0, filled / 2 * 0.1247, (filled + 50) / 2 * 0.1247, 6.235]
    )
    assert PermanentJobs(project=mine(), rate=rate()).replaced == pytest.approx(12.47)


@pytest.mark.parametrize(
    ("orders", "whole"),
    [
        ((), 50.0),
        ((order(40),), 50.0),
        ((order(80),), 80.0),
        ((order(40, at="mine"),), 50.0),
        ((order(80, at="mine"),), 80.0),
        ((order(30, at="mine"), order(40, at="mine")), 70.0),
        ((order(40, is_elsewhere=True),), 90.0),
        ((order(40, at="another project"),), 90.0),
        ((order(40, sheet="crafts"),), 90.0),
        ((order(40, chance=0.4),), 50.0),
        ((order(40, at="mine"), order(40, is_elsewhere=True)), 90.0),
    ],
)
def test_a_job_never_counts_twice(orders: tuple[OrderFacts, ...], whole: float):
    """The mine expects 100 by a half; an order adds only where its jobs are others, or more."""
    facts = Facts(projects=(mine(),), staffing=(rate(),), orders=orders)
    assert expected(facts, "2030-Q1") == pytest.approx(whole)


def test_an_order_at_one_project_leaves_the_jobs_at_another():
    facts = Facts(
        projects=(mine(), mine(key="second", size=1.0, chance=1.0)), staffing=(rate(),),
        orders=(order(80, at="mine"), order(30)),
    )  # fmt: skip
    assert expected(facts, "2030-Q1") == pytest.approx(80 + 40)
    (year,) = years_of(facts, MINER, (2030,))
    assert (year.jobs, year.ordered, year.counted) == pytest.approx((90, 110, 120))


def test_the_outlook_shows_the_permanent_part_its_band_and_its_sheet():
    facts = Facts(projects=(mine(chance=1.0),), staffing=(rate(),))
    found = of_craft(facts, MINER, Quarter.parse("2029-Q1"), 1)
    (row,) = found.rows
    assert (found.sheet, facts.crafts) == ("operations", {MINER: "operations"})
    assert (row.low, row.expected, row.steady, row.high) == pytest.approx((75, 100, 100, 150))


def test_months_end_as_quarters_do():
    facts = Facts(projects=(mine(),), staffing=(rate(),))
    month = of_craft(facts, MINER, Month.of(date(2028, 9, 1)), 1).rows[0].expected
    assert month == pytest.approx(expected(facts, "2028-Q3"))


def test_the_gap_and_the_intake_plan_take_permanent_jobs_too():
    """Nobody is there yet: 100 jobs, 80 percent complete a year of training, so 125 starts."""
    known = SupplyFacts(
        as_of=date(2026, 1, 1), stock=Stock(0, (0,)), flow=Flow(0, 0, (0.8,)), yearly_intake=0,
        seats=500, instructors=50, ratio=Ratio(0, 1),
    )  # fmt: skip
    sure = mine(chance=1.0, service_on=date(2029, 1, 1))
    facts = Facts(projects=(sure,), staffing=(rate(ramp_months=0),), supplies={MINER: known})
    rows = of_craft(facts, MINER, Quarter.parse("2027-Q1"), 12).rows
    assert [row.gap for row in rows[7:9]] == pytest.approx([0, 100])
    assert rows[8].intake is not None
    assert rows[8].intake.wanted == 125
    assert sum(intake_plan(facts, Quarter.parse("2027-Q1"), 12).starts[MINER]) > 0


def test_what_is_supposed_moves_the_first_day_of_service_along():
    facts = Facts(projects=(mine(),), staffing=(rate(ramp_months=0),))
    later = suppose(facts, {"mine": Supposed(start_on=date(2028, 1, 1))})
    (project,) = later.projects
    assert project.service_on == date(2029, 1, 31)
    assert expected(later, "2028-Q4") == 0


def test_a_forecast_is_held_against_hours_without_the_permanent_part():
    """Filings are of work on projects: 20 of the trade on the project, not the 100 who run it."""
    plain = Facts(orders=(order(20, sheet="crafts", starts_on=date(2028, 1, 1), until_on=date(2028, 1, 1)),))  # fmt: skip
    facts = replace(plain, projects=(mine(chance=1.0),), staffing=(rate(ramp_months=0),))
    first = Quarter.parse("2028-Q1")
    content = content_of([of_craft(facts, MINER, first, 1)], date(2028, 1, 2))
    counts = {"2028-Q1": [CraftCount(craft=MINER, hours=9360.0)]}
    (found,) = turned_out(content, counts)
    assert content["crafts"][0]["steady"] == ["100.00"]
    assert found.rows[0].expected == pytest.approx(9360)
    assert "steady" not in content_of([of_craft(plain, MINER, first, 1)], date(2028, 1, 2))["crafts"][0]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"size": 1, "unit": ""}, "Give the size together with its unit, or neither."),
        ({"size": None, "unit": "bed"}, "Give the size together with its unit, or neither."),
        ({"size": 0, "unit": "bed"}, "A size is above 0."),
        (
            {"size": 1, "unit": "bed", "service_on": date(2027, 1, 1)},
            "The project comes into service before it is finished.",
        ),
    ],
)
def test_a_size_that_cannot_be_is_refused(given: dict[str, Any], why: str):
    answer = may_be_run(**{"finish_on": date(2027, 6, 1), "service_on": None, **given})
    assert not answer
    assert str(answer.reason) == why
