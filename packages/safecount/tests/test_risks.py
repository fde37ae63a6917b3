"""Each rule with an example that can be reckoned by hand."""

import pytest
from safecount import BadPolicy, Crosstab, Policy
from safecount.risks import (
    dominance,
    few_contributors,
    groups,
    marked,
    p_percent,
    small_counts,
    zeros,
)

PEOPLE = ("persons",)


def firms(*amounts):
    """One cell of firms with these hours."""
    columns = {
        "trade": ["welder"] * len(amounts),
        "firm": [f"f{n}" for n in range(len(amounts))],
        "hours": list(amounts),
    }
    return Crosstab.from_columns(
        columns, dimensions=["trade"], value="hours", contributors=["firm"]
    )


def found(table, risk):
    return {table.key(number) for number in risk.cells.nonzero()[0]}


def test_a_cell_with_few_people_is_risky():
    """Three women weld here. A colleague could name them."""
    table = Crosstab.drawn("""
                | women | men
        --------+-------+----
        welders |     3 |  41
        fitters |     5 |  30
    """)

    risk = small_counts(table, Policy(smallest_count=5), PEOPLE)
    cell = table.number(("welders", "women"))

    assert found(table, risk) == {("welders", "women")}
    assert (risk.needs["persons"].up[cell], risk.needs["persons"].width[cell]) == (2, 5)


def test_a_rival_who_subtracts_himself_must_not_come_near_the_largest():
    """Hours 60, 30, 5: the second knows the first within 5, which is less than 15 % of 60 = 9."""
    table = firms(60, 30, 5)

    risk = p_percent(table, Policy(p_percent=15), ("hours",))

    assert found(table, risk) == {("Total",), ("welder",)}
    assert risk.needs["hours"].up.tolist() == [4, 4]


def test_at_the_edge_of_the_p_percent_rule_a_cell_is_safe():
    """Hours 60, 30, 9: 9 is exactly 15 % of 60."""
    assert not p_percent(firms(60, 30, 9), Policy(p_percent=15), ("hours",)).cells.any()
    assert p_percent(firms(60, 30, 8), Policy(p_percent=15), ("hours",)).cells.all()


def test_what_everybody_knows_before_makes_the_p_percent_rule_stricter():
    """With q = 50 the remainder 9 tells the first within 18: below 15 % of 60 is still 9, scaled to 18."""
    policy = Policy(p_percent=15, prior_percent=50)

    assert p_percent(firms(60, 30, 17), policy, ("hours",)).cells.all()
    assert not p_percent(firms(60, 30, 18), policy, ("hours",)).cells.any()


def test_one_firm_that_gives_nearly_all_dominates():
    """80 of 100 is more than 75 %; 100/75 x 80 - 100 = 6.67, so 7 hours of room."""
    table = firms(80, 12, 8)

    risk = dominance(table, Policy(dominance=(1, 75)), ("hours",))

    assert risk.needs["hours"].up.tolist() == [7, 7]
    assert not dominance(firms(75, 15, 10), Policy(dominance=(1, 75)), ("hours",)).cells.any()


def test_two_employers_are_fewer_than_three():
    columns = {
        "trade": ["welder", "welder", "fitter", "fitter", "fitter"],
        "worker": list("abcde"),
        "employer": ["x", "y", "x", "y", "z"],
    }
    table = Crosstab.from_columns(
        columns, dimensions=["trade"], contributors=["worker", "employer"]
    )

    risk = few_contributors(table, Policy(smallest_employers=3), ("worker",))

    assert found(table, risk) == {("welder",)}


def test_zeros_are_risky_only_if_asked_for():
    table = Crosstab.drawn("""
                | women | men
        welders |     0 |  41
        fitters |    12 |  30
    """)

    assert found(table, zeros(table, Policy(), PEOPLE)) == {("welders", "women")}


def test_marked_cells_are_hidden_whatever_they_hold():
    table = Crosstab.drawn(
        """
                | women | men
        welders |    20 |  41
        fitters |    12 |  30
        """,
        must_hide=[("fitters", "men")],
    )

    assert found(table, marked(table, Policy(), PEOPLE)) == {("fitters", "men")}


@pytest.mark.parametrize(
    ("rule", "policy", "complaint"),
    [
        (few_contributors, Policy(), "no smallest_employers"),
        (few_contributors, Policy(smallest_employers=3), "two contributors"),
        (p_percent, Policy(), "no p_percent"),
        (p_percent, Policy(p_percent=10), "a value and contributors"),
        (dominance, Policy(), "no dominance"),
        (dominance, Policy(dominance=(1, 75)), "a value and contributors"),
    ],
)
def test_a_rule_that_cannot_be_asked_says_what_is_missing(rule, policy, complaint):
    table = Crosstab.drawn("""
                | women
        welders |    20
    """)

    with pytest.raises(BadPolicy, match=complaint):
        rule(table, policy, PEOPLE)


def test_a_group_that_is_wholly_in_one_category_tells_of_each_of_its_people():
    """All nine welders are in the union: whoever is a welder is a member."""
    table = Crosstab.drawn("""
                | member | not a member
        welders |      9 |            0
        fitters |     12 |           30
    """)

    risk = groups(table, Policy(group_percent=100, group_dimensions=("column",)), PEOPLE)

    assert found(table, risk) == {("welders", "member")}
    assert risk.needs["persons"].down[table.number(("welders", "member"))] == 2


def test_the_group_rule_looks_along_every_dimension_unless_told():
    table = Crosstab.drawn("""
                | member | not a member
        welders |      9 |            1
        fitters |      1 |           30
    """)

    assert found(table, groups(table, Policy(group_percent=90), PEOPLE)) == {
        ("welders", "member"),
        ("fitters", "not a member"),
    }
    with pytest.raises(BadPolicy, match="no dimension"):
        groups(table, Policy(group_percent=90, group_dimensions=("sex",)), PEOPLE)
    with pytest.raises(BadPolicy, match="no group_percent"):
        groups(table, Policy(), PEOPLE)
