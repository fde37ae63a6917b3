"""Whether the facts of a project were said lately enough to plan with."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = 3
"""How long facts hold unless a partnership says otherwise: a quarter. A choice of this house."""
LONGEST = 24
"""Months beyond which a word on a project is no reminder any more."""


def due_on(said_on: date, months: int) -> date:
    """The day on which facts have to be said again: the same day so many months later, or the last."""
    year, place = divmod(said_on.year * 12 + said_on.month - 1 + months, 12)
    return date(year, place + 1, min(said_on.day, monthrange(year, place + 1)[1]))


def is_stale(said_on: date, months: int, on: date) -> bool:
    """Whether that day has come."""
    return on >= due_on(said_on, months)
