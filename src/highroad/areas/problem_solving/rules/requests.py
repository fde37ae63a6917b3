"""Where a request stands by its replies and the day, and what each side may say of its involvement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from highroad.areas.problem_solving.vocabulary.requests import ReplyKind, RequestState
from highroad.kit.answers import Answer, no, yes

ENDS = {ReplyKind.FULL: RequestState.ANSWERED, ReplyKind.REFUSED: RequestState.REFUSED}


def state_of(replies: Sequence[ReplyKind], due_on: date, on: date) -> RequestState:
    """The last reply decides; a part does not stop the clock."""
    if replies and replies[-1] in ENDS:
        return ENDS[replies[-1]]
    if on > due_on:
        return RequestState.OVERDUE
    return RequestState.PARTIAL if replies else RequestState.ASKED


def is_over(state: RequestState) -> bool:
    """Whether nothing is owed any more."""
    return state in ENDS.values()


def days_open(asked_on: date, ended_on: date | None, on: date) -> int:
    """How long it has taken, or took."""
    return ((ended_on or on) - asked_on).days


def may_be_asked(what: str, why: str, due_on: date, on: date) -> Answer:
    """A request says what is wanted, what for, and by when."""
    if not what.strip():
        return no("Say what you need to know.")
    if not why.strip():
        return no("Say what it is needed for.")
    if due_on < on:
        return no("The due date has passed already.")
    return yes


def may_reply(state: RequestState, kind: ReplyKind, words: str) -> Answer:
    """Something is said in every reply; a refusal says why."""
    if is_over(state):
        return no("This request has ended.")
    if not words.strip():
        if kind is ReplyKind.REFUSED:
            return no("A refusal carries its reason.")
        return no("Say what you give, or where it can be found.")
    return yes
