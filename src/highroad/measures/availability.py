"""Availability: whether a count of people differs from what an availability share would lead one to expect."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from highroad.measures.utilization import Number, Unit, exact

FEWEST_FOR_A_TEST = 5


class NotTrialsError(ValueError):
    """Hours are not independent trials: one person works many of them. Test persons."""


@dataclass(frozen=True, kw_only=True)
class Availability:
    """Observed and expected persons, and how many standard deviations lie between."""

    observed: int
    expected: Decimal
    deviation: float
    z: float | None
    """None where fewer than five are expected on either side: too small to say."""


def availability(*, observed: int, persons: int, share: Number, unit: Unit) -> Availability:
    """Compare observed persons with `persons x share` by the normal approximation.

    z = (O - N A) / sqrt(N A (1 - A)). Raises `NotTrialsError` for hours, `ValueError` for figures that cannot be.
    """
    if unit is not Unit.PERSONS:
        raise NotTrialsError("hours are not independent trials; test persons")
    a = exact(share)
    if not 0 < a < 1 or not 0 <= observed <= persons:
        raise ValueError(f"{observed} of {persons} against a share of {a} cannot be tested")
    expected = persons * a
    deviation = sqrt(expected * (1 - a))
    is_large_enough = min(expected, persons - expected) >= FEWEST_FOR_A_TEST
    return Availability(
        observed=observed,
        expected=Decimal(expected.numerator) / Decimal(expected.denominator),
        deviation=deviation,
        z=(observed - float(expected)) / deviation if is_large_enough else None,
    )
