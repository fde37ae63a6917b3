"""Utilization: each figure can be followed by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from highroad.measures.utilization import Unit, Verdict, utilization

pytestmark = pytest.mark.pure
GOAL = Decimal("0.069")


def percent(share: Fraction | None) -> str:
    assert share is not None
    return f"{float(share * 100):.2f}"


def test_the_gap_and_the_catch_up_of_a_group_that_is_behind():
    """1,000 hours, 50 by women, a goal of 6.9 %: 19 hours missing, 20.41 if only women's are added."""
    found = utilization(group=50, total=1000, goal=GOAL, remaining=500)

    assert found.gap == 19
    assert f"{float(found.to_add or 0):.2f}" == "20.41"
    assert percent(found.catch_up) == "10.70"
    assert found.verdict is Verdict.MISSED
    assert not found.is_out_of_reach


def test_exactly_at_the_goal_is_met_and_a_tenth_of_an_hour_less_is_missed():
    assert utilization(group=69, total=1000, goal=GOAL).verdict is Verdict.MET
    assert utilization(group=Decimal("68.9"), total=1000, goal=GOAL).verdict is Verdict.MISSED


def test_unknown_hours_that_straddle_the_goal_leave_it_undetermined():
    found = utilization(group=60, total=1000, unknown=20, goal=GOAL)

    assert (percent(found.low), percent(found.high)) == ("6.00", "8.00")
    assert found.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("group", "total", "unknown", "low", "of_known", "high", "coverage"),
    [
        ("7911.5", "127421.15", "16441.35", "6.21", "7.13", "19.11", "87.10"),
        ("0", "35574.6", "7587.1", "0.00", "0.00", "21.33", "78.67"),
        ("16685.5", "127421.15", "16309.35", "13.09", "15.02", "25.89", "87.20"),
        ("3150", "35574.6", "7587.1", "8.85", "11.26", "30.18", "78.67"),
    ],
)
def test_the_published_totals_of_two_projects_near_syracuse(
    group: str, total: str, unknown: str, low: str, of_known: str, high: str, coverage: str
):
    """Women and people of color on Lakeview and Hancock: totals published by J. Crawford, 2018-19."""
    found = utilization(
        group=Decimal(group), total=Decimal(total), unknown=Decimal(unknown), goal=GOAL
    )

    shares = [percent(s) for s in (found.low, found.of_known, found.high, found.coverage)]
    assert shares == [low, of_known, high, coverage]


def test_nothing_worked_is_no_data_and_not_zero():
    found = utilization(group=0, total=0, goal=GOAL)

    assert found.verdict is Verdict.NO_DATA
    assert found.of_known is found.low is found.high is found.coverage is None


def test_all_unknown_says_nothing_of_the_known():
    found = utilization(group=0, total=10, unknown=10, goal=GOAL)

    assert found.of_known is None
    assert found.verdict is Verdict.UNDETERMINED


def test_a_goal_can_be_out_of_reach():
    found = utilization(group=0, total=1000, goal=Decimal("0.5"), remaining=100)

    assert found.catch_up == Fraction(11, 2)
    assert found.is_out_of_reach


def test_who_is_there_already_needs_nothing_more():
    found = utilization(group=500, total=1000, goal=GOAL, remaining=100)

    assert found.gap == found.to_add == found.catch_up == 0


def test_without_a_goal_there_is_no_verdict_and_no_gap():
    found = utilization(group=1, total=2, unit=Unit.PERSONS, remaining=5)

    assert found.verdict is found.gap is found.to_add is found.catch_up is None
    assert not found.is_out_of_reach


def test_a_goal_of_everything_cannot_be_reached_by_adding():
    assert utilization(group=1, total=2, goal=1).to_add is None


@pytest.mark.parametrize(
    "figures",
    [
        {"group": -1, "total": 2},
        {"group": 2, "total": 1},
        {"group": 1, "total": 2, "unknown": 2},
        {"group": 1, "total": 2, "goal": 69},
    ],
)
def test_figures_that_cannot_be_are_refused(figures: dict[str, int]):
    with pytest.raises(ValueError, match=r"total of|share from 0 to 1"):
        utilization(**figures)


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="not what was filed"):
        utilization(group=0.1, total=1)  # type: ignore[arg-type]


@given(
    parts=st.tuples(*[st.integers(0, 10_000)] * 3),
    hundredths=st.integers(0, 100),
)
def test_the_verdict_holds_whoever_the_unknown_are(parts: tuple[int, int, int], hundredths: int):
    group, unknown, others = parts
    goal = Fraction(hundredths, 100)
    total = group + unknown + others

    verdict = utilization(group=group, total=total, unknown=unknown, goal=goal).verdict

    reached = {group + some >= goal * total for some in range(0, unknown + 1, max(1, unknown))}
    reached.add(group + unknown >= goal * total)
    expected = {
        frozenset({True}): Verdict.MET,
        frozenset({False}): Verdict.MISSED,
        frozenset({True, False}): Verdict.UNDETERMINED,
    }[frozenset(reached)]
    assert verdict is (expected if total else Verdict.NO_DATA)
