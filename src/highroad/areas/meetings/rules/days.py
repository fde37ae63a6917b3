"""Days of a series, and moments on the wall clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from highroad.areas.meetings.vocabulary import DateRule, Weekday, WeekOfMonth
from highroad.kit.answers import Answer, no, yes

LAST_CLOCK = time(23, 59)
"""A deadline ends with its day."""


@dataclass(frozen=True)
class DayRule:
    """How the days of a series follow each other, from a day on."""

    rule: DateRule
    weekday: Weekday
    from_on: date
    week: WeekOfMonth = WeekOfMonth.SECOND


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that name in the IANA list, or nothing."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def moment(day: date, clock: time, zone: ZoneInfo) -> datetime | None:
    """The moment at which clocks in that zone show this; nothing for an hour that is skipped.

    Where clocks go back and an hour comes twice, the first of the two is meant.
    """
    local = datetime.combine(day, clock.replace(tzinfo=None), tzinfo=zone)
    again = local.astimezone(UTC).astimezone(zone)
    return local if again.replace(tzinfo=None) == local.replace(tzinfo=None) else None


def weekday_in_month(year: int, month: int, weekday: int, week: int) -> date:
    """The second Tuesday, the last Friday … of a month. `week` 5 is the last one there is."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if week < WeekOfMonth.LAST:
        return day + timedelta(weeks=week - 1)
    while (day + timedelta(weeks=1)).month == month:
        day += timedelta(weeks=1)
    return day


def days_of(rule: DayRule, *, after: date, count: int) -> list[date]:
    """The next days of a rule, later than `after` and not before it begins."""
    return list(islice((day for day in _days(rule) if day > after), count))


def _days(rule: DayRule) -> Iterator[date]:
    if rule.rule in (DateRule.WEEKLY, DateRule.FORTNIGHTLY):
        day = rule.from_on + timedelta(days=(rule.weekday - rule.from_on.weekday()) % 7)
        step = timedelta(weeks=1 if rule.rule == DateRule.WEEKLY else 2)
        for _number in range(5200):
            yield day
            day += step
        return
    step_months = 1 if rule.rule == DateRule.MONTHLY else 3
    for number in range(0, 1200, step_months):
        months = rule.from_on.month - 1 + number
        day = weekday_in_month(
            rule.from_on.year + months // 12, months % 12 + 1, rule.weekday, rule.week
        )
        if day >= rule.from_on:
            yield day


def may_be_time(starts_at: datetime | None, *, length: int, at: datetime) -> Answer:
    """A meeting lies ahead, at an hour that exists, and lasts minutes up to a day."""
    if starts_at is None:
        return no("That hour is skipped that day: the clocks go forward. Choose another.")
    if starts_at <= at:
        return no("A meeting is called for a time to come.")
    if not 5 <= length <= 1440:
        return no("A meeting lasts between 5 minutes and a day.")
    return yes
