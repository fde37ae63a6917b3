"""Clocks of access and incidents, the count of a majority, the ladder to a first contract, postings.

The hardest line of this area: a count is kept as a bare number only where it says nothing about any
one worker. Otherwise the yes or the no is all that is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.assurances.rules.clauses import answer_due
from highroad.areas.assurances.vocabulary import DayCount
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    AccessState,
    IncidentState,
    LadderAct,
    LadderStep,
)
from highroad.kit.answers import Answer, no, yes

BETWEEN_COUNTS = timedelta(days=90)
"""Two counts of one unit closer together would tell, by their difference, of a few people."""


def has_majority(signed: int, unit: int) -> bool:
    """More than half: 65 of 128 is a majority, 64 is not (reference, 8.3)."""
    return 2 * signed > unit


def kept_count(signed: int, unit: int, smallest: int) -> int | None:
    """The count if both those who signed and those who did not are at least `smallest`; else nothing."""
    return signed if min(signed, unit - signed) >= smallest else None


def may_be_counted(
    *, unit: int, signed: int, neutral: str, counted_on: date, earlier: Iterable[date], on: date
) -> Answer:
    """Whether a neutral person's count can be entered."""
    if not neutral.strip():
        return no("Name the neutral person who counted.")
    if not 0 <= signed <= unit or unit < 1:
        return no("The count cannot be larger than the unit.")
    if counted_on > on:
        return no("This day lies ahead.")
    if any(abs(counted_on - day) < BETWEEN_COUNTS for day in earlier):
        return no(
            "This unit was counted less than {days} days before or after. The difference of two "
            "counts would tell of a few people.",
            days=BETWEEN_COUNTS.days,
        )
    return yes


def access_state(
    *, reply: AccessReply | None, kept: bool | None, due_on: date | None, on: date
) -> AccessState:
    """Where a request for access stands on a day; the last day is still in time."""
    if reply is None:
        return AccessState.OVERDUE if due_on is not None and due_on < on else AccessState.ASKED
    if reply is AccessReply.REFUSED:
        return AccessState.REFUSED
    if kept is None:
        return AccessState.GRANTED
    return AccessState.KEPT if kept else AccessState.NOT_KEPT


def incident_state(
    *, answered: bool, found: bool, settled: bool, due_on: date | None, on: date
) -> IncidentState:
    """Where an incident stands on a day."""
    if settled:
        return IncidentState.SETTLED
    if found:
        return IncidentState.FOUND
    if answered:
        return IncidentState.ANSWERED
    is_late = due_on is not None and due_on < on
    return IncidentState.OVERDUE if is_late else IncidentState.OPEN


@dataclass(frozen=True)
class LadderTerms:
    """The agreed steps: days to meet, to bargain, to mediate, as the text counts them."""

    meet_days: int = 10
    bargain_days: int = 90
    mediate_days: int = 30
    count: DayCount = DayCount.CALENDAR


@dataclass(frozen=True)
class LadderLine:
    """One step: by when, when it was done, and whether that day has passed."""

    step: LadderStep
    due_on: date
    done_on: date | None
    is_late: bool


def ladder(
    certified_on: date, terms: LadderTerms, events: Sequence[tuple[LadderAct, date]], on: date
) -> tuple[LadderLine, ...]:
    """The steps with their last days, moved by what happened: each step begins where the one before ended.

    Days on which the clock was stopped by agreement are added to every later step.
    """
    first = {act: day for act, day in reversed(events)}
    met, settled = first.get(LadderAct.MET), first.get(LadderAct.SETTLED)
    meet_by = answer_due(certified_on, terms.meet_days, terms.count)
    still = timedelta(days=stopped_days(events, on))
    bargain_by = answer_due(met or meet_by, terms.bargain_days, terms.count) + still
    mediated = first.get(LadderAct.MEDIATED)
    mediate_by = answer_due(mediated or bargain_by, terms.mediate_days, terms.count)
    arbitrated = first.get(LadderAct.ARBITRATED)
    done = {
        LadderStep.MEET: met,
        LadderStep.BARGAIN: mediated or settled,
        LadderStep.MEDIATE: arbitrated or (settled if mediated else None),
    }
    due = {
        LadderStep.MEET: meet_by, LadderStep.BARGAIN: bargain_by, LadderStep.MEDIATE: mediate_by,
    }  # fmt: skip
    return tuple(
        LadderLine(
            step, due[step], done[step], settled is None and done[step] is None and due[step] < on
        )
        for step in due
    )


def stopped_days(events: Sequence[tuple[LadderAct, date]], on: date) -> int:
    """Days on which the clock stood still by agreement; a stop that runs counts up to the day."""
    days, since = 0, None
    for act, day in events:
        if act is LadderAct.STOPPED and since is None:
            since = day
        elif act in (LadderAct.RESUMED, LadderAct.SETTLED) and since is not None:
            days += (day - since).days
            since = None
    return days + ((on - since).days if since is not None and on > since else 0)


@dataclass(frozen=True)
class ContractTimes:
    """A published figure on how long first contracts take: days from certification to signature."""

    year: int
    contracts: int
    mean_days: int
    median_days: int
    source: str


PUBLISHED = (
    ContractTimes(2021, 330, 409, 356, "Bloomberg Law, 2021"),
    ContractTimes(2022, 391, 465, 374, "Bloomberg Law, 2022"),
)
"""Closed cases only: cases still open would make them longer."""


def may_happen(
    events: Sequence[tuple[LadderAct, date]], act: LadderAct, on: date, today: date
) -> Answer:
    """Whether something can be entered on the way to a first contract."""
    acts = [each for each, _day in events]
    if on > today:
        return no("This day lies ahead.")
    if events and on < events[-1][1]:
        return no("Enter what happened in its order.")
    if LadderAct.SETTLED in acts:
        return no("The first contract is settled.")
    stops = acts.count(LadderAct.STOPPED) - acts.count(LadderAct.RESUMED)
    if act is LadderAct.RESUMED and not stops:
        return no("The clock is running.")
    if act is LadderAct.STOPPED and stops:
        return no("The clock is stopped already.")
    if act in (LadderAct.MET, LadderAct.MEDIATED, LadderAct.ARBITRATED) and act in acts:
        return no("This stands here already.")
    return yes


SUBCONTRACT_FLOOR = Decimal(10_000)
"""Dollars: smaller subcontracts need no clause (29 CFR 471.3)."""


@dataclass(frozen=True)
class Coverage:
    """How many of the subcontracts that need the clause have it."""

    having: int
    needing: int

    @property
    def percent(self) -> Decimal | None:
        """In percent with one decimal; nothing where none needs it."""
        if not self.needing:
            return None
        return (Decimal(100) * self.having / self.needing).quantize(Decimal("0.1"))


def coverage(subcontracts: Iterable[tuple[Decimal, bool]]) -> Coverage:
    """Of (dollars, has the clause): those under the floor stand in neither number."""
    needing = [has for dollars, has in subcontracts if dollars >= SUBCONTRACT_FLOOR]
    return Coverage(sum(needing), len(needing))
