"""Hours of certified filings beside signed forecasts: the rules, the count, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.demand import actions, queries
from highroad.areas.demand.models import HoursCount
from highroad.areas.demand.rules import actuals
from highroad.areas.demand.rules.actuals import (
    CraftCount,
    craft_key,
    may_be_counted,
    may_be_counted_again,
    people_changed,
    turned_out,
)
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.filings.models import Filing
from highroad.kit.answers import Refused
from highroad.kit.periods import Period
from tests.areas.demand.scene import add_order
from tests.areas.fair_access.scene import certified as store_certified
from tests.cast import NOON
from tests.table import Table, make_table

LATER = NOON.replace(year=NOON.year + 1)
QUARTER = Quarter.of(NOON.date())
WEEKS = [
    each
    for each in (QUARTER.period.first_on.toordinal() + place for place in range(92))
    if date.fromordinal(each).isoweekday() == 7 and date.fromordinal(each) in QUARTER.period
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Electrician", "electricians"),
        ("Pipe-fitter", "pipe  fitter"),
        ("IRONWORKER", "ironworker"),
    ],
)
def test_two_spellings_of_a_craft_are_one(one: str, other: str):
    assert craft_key(one) == craft_key(other)
    assert craft_key("Glass") != craft_key("Glas")


@pytest.mark.parametrize(
    ("filed", "on", "why"),
    [
        ((date(2026, 7, 1), date(2026, 9, 30)), date(2026, 10, 1), ""),
        ((date(2026, 7, 7), date(2026, 9, 24)), date(2026, 10, 1), ""),
        ((date(2026, 7, 8), date(2026, 9, 30)), date(2026, 10, 1), "do not reach"),
        ((date(2026, 7, 1), date(2026, 9, 23)), date(2026, 10, 1), "do not reach"),
        ((date(2026, 7, 1), date(2026, 9, 30)), date(2026, 9, 30), "not over"),
        (None, date(2026, 10, 1), "do not reach"),
    ],
)
def test_a_quarter_is_counted_whole_and_over(filed: Any, on: date, why: str):
    found = may_be_counted(Quarter.parse("2026-Q3"), Period(*filed) if filed else None, on)

    assert bool(found) is (not why)
    assert why in (found.sentence if not found else "")


@pytest.mark.parametrize(
    ("on", "is_corrected", "why"),
    [
        (date(2027, 1, 29), True, ""),
        (date(2027, 1, 28), True, "90 days later at the earliest"),
        (date(2027, 6, 1), False, "none of its filings has been corrected since"),
    ],
)
def test_a_later_count_takes_a_correction_and_ninety_days(on: date, is_corrected: bool, why: str):
    found = may_be_counted_again(counted_on=date(2026, 10, 31), on=on, is_corrected=is_corrected)

    assert bool(found) is (not why)
    assert why in (found.sentence if not found else "")


def test_a_worker_counts_as_changed_by_other_hours_another_craft_or_another_name():
    before = {("a", "one"): 100, ("a", "two"): 200, ("b", "three"): 300}
    now = {("a", "one"): 100, ("a", "two"): 250, ("b", "3"): 300, ("c", "one"): 5}
    assert people_changed(before, now) == {"a": 1, "b": 2, "c": 1}


def test_hands_become_hours_and_errors_follow():
    """One hand is 468 hours: 2,080 a year, a quarter of it, less a tenth."""
    content = {
        "as_of": "2026-02-03",
        "quarters": ["2026-Q1", "2026-Q2", "2026-Q3"],
        "crafts": [
            {"craft": "Electricians", "sheet": "crafts", "low": ["90.00", "80.00", "1"],
             "expected": ["100.00", "100.00", "1"], "high": ["110.00", "120.00", "1"]},
            {"craft": "Millwright", "sheet": "crafts", "low": ["0.00", "0.00", "0"],
             "expected": ["2.00", "0.00", "0"], "high": ["3.00", "0.00", "0"]},
            {"craft": "Glazier", "sheet": "crafts", "low": [None] * 3, "expected": ["4"] * 3, "high": ["5"] * 3},
        ],
    }  # fmt: skip
    counts = {
        "2026-Q1": [CraftCount(craft="electrician", hours=46800 * 0.8), CraftCount(craft="glazier", hours=None), CraftCount(craft=None, hours=50000)],
        "2026-Q2": [CraftCount(craft="electrician", hours=40000), CraftCount(craft="electricians", hours=18500), CraftCount(craft="", hours=7)],
    }  # fmt: skip

    electricians, millwright, glazier = turned_out(content, counts)

    assert [(row.quarter, row.ahead) for row in electricians.rows] == [("2026-Q1", 0), ("2026-Q2", 1)]  # fmt: skip
    assert [row.error for row in electricians.rows] == pytest.approx([9360, 46800 - 58500])
    assert [row.share for row in electricians.rows] == pytest.approx([0.25, -0.2])
    assert [row.inside for row in electricians.rows] == [False, False]
    assert electricians.accuracy is not None
    assert electricians.accuracy.mape == pytest.approx(0.225)
    assert electricians.accuracy.bias == pytest.approx((93600 - 37440 - 58500) / (37440 + 58500))
    assert millwright.accuracy is not None
    assert (millwright.accuracy.count, millwright.accuracy.mape) == (1, None)
    assert [row.hidden for row in glazier.rows] == [True, False]
    assert [row.actual for row in glazier.rows] == [None, 0.0]
    assert [row.pair.actual for row in glazier.rows if row.actual is not None] == [0.0]
    assert actuals.not_foreseen(content, counts) == [("2026-Q2", "", 7)]
    assert actuals.quarters_filed(None, date(2026, 1, 1)) == []


def lines(crew: dict[str, int], hours: int = 40) -> list[tuple[object, ...]]:
    """So many workers of each trade, every week of the quarter, as a payroll would say it."""
    return [
        ("Pier", "Keystone", date.fromordinal(week), f"{trade}{number}", trade, "journey", hours, "male", "white", "y")
        for week in WEEKS
        for trade, count in crew.items()
        for number in range(count)
    ]  # fmt: skip


@pytest.fixture
def table() -> Table:
    return make_table()


def count(table: Table, **more: Any) -> HoursCount:
    given = {"quarter": str(QUARTER), "by": table.lena, "at": LATER, **more}
    return actions.count_hours(partnership=table.partnership, **given)


@pytest.mark.django_db
def test_hours_of_certified_filings_are_counted_and_few_are_not_shown(table: Table):
    store_certified(table, lines({"electrician": 8, "carpenter": 9, "diver": 2}))  # type: ignore[arg-type]

    made = count(table)

    hours = {line["craft"]: line["hours"] for line in made.content}
    assert hours["diver"] is None
    assert sum(value is None for value in hours.values()) >= 2
    assert {hours["electrician"], hours["carpenter"]} - {None} <= {
        8 * 40 * len(WEEKS) * 1.0, 9 * 40 * len(WEEKS) * 1.0,
    }  # fmt: skip
    assert (made.weeks, made.projects, made.employers, made.filings) == (len(WEEKS), 1, 1, 1)
    assert queries.list_countable(table.partnership, seen_by=table.lena, on=LATER.date()) == []
    with pytest.raises(Refused, match="already"):
        count(table)
    with pytest.raises(Refused, match="Choose a quarter"):
        count(table, quarter="soon")


@pytest.mark.django_db
def test_a_signed_forecast_is_held_against_them(table: Table):
    add_order(table, given_from=QUARTER.period.first_on, given_until=QUARTER.period.first_on)
    made = actions.put_forecast(body=table.body, by=table.lena, at=NOON)
    store_certified(table, lines({"electrician": 36, "carpenter": 20}))  # type: ignore[arg-type]
    assert queries.list_vintages(table.partnership, table.lena) == []
    for who in (table.lena, table.marcus):
        decision = decision_queries.get_decision(str(made.decision_key), who)
        decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=who, at=NOON)

    count(table)
    (vintage,) = queries.list_vintages(table.partnership, table.lena)

    (craft,) = vintage.compared
    (row,) = craft.rows
    assert (row.expected, row.actual) == (40 * 468, 36 * 40 * len(WEEKS))
    assert vintage.accuracy is not None
    assert vintage.accuracy.mape == pytest.approx(abs(row.expected - row.actual) / row.actual)
    assert ("carpenter", 20 * 40.0 * len(WEEKS)) in {(name, worked) for _q, name, worked in vintage.others}  # fmt: skip


CREW = {"electrician": 9, "carpenter": 8, "roofer": 12, "diver": 2}


def corrected(table: Table, crew: dict[str, int], more: dict[str, int]) -> None:
    """The payroll of the quarter filed anew: of some trades every worker had other hours."""
    first = Filing.objects.get()
    rows = [
        (*row[:6], row[6] + more.get(str(row[4]), 0), *row[7:])  # type: ignore[operator]
        for row in lines(crew)
    ]
    store_certified(table, rows, replaces=first)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_corrected_quarter_is_counted_again_beside_the_first_count(table: Table):
    store_certified(table, lines(CREW))  # type: ignore[arg-type]
    first = count(table)
    corrected(table, CREW, {"electrician": 4, "carpenter": 2, "roofer": 3})
    with pytest.raises(Refused, match="90 days later"):
        count(table, at=LATER + timedelta(days=89))

    second = count(table, at=LATER + timedelta(days=90))

    kept = {each.edition: {line["craft"]: line["hours"] for line in each.content} for each in (first, second)}  # fmt: skip
    assert {craft for craft, hours in kept[1].items() if hours is None} == {
        craft for craft, hours in kept[2].items() if hours is None
    }
    assert kept[2]["diver"] is None
    assert kept[2][None] == kept[1][None] + (9 * 4 + 8 * 2 + 12 * 3) * len(WEEKS)
    newest = queries.counts_of(queries.list_counts(table.partnership, table.lena))
    assert {one.craft: one.hours for one in newest[str(QUARTER)]} == kept[2]
    with pytest.raises(Refused, match="none of its filings has been corrected"):
        count(table, at=LATER + timedelta(days=400))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("crew", "more"),
    [
        (CREW, {"diver": 1}),
        ({**CREW, "roofer": 13}, {}),
        ({**CREW, "roofer": 11, "carpenter": 9}, {}),
        ({**CREW, "diver": 6}, {}),
        ({**CREW, "glazier": 3}, {"electrician": 1}),
    ],
)
def test_a_correction_of_a_few_people_is_not_counted_again(
    table: Table, crew: dict[str, int], more: dict[str, int]
):
    store_certified(table, lines(CREW))  # type: ignore[arg-type]
    count(table)
    corrected(table, crew, more)
    with pytest.raises(Refused, match="a few people only"):
        count(table, at=LATER + timedelta(days=90))
    assert HoursCount.objects.count() == 1


@pytest.mark.django_db
def test_a_count_of_which_the_filings_were_not_kept_stays_alone(table: Table):
    store_certified(table, lines(CREW))  # type: ignore[arg-type]
    count(table)
    HoursCount.objects.update(filing_keys=[])
    corrected(table, CREW, {"roofer": 3})
    with pytest.raises(Refused, match="was not kept"):
        count(table, at=LATER + timedelta(days=90))


@pytest.mark.django_db
def test_nothing_filed_is_nothing_counted(table: Table):
    with pytest.raises(Refused, match="do not reach"):
        count(table)
    store_certified(table, lines({"electrician": 8}, hours=0))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="has hours in this quarter"):
        count(table)
    assert not HoursCount.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"weeks": 0}, "demand_hours_are_counted"),
        ({"smallest_count": 2}, "demand_hours_are_counted"),
        ({"edition": 0}, "demand_hours_are_counted"),
        ({"quarter": "2026-Q1"}, "demand_hours_once_an_edition"),
    ],
)
def test_the_table_keeps_its_promises(table: Table, change: dict[str, Any], name: str):
    given: dict[str, Any] = {
        "partnership": table.partnership, "quarter": "2026-Q1", "content": [], "weeks": 13,
        "projects": 1, "employers": 1, "filings": 1, "scan_digest": "a" * 64, "smallest_count": 5,
        "made_by_alias": "L1", "made_at": NOON,
    }  # fmt: skip
    HoursCount.objects.create(**given)
    wanted = name if "quarter" not in change else "quarter|once_an_edition"
    with pytest.raises(IntegrityError, match=wanted), transaction.atomic():
        HoursCount.objects.create(**{**given, "quarter": "2026-Q2", **change})
    assert str(HoursCount.objects.get()) == "2026-Q1"
