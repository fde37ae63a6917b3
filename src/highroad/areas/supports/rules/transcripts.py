"""Gains by transcript: enough credit hours in a term, or in two of them within a year (20 CFR 677.155(a)(1)(v))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

from highroad.kit.answers import Answer, no, yes

HOURS: Final = Decimal(12)
"""Credit hours that a term needs, or two together for those who study part of the time."""
WITHIN_DAYS: Final = 366
"""Two terms count together where their last days lie within a year."""
MOST_HOURS: Final = Decimal(40)


@dataclass(frozen=True, order=True)
class Term:
    """A term that was passed: its last day, and the credit hours earned in it."""

    until_on: date
    hours: Decimal


def gains(terms: Iterable[Term]) -> list[date]:
    """The days on which enough hours were reached; a gain falls in the year of that day."""
    kept = sorted(terms)
    found = {term.until_on for term in kept if term.hours >= HOURS}
    for one, two in combinations(kept, 2):
        is_near = (two.until_on - one.until_on).days < WITHIN_DAYS
        if is_near and one.hours < HOURS <= one.hours + two.hours:
            found.add(two.until_on)
    return sorted(found)


def may_note(term: Term, today: date) -> Answer:
    """A term that is over, with hours as transcripts have them."""
    if term.until_on > today:
        return no("The term must be over: the transcript says what was earned.")
    if not 0 < term.hours <= MOST_HOURS:
        return no(
            "Credit hours of a term are more than nought and at most {most}.", most=MOST_HOURS
        )
    return yes
