"""When somebody is asked again what they need: at the steps of their way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports.vocabulary import KIND_OF, Everyday, Occasion, SupportKind

AT_STEP: Final[Mapping[Occasion, tuple[MilestoneKind, int]]] = {
    Occasion.ENROLLED: (MilestoneKind.ENROLLED, 0),
    Occasion.HALFWAY: (MilestoneKind.ENROLLED, 90),
    Occasion.COMPLETED: (MilestoneKind.COMPLETED, 0),
    Occasion.THIRTY_DAYS: (MilestoneKind.COMPLETED, 30),
    Occasion.NINETY_DAYS: (MilestoneKind.COMPLETED, 90),
}
"""Which step each occasion hangs on, and how many days after it."""
LONGEST: Final = 100
"""Nobody is asked because of a step that lies further back, in days."""


def due(
    steps: Iterable[tuple[str, date]], asked: Collection[str], on: date
) -> tuple[Occasion, date] | None:
    """The latest occasion whose day has come and on which nobody has asked yet."""
    days = {kind: day for kind, day in sorted(steps, key=lambda step: step[1])}
    if MilestoneKind.LEFT in days:
        return None
    come = [
        (days[kind] + timedelta(days=after), occasion)
        for occasion, (kind, after) in AT_STEP.items()
        if kind in days and days[kind] + timedelta(days=after) <= on
    ]
    if not come:
        return None
    day, occasion = max(come)
    return None if occasion in asked else (occasion, day)


def next_day(steps: Iterable[tuple[str, date]], asked: Collection[str], on: date) -> date | None:
    """When somebody is to be asked: the day that has come, else the first one that is known."""
    steps = list(steps)
    now = due(steps, asked, on)
    if now is not None:
        return now[1]
    days = {kind: day for kind, day in sorted(steps, key=lambda step: step[1])}
    if MilestoneKind.LEFT in days:
        return None
    coming = [
        days[kind] + timedelta(days=after)
        for occasion, (kind, after) in AT_STEP.items()
        if kind in days and occasion not in asked
    ]
    return min((day for day in coming if day > on), default=None)


def kinds_of(answers: Iterable[str]) -> list[SupportKind]:
    """The categories of everyday answers, each once, in the order of the list."""
    said = {KIND_OF[Everyday(answer)] for answer in answers}
    return [kind for kind in SupportKind if kind in said]
