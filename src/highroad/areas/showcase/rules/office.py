"""When an agreement to be written to holds, and where a question to a partnership stands."""

from __future__ import annotations

from datetime import date

from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.showcase.vocabulary import ContactStatus, QuestionStatus
from highroad.kit.answers import Answer, no, yes

MOST_OPEN = 5
"""How many questions of the office may wait in one partnership."""


def contact_status(outcome: Outcome | None, *, is_ended: bool, until_on: date, on: date) -> ContactStatus:  # fmt: skip
    """Only what both sides have signed holds; either side ends it alone, and its last day ends it."""
    if is_ended or until_on < on:
        return ContactStatus.ENDED
    if outcome is Outcome.ADOPTED:
        return ContactStatus.HOLDS
    return ContactStatus.PUT if outcome in (None, Outcome.OPEN) else ContactStatus.FALLEN


def question_status(outcome: Outcome | None) -> QuestionStatus:
    """Asked; before both sides with an answer; answered when both have signed. A fallen answer is none."""
    if outcome is Outcome.ADOPTED:
        return QuestionStatus.ANSWERED
    return QuestionStatus.PUT if outcome is Outcome.OPEN else QuestionStatus.ASKED


def may_ask_more(waiting: int) -> Answer:
    """A partnership has other work than answering."""
    if waiting >= MOST_OPEN:
        return no(
            "{most} questions wait there already. Let them be answered first.", most=MOST_OPEN
        )
    return yes


def may_last_until(until_on: date, on: date) -> Answer:
    """An agreement has an end, after today and within three years."""
    if on < until_on <= date(on.year + 3, on.month, min(on.day, 28)):
        return yes
    return no("Choose a last day after today and within three years.")
