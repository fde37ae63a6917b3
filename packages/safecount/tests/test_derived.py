"""A share published beside a table is an equation more."""

from fractions import Fraction

import pytest
from safecount import Crosstab, Policy, audit, difference, protect, share
from safecount.bounds.derived import Figure


@pytest.fixture
def safe():
    return protect(
        Crosstab.drawn("""
                    | women | men
            welders |     3 |  41
            fitters |    12 |  30
            riggers |    22 |  50
        """),
        Policy(smallest_count=5),
    )


def test_a_share_of_hidden_numbers_gives_them_away(safe):
    """3 of 44 welders are women: 6.82 %."""
    figures = share("persons", ("welders", "women"), ("welders", "Total"), "6.82")

    assert audit(safe).safe
    assert not audit(safe, derived=figures).safe


def test_a_share_of_shown_numbers_tells_nothing_more(safe):
    figures = share("persons", ("riggers", "Total"), ("Total", "Total"), "45.57")

    assert audit(safe, derived=figures).intervals == audit(safe).intervals


def test_a_difference_ties_two_hidden_cells(safe):
    """Hidden in one column, the two move against each other; their difference fixes both."""
    women = [key for key in sorted(safe.hidden) if key[1] == "women"]
    counts = {"welders": 3, "fitters": 12, "riggers": 22}
    told = counts[women[0][0]] - counts[women[1][0]]

    report = audit(safe, derived=difference("persons", women[0], women[1], told))

    assert not report.safe


def test_figures_of_another_quantity_are_no_business_of_this_one(safe):
    figures = share("hours", ("welders", "women"), ("welders", "Total"), "6.82")

    assert audit(safe, derived=figures).safe


def test_what_a_figure_says_of_shown_cells_is_taken_off_first(safe):
    """Women welders and twice the women riggers are 47 at least: with 22 riggers shown, three at least."""
    assert not safe["riggers", "women"].hidden
    told = Figure(
        "persons",
        {
            ("welders", "women"): Fraction(1),
            ("riggers", "women"): Fraction(2),
            ("riggers", "men"): Fraction(1, 2),
        },
        Fraction(2 * 22 + 25 + 3),
        None,
    )
    other = difference("hours", ("welders", "women"), ("fitters", "women"), 0)

    report = audit(safe, derived=[*other, told])

    assert report.intervals[("welders", "women"), "persons"].low == 3
    assert audit(safe).intervals[("welders", "women"), "persons"].low == 0
