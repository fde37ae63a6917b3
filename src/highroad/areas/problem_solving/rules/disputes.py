"""On which days work stood still: each day once, however many disputes stopped it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

Span = tuple[date, date | None]
"""First and last day; without a last day it still goes on."""


def stopped_days(spans: Iterable[Span], *, first: date | None = None, last: date) -> set[date]:
    """The calendar days within `first` to `last` on which work stood still over any of these."""
    found: set[date] = set()
    for began, ended in spans:
        day = max(began, first) if first else began
        end = min(ended, last) if ended else last
        while day <= end:
            found.add(day)
            day += timedelta(days=1)
    return found


def days_since(spans: Iterable[Span], on: date) -> int | None:
    """Full days of work since the last stopped day; nothing if work never stood still."""
    found = stopped_days(spans, last=on)
    return (on - max(found)).days if found else None


def overlaps(spans: Iterable[Span], new: Span) -> bool:
    """Whether a stretch of days touches one that is noted already."""
    return any(
        (new[1] is None or began <= new[1]) and (ended is None or ended >= new[0])
        for began, ended in spans
    )
