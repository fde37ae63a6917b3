"""Working days, by themselves and with the federal holidays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from highroad.areas.partnerships.rules import federal_holidays, holidays_around
from highroad.kit.working_days import (
    is_working_day,
    working_days_after,
    working_days_before,
    working_days_between,
)

pytestmark = pytest.mark.pure
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "count", "before", "after"),
    [
        (date(2026, 3, 2), 2, date(2026, 2, 26), date(2026, 3, 4)),
        (date(2026, 3, 7), 1, date(2026, 3, 6), date(2026, 3, 9)),
        (date(2026, 3, 4), 0, date(2026, 3, 4), date(2026, 3, 4)),
        (date(2026, 9, 8), 5, date(2026, 8, 31), date(2026, 9, 15)),
    ],
)
def test_days_are_walked_over_weekends_and_holidays(
    day: date, count: int, before: date, after: date
) -> None:
    off = holidays_around(day)

    assert working_days_before(day, count, off) == before
    assert working_days_after(day, count, off) == after


@given(DAYS, st.integers(0, 30))
def test_there_and_back_counts_the_same(day: date, count: int) -> None:
    off = holidays_around(day)
    then = working_days_after(day, count, off)

    assert working_days_between(day, then, off) == count
    if count and is_working_day(day, off):
        assert working_days_before(then, count, off) == day


def test_days_are_not_counted_below_nought() -> None:
    with pytest.raises(ValueError, match="from nought"):
        working_days_before(date(2026, 1, 1), -1)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (
            2026,
            ["01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"],
        ),
        (
            2027,
            ["01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24"],
        ),
    ],
)  # fmt: skip
def test_federal_holidays_as_the_office_of_personnel_management_lists_them(
    year: int, days: list[str]
) -> None:
    assert sorted(day.strftime("%m-%d") for day in federal_holidays(year)) == days


def test_a_holiday_begins_with_its_law() -> None:
    assert date(2020, 6, 19) not in federal_holidays(2020)
    assert date(2021, 6, 18) in federal_holidays(2021)
    assert date(2021, 12, 31) in holidays_around(date(2021, 12, 30))
