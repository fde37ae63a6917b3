"""Working days: Monday to Friday without holidays. Holidays come in as dates; none are known here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether a day is neither Saturday, Sunday nor a holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def working_days_before(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The day from which `count` working days lie before `day`; `day` itself does not count.

    Two working days before a Monday is the Thursday of the week before.
    """
    return _walk(day, count, -DAY, holidays)


def working_days_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The working day that comes `count` working days after `day`; `day` itself does not count."""
    return _walk(day, count, DAY, holidays)


def _walk(day: date, count: int, step: timedelta, holidays: Collection[date]) -> date:
    if count < 0:
        raise ValueError(f"days are counted from nought, not {count}")
    while count:
        day += step
        count -= is_working_day(day, holidays)
    return day


def working_days_between(first: date, last: date, holidays: Collection[date] = ()) -> int:
    """How many working days lie after `first` up to and with `last`; nought if it is not later."""
    days = range(1, (last - first).days + 1)
    return sum(is_working_day(first + timedelta(days=number), holidays) for number in days)
