"""Completion: the share of a cohort of apprentices that finished in time, with its interval and a guard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Z_95 = 1.959963984540054
"""Two-sided 95 percent."""


@dataclass(frozen=True, kw_only=True)
class Interval:
    """From where to where a share lies, of 1."""

    low: float
    high: float

    def overlaps(self, other: Interval) -> bool:
        """Whether two intervals share a point; if they do, no difference is shown."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, kw_only=True)
class Completion:
    """A cohort of one year. `rate` is of 1; nothing while it cannot be measured or nobody counts."""

    registered: int
    left_in_probation: int
    completed_in_time: int
    measurable_on: date
    is_measurable: bool

    @property
    def counted(self) -> int:
        """Registered, less those cancelled in probation."""
        return self.registered - self.left_in_probation

    @property
    def rate(self) -> Decimal | None:
        """Certificates in time by those who count."""
        if not self.is_measurable or self.counted <= 0:
            return None
        return Decimal(self.completed_in_time) / Decimal(self.counted)

    @property
    def interval(self) -> Interval | None:
        """Wilson, 95 percent."""
        if self.rate is None:
            return None
        return wilson(self.completed_in_time, self.counted)


def completion(
    *,
    registered: int,
    left_in_probation: int,
    completed_in_time: int,
    measurable_on: date,
    on: date,
) -> Completion:
    """The rate of 29 CFR 29.2 and 29.6: measurable a year after the last projected completion.

    Raises `ValueError` where more left or finished than were registered.
    """
    if min(registered, left_in_probation, completed_in_time) < 0:
        raise ValueError("counts are not below nought")
    if left_in_probation + completed_in_time > registered:
        raise ValueError("more left or finished than were registered")
    return Completion(
        registered=registered, left_in_probation=left_in_probation,
        completed_in_time=completed_in_time, measurable_on=measurable_on,
        is_measurable=on >= measurable_on,
    )  # fmt: skip


def wilson(successes: int, trials: int, z: float = Z_95) -> Interval:
    """The score interval of a share. Raises `ValueError` without trials."""
    if trials <= 0 or not 0 <= successes <= trials:
        raise ValueError(
            "successes lie between nought and the number of trials, of which there are some"
        )
    share, square = successes / trials, z * z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    half /= 1 + square / trials
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == trials else min(1.0, middle + half)
    return Interval(low=low, high=high)
