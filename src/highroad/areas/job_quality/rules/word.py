"""What may be shown of the workers' word: shares above a safe number, never a handful, never everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.job_quality.vocabulary import WordShown
from highroad.kit import tallies
from highroad.kit.answers import Answer, no, yes
from highroad.kit.tallies import LONGEST_DAYS, MOST_TICKETS, answers_fit, is_answerable

__all__ = ["Confirmation", "answers_fit", "confirmation", "is_answerable", "may_open"]

MOST_STATEMENTS = 12


@dataclass(frozen=True)
class Confirmation:
    """How a declared term stands with workers: a share, or only its side, or nothing."""

    shown: WordShown
    percent: Decimal | None = None
    """Of those who answered yes or no, how many say that it is true."""


def may_open(
    *, tickets: int, statements: int, opened_on: date, closes_on: date, smallest: int
) -> Answer:
    """A round asks enough people, about few enough things, for days that are ahead and not too many."""
    if not 1 <= statements <= MOST_STATEMENTS:
        return no("Choose from one to {most} declared terms.", most=MOST_STATEMENTS)
    if tickets < 2 * smallest:
        return no("Ask at least {least} people: fewer answers could be traced.", least=2 * smallest)
    if tickets > MOST_TICKETS:
        return no("At most {most} tickets at once.", most=MOST_TICKETS)
    if not 1 <= (closes_on - opened_on).days <= LONGEST_DAYS:
        return no("A round lasts from one day to {most} days.", most=LONGEST_DAYS)
    return yes


def confirmation(
    true: int, untrue: int, unsure: int, *, smallest: int, is_closed: bool
) -> Confirmation:
    """What may be shown of three tallies once the round is over; the rule is the house's."""
    found = tallies.judged(true, untrue, unsure, smallest=smallest, is_closed=is_closed)
    return Confirmation(WordShown(found.shown.value), found.percent)
