"""The periods a table can be about: everything that was filed, a year of it, a quarter of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from highroad.kit.periods import Period

ALL = "all"
TOTAL = "Total"


def quarter_of(day: date) -> str:
    """The code of the calendar quarter of a day."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def year_of(code: str) -> str:
    """The year of a quarter's code."""
    return code[:4]


def period_of(code: str, within: Period) -> Period:
    """The days a code stands for. Raises `ValueError` for a code that is none."""
    if code == ALL:
        return within
    year, _, quarter = code.partition("-Q")
    if quarter:
        return Period.quarter(int(year), int(quarter))
    return Period(date(int(year), 1, 1), date(int(year), 12, 31))


def code_of(period: Period, whole: Period) -> str:
    """The category that stands for a period in a table about `whole`: its margin, a year, a quarter, or none."""
    if period == whole:
        return TOTAL
    quarter = quarter_of(period.first_on)
    for code in (quarter, year_of(quarter)):
        if period == period_of(code, whole):
            return code
    return ""


def list_codes(within: Period) -> list[str]:
    """Everything, then the years, then the quarters that the days touch; the newest first."""
    quarters: list[str] = []
    day = within.first_on
    while day <= within.last_on:
        quarters.append(quarter_of(day))
        following = (day.month + 2) // 3 * 3 + 1
        day = date(day.year + (following > 12), 1 if following > 12 else following, 1)
    quarters.reverse()
    years = list(dict.fromkeys(year_of(code) for code in quarters))
    return [ALL, *years, *quarters]


def clashing(wanted: Period, taken: Iterable[Period]) -> Period | None:
    """A period already published that shares some days with the wanted one but not all of them.

    Two tables over nested or overlapping days could be subtracted from each other; the same days, or
    days with nothing in common, cannot.
    """
    return next((other for other in taken if wanted.overlaps(other) and wanted != other), None)
