"""Tables are read exactly, in all their margins."""

from decimal import Decimal

import numpy as np
import pytest
from safecount import TOTAL, BadTable, Crosstab, Dimension

LINES = {
    "trade": ["welder", "welder", "fitter", "fitter", "fitter"],
    "sex": ["women", "men", "women", "men", "men"],
    "worker": ["a", "b", "a", "c", "c"],
    "employer": ["acme", "acme", "bolt", "bolt", "acme"],
    "hours": ["8", "7.5", "0.25", "40", "1.1"],
}


def hours_table(**more):
    return Crosstab.from_columns(
        LINES,
        dimensions=["trade", "sex"],
        value="hours",
        contributors=["worker", "employer"],
        **more,
    )


def test_values_add_up_to_the_last_digit():
    table = hours_table()

    assert table[(TOTAL, TOTAL)].value == Decimal("56.85")
    assert table[("fitter", "men")].value == Decimal("41.1")
    assert table[("welder", TOTAL)].value == Decimal("15.5")


def test_a_worker_in_two_cells_is_one_worker_in_their_margin():
    """She welds and fits: one woman."""
    table = hours_table()

    assert table[(TOTAL, "women")].contributors == {"worker": 1, "employer": 2}
    assert table[("fitter", "men")].contributors == {"worker": 1, "employer": 2}
    assert table[(TOTAL, TOTAL)].count == 3


def test_firms_of_one_owner_are_one_employer():
    table = hours_table(holdings={"employer": {"acme": "holding", "bolt": "holding"}})

    assert table[(TOTAL, "women")].contributors["employer"] == 1


def test_a_hierarchy_has_its_groups_between_leaves_and_total():
    trade = Dimension("trade", parents={"welder": "metal", "fitter": "metal", "metal": None})

    table = Crosstab.from_columns(LINES, dimensions=[trade, "sex"], contributors=["worker"])

    assert table[("metal", "men")].count == 2
    assert table.axes[0].labels == (TOTAL, "metal", "welder", "fitter")


def test_levels_in_columns_make_a_hierarchy():
    columns = {"state": ["OR", "OR", "WA"], "county": ["Lane", "Linn", "King"]}

    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("place", levels=["state", "county"])]
    )

    assert table[("OR",)].count == 2
    assert table[("WA / King",)].count == 1


def test_whole_arrays_are_read_as_they_are():
    columns = {"trade": np.array(["a", "b", "a"]), "n": np.array([1, 2, 3])}

    table = Crosstab.from_columns(columns, dimensions=["trade"], count="n")

    assert [cell.count for cell in table.cells()] == [6, 4, 2]


def test_floats_are_read_as_they_print():
    table = Crosstab.from_columns(
        {"t": ["a"] * 3, "h": [0.1, 0.2, 0.3]}, dimensions=["t"], value="h"
    )

    assert table[("a",)].value == Decimal("0.6")


def test_the_numbers_of_a_table_cannot_be_changed():
    table = hours_table()

    with pytest.raises(ValueError, match="read-only"):
        table.counts["worker"][0] = 7


@pytest.mark.parametrize(
    ("columns", "plan", "complaint"),
    [
        ({}, {"dimensions": ["t"]}, "no columns"),
        ({"t": ["a"]}, {"dimensions": []}, "at least one dimension"),
        ({"t": ["a"]}, {"dimensions": ["t", "t"]}, "'t' is named twice"),
        ({"t": ["a"]}, {"dimensions": ["u"]}, "no column 'u'"),
        ({"t": ["a"], "n": [1, 2]}, {"dimensions": ["t"], "count": "n"}, "'t' has 1 lines"),
        ({"t": ["a", None]}, {"dimensions": ["t"]}, "t, line 2: None is no category"),
        ({"t": ["a", " "]}, {"dimensions": ["t"]}, "t, line 2: ' ' is no category"),
        ({"t": ["a", "Total"]}, {"dimensions": ["t"]}, "t, line 2: 'Total'"),
        ({"t": ["a"], "n": [-1]}, {"dimensions": ["t"], "count": "n"}, "n, line 1 is negative"),
        (
            {"t": ["a"], "n": ["x"]},
            {"dimensions": ["t"], "count": "n"},
            "n, line 1: 'x' is no number",
        ),
        ({"t": ["a"], "h": ["NaN"]}, {"dimensions": ["t"], "value": "h"}, "'NaN' is no number"),
        ({"t": ["a"], "h": [float("inf")]}, {"dimensions": ["t"], "value": "h"}, "no number"),
        ({"t": ["a"], "h": ["0.1234567"]}, {"dimensions": ["t"], "value": "h"}, "7 decimals"),
        ({"t": ["a"], "h": ["1e15"]}, {"dimensions": ["t"], "value": "h"}, "too large"),
        ({"t": ["a"], "w": [""]}, {"dimensions": ["t"], "contributors": ["w"]}, "nobody is named"),
        (
            {"t": ["a"], "w": ["x"], "n": [1]},
            {"dimensions": ["t"], "contributors": ["w"], "count": "n"},
            "not both",
        ),
        (
            {"t": ["a"]},
            {"dimensions": [Dimension("t", parents={"a": "g"})]},
            "parent 'g' of 'a' is not in the hierarchy",
        ),
        (
            {"t": ["a"]},
            {"dimensions": [Dimension("t", parents={"a": None, "b": "c", "c": "b"})]},
            "loop through 'b'",
        ),
        (
            {"t": ["g"]},
            {"dimensions": [Dimension("t", parents={"a": "g", "g": None})]},
            "'g' is a group of the hierarchy",
        ),
        (
            {"t": ["z"]},
            {"dimensions": [Dimension("t", categories=["a"])]},
            "'z' occurs in the column",
        ),
        ({"t": ["a"]}, {"dimensions": ["t"], "must_hide": [("b",)]}, "no category 'b'"),
        ({"t": ["a"]}, {"dimensions": ["t"], "must_hide": [("a", "b")]}, "1 dimensions"),
        (
            {"t": ["a"]},
            {"dimensions": ["t"], "must_hide": [("a",)], "must_publish": [("a",)]},
            "must_publish and must_hide",
        ),
    ],
)
def test_what_cannot_be_read_is_named(columns, plan, complaint):
    with pytest.raises(BadTable, match=complaint):
        Crosstab.from_columns(columns, **plan)


@pytest.mark.parametrize(
    ("drawing", "complaint"),
    [
        ("", "empty"),
        ("  | a | b\n x | 1", "1 cells under 2 headings"),
        ("  | a\n x | -1", "'-1' is no whole number"),
    ],
)
def test_a_drawing_that_is_none_is_refused(drawing, complaint):
    with pytest.raises(BadTable, match=complaint):
        Crosstab.drawn(drawing)


def test_a_table_of_too_many_cells_is_refused_before_it_is_made():
    columns = {f"d{n}": [str(line) for line in range(30)] for n in range(6)}

    with pytest.raises(BadTable, match="Drop a dimension"):
        Crosstab.from_columns(columns, dimensions=list(columns))


def test_a_table_of_heads_has_no_largest_amounts():
    heads = Crosstab.drawn(" | a | b\nx | 1 | 2\n")

    assert heads.largest("persons", 2).tolist() == [[0] * len(heads)] * 2


def test_totals_may_be_drawn_where_they_are_the_sums_of_their_parts():
    with_them = Crosstab.drawn(
        " | a | b | Total\nx | 1 | 2 | 3\ny | 4 | 5 | 9\nTotal | 5 | 7 | 12\n"
    )
    without = Crosstab.drawn(" | a | b\nx | 1 | 2\ny | 4 | 5\n")

    assert list(with_them.cells()) == list(without.cells())
