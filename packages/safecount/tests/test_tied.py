"""Means and rates published beside a table tie its quantities together: two numbers fall at once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from safecount import TOTAL, Crosstab, Policy, Tied, audit, protect, rate

PEOPLE = {
    ("welders", "women"): (3, 100), ("welders", "men"): (41, 130), ("fitters", "women"): (12, 110),
    ("fitters", "men"): (30, 120), ("riggers", "women"): (22, 90), ("riggers", "men"): (50, 150),
}  # fmt: skip


@pytest.fixture(scope="module")
def safe():
    """Everybody of a cell works the same hours, with a quarter hour more for each colleague."""
    lines = [
        (trade, sex, f"{trade}{sex}{n}", Decimal(each) + Decimal(n) / 4)
        for (trade, sex), (many, each) in PEOPLE.items()
        for n in range(many)
    ]
    names = ("trade", "sex", "worker", "hours")
    columns = {name: [line[place] for line in lines] for place, name in enumerate(names)}
    table = Crosstab.from_columns(
        columns, dimensions=["trade", "sex"], value="hours", contributors=["worker"]
    )
    return protect(table, Policy(smallest_count=5), time_limit=3)


def mean(safe, key, *, decimals=2):
    """Hours per worker of one cell, as somebody would publish it."""
    truth, cell = safe.sealed.truth, safe.number(key)
    exact = Fraction(int(truth["hours"][cell]), 10**safe.decimals * int(truth["worker"][cell]))
    return rate(
        ("hours", key), ("worker", key), str(round(float(exact), decimals)), decimals=decimals
    )


def test_the_table_alone_is_safe(safe):
    assert audit(safe).safe
    assert safe[("welders", "women")].hidden
    assert safe[("welders", "men")].hidden


def test_the_means_of_both_sexes_give_both_numbers_away(safe):
    """44 welders and their hours are known; two means are two equations for two unknown counts."""
    means = [*mean(safe, ("welders", "women")), *mean(safe, ("welders", "men"))]

    report = audit(safe, derived=means)
    found = {(each.key, each.quantity) for each in report.unsafe}

    assert (("welders", "women"), "worker") in found
    seen = report.intervals[("welders", "women"), "worker"]
    assert (seen.low, seen.high) == (3, 3)


def test_a_coarse_mean_of_one_of_them_leaves_room(safe):
    key = ("welders", "women")

    report = audit(safe, derived=mean(safe, key, decimals=0))
    seen = report.intervals[key, "worker"]

    assert seen.low < 3 < seen.high
    assert report.intervals[key, "hours"].width > 0


def test_a_rate_on_shown_numbers_gives_hidden_hours_away(safe):
    """Hours of women welders per worker of the whole site: the site is shown."""
    key, cell = ("welders", "women"), safe.number(("welders", "women"))
    site = int(safe.shown["worker"][safe.number((TOTAL, TOTAL))])
    told = Fraction(int(safe.sealed.truth["hours"][cell]), 100 * site)
    figures = rate(("hours", key), ("worker", (TOTAL, TOTAL)), str(round(float(told), 2)))

    report = audit(safe, derived=figures)

    assert [(each.key, each.quantity) for each in report.unsafe if each.key == key] == [
        (key, "hours")
    ]
    assert report.intervals[key, "hours"].width <= 0.01 * site + 1e-6


def test_a_mean_of_what_is_shown_tells_nothing_more(safe):
    shown = next(cell.key for cell in safe.cells() if not cell.hidden and cell.count)

    assert audit(safe, derived=mean(safe, shown)).intervals == audit(safe).intervals


def test_figures_that_the_truth_contradicts_are_noticed(safe):
    """Somebody mistyped a rate: the hours it gives are not those of the table."""
    told = rate(("hours", ("welders", "women")), ("worker", (TOTAL, TOTAL)), "0.01")
    report = audit(safe, derived=told)

    assert any("contradict" in each.why for each in report.unsafe)


def test_what_is_shown_goes_to_the_other_side_of_the_statement(safe):
    """Twice the welders less three hours of women and one rigger, in hundredths of an hour: 200 P - 3 H is told."""
    women, riggers = ("welders", "women"), ("riggers", "women")
    truth = safe.sealed.truth
    unit = 10**safe.decimals
    told = 2 * int(truth["worker"][safe.number(women)]) - 3 * Fraction(
        int(truth["hours"][safe.number(women)]), unit
    )
    known = int(truth["worker"][safe.number(riggers)]) + Fraction(
        int(truth["hours"][safe.number(riggers)]), unit
    )
    assert not safe[riggers].hidden
    figure = Tied(
        {("worker", women): Fraction(2), ("hours", women): Fraction(-3), ("worker", riggers): Fraction(1),
         ("hours", riggers): Fraction(1)},
        told + known, told + known,
    )  # fmt: skip

    report = audit(safe, derived=[figure])
    most = report.intervals[women, "worker"].high

    assert not [each for each in report.unsafe if "contradict" in each.why]
    assert report.intervals[women, "hours"].high == pytest.approx(
        (2 * most - float(told)) / 3, abs=0.7
    )
    wrong = Tied(figure.coefficients, told + known + 2000, told + known + 2000)
    with pytest.raises(ArithmeticError, match="nothing was concluded"):
        audit(safe, derived=[wrong])


def test_counts_end_at_whole_persons_and_hours_do_not(safe):
    key = ("welders", "women")
    report = audit(safe, derived=mean(safe, key, decimals=0))

    persons, hours = (report.intervals[key, name] for name in ("worker", "hours"))

    assert persons.low == int(persons.low)
    assert persons.high == int(persons.high)
    assert (hours.low, hours.high) != (int(hours.low), int(hours.high))


def test_a_finer_cut_that_came_first_is_attacked_with_the_means():
    """Three women welders were split by age before: those two numbers are unknowns of the older table alone."""
    lines = [
        (trade, sex, ("old", "young")[n % 2], f"{trade}{sex}{n}", each)
        for (trade, sex), (many, each) in PEOPLE.items()
        for n in range(many)
    ]
    names = ("trade", "sex", "age", "worker", "hours")
    columns = {name: [line[place] for line in lines] for place, name in enumerate(names)}

    def cut(*axes):
        table = Crosstab.from_columns(
            columns, dimensions=list(axes), value="hours", contributors=["worker"]
        )
        return table

    policy = Policy(smallest_count=5)
    first = protect(cut("trade", "sex", "age"), policy, time_limit=3)
    second = protect(cut("trade", "sex"), policy, earlier=[first], time_limit=3)
    key = ("welders", "women")

    alone = audit(second, earlier=[first])
    told = audit(second, earlier=[first], derived=mean(second, key))

    assert alone.safe
    assert told.intervals.keys() == alone.intervals.keys()
    assert (told.intervals[key, "worker"].width, told.intervals[key, "hours"].width) < (
        alone.intervals[key, "worker"].width, alone.intervals[key, "hours"].width,
    )  # fmt: skip
