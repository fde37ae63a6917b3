"""Rotation: whether an apprentice comes round all the work, or is kept at the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.training.rules.hours import ProcessProgress, Worked
from highroad.areas.training.rules.terms import StandardsTerms

ZERO = Decimal(0)
LOOK_BACK_DAYS = 90
"""Our own choice, no rule of law: a quarter of a year."""
MOST_SHARE = Decimal("0.8")
"""Our own choice: from this share of recent hours in one process on, with others still to do, it is said."""
ENOUGH_HOURS = Decimal(120)
"""Our own choice: with fewer recent hours nothing is said."""


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """Where the recent hours went, and what is still to do."""

    recent: Decimal
    top: str
    top_hours: Decimal
    open: tuple[str, ...]
    """Work processes that have not reached their shortest time."""
    untouched: tuple[str, ...]

    @property
    def share(self) -> Decimal:
        """Of the recent hours, those in the most frequent process; of 1."""
        return self.top_hours / self.recent if self.recent else ZERO

    @property
    def is_stuck(self) -> bool:
        """Nearly all recent hours in one process, while others are still to do."""
        others = [title for title in self.open if title != self.top]
        return self.recent >= ENOUGH_HOURS and self.share >= MOST_SHARE and bool(others)


def rotation_of(
    terms: StandardsTerms, progress: Sequence[ProcessProgress], worked: Iterable[Worked], on: date
) -> Rotation:
    """The last 90 days, the day itself among them."""
    titles = {process.key: process.title for process in terms.processes}
    first = on - timedelta(days=LOOK_BACK_DAYS - 1)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for each in worked:
        if first <= each.day <= on and each.process in titles:
            sums[titles[each.process]] += each.hours
    top = max(sums, key=lambda title: (sums[title], title), default="")
    shortest = {process.title: process.low for process in terms.processes}
    return Rotation(
        recent=sum(sums.values(), ZERO), top=top, top_hours=sums.get(top, ZERO),
        open=tuple(each.title for each in progress if each.confirmed < shortest[each.title]),
        untouched=tuple(each.title for each in progress if not each.confirmed),
    )  # fmt: skip
