"""What demand may come to when nobody knows which projects go ahead: an exact sum of chances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from highroad.areas.demand.rules.hours import Span

WEIGHTS = (0.3, 0.4, 0.3)
"""Chances of low, likely and high where a project goes ahead: Swanson's rule for a tenth, half, nine tenths."""
MOST_SUMS = 4_000
"""Above so many different sums they are gathered on a grid that keeps their mean."""


@dataclass(frozen=True)
class Chance:
    """Something that happens with a chance, and how much it takes then."""

    chance: float
    amount: Span


def expected(items: Iterable[Chance]) -> float:
    """The sum of chance by likely amount."""
    return sum(item.chance * item.amount.likely for item in items)


def distribution(items: Iterable[Chance]) -> dict[float, float]:
    """Every sum that can come about with its chance; items stand alone of each other."""
    sums: dict[float, float] = {0.0: 1.0}
    for item in items:
        if not 0 <= item.chance <= 1:
            raise ValueError("a chance lies between 0 and 1")
        sums = _added(sums, item)
        if len(sums) > MOST_SUMS:
            sums = _gathered(sums)
    return sums


def _added(sums: dict[float, float], item: Chance) -> dict[float, float]:
    found: dict[float, float] = {}
    amounts = (item.amount.low, item.amount.likely, item.amount.high)
    outcomes = [(0.0, 1 - item.chance)]
    outcomes += [(a, item.chance * w) for a, w in zip(amounts, WEIGHTS, strict=True)]
    for total, chance in sums.items():
        for amount, weight in outcomes:
            if weight:
                key = round(total + amount, 9)
                found[key] = found.get(key, 0.0) + chance * weight
    return found


def _gathered(sums: dict[float, float]) -> dict[float, float]:
    top = max(sums)
    step = top / (MOST_SUMS // 4)
    found: dict[float, float] = {}
    for total, chance in sums.items():
        place, rest = divmod(total / step, 1)
        for number, share in ((place, 1 - rest), (place + 1, rest)):
            if share:
                key = round(number * step, 9)
                found[key] = found.get(key, 0.0) + chance * share
    return found


def percentiles(items: Iterable[Chance], wanted: Sequence[float]) -> list[float]:
    """The smallest sums that are not exceeded with at least these chances, in the order asked."""
    ordered = sorted(distribution(items).items())
    found = []
    for level in wanted:
        reached = 0.0
        for total, chance in ordered:
            reached += chance
            if reached >= level - 1e-9:
                found.append(total)
                break
        else:
            found.append(ordered[-1][0])
    return found
