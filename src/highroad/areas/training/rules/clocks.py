"""Days by which something must have been told; calendar days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal


def due_on(day: date, days: int) -> date:
    """So many calendar days after a day: 45 days after 3 March 2025 is 17 April 2025."""
    return day + timedelta(days=days)


def months_between(first: date, day: date) -> int:
    """Full months from a day to another; the last day of a short month completes the month."""
    months = (day.year - first.year) * 12 + day.month - first.month
    last = monthrange(day.year, day.month)[1]
    if day.day < min(first.day, last):
        months -= 1
    return max(0, months)


def months_after(first: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + year, month + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def part_months_after(first: date, months: Decimal) -> date:
    """So many months later, parts of one as days of thirty: 4.5 months are four months and 15 days."""
    whole = int(months)
    days = ((months - whole) * 30).to_integral_value(ROUND_HALF_UP)
    return months_after(first, whole) + timedelta(days=int(days))


def age_on(born: date, day: date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
