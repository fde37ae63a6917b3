"""What a run chart tells: its median, and the signs that something other than chance is at work.

Shift and trend follow R. J. Perla, L. P. Provost, S. K. Murray, "The run chart: a simple analytical
tool for learning from variation in healthcare processes", BMJ Quality & Safety 20 (2011), 46-51: six
points in a row on one side of the median, five in a row all rising or all falling. Whether there are
too few or too many runs follows the exact distribution of F. Swed, C. Eisenhart, "Tables for testing
randomness of grouping in a sequence of alternatives", Annals of Mathematical Statistics 14 (1943),
66-87, with 2.5 percent on each side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import comb
from statistics import median

SHIFT = 6
TREND = 5
FEWEST_FOR_RUNS = 10
"""With fewer points off the median the number of runs says nothing."""
BASELINE_POINTS = 8
"""So many points before the first change are enough for the median to rest on them alone."""
TAIL = 0.025


@dataclass(frozen=True)
class Signs:
    """What stands out, by the places of the points; and the count of runs with its bounds."""

    median: float
    is_of_baseline: bool
    shifts: tuple[tuple[int, ...], ...]
    trends: tuple[tuple[int, ...], ...]
    runs: int
    fewest: int | None
    most: int | None

    @property
    def has_too_few_runs(self) -> bool:
        return self.fewest is not None and self.runs < self.fewest

    @property
    def has_too_many_runs(self) -> bool:
        return self.most is not None and self.runs > self.most

    @property
    def is_any(self) -> bool:
        return bool(self.shifts or self.trends) or self.has_too_few_runs or self.has_too_many_runs


def signs_of(values: Sequence[float], *, before_change: int | None = None) -> Signs | None:
    """The signs in a row of values; nothing for none.

    `before_change` is how many values stand before the first change: if they are enough, the median
    is theirs, so that the change is seen against what was before.
    """
    if not values:
        return None
    of_baseline = before_change is not None and BASELINE_POINTS <= before_change < len(values)
    middle = float(median(values[:before_change] if of_baseline else values))
    above, below = sum(v > middle for v in values), sum(v < middle for v in values)
    bounds = runs_expected(above, below) if above + below >= FEWEST_FOR_RUNS else (None, None)
    return Signs(
        median=middle,
        is_of_baseline=of_baseline,
        shifts=_shifts(values, middle),
        trends=_trends(values),
        runs=_runs(values, middle),
        fewest=bounds[0],
        most=bounds[1],
    )


def _sides(values: Sequence[float], middle: float) -> list[tuple[bool, int]]:
    """Above or below, with the place of each point that is not on the median."""
    return [(value > middle, place) for place, value in enumerate(values) if value != middle]


def _shifts(values: Sequence[float], middle: float) -> tuple[tuple[int, ...], ...]:
    """Points on the median neither make nor break a shift."""
    found = []
    for _above, group in groupby(_sides(values, middle), key=lambda side: side[0]):
        places = tuple(place for _side, place in group)
        if len(places) >= SHIFT:
            found.append(places)
    return tuple(found)


def _runs(values: Sequence[float], middle: float) -> int:
    return sum(1 for _side in groupby(side for side, _place in _sides(values, middle)))


def _trends(values: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    """Of equal neighbors one counts."""
    places = [
        place for place, value in enumerate(values) if place == 0 or value != values[place - 1]
    ]
    found, run = [], places[:1]
    ways = [(after, values[after] > values[before]) for before, after in pairwise(places)]
    last: bool | None = None
    for place, rises in ways:
        if rises is not last and last is not None:
            found.append(tuple(run))
            run = [run[-1]]
        run.append(place)
        last = rises
    found.append(tuple(run))
    return tuple(each for each in found if len(each) >= TREND)


def runs_expected(above: int, below: int) -> tuple[int, int]:
    """The fewest and the most runs that chance would give, for so many points on each side."""
    if not above or not below:
        return 1, 1
    chances = {runs: _chance(runs, above, below) for runs in range(2, above + below + 1)}
    fewest, total = 2, chances[2]
    while total <= TAIL:
        fewest += 1
        total += chances[fewest]
    most = above + below
    total = chances[most]
    while total <= TAIL:
        most -= 1
        total += chances[most]
    return fewest, most


def _chance(runs: int, above: int, below: int) -> float:
    """The chance of exactly so many runs, if all orders are alike."""
    half, odd = divmod(runs, 2)
    if odd:
        ways = comb(above - 1, half) * comb(below - 1, half - 1)
        ways += comb(above - 1, half - 1) * comb(below - 1, half)
    else:
        ways = 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return ways / comb(above + below, above)
