"""What a reader writes down, statement by statement, from tables whose parts overlap and from earlier editions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from safecount import Crosstab, Dimension, Policy, protect
from safecount.bounds.reading import Statement, read
from safecount.bounds.recalling import recall, shown_before

PROJECTS = Dimension("project", categories=["p", "q", "r"])
INF = np.inf


def two_projects():
    """Nine people: five on p, four on q, three on r; three of them on two projects."""
    lines = (
        [(n, "p") for n in range(5)]
        + [(n, "q") for n in (3, 4, 5, 6)]
        + [(n, "r") for n in (6, 7, 8)]
    )
    columns = {"worker": [f"w{n}" for n, _ in lines], "project": [project for _, project in lines]}
    return Crosstab.from_columns(columns, dimensions=[PROJECTS], contributors=["worker"])


def hiding(*keys):
    """The table with just these cells hidden."""
    safe = protect(two_projects(), Policy(smallest_count=1))
    reasons, shown = list(safe.reasons), safe.shown["worker"].copy()
    for key in keys:
        reasons[safe.number((key,))], shown[safe.number((key,))] = "must hide", -1
    return replace(safe, reasons=tuple(reasons), shown={"worker": shown})


def test_parts_that_overlap_sum_to_the_margin_or_more_and_none_exceeds_it():
    """q and r hidden beside nine in all and five on p: together four at least, each nine at most."""
    reading = read(hiding("q", "r"), "worker")

    assert reading.cells == [2, 3]
    assert reading.statements == [Statement((0, 1), (1, 1), 4, INF)]
    assert reading.most == {0: 9, 1: 9}
    assert reading.least == {}


def test_a_hidden_margin_is_at_most_the_sum_and_at_least_each_part():
    """Everything hidden but r: three at least in all, and no more than three with p and q together."""
    reading = read(hiding("Total", "p", "q"), "worker")

    assert reading.cells == [0, 1, 2]
    assert reading.statements == [
        Statement((1, 2, 0), (1, 1, -1), -3, INF),
        Statement((0, 1), (1, -1), 0, INF),
        Statement((0, 2), (1, -1), 0, INF),
    ]
    assert reading.least == {0: 3}
    assert reading.most == {}


def test_of_several_shown_parts_the_largest_is_the_least():
    assert read(hiding("Total"), "worker").least == {0: 5}
    assert read(hiding("Total", "p"), "worker").least == {0: 4}


def test_the_smallest_margin_is_the_most_a_part_can_be():
    """Along two dimensions with overlaps a part has two margins; the narrower one counts."""
    lines = (
        [(n, "p", "n") for n in range(4)]
        + [(n, "q", "n") for n in (3, 4)]
        + [(n, "p", "s") for n in (3, 5, 6)]
    )
    columns = {
        "worker": [str(n) for n, _, _ in lines], "project": [line[1] for line in lines],
        "area": [line[2] for line in lines],
    }  # fmt: skip
    table = Crosstab.from_columns(columns, dimensions=["project", "area"], contributors=["worker"])
    safe = protect(table, Policy(smallest_count=1))
    cell = safe.number(("p", "n"))
    reasons, shown = list(safe.reasons), safe.shown["worker"].copy()
    reasons[cell], shown[cell] = "must hide", -1

    reading = read(replace(safe, reasons=tuple(reasons), shown={"worker": shown}), "worker")

    assert safe.additive["worker"] == (False, False)
    assert reading.most == {0: min(safe[("p", "Total")].count, safe[("Total", "n")].count)}


@pytest.fixture
def editions():
    """Two cuts of 44 welders and 42 fitters: by sex before, by area now."""
    plan = {"trade": ["welder", "fitter"], "sex": ["women", "men"], "area": ["north", "south"]}
    columns = {
        "trade": ["welder"] * 44 + ["fitter"] * 42,
        "sex": ["women"] * 3 + ["men"] * 41 + ["women"] * 12 + ["men"] * 30,
        "area": (["north"] * 20 + ["south"] * 24) + ["north"] * 22 + ["south"] * 20,
        "worker": [str(n) for n in range(86)],
    }  # fmt: skip

    def cut(*names):
        axes = [Dimension(name, categories=plan[name]) for name in names]
        return protect(
            Crosstab.from_columns(columns, dimensions=axes, contributors=["worker"]),
            Policy(smallest_count=5),
        )

    return cut("trade", "sex"), cut("trade", "area")


def test_an_old_table_says_of_its_own_cells_what_it_said_then(editions):
    """Four hidden cells of the old cut, two sums each way: none of them is a cell of the new table."""
    old, new = editions
    reading = read(new, "worker")

    recall(reading, new, [old])

    assert [cell for cell in reading.cells if cell >= 0] == []
    assert reading.cells == [-1] * 4
    women, men = (3, 12), (41, 30)
    rests = sorted((each.low, each.high) for each in reading.statements)
    assert rests == sorted((total, total) for total in (sum(women), sum(men), 3 + 41, 12 + 30))
    assert all(each.coefficients == (1, 1) for each in reading.statements)


def test_without_the_seal_of_the_old_table_its_numbers_are_taken_for_nothing(editions):
    old, new = editions
    reading = read(new, "worker")

    recall(reading, new, [replace(old, sealed=None)])

    assert {(each.low, each.high) for each in reading.statements} == {(0, 0)}


def test_without_the_seal_of_the_new_table_nothing_is_recalled(editions):
    old, new = editions
    bare = replace(new, sealed=None)
    reading = read(bare, "worker")

    recall(reading, bare, [old])

    assert reading.statements == []


def test_what_an_edition_about_others_shows_is_not_shown_before(editions):
    old, new = editions

    assert shown_before(new, [old]) == {
        new.number((trade, "Total")) for trade in ("welder", "fitter", "Total")
    }
    assert shown_before(new, [replace(old, about="2025")]) == set()


def test_a_cell_that_was_shown_is_known_to_be_what_it_is(editions):
    old, new = editions
    hidden = replace(new, reasons=tuple("must hide" for _ in new.reasons))
    reading = read(hidden, "worker")

    recall(reading, hidden, [replace(old, reasons=tuple("" for _ in old.reasons))])

    place = reading.cells.index(new.number(("welder", "Total")))
    assert (reading.least[place], reading.most[place]) == (44.0, 44.0)
    assert len(reading.least) == 3


TRADES = Dimension("trade", categories=["welder", "fitter", "rigger"])


def workforce(welders, fitters, riggers, *hidden, trades=TRADES):
    """One column of trades with just these cells hidden."""
    trade = ["welder"] * welders + ["fitter"] * fitters + ["rigger"] * riggers
    columns = {"trade": trade, "worker": [str(n) for n in range(len(trade))]}
    table = Crosstab.from_columns(columns, dimensions=[trades], contributors=["worker"])
    safe = protect(table, Policy(smallest_count=1))
    reasons, shown = list(safe.reasons), safe.shown["worker"].copy()
    for key in hidden:
        reasons[safe.number((key,))], shown[safe.number((key,))] = "must hide", -1
    return replace(safe, reasons=tuple(reasons), shown={"worker": shown})


def test_a_hidden_margin_is_its_hidden_parts_and_those_that_are_shown():
    """Welders and the total hidden beside nine fitters and seven riggers: they differ by sixteen."""
    reading = read(workforce(30, 9, 7, "Total", "welder"), "worker")

    assert reading.statements == [Statement((1, 0), (1, -1), -16, -16)]


def test_what_an_old_table_says_of_cells_that_are_hidden_now_it_says_of_the_new_numbers():
    """The total and the welders were hidden, the total and the fitters are. 25 welders have become 30.

    The fitters were shown, so they are known. Of the total the old sum tells: less the welders, who are shown now.
    """
    old = workforce(25, 9, 6, "Total", "welder")
    new = workforce(30, 10, 7, "Total", "fitter")
    reading = read(new, "worker")

    recall(reading, new, [old])

    assert reading.cells == [0, 2]
    assert reading.statements == [
        Statement((1, 0), (1, -1), -37, -37), Statement((0,), (-1,), -47, -47),
    ]  # fmt: skip
    assert reading.least == reading.most == {1: 10.0}


def test_of_an_old_sum_whose_total_is_shown_now_the_rest_is_known():
    """The total was hidden and is shown: it is no unknown any more. Of the old sum the welders are left."""
    old = workforce(25, 9, 6, "Total", "welder")
    new = workforce(30, 10, 7, "welder", "fitter")
    reading = read(new, "worker")

    recall(reading, new, [old])

    assert reading.statements == [
        Statement((0, 1), (1, 1), 40, 40), Statement((0,), (1,), 30, 30),
    ]  # fmt: skip


def test_an_old_cell_that_no_new_one_matches_is_one_unknown_however_often_it_is_met():
    """Both old sums name the masons, whom the new table does not have."""
    plan = Dimension("trade", categories=["welder", "fitter", "rigger", "mason"])
    old = workforce(25, 9, 6, "Total", "mason", trades=plan)
    new = workforce(30, 10, 7, "Total")
    reading = read(new, "worker")

    recall(reading, new, [old, replace(old, sealed=None)])

    assert reading.cells == [0, -1, -1]
    assert [each.unknowns for each in reading.statements[1:]] == [(1, 2), (1, 2)]
    assert [(each.low, each.high) for each in reading.statements[1:]] == [(-40, -40), (0, 0)]


def test_where_people_were_twice_old_margins_say_nothing_of_sums():
    old, new = hiding("p", "q"), hiding("p", "q")
    reading = read(new, "worker")
    before = list(reading.statements)

    recall(reading, new, [old])

    assert reading.statements == before


def test_a_shown_part_of_nobody_leaves_a_hidden_margin_at_nought():
    plan = Dimension("project", categories=["p", "q", "empty"])
    columns = {"worker": ["a", "a", "b", "c"], "project": ["p", "q", "p", "q"]}
    table = Crosstab.from_columns(columns, dimensions=[plan], contributors=["worker"])
    safe = protect(table, Policy(smallest_count=1))
    reasons = tuple("must hide" if n < 3 else "" for n in range(len(safe)))

    assert read(replace(safe, reasons=reasons), "worker").least == {0: 0}
