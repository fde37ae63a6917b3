"""The way of an issue through its states, written once as a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.problem_solving.vocabulary.issues import IssueState, WordKind
from highroad.kit.answers import Answer, no, yes

S = IssueState
ASIDE = (S.ON_HOLD, S.REFERRED, S.CLOSED)
"""Where an issue may go from every state in which it is worked on."""

TRANSITIONS: Mapping[IssueState, tuple[IssueState, ...]] = {
    S.NEW: (S.DATA, S.INTERESTS, *ASIDE),
    S.DATA: (S.INTERESTS, *ASIDE),
    S.INTERESTS: (S.OPTIONS, S.DATA, *ASIDE),
    S.OPTIONS: (S.CRITERIA, S.INTERESTS, *ASIDE),
    S.CRITERIA: (S.STRAW, S.OPTIONS, *ASIDE),
    S.STRAW: (S.DECIDED, S.CRITERIA, S.OPTIONS, *ASIDE),
    S.DECIDED: (S.SOLVED, S.STRAW, S.CLOSED),
    S.ON_HOLD: (S.NEW, S.DATA, S.INTERESTS, S.OPTIONS, S.CRITERIA, S.STRAW, S.REFERRED, S.CLOSED),
    S.SOLVED: (S.CLOSED, S.STRAW),
    S.REFERRED: (S.CLOSED, S.NEW),
    S.CLOSED: (),
}
"""From each state, where it may go. To `decided` an issue comes by a decision and not by a hand."""

WAY = (S.NEW, S.DATA, S.INTERESTS, S.OPTIONS, S.CRITERIA, S.STRAW, S.DECIDED, S.SOLVED)
WORKED_ON = WAY[:6]
ENDED = frozenset({S.SOLVED, S.REFERRED, S.CLOSED})
WORDS: Mapping[IssueState, WordKind] = {S.SOLVED: WordKind.SOLVED, S.CLOSED: WordKind.CLOSED}
"""States that take the word of every side that holds a key."""

NEEDS_REASON = frozenset({S.ON_HOLD, S.CLOSED})
SLOW = 90
"""Days without a step after which an open issue is shown as stale."""


def may_move(old: IssueState, new: IssueState, *, held_from: str = "", reason: str = "") -> Answer:
    """Whether the table has this step. What rested goes on where it was."""
    if new is S.DECIDED:
        return no("An issue is decided by a decision of both sides.")
    if new not in TRANSITIONS[old]:
        return no("From “{old}” it does not go to “{new}”.", old=old.label, new=new.label)
    if old is S.ON_HOLD and new in WORKED_ON and new != held_from:
        return no("It goes on where it was: {state}.", state=IssueState(held_from).label)
    if new in NEEDS_REASON and not reason.strip():
        return no("Give a reason: both sides will read it.")
    return yes


def next_states(state: IssueState, *, held_from: str = "") -> tuple[IssueState, ...]:
    """Where an issue may go by somebody's hand."""
    return tuple(
        new for new in TRANSITIONS[state] if may_move(state, new, held_from=held_from, reason="-")
    )


def state_of(
    stored: IssueState, *, since: datetime, outcome: Outcome | None, opened_at: datetime | None
) -> IssueState:
    """Where an issue stands: a straw design that both sides adopted since then is decided."""
    is_newer = opened_at is not None and opened_at >= since
    if stored is S.STRAW and outcome is Outcome.ADOPTED and is_newer:
        return S.DECIDED
    return stored


def age_in_days(raised_on: date, ended_on: date | None, on: date) -> int:
    """Days since an issue was raised, until it ended."""
    return ((ended_on or on) - raised_on).days


def is_stale(state: IssueState, moved_on: date, on: date) -> bool:
    """An open issue on which nothing has moved for long."""
    return state not in ENDED and (on - moved_on).days >= SLOW


def drawn() -> str:
    """The table as a state diagram, for the manual."""
    lines = ["stateDiagram-v2", "    [*] --> new"]
    lines += [
        f"    {old.value} --> {new.value}" for old, nexts in TRANSITIONS.items() for new in nexts
    ]
    return "\n".join([*lines, "    closed --> [*]"]) + "\n"
