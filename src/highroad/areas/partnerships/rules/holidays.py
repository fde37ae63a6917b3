"""Federal holidays of the United States as dated data: who else is off, a charter may say itself.

Source: 5 U.S.C. 6103(a) lists the days; 6103(b) moves a Saturday's to the Friday before, and
Executive Order 11582 (1971) a Sunday's to the Monday after. Juneteenth since 17 June 2021 (Public
Law 117-17); Martin Luther King, Jr., from 1986 (Public Law 98-144); Mondays since 1971 (Public Law 90-363).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

WEEK = 7
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6


@dataclass(frozen=True)
class Holiday:
    """A holiday from a year on: how its day is found in a year."""

    name: str
    from_year: int
    day_in: Callable[[int], date]


def _nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    def found(year: int) -> date:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % WEEK
        return first + timedelta(days=ahead + WEEK * (number - 1))

    return found


def _last(month: int, weekday: int) -> Callable[[int], date]:
    def found(year: int) -> date:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % WEEK)

    return found


def _fixed(month: int, day: int) -> Callable[[int], date]:
    """A day of the month; as it is observed when it falls on a weekend."""

    def found(year: int) -> date:
        on = date(year, month, day)
        if on.weekday() == SATURDAY:
            return on - timedelta(days=1)
        return on + timedelta(days=1) if on.weekday() == SUNDAY else on

    return found


FEDERAL = (
    Holiday("New Year's Day", 1971, _fixed(1, 1)),
    Holiday("Birthday of Martin Luther King, Jr.", 1986, _nth(1, MONDAY, 3)),
    Holiday("Washington's Birthday", 1971, _nth(2, MONDAY, 3)),
    Holiday("Memorial Day", 1971, _last(5, MONDAY)),
    Holiday("Juneteenth National Independence Day", 2021, _fixed(6, 19)),
    Holiday("Independence Day", 1971, _fixed(7, 4)),
    Holiday("Labor Day", 1971, _nth(9, MONDAY, 1)),
    Holiday("Columbus Day", 1971, _nth(10, MONDAY, 2)),
    Holiday("Veterans Day", 1978, _fixed(11, 11)),
    Holiday("Thanksgiving Day", 1971, _nth(11, THURSDAY, 4)),
    Holiday("Christmas Day", 1971, _fixed(12, 25)),
)
"""Veterans Day stood on an October Monday from 1971 to 1977 (Public Law 94-97 moved it back)."""


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """The days observed for a year; New Year's Day of a year may fall on 31 December before it."""
    return frozenset(holiday.day_in(year) for holiday in FEDERAL if year >= holiday.from_year)


def holidays_around(day: date) -> frozenset[date]:
    """The holidays of a day's year and of both neighbours: enough for any deadline."""
    years = range(day.year - 1, day.year + 2)
    return frozenset(off for year in years for off in federal_holidays(year))
