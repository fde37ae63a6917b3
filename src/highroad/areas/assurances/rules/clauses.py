"""Where what a clause promises stands: pledged, evidenced, verified, lapsed, breached, cured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from highroad.areas.assurances.vocabulary import BreachAct, BreachState, ClauseState, DayCount
from highroad.kit.answers import Answer, no, yes
from highroad.kit.working_days import working_days_after

NOTICE = timedelta(days=30)
"""So long before its evidence lapses, both sides are told."""
LONGEST_FRESH = 731
"""Days: evidence of two years ago shows nothing about today."""

TRANSITIONS: Mapping[tuple[BreachState, BreachAct], BreachState] = {
    (BreachState.OPEN, BreachAct.ADMIT): BreachState.OPEN,
    (BreachState.OPEN, BreachAct.DISPUTE): BreachState.OPEN,
    (BreachState.OPEN, BreachAct.FIND): BreachState.OPEN,
    (BreachState.OPEN, BreachAct.SAY_CURED): BreachState.CURE_SAID,
    (BreachState.OPEN, BreachAct.TAKE_BACK): BreachState.TAKEN_BACK,
    (BreachState.CURE_SAID, BreachAct.FIND): BreachState.CURE_SAID,
    (BreachState.CURE_SAID, BreachAct.CONFIRM_CURE): BreachState.CURED,
    (BreachState.CURE_SAID, BreachAct.NOT_CURED): BreachState.OPEN,
    (BreachState.CURE_SAID, BreachAct.TAKE_BACK): BreachState.TAKEN_BACK,
}
"""Every move of a breach; what does not stand here may not happen."""
BY_THE_BOUND = frozenset({BreachAct.ADMIT, BreachAct.DISPUTE, BreachAct.SAY_CURED})
"""What the side says that the clause binds."""
BY_THE_REPORTER = frozenset({BreachAct.CONFIRM_CURE, BreachAct.NOT_CURED, BreachAct.TAKE_BACK})
"""What the side says that reported the breach."""
UNSETTLED = frozenset({BreachState.OPEN, BreachState.CURE_SAID})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is on record about a clause on a day."""

    in_force: bool
    is_asked: bool = False
    """The side that is bound was asked and has not answered."""
    is_pledged: bool = False
    is_evidenced: bool = False
    """Evidence waits for the other side's word."""
    is_refused: bool = False
    verified_on: date | None = None
    """The day of the newest evidence that the other side confirmed."""
    is_breached: bool = False
    cured_on: date | None = None
    fresh_days: int = 365


def clause_state(standing: Standing, on: date) -> ClauseState:
    """The one word for a clause on a day. A breach that nobody has cured outweighs all evidence."""
    if not standing.in_force:
        return ClauseState.OVER
    if standing.is_breached:
        return ClauseState.BREACHED
    if _is_verified(standing, on):
        return ClauseState.VERIFIED
    if standing.is_evidenced:
        return ClauseState.EVIDENCED
    if standing.cured_on is not None:
        return ClauseState.CURED
    if standing.verified_on is not None:
        return ClauseState.LAPSED
    if standing.is_pledged:
        return ClauseState.PLEDGED
    return ClauseState.REFUSED if standing.is_refused else ClauseState.ENTERED


def _is_verified(standing: Standing, on: date) -> bool:
    """Confirmed evidence that is fresh, and from no day before the last cure."""
    until = fresh_until(standing.verified_on, standing.fresh_days)
    if until is None or standing.verified_on is None or until < on:
        return False
    return standing.cured_on is None or standing.cured_on <= standing.verified_on


def fresh_until(shown_on: date | None, fresh_days: int) -> date | None:
    """The last day on which evidence of that day counts."""
    return None if shown_on is None else shown_on + timedelta(days=fresh_days)


def lapses_soon(until: date | None, on: date) -> bool:
    """Whether both sides are to be told now that evidence lapses."""
    return until is not None and on <= until <= on + NOTICE


def after(state: BreachState, act: BreachAct) -> BreachState | None:
    """Where an act leads from a state, or nothing where it may not happen."""
    return TRANSITIONS.get((state, act))


def state_after(acts: Iterable[BreachAct]) -> BreachState:
    """Where a breach stands after all that was said; the report comes first."""
    state = BreachState.OPEN
    for act in acts:
        state = TRANSITIONS.get((state, act), state)
    return state


def may_say(
    state: BreachState, act: BreachAct, *, side: str, bound: str, reporter: str, words: str
) -> Answer:
    """Whether a side may say this of a breach: the bound side answers, the reporter settles."""
    if after(state, act) is None:
        return no("This cannot be said of a breach that is: {state}.", state=state.label)
    if act in BY_THE_BOUND and side != bound:
        return no("Only the side that the clause binds says this.")
    if act in BY_THE_REPORTER and side != reporter:
        return no("Only the side that reported the breach says this.")
    if act is not BreachAct.CONFIRM_CURE and not words.strip():
        return no("Say it in a sentence: both sides will read it.")
    return yes


def answer_due(asked_on: date, days: int, count: DayCount, holidays: Iterable[date] = ()) -> date:
    """The last day for an answer: days counted as the clause counts them, the first one not."""
    if count is DayCount.WORKING:
        return working_days_after(asked_on, days, frozenset(holidays))
    return asked_on + timedelta(days=days)


def may_be_clause(heading: str, text: str, fresh_days: int) -> Answer:
    """A clause says what it promises, in its own words, and how long evidence of it counts."""
    if not heading.strip() or not text.strip():
        return no("Say what the clause promises, and copy its words.")
    if not 1 <= fresh_days <= LONGEST_FRESH:
        return no("Evidence counts from one day to {most} days.", most=LONGEST_FRESH)
    return yes


def drawn() -> str:
    """The life of a breach as a state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {BreachState.OPEN.value}: {BreachAct.SAY.value}"]
    lines += [
        f"    {state.value} --> {leads_to.value}: {act.value}"
        for (state, act), leads_to in TRANSITIONS.items()
    ]
    return "\n".join(lines) + "\n"
