"""The primary indicators of WIOA, from records shaped like the federal layout (TEGL 10-16; 20 CFR 677.155).

A period of participation is the unit. Quarters after exit are calendar quarters after the quarter of
the exit. Who is excluded leaves numerator and denominator; who is not yet known is left out as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Final

SILENT_DAYS: Final = 90
"""Days without a service, and none planned, after which somebody has exited."""
CREDENTIAL_YEARS: Final = 1
"""After the exit a credential still counts so long; a year over a leap day is a year."""


class Exclusion(StrEnum):
    """Why a record counts nowhere (element 923)."""

    INSTITUTIONALIZED = "institutionalized"
    MEDICAL = "medical"
    DECEASED = "deceased"
    RESERVE = "reserve"
    FOSTER_MOVED = "foster_moved"
    OFFENDER = "offender"


class Worked(StrEnum):
    """Whether somebody worked in a quarter."""

    YES = "yes"
    NO = "no"
    PENDING = "pending"
    """Wage records are not there yet; never once the time for them has run out."""


class Earned(StrEnum):
    """What somebody earned as a credential."""

    NONE = "none"
    RECOGNIZED = "recognized"
    """A recognized postsecondary credential, a certificate of completed apprenticeship included."""
    DIPLOMA = "diploma"
    """A secondary diploma counts with work or further training within a year alone."""
    WORK_READINESS = "work_readiness"
    """Work readiness, or general safety: counts never."""


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter of a day."""
        return cls(day.year, (day.month + 2) // 3)

    def later(self, quarters: int) -> Quarter:
        """So many quarters later."""
        year, rest = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, rest + 1)

    @property
    def first_on(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_on(self) -> date:
        """Its last day."""
        return self.later(1).first_on - timedelta(days=1)


def quarter_after(exit_on: date, number: int) -> Quarter:
    """The first, second … quarter after the one of the exit."""
    return Quarter.of(exit_on).later(number)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def program_year(day: date) -> int:
    """From July to June, named by its first year."""
    return day.year if day.month >= 7 else day.year - 1


@dataclass(frozen=True, kw_only=True)
class Served:
    """A service on a day; those that hold nobody in are not services in this sense."""

    on: date
    holds_open: bool = True
    """Not for self-service, information, follow-up and supportive services."""


def exit_on(services: Iterable[Served], planned: Iterable[date], today: date) -> date | None:
    """The last service that counts, once 90 days have passed without one and none is planned any more.

    What was planned for a day that is over, and did not take place, holds nobody in.
    """
    last = max((each.on for each in services if each.holds_open), default=None)
    if last is None or any(day > last and day >= today for day in planned):
        return None
    return last if (today - last).days >= SILENT_DAYS else None


@dataclass(frozen=True, kw_only=True)
class Record:
    """One period of participation."""

    entry_on: date
    exit_on: date | None = None
    exclusion: Exclusion | None = None
    worked_q2: Worked = Worked.PENDING
    worked_q4: Worked = Worked.PENDING
    earned_q2: Decimal | None = None
    """Dollars in the second quarter after exit; nothing and subsidized wages do not count."""
    same_employer: bool = False
    """The same employer in the second and the fourth quarter."""
    in_training: bool = False
    is_job_training_only: bool = False
    credential: Earned = Earned.NONE
    credential_on: date | None = None
    worked_or_trained_within_year: bool = False
    training_from: date | None = None
    training_until: date | None = None
    gains_on: Sequence[date] = ()
    gains_by: Sequence[tuple[str, date]] = ()
    """The same days, each with its type: the number of its column in the federal layout."""


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """Of 1; none of nobody."""
        return Fraction(self.count, self.of) if self.of else None


def _exiters(records: Iterable[Record]) -> list[Record]:
    return [each for each in records if each.exit_on is not None and each.exclusion is None]


def employed(records: Iterable[Record], quarter: int) -> Rate:
    """Who worked in the second or the fourth quarter after exit."""
    said = [each.worked_q2 if quarter == 2 else each.worked_q4 for each in _exiters(records)]
    known = [each for each in said if each is not Worked.PENDING]
    return Rate(sum(each is Worked.YES for each in known), len(known))


def median_earnings(records: Iterable[Record]) -> Decimal | None:
    """The middle of what the employed earned in the second quarter after exit, in dollars."""
    found = [
        each.earned_q2 for each in _exiters(records)
        if each.worked_q2 is Worked.YES and each.earned_q2 is not None and each.earned_q2 > 0
    ]  # fmt: skip
    return median(found) if found else None


def effectiveness(records: Iterable[Record]) -> Rate:
    """Of those employed in the second quarter: still with the same employer in the fourth."""
    base = [each for each in _exiters(records) if each.worked_q2 is Worked.YES]
    return Rate(sum(each.same_employer for each in base), len(base))


def credentialed(records: Iterable[Record]) -> Rate:
    """Of those in education or training other than on the job alone: a credential in time."""
    base = [
        each for each in _exiters(records) if each.in_training and not each.is_job_training_only
    ]
    return Rate(sum(_has_credential(each) for each in base), len(base))


def _has_credential(record: Record) -> bool:
    """Earned in the program or in the year after it; one from before brings nobody anything new."""
    if record.credential_on is None or record.exit_on is None:
        return False
    last = years_after(record.exit_on, CREDENTIAL_YEARS)
    if not record.entry_on <= record.credential_on <= last:
        return False
    if record.credential is Earned.DIPLOMA:
        return record.worked_or_trained_within_year
    return record.credential is Earned.RECOGNIZED


def gains_by_type(records: Iterable[Record], year: int) -> dict[str, int]:
    """Of each type, how many periods of participation had such a gain in a program year."""
    found: dict[str, int] = {}
    for each in records:
        if each.exclusion is None:
            for kind in {kind for kind, on in each.gains_by if program_year(on) == year}:
                found[kind] = found.get(kind, 0) + 1
    return found


def skill_gains(records: Iterable[Record], year: int) -> Rate:
    """Of periods whose training reaches into a program year: at least one gain in it; once each."""
    first, last = date(year, 7, 1), date(year + 1, 6, 30)
    base = [
        each for each in records
        if each.exclusion is None and each.training_from is not None and each.training_from <= last
        and (each.training_until is None or each.training_until >= first)
    ]  # fmt: skip
    return Rate(sum(any(first <= on <= last for on in each.gains_on) for each in base), len(base))


class Pay(StrEnum):
    """For which time a wage is paid."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"
    YEAR = "year"


QUARTERLY: Final = {
    Pay.WEEK: Decimal(13), Pay.TWO_WEEKS: Decimal("6.5"), Pay.MONTH: Decimal(3),
    Pay.YEAR: Decimal("0.25"),
}  # fmt: skip


def quarterly(amount: Decimal, pay: Pay) -> Decimal:
    """A rate of pay as dollars a quarter; never for wages that were not paid."""
    return amount * QUARTERLY[pay]


def quarterly_by_hour(wage: Decimal, hours_a_week: Decimal) -> Decimal:
    """An hourly wage as dollars a quarter."""
    return wage * hours_a_week * 13
