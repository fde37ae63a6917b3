"""Related instruction: hours attended, year by year, beside the 144 that are recommended (29 CFR 29.5(b)(4))."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.clocks import months_between
from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.kit.answers import Answer, no, yes

ZERO = Decimal(0)
DAY_HOURS = Decimal(24)


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Hours of one session that somebody was there for."""

    day: date
    course: str
    hours: Decimal


@dataclass(frozen=True, kw_only=True)
class YearOfClass:
    """One year of the apprenticeship, counted from its first day."""

    number: int
    hours: Decimal
    recommended: Decimal
    is_over: bool

    @property
    def is_short(self) -> bool:
        """Over, and with fewer hours than are recommended: worth a look, no breach."""
        return self.is_over and self.hours < self.recommended

    @property
    def percent(self) -> int:
        """Toward the recommended hours, at most 100."""
        return min(100, int(self.hours / self.recommended * 100)) if self.recommended else 100


@dataclass(frozen=True, kw_only=True)
class CourseProgress:
    """One part of the related instruction: hours attended, hours it takes."""

    title: str
    attended: Decimal
    hours: Decimal

    @property
    def percent(self) -> int:
        """At most 100."""
        return min(100, int(self.attended / self.hours * 100)) if self.hours else 100


@dataclass(frozen=True, kw_only=True)
class InstructionStanding:
    """How far somebody is with class."""

    attended: Decimal
    credit: Decimal
    needed: Decimal
    years: tuple[YearOfClass, ...]
    courses: tuple[CourseProgress, ...]

    @property
    def total(self) -> Decimal:
        """Attended and credited."""
        return self.attended + self.credit

    @property
    def percent(self) -> int:
        """Of all hours of the standards, at most 100."""
        return min(100, int(self.total / self.needed * 100)) if self.needed else 100


def standing_of(
    terms: StandardsTerms, attended: Sequence[Attended], *, started_on: date, on: date,
    credit: Decimal, pack: StandardsPack,
) -> InstructionStanding:  # fmt: skip
    """By course and by year. Hours before the first day count for the first year."""
    return InstructionStanding(
        attended=_sum(attended), credit=credit, needed=terms.instruction_hours,
        years=tuple(_years(attended, started_on, on, pack.instruction_a_year)),
        courses=tuple(
            CourseProgress(
                title=course.title, hours=course.hours,
                attended=_sum(each for each in attended if each.course == course.title),
            )
            for course in terms.courses
        ),
    )  # fmt: skip


def year_of(day: date, started_on: date) -> int:
    """The year of the apprenticeship that a day falls in; the anniversary begins the next one."""
    return months_between(started_on, max(day, started_on)) // 12 + 1


def _years(
    attended: Sequence[Attended], started_on: date, on: date, recommended: Decimal
) -> Iterable[YearOfClass]:
    now = year_of(on, started_on)
    for number in range(1, now + 1):
        hours = _sum(each for each in attended if year_of(each.day, started_on) == number)
        yield YearOfClass(number=number, hours=hours, recommended=recommended, is_over=number < now)


def _sum(attended: Iterable[Attended]) -> Decimal:
    return sum((each.hours for each in attended), ZERO)


def may_mark(*, hours: Decimal, session_hours: Decimal, day: date, today: date) -> Answer:
    """Nobody was there longer than the session, nor before it took place."""
    if day > today:
        return no("Attendance is marked after the session, not before.")
    if hours < 0 or hours > session_hours:
        return no("The session had {hours} hours.", hours=written(session_hours))
    return yes


def may_hold(*, hours: Decimal) -> Answer:
    """A session has some hours, and at most those of a day."""
    if not ZERO < hours <= DAY_HOURS:
        return no("A session has more than nought and at most 24 hours.")
    return yes
