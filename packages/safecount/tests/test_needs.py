"""Every rule to the last unit: which cells, how much room above, below and in all, and what it is called."""

from __future__ import annotations

import numpy as np
import pytest
from safecount import BadPolicy, Crosstab, Dimension, Policy
from safecount.risks import (
    Need,
    dominance,
    few_contributors,
    find_risks,
    groups,
    hidden_before,
    marked,
    p_percent,
    small_counts,
    zeros,
)

BOTH = ("hours", "worker")
TRADES = ("welder", "fitter", "rigger", "cook")


@pytest.fixture(scope="module")
def table():
    """Welders: 3 of two firms, 100 hours. Fitters: 12 of three, 70. Riggers: one, with none worked. No cooks."""
    lines = [("welder", "x", 60), ("welder", "x", 30), ("welder", "y", 10)]
    lines += [("fitter", "xyz"[n % 3], 5) for n in range(10)] + [("fitter", "z", 10)] * 2
    lines += [("rigger", "y", 0)]
    return Crosstab.from_columns(
        {
            "trade": [line[0] for line in lines], "employer": [line[1] for line in lines],
            "worker": [f"w{n}" for n in range(len(lines))], "hours": [line[2] for line in lines],
        },
        dimensions=[Dimension("trade", categories=TRADES)], value="hours",
        contributors=["worker", "employer"], must_hide=[("fitter",)],
    )  # fmt: skip


def said(table, risk):
    """Per hidden trade and quantity the room above, below and in all."""
    assert risk.cells.dtype == bool
    return {
        (table.key(cell)[0], name): tuple(
            int(part[cell]) for part in (need.up, need.down, need.width)
        )
        for name, need in risk.needs.items()
        for cell in np.flatnonzero(risk.cells).tolist()
    }


def nothing_else(risk):
    """No cell that is not sensitive needs anything."""
    others = ~risk.cells
    return all(
        part.dtype == np.int64 and not part[others].any()
        for need in risk.needs.values()
        for part in (need.up, need.down, need.width)
    )


RULES = {
    "small": (
        small_counts, Policy(smallest_count=5),
        {("welder", "hours"): (20, 20, 0), ("rigger", "hours"): (1, 0, 0),
         ("welder", "worker"): (2, 0, 5), ("rigger", "worker"): (4, 0, 5)},
    ),
    "few employers": (
        few_contributors, Policy(smallest_employers=3, interval_percent=10),
        {("welder", "hours"): (10, 10, 0), ("rigger", "hours"): (1, 0, 0),
         ("welder", "worker"): (1, 1, 0), ("rigger", "worker"): (1, 1, 0)},
    ),
    "p percent": (
        p_percent, Policy(p_percent=15),
        {("welder", "hours"): (14, 14, 0), ("welder", "worker"): (0, 0, 0)},
    ),
    "dominant": (
        dominance, Policy(dominance=(1, 80)),
        {("welder", "hours"): (13, 13, 0), ("welder", "worker"): (0, 0, 0)},
    ),
    "zero": (
        zeros, Policy(smallest_count=5),
        {("cook", "hours"): (50, 0, 0), ("cook", "worker"): (5, 0, 0)},
    ),
    "must hide": (
        marked, Policy(),
        {("fitter", "hours"): (14, 14, 0), ("fitter", "worker"): (3, 3, 0)},
    ),
    "group": (
        groups, Policy(group_percent=75),
        {("fitter", "hours"): (14, 14, 0), ("fitter", "worker"): (3, 3, 0)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_each_rule_asks_for_exactly_this_room(table, name):
    rule, policy, wanted = RULES[name]

    risk = rule(table, policy, BOTH)

    assert risk.rule == name
    assert said(table, risk) == wanted
    assert nothing_else(risk)


def test_needs_are_joined_cell_by_cell_and_kept_where_wanted():
    """Three cells of which one rule asks this and another that: the more of both, in each direction by itself."""
    one = Need(np.array([1, 5, 0]), np.array([2, 0, 7]), np.array([9, 3, 1]))
    other = Need(np.array([4, 2, 0]), np.array([0, 6, 6]), np.array([8, 4, 1]))
    both, first = one.raise_to(other), one.where(np.array([True, False, True]))

    assert [part.tolist() for part in (both.up, both.down, both.width)] == [
        [4, 5, 0], [2, 6, 7], [9, 4, 1],
    ]  # fmt: skip
    assert [part.tolist() for part in (first.up, first.down, first.width)] == [
        [1, 0, 0], [2, 0, 7], [9, 0, 1],
    ]  # fmt: skip


def test_of_four_under_five_one_more_must_be_possible():
    risk = small_counts(Crosstab.drawn(" | a\nx | 4\n"), Policy(smallest_count=5), ("persons",))

    assert risk.needs["persons"].up.tolist() == [1, 1, 1, 1]


def test_a_cell_that_was_hidden_before_keeps_the_room_of_a_small_one(table):
    """Twelve fitters now: one more must be possible, and eleven numbers in all."""
    guarded = np.array([False, False, True, False, False])

    risk = hidden_before(table, Policy(smallest_count=11), BOTH, guarded)
    below = hidden_before(table, Policy(smallest_count=20), BOTH, guarded)

    assert risk.rule == "hidden before"
    assert said(table, risk) == {("fitter", "hours"): (14, 14, 0), ("fitter", "worker"): (1, 0, 11)}
    assert said(table, below)["fitter", "worker"] == (8, 0, 20)
    assert nothing_else(risk)


def test_the_rule_that_names_a_person_comes_first(table):
    policy = Policy(
        smallest_count=5, smallest_employers=3, p_percent=15, dominance=(1, 80), group_percent=75,
        protect_zeros=True,
    )  # fmt: skip

    assert [risk.rule for risk in find_risks(table, policy, BOTH)] == [
        "small", "few employers", "dominant", "p percent", "group", "zero", "must hide",
    ]  # fmt: skip
    assert [risk.rule for risk in find_risks(table, Policy(), BOTH)] == ["small", "must hide"]


def firms(*amounts):
    names = [f"f{n}" for n in range(len(amounts))]
    columns = {"trade": ["welder"] * len(amounts), "firm": names, "hours": list(amounts)}
    return Crosstab.from_columns(
        columns, dimensions=["trade"], value="hours", contributors=["firm"]
    )


@pytest.mark.parametrize(
    ("amounts", "more", "room"),
    [
        ((60, 30, 5), {}, 4), ((60, 30, 8), {}, 1), ((1, 0), {}, 1), ((2, 0), {}, 1), ((0, 0), {}, 0),
        ((7, 0, 0), {}, 2), ((60, 30, 5), {"prior_percent": 50}, 13), ((100, 1), {"prior_percent": 100}, 15),
        ((1000, 0), {}, 150), ((100, 50, 14), {"prior_percent": 101}, 1), ((100, 50, 15), {}, 0),
    ],
)  # fmt: skip
def test_the_p_percent_rule_at_its_edges(amounts, more, room):
    """(15 % of the first, scaled by q, less the remainder), rounded up to whole hours."""
    risk = p_percent(firms(*amounts), Policy(p_percent=15, **more), ("hours",))

    assert risk.needs["hours"].up.tolist() == [room, room]
    assert risk.cells.tolist() == [room > 0] * 2


@pytest.mark.parametrize(
    ("amounts", "room"), [((80, 12, 8), 7), ((1,), 1), ((76, 24), 2), ((75, 25), 0), ((0,), 0)]
)
def test_the_dominance_rule_at_its_edges(amounts, room):
    risk = dominance(firms(*amounts), Policy(dominance=(1, 75)), ("hours",))

    assert risk.needs["hours"].up.tolist() == [room, room]
    assert risk.cells.tolist() == [room > 0] * 2


def test_a_hundredth_of_an_hour_too_little_is_sensitive():
    """One of 101 hours is 1 % less a hundredth: room for one hour. A lone hour under (1, 99) lacks as little."""
    near, lone = firms(101, 50, 1), firms(1)

    assert p_percent(near, Policy(p_percent=1), ("hours",)).needs["hours"].up.tolist() == [1, 1]
    assert dominance(lone, Policy(dominance=(1, 99)), ("hours",)).needs["hours"].up.tolist() == [
        1,
        1,
    ]


def test_a_percentage_is_of_a_hundred():
    """A fifth of a thousand hours is two hundred, not one hundred and ninety-nine."""
    risk = marked(
        Crosstab.drawn(" | a\nx | 1000\n", must_hide=[("x", "a")]), Policy(), ("persons",)
    )

    assert risk.needs["persons"].up.max() == 200


def test_firms_are_weighed_and_counted_by_the_last_contributor_named():
    """Three workers of three crews, all of one firm."""
    columns = {
        "trade": ["welder"] * 3, "worker": ["a", "b", "c"], "crew": ["k", "l", "m"], "firm": ["f"] * 3,
        "hours": [5, 5, 5],
    }  # fmt: skip
    table = Crosstab.from_columns(
        columns, dimensions=["trade"], value="hours", contributors=["worker", "crew", "firm"]
    )

    assert few_contributors(table, Policy(smallest_employers=2), ("hours",)).cells.all()
    assert dominance(table, Policy(dominance=(1, 90)), ("hours",)).cells.all()
    assert p_percent(table, Policy(p_percent=10), ("hours",)).cells.all()


def test_within_a_group_of_trades_the_share_is_that_of_the_group():
    """Nine of ten metal workers weld. The two trades of wood are empty: nobody is in a group of nobody."""
    above = {"welder": "metal", "rigger": "metal", "joiner": "wood", "glazier": "wood"}
    trades = Dimension("trade", parents={"metal": None, "wood": None, "cook": None, **above})
    columns = {"trade": ["welder"] * 9 + ["rigger"] + ["cook"] * 30}
    table = Crosstab.from_columns(columns, dimensions=[trades])

    risk = groups(table, Policy(group_percent=90), ("persons",))

    assert {table.key(cell) for cell in np.flatnonzero(risk.cells).tolist()} == {("welder",)}


@pytest.mark.parametrize(("hours", "room"), [([7], 35), ([1] * 7, 5), ([1] * 6 + [0] * 6, 5), ([], 5)])  # fmt: skip
def test_a_zero_leaves_room_for_whole_average_hours_and_one_at_least(hours, room):
    """One worker of seven hours: five cooks might have thirty-five. Where nobody works, five hours."""
    columns = {
        "trade": ["welder"] * len(hours), "worker": [str(n) for n in range(len(hours))], "hours": hours,
    }  # fmt: skip
    empty = [Dimension("trade", categories=["welder", "cook"])]
    table = Crosstab.from_columns(columns, dimensions=empty, value="hours", contributors=["worker"])

    assert zeros(table, Policy(smallest_count=5), ("hours",)).needs["hours"].up[2] == room


def test_the_average_hours_of_everybody_are_what_a_zero_must_leave_open():
    """Forty people with 90 hours among them: two each, so five cooks might have ten."""
    columns = {
        "trade": ["welder"] * 40, "worker": [str(n) for n in range(40)], "hours": [3] * 10 + [2] * 30,
    }  # fmt: skip
    empty = [Dimension("trade", categories=["welder", "cook"])]
    table = Crosstab.from_columns(columns, dimensions=empty, value="hours", contributors=["worker"])

    risk = zeros(table, Policy(smallest_count=5), ("hours",))

    assert risk.needs["hours"].up.tolist() == [0, 0, 10]


def test_whole_groups_are_counted_in_hundredths_and_only_where_there_are_others():
    """A margin with one part is that part; a share of exactly the limit is enough, a hair less is not."""
    lone = Crosstab.drawn(" | all\na | 9\nb | 1\n")
    edge = Crosstab.drawn(" | in | out\na | 90 | 10\nb | 89 | 11\nc | 1 | 0\n")

    by_row = groups(lone, Policy(group_percent=100), ("persons",))
    found = groups(edge, Policy(group_percent=90, group_dimensions=("column",)), ("persons",))

    assert not by_row.cells.any()
    assert {edge.key(cell) for cell in np.flatnonzero(found.cells).tolist()} == {
        ("a", "in"),
        ("c", "in"),
    }


EMPLOYERS = "smallest_employers needs a table with two contributors, such as contributors=['worker', 'employer']."
WEIGHED = "p_percent and dominance weigh contributions: the table needs a value and contributors."


@pytest.mark.parametrize(
    ("rule", "policy", "whole"),
    [
        (groups, Policy(), "This policy has no group_percent."),
        (few_contributors, Policy(), "This policy has no smallest_employers."),
        (few_contributors, Policy(smallest_employers=3), EMPLOYERS),
        (p_percent, Policy(), "This policy has no p_percent."),
        (dominance, Policy(), "This policy has no dominance."),
        (dominance, Policy(dominance=(1, 75)), WEIGHED),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_word_for_word(rule, policy, whole):
    heads = Crosstab.drawn(" | a\nx | 20\n")
    anonymous = Crosstab.from_columns({"t": ["x"], "h": [2]}, dimensions=["t"], value="h")

    for table in (heads, anonymous):
        with pytest.raises(BadPolicy) as refused:
            rule(table, policy, ("persons",))
        assert str(refused.value) == whole
