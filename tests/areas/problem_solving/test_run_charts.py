"""Run charts: the median, and the signs of the two papers, at their edges."""

from __future__ import annotations

from math import comb

import pytest

from highroad.areas.problem_solving.rules.run_charts import runs_expected, signs_of

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("values", "shifts"),
    [
        ([1, 9, 1, 9, 1, 9, 1, 9], 0),
        ([1, 2, 1, 2, 1, 9, 9, 8, 9, 8], 0),
        ([1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8], 2),
        ([1, 2, 1, 2, 1, 2, 5, 9, 8, 9, 8, 9, 8], 2),
    ],
)
def test_six_on_one_side_are_a_shift_and_points_on_the_median_do_not_count(values, shifts):
    assert len(signs_of(values).shifts) == shifts


@pytest.mark.parametrize(
    ("values", "trends"),
    [
        ([1, 2, 3, 4], []),
        ([1, 2, 3, 4, 5], [(0, 1, 2, 3, 4)]),
        ([1, 2, 2, 3, 4, 5], [(0, 1, 3, 4, 5)]),
        ([5, 4, 3, 2, 1, 9], [(0, 1, 2, 3, 4)]),
        ([1, 2, 3, 2, 3, 4, 3], []),
        ([3, 1, 2, 3, 4, 5], [(1, 2, 3, 4, 5)]),
        ([4], []),
    ],
)
def test_five_rising_or_falling_are_a_trend_and_of_equal_neighbors_one_counts(values, trends):
    assert list(signs_of(values).trends) == trends


@pytest.mark.parametrize(
    ("size", "fewest", "most"), [(5, 3, 9), (6, 4, 10), (7, 4, 12), (10, 7, 15)]
)
def test_the_bounds_of_runs_are_those_of_the_table_of_1943(size: int, fewest: int, most: int):
    """The table names the values that are too few (2, 3, 3, 6) and too many (10, 11, 13, 16)."""
    assert runs_expected(size, size) == (fewest, most)


@pytest.mark.parametrize(("above", "below"), [(5, 5), (4, 9), (12, 3)])
def test_the_chances_come_from_counting_every_order(above: int, below: int):
    from itertools import combinations, pairwise

    total, counts = above + below, {}
    for chosen in combinations(range(total), above):
        row = [place in chosen for place in range(total)]
        runs = 1 + sum(one is not other for one, other in pairwise(row))
        counts[runs] = counts.get(runs, 0) + 1
    fewest, most = runs_expected(above, below)
    low = sum(count for runs, count in counts.items() if runs < fewest) / comb(total, above)
    high = sum(count for runs, count in counts.items() if runs > most) / comb(total, above)

    assert low <= 0.025 < low + counts[fewest] / comb(total, above)
    assert high <= 0.025 < high + counts.get(most, total) / comb(total, above)


def test_the_median_is_that_of_the_days_before_the_first_change_if_they_are_enough():
    values = [10, 11, 12, 11, 10, 11, 12, 11, 20, 21]

    assert signs_of(values, before_change=8).median == 11
    assert signs_of(values, before_change=8).is_of_baseline
    assert not signs_of(values, before_change=7).is_of_baseline
    assert not signs_of(values[:8], before_change=8).is_of_baseline
    assert signs_of([]) is None


def test_few_points_say_nothing_about_runs():
    assert signs_of([1, 9] * 4).most is None
    assert signs_of([1, 9] * 8).has_too_many_runs
    assert signs_of([1, 1, 2, 1, 2, 2, 1, 9, 8, 9, 8, 9, 8, 9]).has_too_few_runs
