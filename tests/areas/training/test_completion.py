"""Completion and retention: figures by hand and from the reference."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.areas.training.rules.completion import completion, wilson
from highroad.areas.training.rules.retention import Watched, curve, log_rank, still_there

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)


def test_fifty_registered_eight_left_in_probation_twenty_five_finished():
    """C14: 25 of 42, 59.5 %, Wilson 44.5 to 73.0."""
    found = completion(
        registered=50, left_in_probation=8, completed_in_time=25, measurable_on=DAY, on=DAY
    )

    assert found.counted == 42
    assert found.rate is not None
    assert round(found.rate * 100, 1) == Decimal("59.5")
    assert found.interval is not None
    assert (round(found.interval.low * 100, 1), round(found.interval.high * 100, 1)) == (44.5, 73.0)


def test_a_young_cohort_has_no_rate_however_good_it_looks():
    found = completion(
        registered=9,
        left_in_probation=0,
        completed_in_time=8,
        measurable_on=date(2026, 3, 3),
        on=DAY,
    )

    assert (found.rate, found.interval, found.is_measurable) == (None, None, False)


def test_a_cohort_of_nobody_has_no_rate_and_wrong_counts_are_refused():
    found = completion(
        registered=3, left_in_probation=3, completed_in_time=0, measurable_on=DAY, on=DAY
    )
    assert found.rate is None
    for counts in ((3, 2, 2), (3, -1, 0)):
        with pytest.raises(ValueError, match="registered|nought"):
            completion(registered=counts[0], left_in_probation=counts[1],
                       completed_in_time=counts[2], measurable_on=DAY, on=DAY)  # fmt: skip


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (1, 1, 0.2065, 1.0)],
)
def test_the_interval_of_a_share(successes: int, trials: int, low: float, high: float):
    found = wilson(successes, trials)

    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_intervals_that_touch_show_no_difference():
    assert wilson(25, 42).overlaps(wilson(30, 42))
    assert not wilson(5, 60).overlaps(wilson(50, 60))
    with pytest.raises(ValueError, match="trials"):
        wilson(1, 0)


def people(left: list[int], there: list[int]) -> list[Watched]:
    return [Watched(day, True) for day in left] + [Watched(day, False) for day in there]


def test_the_curve_by_hand():
    found = curve(people([30, 90], [60, 120, 150]))

    assert [(point.days, point.at_risk, round(point.share, 4)) for point in found] == [(30, 5, 0.8), (90, 3, 0.5333)]  # fmt: skip
    assert all(
        0 <= point.interval.low <= point.share <= point.interval.high <= 1 for point in found
    )
    watched = people([30, 90], [60, 120, 150])
    assert [still_there(watched, day) for day in (29, 30, 151)] == [1.0, pytest.approx(0.8), None]


def test_everybody_leaves_or_nobody_does():
    assert [point.share for point in curve(people([10, 20], []))] == [0.5, 0.0]
    assert curve(people([], [10, 20])) == []
    assert still_there(people([], [10]), 5) == 1.0
    assert still_there([], 5) is None


def test_the_log_rank_of_a_published_trial():
    """Leukemia remission, 6-MP against placebo (Freireich 1963, in every textbook): chi-square 16.79."""
    treated = people(
        [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    )
    placebo = people([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], [])

    found = log_rank(treated, placebo)

    assert found is not None
    assert (found.observed, round(found.expected, 2)) == (9, 19.25)
    assert found.chi_square == pytest.approx(16.79, abs=0.005)
    assert found.p == pytest.approx(4.2e-05, rel=0.05)


def test_two_like_groups_do_not_differ_and_nobody_leaving_says_nothing():
    same = people([10, 20, 30], [40, 50])

    found = log_rank(same, same)

    assert found is not None
    assert (found.chi_square, found.p) == (0.0, 1.0)
    assert log_rank(people([], [5]), people([], [9])) is None
    assert log_rank([], same) is None
