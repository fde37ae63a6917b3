"""What may be shown of the workers' word: shares above a safe number, never a handful, never everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.job_quality.vocabulary import WordShown
from highroad.kit.answers import Answer, no, yes

MOST_TICKETS = 2_000
MOST_STATEMENTS = 12
LONGEST_DAYS = 60
"""A round lasts at most so many days."""


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
    """What may be shown of three tallies once the round is over.

    Where nearly everybody or hardly anybody says yes, the few on the other side are not counted out:
    only that it is so is shown. While the round runs nothing is, so that no two looks can be compared.
    """
    if not is_closed:
        return Confirmation(WordShown.RUNNING)
    said = true + untrue
    if said < smallest or said + unsure < smallest:
        return Confirmation(WordShown.TOO_FEW)
    if untrue < smallest:
        return Confirmation(WordShown.NEARLY_ALL)
    if true < smallest:
        return Confirmation(WordShown.HARDLY_ANY)
    share = (Decimal(100) * true / said).quantize(Decimal(1), ROUND_HALF_UP)
    return Confirmation(WordShown.SHARE, share)


def is_answerable(closes_on: date, on: date) -> bool:
    """Whether a ticket may still be used; the closing day is no longer one of them."""
    return on < closes_on


def answers_fit(given: Iterable[str], statements: int) -> bool:
    """Whether there is one known answer for each statement."""
    answers = list(given)
    return len(answers) == statements and set(answers) <= {"true", "untrue", "unsure"}
