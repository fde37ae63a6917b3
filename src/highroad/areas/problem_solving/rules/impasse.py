"""The ladder when a body is stuck: from the charter where it says so, else the usual rungs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from highroad.areas.partnerships.vocabulary import Route as CharterRoute
from highroad.areas.problem_solving.vocabulary.issues import ImpasseStage, RungEnd
from highroad.kit.answers import Answer, no, yes

STAGES: Mapping[CharterRoute, ImpasseStage] = {
    CharterRoute.SPONSORS: ImpasseStage.SPONSORS,
    CharterRoute.PARENT_BODY: ImpasseStage.PARENT_BODY,
    CharterRoute.OFFICIAL: ImpasseStage.NAMED_OFFICIAL,
    CharterRoute.MEDIATOR: ImpasseStage.NEUTRAL,
    CharterRoute.ARBITER: ImpasseStage.NEUTRAL,
    CharterRoute.MANAGEMENT: ImpasseStage.NAMED_OFFICIAL,
    CharterRoute.LABOR: ImpasseStage.NAMED_OFFICIAL,
}
"""Which rung a way out of the charter is; `nowhere` is none."""


@dataclass(frozen=True)
class Rung:
    """One step of the ladder: who is asked, and for how many days."""

    stage: ImpasseStage
    days: int
    who: str = ""


FIRST = Rung(ImpasseStage.SECOND_ATTEMPT, 14)
LAST = Rung(ImpasseStage.BARGAINING, 30)
USUAL = (FIRST, Rung(ImpasseStage.SPONSORS, 21), Rung(ImpasseStage.NEUTRAL, 30), LAST)


def ladder(ways_out: Sequence[tuple[CharterRoute, str, int]]) -> tuple[Rung, ...]:
    """The rungs in order: a second attempt, what the charter names, and back to the parties.

    `ways_out` are route, name and days as the charter has them; without any, the usual ladder.
    """
    named = [
        Rung(STAGES[route], days or FIRST.days, who)
        for route, who, days in ways_out
        if route in STAGES
    ]
    if not named:
        return USUAL
    kept = list(dict.fromkeys(named))
    return (FIRST, *kept, LAST)


def due_on(start: date, rung: Rung) -> date:
    """The day by which a rung shall be left."""
    return start + timedelta(days=rung.days)


def is_late(due: date, ended: date | None, on: date) -> bool:
    """Whether a rung is still stood on after its day."""
    return ended is None and on > due


def may_leave(end: RungEnd, *, is_open: bool, is_last: bool) -> Answer:
    """One leaves the rung one stands on; from the last there is no way up."""
    if not is_open:
        return no("This rung is not the one you stand on.")
    if end is RungEnd.UP and is_last:
        return no("This is the last rung.")
    return yes
