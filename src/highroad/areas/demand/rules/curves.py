"""Craft curves: how the hours of a craft spread between its start and its finish on a project."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import comb

from highroad.areas.demand.vocabulary import CurveShape

RISE, FALL = 0.25, 0.25
"""Shares of the craft's time in which a trapezoid goes up and comes down."""


def trapezoid(x: float, rise: float = RISE, fall: float = FALL) -> float:
    """Share of hours worked by the share `x` of the time: up, level, down."""
    height = 1 / (1 - rise / 2 - fall / 2)
    if x < rise:
        return height * x * x / (2 * rise)
    if x <= 1 - fall:
        return height * (x - rise / 2)
    return 1 - height * (1 - x) ** 2 / (2 * fall)


def beta(x: float, a: int, b: int) -> float:
    """Distribution function of a beta distribution with whole parameters, as a binomial sum."""
    n = a + b - 1
    return sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))


SHAPES: Mapping[CurveShape, Callable[[float], float]] = {
    CurveShape.UNIFORM: lambda x: x,
    CurveShape.TRAPEZOID: trapezoid,
    CurveShape.BELL: lambda x: beta(x, 2, 2),
    CurveShape.EARLY: lambda x: beta(x, 2, 4),
    CurveShape.LATE: lambda x: beta(x, 4, 2),
}


def clipped(x: float) -> float:
    return min(1.0, max(0.0, x))


def spread(
    total: float, edges: Sequence[float], *, shape: CurveShape, start: float = 0.0, finish: float = 1.0
) -> list[float]:  # fmt: skip
    """Hours between neighboring edges, given as shares of the project's time.

    The craft works from `start` to `finish` of the project. Over all time the parts sum to the
    total; none is negative. Raises `ValueError` where the craft finishes before it starts.
    """
    if not 0 <= start < finish <= 1:
        raise ValueError("a craft starts before it finishes, within the project")
    done = [SHAPES[shape](clipped((edge - start) / (finish - start))) for edge in edges]
    return [total * (later - earlier) for earlier, later in pairwise(done)]


def shares_of_time(first: date, last: date, starts: Sequence[date]) -> list[float]:
    """Where days lie on a project that runs from `first` to the end of `last`: 0 to 1, unclipped."""
    days = (last - first).days + 1
    if days <= 0:
        raise ValueError("a project ends after it starts")
    return [(day - first).days / days for day in starts]
