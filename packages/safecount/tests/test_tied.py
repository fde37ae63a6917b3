"""Means and rates published beside a table tie its quantities together: two numbers fall at once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from safecount import TOTAL, Crosstab, Dimension, Policy, Tied, audit, protect, rate
from safecount.bounds.reading import Reading, Statement, read
from safecount.bounds.tied import _join, _state, attack_together

INF = float("inf")

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


@pytest.fixture(scope="module")
def site():
    """Ten welders, six fitters, and apart from them nine cooks and four bakers: heads, and hours with one decimal."""
    heads = {"welder": 10, "fitter": 6, "cook": 9, "baker": 4}
    above = {"welder": "metal", "fitter": "metal", "cook": "kitchen", "baker": "kitchen"}
    lines = [(trade, f"{trade}{n}", "7.5") for trade, many in heads.items() for n in range(many)]
    names = ("trade", "worker", "hours")
    table = Crosstab.from_columns(
        {name: [line[place] for line in lines] for place, name in enumerate(names)},
        dimensions=[Dimension("trade", parents={"metal": None, "kitchen": None, **above})],
        value="hours", contributors=["worker"],
    )  # fmt: skip
    safe = protect(table, Policy(smallest_count=1, insiders="off"))

    def hiding(*keys):
        cells = {safe.number((key,)) for key in keys}
        reasons = tuple("must hide" if cell in cells else "" for cell in range(len(safe)))
        return replace(safe, reasons=reasons)

    return hiding


def seen_together(safe, *figures):
    """What two readings and these figures tell together, by quantity and category."""
    readings = {quantity: read(safe, quantity) for quantity in ("hours", "worker")}
    found = attack_together(safe, readings, figures)
    return {
        (quantity, safe.key(cell)[0]): (round(seen.low, 6), round(seen.high, 6))
        for quantity, cell, seen in found
    }


def at_most(amount, **coefficients):
    terms = {("hours" if unit == "h" else "worker", (trade,)): Fraction(number)
             for name, number in coefficients.items() for unit, trade in [name.split("_")]}  # fmt: skip
    return Tied(terms, None, Fraction(amount))


def test_only_what_a_figure_reaches_is_attacked_anew(site):
    """Cooks have at most seven hours a head: of 97.5 hours and 13 heads. What metal workers have is untouched.

    Seven hours each of thirteen are 91 at most, and none at least; cooks are anything up to thirteen.
    """
    safe = site("welder", "fitter", "cook", "baker")

    seen = seen_together(safe, at_most(0, h_cook=1, w_cook=-7))

    assert seen == {
        ("hours", "cook"): (0, 910), ("hours", "baker"): (65, 975),
        ("worker", "cook"): (0, 13), ("worker", "baker"): (0, 13),
    }  # fmt: skip


def test_persons_are_rounded_inward_and_hours_are_not(site):
    """Ninety hours at least, of twenty a head at most: four heads and a half, so five. Of 97.5 hours in all."""
    safe = site("cook", "baker")

    seen = seen_together(safe, at_most(0, h_cook=1, w_cook=-20), at_most(-90, h_cook=-1))

    assert seen["worker", "cook"] == (5, 13)
    assert seen["worker", "baker"] == (0, 8)
    assert seen["hours", "cook"] == (900, 975)


def test_a_hidden_total_is_attacked_as_any_other_cell(site):
    """29 in all at most: 16 of metal and four bakers are shown."""
    safe = site("Total", "cook", "kitchen")

    assert seen_together(safe, at_most(29, w_Total=1)) == {
        ("worker", "Total"): (20, 29), ("worker", "kitchen"): (4, 13), ("worker", "cook"): (0, 9),
    }  # fmt: skip


def test_a_figure_of_shown_cells_alone_says_nothing(site):
    assert seen_together(site("cook", "baker"), at_most(99, w_welder=1)) == {}


def test_a_figure_is_written_in_the_smallest_unit_with_what_is_shown_on_the_other_side(site):
    """Two cooks and half an hour of theirs less ten welders with 75 hours are 100 at most: tenths of an hour."""
    safe = site("cook", "baker")
    place = {("worker", safe.number(("cook",))): 3, ("hours", safe.number(("cook",))): 1}
    figure = at_most(100, w_cook=2, h_cook=Fraction(1, 2), w_welder=-1, h_welder=-3)

    told = _state(safe, place, figure)

    assert told == Statement((3, 1), (20.0, 0.5), -INF, 1000 + 10 * 10 + 3 * 750)
    above = _state(safe, place, replace(figure, low=Fraction(1), high=None))
    assert (above.low, above.high) == (10 + 10 * 10 + 3 * 750, INF)


def test_two_readings_are_joined_one_behind_the_other():
    """Ends and statements of the second are told of unknowns that follow those of the first."""
    first = Reading("a", [4, 7], True, [Statement((0, 1), (1, 1), 5, 5)], {1: 2}, {0: 3})
    second = Reading("b", [4, 9], True, [Statement((1, 0), (1, -1), 0, INF)], {1: 1}, {1: 8})

    joint, owners, place = _join({"a": first, "b": second})

    assert owners == [("a", 4), ("a", 7), ("b", 4), ("b", 9)]
    assert place == {("a", 4): 0, ("a", 7): 1, ("b", 4): 2, ("b", 9): 3}
    assert joint.cells == [0, 1, 2, 3]
    assert (joint.least, joint.most) == ({1: 2, 3: 1}, {0: 3, 3: 8})
    assert joint.statements == [
        Statement((0, 1), (1, 1), 5, 5), Statement((3, 2), (1, -1), 0, INF),
    ]  # fmt: skip
    assert not joint.whole
