"""Schedules people can plan with: notice, changes, short turnarounds, how much weekly hours swing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Swing:
    """Weekly hours over time: mean, population standard deviation, and their ratio."""

    mean: Decimal
    deviation: Decimal
    ratio: Decimal | None


def swing(weeks: Sequence[Decimal]) -> Swing | None:
    """How much weekly hours swing; nothing without weeks, no ratio where nobody worked."""
    if not weeks:
        return None
    mean = sum(weeks, Decimal(0)) / len(weeks)
    variance = sum(((each - mean) ** 2 for each in weeks), Decimal(0)) / len(weeks)
    deviation = Decimal(math.sqrt(variance))
    ratio = (deviation / mean).quantize(Decimal("0.001")) if mean else None
    return Swing(mean, deviation.quantize(Decimal("0.01")), ratio)
