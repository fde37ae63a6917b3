"""Straight-time pay against the region: the medians, the band, and the parties' own living wage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

PERCENTILES = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Against:
    """A rate beside a median: percent of it, with one decimal; at most so where the median is a bound."""

    percent: Decimal | None
    is_at_most: bool = False

    @property
    def is_above(self) -> bool | None:
        """Whether the rate lies above the median; nothing where that cannot be said."""
        if self.percent is None or (self.is_at_most and self.percent > 100):
            return None
        return self.percent > 100


def against(rate: Decimal, median: Decimal | None, *, is_bound: bool = False) -> Against:
    """The straight-time rate in percent of a median, verdicts on what is shown unrounded."""
    if median is None:
        return Against(None)
    percent = rate * 100 / median
    shown = percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if shown == 100 and percent != 100:
        shown = Decimal("100.1") if percent > 100 else Decimal("99.9")
    return Against(shown, is_at_most=is_bound)


def band(rate: Decimal, points: Sequence[Decimal | None]) -> tuple[int, int]:
    """Between which percentiles a rate lies, by interpolation between the five points; 0 and 100 outside.

    Both are the same number where the rate can be placed; points that are not available are left out.
    """
    known = [(p, value) for p, value in zip(PERCENTILES, points, strict=True) if value is not None]
    if not known:
        return 0, 100
    if rate < known[0][1]:
        return 0, known[0][0]
    if rate > known[-1][1]:
        return known[-1][0], 100
    for (low, below), (high, above) in pairwise(known):
        if below <= rate <= above:
            part = (rate - below) / (above - below) if above > below else Decimal(0)
            placed = int((low + (high - low) * part).quantize(Decimal(1), ROUND_HALF_UP))
            return placed, placed
    return known[0][0], known[0][0]


def share_at_or_above(rates: Sequence[tuple[Decimal, int]], line: Decimal) -> Decimal | None:
    """Of (rate, workers): the percent of workers at or above a line, with one decimal."""
    everybody = sum(count for _rate, count in rates)
    if not everybody:
        return None
    there = sum(count for rate, count in rates if rate >= line)
    return (Decimal(100) * there / everybody).quantize(Decimal("0.1"), ROUND_HALF_UP)
