"""Retention: who is still there after so long, those who have not been watched to the end included."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from highroad.areas.training.rules.completion import Z_95, Interval, wilson

YEAR = 365
"""Days."""


@dataclass(frozen=True)
class Watched:
    """Somebody watched for so many days; `left` if they left then, else they were still there or had finished."""

    days: int
    left: bool


@dataclass(frozen=True, kw_only=True)
class Point:
    """The curve just after a day on which somebody left."""

    days: int
    at_risk: int
    left: int
    share: float
    interval: Interval


@dataclass(frozen=True, kw_only=True)
class LogRank:
    """Two curves beside each other. `p` above .05: no difference is shown; it says nothing of causes."""

    chi_square: float
    p: float
    observed: int
    expected: float


def curve(people: Sequence[Watched]) -> list[Point]:
    """Kaplan and Meier: at each day somebody left, the share still there, with a 95 percent interval.

    The interval is on the log-minus-log scale (Greenwood), so it stays between nought and one.
    """
    points, share, sum_of_variance = [], 1.0, 0.0
    for day in sorted({one.days for one in people if one.left}):
        at_risk = sum(one.days >= day for one in people)
        left = sum(one.left and one.days == day for one in people)
        share *= 1 - left / at_risk
        if at_risk > left:
            sum_of_variance += left / (at_risk * (at_risk - left))
        points.append(
            Point(
                days=day, at_risk=at_risk, left=left, share=share,
                interval=_interval(share, sum_of_variance),
            )
        )  # fmt: skip
    return points


def _interval(share: float, variance: float) -> Interval:
    if share <= 0.0:
        return Interval(low=0.0, high=0.0)
    if share >= 1.0:
        return Interval(low=1.0, high=1.0)
    spread = Z_95 * math.sqrt(variance) / abs(math.log(share))
    return Interval(low=share ** math.exp(spread), high=share ** math.exp(-spread))


def still_there(people: Sequence[Watched], days: int) -> float | None:
    """The share still there after so many days; nothing where nobody was watched that long."""
    if not any(one.days >= days for one in people):
        return None
    reached = [point.share for point in curve(people) if point.days <= days]
    return reached[-1] if reached else 1.0


def log_rank(first: Sequence[Watched], second: Sequence[Watched]) -> LogRank | None:
    """Whether two groups leave at different times; nothing where nobody left or one group is empty.

    Observed and expected are those of the first group. One degree of freedom.
    """
    observed, expected, variance = 0, 0.0, 0.0
    for day in sorted({one.days for one in (*first, *second) if one.left}):
        ours = sum(one.days >= day for one in first)
        all_there = ours + sum(one.days >= day for one in second)
        left_ours = sum(one.left and one.days == day for one in first)
        left = left_ours + sum(one.left and one.days == day for one in second)
        observed += left_ours
        expected += left * ours / all_there
        if all_there > 1:
            rest = all_there - ours
            variance += left * (all_there - left) * ours * rest / (all_there**2 * (all_there - 1))
    if variance <= 0.0:
        return None
    chi_square = (observed - expected) ** 2 / variance
    return LogRank(
        chi_square=chi_square, p=math.erfc(math.sqrt(chi_square / 2)), observed=observed,
        expected=expected,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class YearOfStaying:
    """One year of training: of those who began it the share who went on, with a 95 percent interval."""

    number: int
    began: int
    left: int
    share: float
    interval: Interval


def years_of_staying(people: Sequence[Watched], most: int = 8) -> list[YearOfStaying]:
    """Year by year who goes on: what a supply of hands asks for, from a program's own history.

    Kaplan and Meier within each year, so that those who have not been watched to its end count as long as they
    were; the shares of the years multiply to the curve. Where everybody was watched, the interval is Wilson's.
    Ends with the last year in which anything was seen to its end.
    """
    found: list[YearOfStaying] = []
    for number in range(1, most + 1):
        first, last = YEAR * (number - 1), YEAR * number
        began = [one for one in people if one.days > first or number == 1]
        inside = [
            Watched(min(one.days, last) - first, one.left and one.days <= last) for one in began
        ]
        known = sum(one.left or one.days == YEAR for one in inside)
        if not known:
            break
        found.append(_year(number, inside, known))
    return found


def _year(number: int, inside: Sequence[Watched], known: int) -> YearOfStaying:
    points, left = curve(inside), sum(one.left for one in inside)
    share = points[-1].share if points else 1.0
    is_binomial = known == len(inside) or not 0.0 < share < 1.0
    interval = wilson(known - left, known) if is_binomial else points[-1].interval
    return YearOfStaying(
        number=number, began=len(inside), left=left, share=share, interval=interval
    )
