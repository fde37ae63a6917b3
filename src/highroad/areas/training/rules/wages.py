"""Which wage step an apprentice has reached, and what a late raise owes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.training.rules.checks.wages import needs_of
from highroad.areas.training.rules.clocks import months_between
from highroad.areas.training.rules.competencies import Rated, shown_before
from highroad.areas.training.rules.hours import ZERO, Book, Worked, total
from highroad.areas.training.rules.terms import CENT, StandardsTerms, WageStep
from highroad.areas.training.vocabulary.standards import StepBy

MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What an apprentice has on a day: hours and full months, both with credit, competencies signed."""

    hours: Decimal = ZERO
    months: int = 0
    competencies: int = 0


@dataclass(frozen=True, kw_only=True)
class Paid:
    """An hourly wage from a day on."""

    from_on: date
    rate: Decimal


@dataclass(frozen=True, kw_only=True)
class LateRaise:
    """What is owed because a raise came late: hours at too low a wage, and the dollars missing."""

    owed: Decimal
    hours: Decimal
    since: date
    due: Decimal
    paid: Decimal


def step_of(terms: StandardsTerms, has: Reached, *, inclusive: bool = True) -> int:
    """The number of the highest step whose every need is met; the lower bound counts unless told otherwise."""
    number = 1 if terms.steps else 0
    for count, step in enumerate(terms.steps[1:], start=2):
        if not _has(terms, step, has, inclusive=inclusive):
            break
        number = count
    return number


def _has(terms: StandardsTerms, step: WageStep, has: Reached, *, inclusive: bool) -> bool:
    reached = {
        StepBy.HOURS.value: (has.hours,),
        StepBy.MONTHS.value: (Decimal(has.months),),
        StepBy.BOTH.value: (has.hours, Decimal(has.months)),
        StepBy.COMPETENCIES.value: (Decimal(has.competencies),),
    }.get(terms.step_by, (has.hours,))
    pairs = zip(reached, needs_of(step, terms.step_by), strict=True)
    return all(got >= need if inclusive else got > need for got, need in pairs)


def credited_months(terms: StandardsTerms, credit: Decimal) -> int:
    """Full months that hours of credit stand for, so that steps by months follow the credit too.

    At the hours of a year that the standards say; nought where they say none. A credit of 2,000 hours at
    2,000 a year is 12 months (prior credit: the person moves to the step where the credit lands).
    """
    a_year = terms.hours_in_a_year
    if not a_year or not credit:
        return 0
    return int((credit * 12 / a_year).quantize(MILLIONTH, rounding=ROUND_HALF_UP))


def late_raise(
    terms: StandardsTerms, worked: Sequence[Worked], paid: Sequence[Paid], *, started_on: date,
    credit: Decimal = ZERO, ratings: Sequence[Rated] = (),
) -> LateRaise | None:  # fmt: skip
    """(due - paid) x hours, day by day; a step reached on a day is due from the next day on.

    Every hour is paid; towards a step count the hours that are credited, as everywhere: none beyond what a
    work process takes, and the credit at the start in hours and in months.
    `ratings` are those that two people signed: they count where steps go by competencies.

    Days without a known wage are left out: nothing is claimed that nobody wrote down.
    """
    owed = hours = ZERO
    first: tuple[date, Decimal, Decimal] | None = None
    by_levels, ahead = terms.step_by == StepBy.COMPETENCIES, credited_months(terms, credit)
    book = Book(terms)
    days: dict[date, list[Worked]] = {}
    for each in worked:
        days.setdefault(each.day, []).append(each)
    for day in sorted(days):
        has = Reached(
            hours=credit + book.credited, months=months_between(started_on, day) + ahead,
            competencies=shown_before(terms, ratings, day) if by_levels else 0,
        )  # fmt: skip
        number = step_of(terms, has)
        due = terms.pay_of(terms.steps[number - 1]) if number else None
        rate = paid_on(paid, day)
        if due is not None and rate is not None and rate < due:
            short = total(days[day])
            owed, hours = owed + (due - rate) * short, hours + short
            first = first or (day, due, rate)
        book.add(days[day])
    if first is None:
        return None
    return LateRaise(
        owed=owed.quantize(CENT, rounding=ROUND_HALF_UP), hours=hours, since=first[0],
        due=first[1], paid=first[2],
    )  # fmt: skip


def paid_on(paid: Sequence[Paid], day: date) -> Decimal | None:
    """The wage on a day, or nothing where none is known; of two words about one day the later counts."""
    known = [each for each in paid if each.from_on <= day]
    return sorted(known, key=lambda each: each.from_on)[-1].rate if known else None
