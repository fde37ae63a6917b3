"""Whose exits the annual report counts, indicator by indicator, as dated data.

The report of a program year, July to June, is due in October after it. Each indicator counts the last
four quarters of exits of which it can be known by then: work in the second quarter those of the year
before, work in the fourth quarter and credentials those of half a year earlier still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

LAW: Final = "ETA-9169, OMB 1205-0526, annual periods of reporting; 20 CFR 677.155, 677.160"
BEGAN_ON: Final = date(2016, 7, 1)
"""Exits before the indicators of WIOA took effect are in no cohort."""


class Measure(StrEnum):
    """What has a cohort of its own in the annual report."""

    SERVED = "served"
    EXITED = "exited"
    EMPLOYED_Q2 = "employed_q2"
    EMPLOYED_Q4 = "employed_q4"
    EARNINGS = "earnings"
    CREDENTIAL = "credential"
    GAINS = "gains"
    EMPLOYERS = "employers"


@dataclass(frozen=True, kw_only=True)
class Window:
    """Four quarters: their first day is so many years before the first January of the program year."""

    measure: Measure
    years_before: int
    month: int
    source: str = LAW
    from_year: int = 2016
    until_year: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether it is in force for the report of a program year."""
        return self.from_year <= year and (self.until_year is None or year <= self.until_year)

    def days(self, year: int) -> tuple[date, date]:
        """First and last day for the report of a program year."""
        first = date(year - self.years_before, self.month, 1)
        return first, first.replace(year=first.year + 1) - timedelta(days=1)


WINDOWS: Final[Sequence[Window]] = (
    Window(measure=Measure.SERVED, years_before=0, month=7),
    Window(measure=Measure.EXITED, years_before=0, month=4),
    Window(measure=Measure.EMPLOYED_Q2, years_before=1, month=7),
    Window(measure=Measure.EARNINGS, years_before=1, month=7),
    Window(measure=Measure.EMPLOYED_Q4, years_before=1, month=1),
    Window(measure=Measure.CREDENTIAL, years_before=1, month=1),
    Window(measure=Measure.EMPLOYERS, years_before=1, month=1),
    Window(measure=Measure.GAINS, years_before=0, month=7),
)
"""A rule that changes is a line that ends and a line that begins."""
OF_EXITS: Final = frozenset(Measure) - {Measure.SERVED, Measure.GAINS}
"""Counted by the day of the exit; the others by the days in the program."""


def window_of(measure: Measure, year: int) -> tuple[date, date] | None:
    """First and last day of a cohort in the report of a program year; none where nothing was in force."""
    found = next((w for w in WINDOWS if w.measure is measure and w.holds_in(year)), None)
    if found is None:
        return None
    first, last = found.days(year)
    if measure in OF_EXITS:
        first = max(first, BEGAN_ON)
    return (first, last) if first <= last else None


def counts_in(measure: Measure, exit_on: date, year: int) -> bool:
    """Whether an exit is in the cohort of an indicator in the report of a program year."""
    window = window_of(measure, year)
    return window is not None and window[0] <= exit_on <= window[1]


def reported_in(exit_on: date) -> list[int]:
    """The program years whose report counts an exit in some indicator."""
    near = range(exit_on.year - 1, exit_on.year + 3)
    return [year for year in near if any(counts_in(m, exit_on, year) for m in OF_EXITS)]
