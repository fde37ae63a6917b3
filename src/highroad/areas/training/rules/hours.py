"""The hours book: what counts, what is credited, and what runs over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.areas.training.vocabulary.enrollments import EntryState
from highroad.kit.answers import Answer, no, yes

DAY_HOURS = Decimal(24)
HUNDRED = Decimal(100)
ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Worked:
    """The confirmed hours of one day in one work process."""

    day: date
    process: str
    hours: Decimal


@dataclass(frozen=True, kw_only=True)
class ProcessProgress:
    """One work process: hours confirmed, hours credited, hours it takes."""

    title: str
    confirmed: Decimal
    credited: Decimal
    high: Decimal

    @property
    def over(self) -> Decimal:
        """Hours worked beyond what counts."""
        return self.confirmed - self.credited

    @property
    def percent(self) -> int:
        """How much of the process is done, at most 100."""
        if not self.high:
            return 100
        return min(100, int(self.credited / self.high * HUNDRED))


def state_of(*, is_corrected: bool, is_confirmed: bool | None) -> EntryState:
    """A corrected entry counts no more, whatever was said of it."""
    if is_corrected:
        return EntryState.CORRECTED
    if is_confirmed is None:
        return EntryState.WAITING
    return EntryState.CONFIRMED if is_confirmed else EntryState.DECLINED


def credited(hours: Decimal, *, most: Decimal, tolerance: Decimal) -> Decimal:
    """min(h, max x (1 + t)): 1,700 hours of a process of 1,600 count 1,600, or 1,700 with 10 percent."""
    return min(hours, most * (1 + tolerance / HUNDRED))


def progress(terms: StandardsTerms, worked: Iterable[Worked]) -> list[ProcessProgress]:
    """Every work process of the standards with what was confirmed in it."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for each in worked:
        sums[each.process] += each.hours
    return [
        ProcessProgress(
            title=process.title, confirmed=sums[process.key], high=process.high,
            credited=credited(sums[process.key], most=process.high, tolerance=terms.tolerance),
        )
        for process in terms.processes
    ]  # fmt: skip


class Book:
    """A book read day by day: what is credited up to here, process by process."""

    def __init__(self, terms: StandardsTerms) -> None:
        self._most = {each.key: each.high for each in terms.processes}
        self._tolerance = terms.tolerance
        self._sums: dict[str, Decimal] = defaultdict(Decimal)
        self.credited = ZERO

    def add(self, worked: Iterable[Worked]) -> None:
        """More of it; hours of a process that the standards do not name are not credited."""
        for each in worked:
            if each.process in self._most:
                before = self._of(each.process)
                self._sums[each.process] += each.hours
                self.credited += self._of(each.process) - before

    def _of(self, process: str) -> Decimal:
        return credited(self._sums[process], most=self._most[process], tolerance=self._tolerance)


def may_be_logged(
    *, hours: Decimal, day: date, today: date, started_on: date, on_that_day: Decimal,
    is_correction: bool,
) -> Answer:  # fmt: skip
    """Hours of a day that has come, since the start, at most 24 on one day; a correction may say none."""
    if day > today:
        return no("Hours are written down after the work, not before.")
    if day < started_on:
        return no("The apprenticeship starts on {day}.", day=started_on.isoformat())
    if hours < 0 or (hours == 0 and not is_correction):
        return no("Say how many hours it was.")
    if on_that_day + hours > DAY_HOURS:
        return no("That makes {hours} hours on one day.", hours=written(on_that_day + hours))
    return yes


def may_credit(
    *, credit: Decimal, term_hours: Decimal | None, hours_a_year: Decimal | None, pack: StandardsPack
) -> Answer:  # fmt: skip
    """At least six months on the job remain, whatever is credited (OA Bulletin 2023-52)."""
    if credit < 0:
        return no("Credit is not below nought.")
    if not credit or term_hours is None or not hours_a_year:
        return yes
    left, floor = term_hours - credit, hours_a_year * pack.credit_leaves_months / 12
    if left < floor:
        return no(
            "A credit of {credit} hours leaves {left}; at least six months, {floor} hours, must remain.",
            credit=written(credit), left=written(left), floor=written(floor),
        )  # fmt: skip
    return yes


def total(worked: Sequence[Worked], *, before: date | None = None) -> Decimal:
    """All confirmed hours, or those before a day."""
    return sum((each.hours for each in worked if before is None or each.day < before), ZERO)
