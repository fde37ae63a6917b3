"""The plan of one person: what follows from what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from highroad.areas.supports.vocabulary import CaseState, NeedState, UnmetReason
from highroad.kit.answers import Answer, no, yes


def may_settle(state: str, wanted: NeedState, reason: str) -> Answer:
    """An open need is settled once; not met needs its reason."""
    if state != NeedState.OPEN:
        return no("This need is settled already.")
    if wanted is NeedState.OPEN:
        return no("Say what became of it.")
    if wanted is NeedState.UNMET and reason not in UnmetReason.values:
        return no("Say why the need was not met.")
    return yes


def may_close(needs: Iterable[str]) -> Answer:
    """A case is closed once no need is open."""
    if NeedState.OPEN in list(needs):
        return no("A need is still open. Say what became of it first.")
    return yes


def next_day(state: str, opened_on: date, days: Iterable[date | None]) -> date | None:
    """When the navigator is needed: at once for a new case, else at the soonest open day."""
    if state == CaseState.CLOSED:
        return None
    if state == CaseState.ASKED:
        return opened_on
    return min((day for day in days if day is not None), default=None)
