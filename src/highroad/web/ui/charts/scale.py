"""Scales that start at zero and carry round numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format

STEPS = (1, 2, 2.5, 5, 10)
WANTED_TICKS = 5
SMALLEST = 1e-6
"""Below this everything is drawn as nothing, on a scale to one."""


@dataclass(frozen=True)
class Scale:
    """From zero to `top` by `step`; `unit` is written after every number."""

    top: float
    step: float
    unit: str = ""

    @property
    def ticks(self) -> list[float]:
        return [self.step * place for place in range(round(self.top / self.step) + 1)]

    def share(self, value: float) -> float:
        """Where a value falls, from 0 to 1; what lies beyond is clipped."""
        return max(0.0, min(1.0, value / self.top))

    def words(self, value: float) -> str:
        """A number of the scale as people write it."""
        decimals = 0 if float(self.step).is_integer() else 1
        return f"{number_format(value, decimals, use_l10n=True, force_grouping=True)}{self.unit}"


def scale_for(values: Iterable[float | None], unit: str = "") -> Scale:
    """The smallest round scale on which all these values fit."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest < SMALLEST:
        largest = 1.0
    rough = largest / WANTED_TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * nice for nice in STEPS if size * nice >= rough * 0.999)
    return Scale(top=step * math.ceil(largest / step - 1e-9), step=step, unit=unit)
