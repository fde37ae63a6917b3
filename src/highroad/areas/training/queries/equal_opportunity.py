"""The worksheet of 29 CFR part 30, for the pages: what the rules say of counts somebody types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.models import TrainingProgram
from highroad.areas.training.rules import equal_opportunity as rules
from highroad.areas.training.rules.equal_opportunity import (
    DisabilityRate,
    PlanCalendar,
    Utilized,
    utilized,
)

__all__ = [
    "DisabilityRate", "PlanCalendar", "SelectionLine", "Utilized", "calendar_of", "selection_lines",
    "utilized",
]  # fmt: skip
SURE = 0.05
"""From this p on, a difference may well be chance."""


def calendar_of(program: TrainingProgram, fifth_on: date | None) -> PlanCalendar | None:
    """What is due when; nothing while the program has no day of registration."""
    if program.registered_on is None:
        return None
    return rules.calendar(registered_on=program.registered_on, fifth_on=fifth_on)


@dataclass(frozen=True, kw_only=True)
class SelectionLine:
    """One group in a selection beside the group with the best rate. The ratio is of 1."""

    group: str
    chosen: int
    applied: int
    percent: Decimal
    is_best: bool
    ratio: Decimal | None = None
    p: float | None = None
    is_flagged: bool = False

    @property
    def is_small(self) -> bool:
        """Whether so few people can differ like this by chance."""
        return self.p is not None and self.p >= SURE


def selection_lines(counts: Mapping[str, tuple[int, int]]) -> list[SelectionLine]:
    """Selected and applied by group; groups without applicants are left out. Nothing below two groups."""
    kept = {group: pair for group, pair in counts.items() if pair[1]}
    if len(kept) < 2 or not any(chosen for chosen, _of in kept.values()):
        return []
    best = max(kept, key=lambda group: Decimal(kept[group][0]) / kept[group][1])
    return [
        _line(group, *pair, best=kept[best], is_best=group == best) for group, pair in kept.items()
    ]


def _line(
    group: str, chosen: int, of: int, *, best: tuple[int, int], is_best: bool
) -> SelectionLine:
    percent = Decimal(chosen) / of * 100
    if is_best:
        return SelectionLine(group=group, chosen=chosen, applied=of, percent=percent, is_best=True)
    found = rules.selection(chosen=chosen, of=of, best_chosen=best[0], best_of=best[1])
    return SelectionLine(
        group=group, chosen=chosen, applied=of, percent=percent, is_best=False, ratio=found.ratio,
        p=found.p, is_flagged=found.is_flagged,
    )  # fmt: skip
