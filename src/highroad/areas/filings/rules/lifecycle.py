"""The way of a filing through its states, written once as a table."""

from __future__ import annotations

from collections.abc import Mapping

from highroad.areas.filings.vocabulary import Act, FilingStatus
from highroad.kit.answers import Answer, no, yes

S, A = FilingStatus, Act

TRANSITIONS: Mapping[tuple[FilingStatus, Act], FilingStatus] = {
    (S.MAPPING, A.MATCH): S.CHECKING,
    (S.MAPPING, A.REMOVE): S.REMOVED,
    (S.CHECKING, A.FAIL): S.UNREADABLE,
    (S.CHECKING, A.FIND_ERRORS): S.NEEDS_CORRECTION,
    (S.CHECKING, A.FIND_WARNINGS): S.WARNINGS,
    (S.CHECKING, A.FIND_NOTHING): S.READY,
    (S.UNREADABLE, A.REMOVE): S.REMOVED,
    (S.NEEDS_CORRECTION, A.MATCH): S.CHECKING,
    (S.NEEDS_CORRECTION, A.REMOVE): S.REMOVED,
    (S.WARNINGS, A.ANSWER_LAST): S.READY,
    (S.WARNINGS, A.MATCH): S.CHECKING,
    (S.WARNINGS, A.REMOVE): S.REMOVED,
    (S.READY, A.LOCK): S.LOCKED,
    (S.READY, A.MATCH): S.CHECKING,
    (S.READY, A.REMOVE): S.REMOVED,
    (S.LOCKED, A.UNLOCK): S.READY,
    (S.LOCKED, A.CERTIFY): S.HALF_CERTIFIED,
    (S.HALF_CERTIFIED, A.UNLOCK): S.READY,
    (S.HALF_CERTIFIED, A.CERTIFY): S.CERTIFIED,
    (S.CERTIFIED, A.REPLACE): S.REPLACED,
}


def may_move(status: str, act: Act) -> Answer:
    """Whether the table lets this act happen in this state."""
    if (FilingStatus(status), act) in TRANSITIONS:
        return yes
    return no(
        "This filing is “{status}”. What you asked for cannot be done in that state.",
        status=FilingStatus(status).label,
    )


def moved(status: str, act: Act) -> FilingStatus:
    """The state after the act. Raises `KeyError` if the table does not have it."""
    return TRANSITIONS[FilingStatus(status), act]


def drawn() -> str:
    """The table as a state diagram, for the manual."""
    lines = ["stateDiagram-v2"]
    lines += [
        f"    {start.value} --> {end.value}: {act.value}"
        for (start, act), end in TRANSITIONS.items()
    ]
    return "\n".join(lines) + "\n"


def step_of(status: str) -> int:
    """Where a filing stands on the bar of five: 1 upload, 2 correct, 3 review, 4 lock, 5 certify; 6 done."""
    return {
        S.MAPPING: 1,
        S.CHECKING: 1,
        S.UNREADABLE: 1,
        S.NEEDS_CORRECTION: 2,
        S.WARNINGS: 3,
        S.READY: 4,
        S.LOCKED: 5,
        S.HALF_CERTIFIED: 5,
        S.CERTIFIED: 6,
        S.REPLACED: 6,
        S.REMOVED: 1,
    }[FilingStatus(status)]
