"""The life of a referral: sent is not success. Deadlines, what closes the loop, and the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from statistics import median
from typing import Final

from highroad.areas.supports.vocabulary import ReferralState, Urgency
from highroad.kit.answers import Answer, no, yes

S = ReferralState
TRANSITIONS: Final[Mapping[ReferralState, frozenset[ReferralState]]] = {
    S.REQUESTED: frozenset({S.RECEIVED, S.ACCEPTED, S.REJECTED, S.CANCELLED, S.FAILED}),
    S.RECEIVED: frozenset({S.ACCEPTED, S.REJECTED, S.CANCELLED, S.FAILED}),
    S.ACCEPTED: frozenset({S.IN_PROGRESS, S.ON_HOLD, S.COMPLETED, S.CANCELLED, S.FAILED}),
    S.IN_PROGRESS: frozenset({S.ON_HOLD, S.COMPLETED, S.CANCELLED, S.FAILED}),
    S.ON_HOLD: frozenset({S.IN_PROGRESS, S.COMPLETED, S.CANCELLED, S.FAILED}),
    S.COMPLETED: frozenset(),
    S.REJECTED: frozenset(),
    S.CANCELLED: frozenset(),
    S.FAILED: frozenset(),
}
ENDS: Final = frozenset(state for state, after in TRANSITIONS.items() if not after)
WITH_REASON: Final = frozenset({S.REJECTED, S.FAILED})
ACCEPTED: Final = frozenset({S.ACCEPTED, S.IN_PROGRESS, S.ON_HOLD, S.COMPLETED})
CONTACT_DAYS: Final[Mapping[Urgency, int]] = {Urgency.NOW: 1, Urgency.WEEK: 3, Urgency.LATER: 7}
"""Days until the helper should have been in touch, by urgency."""
FOLLOW_UP_DAYS: Final = 30


def may_move(state: str, wanted: ReferralState, *, reason: str) -> Answer:
    """Whether a referral may go on; a no from a helper needs its reason."""
    if wanted not in TRANSITIONS[ReferralState(state)]:
        return no("This does not follow on: {state}.", state=ReferralState(state).label)
    if wanted in WITH_REASON and not reason:
        return no("Say why the need was not met.")
    return yes


def contact_due(sent_on: date, urgency: str) -> date:
    """The day by which the helper should have been in touch."""
    return sent_on + timedelta(days=CONTACT_DAYS[Urgency(urgency)])


def follow_up_on(contact_due_on: date) -> date:
    """The day on which the navigator asks the person how it went."""
    return contact_due_on + timedelta(days=FOLLOW_UP_DAYS)


def next_day(state: str, *, contact_due_on: date, follow_up: date) -> date | None:
    """When a referral needs the navigator again; never once it has ended."""
    if state in ENDS:
        return None
    return contact_due_on if state in (S.REQUESTED, S.RECEIVED) else follow_up


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A referral as the figures see it."""

    state: ReferralState
    has_reason: bool
    was_accepted: bool
    sent_at: datetime
    contact_at: datetime | None = None

    @property
    def is_closed(self) -> bool:
        """Helped, or declined with a reason. Sent, and no word back, is not closed."""
        return self.state is S.COMPLETED or (self.state in WITH_REASON and self.has_reason)


@dataclass(frozen=True, kw_only=True)
class LoopFigures:
    """What referrals came to."""

    sent: int
    accepted: int
    served: int
    closed: int
    hours_to_contact: Fraction | None
    """The middle number of hours; of those that were reached."""

    @property
    def closure(self) -> Fraction | None:
        """Closed of sent."""
        return Fraction(self.closed, self.sent) if self.sent else None

    @property
    def acceptance(self) -> Fraction | None:
        """Accepted of sent."""
        return Fraction(self.accepted, self.sent) if self.sent else None


def figures(referrals: Iterable[Sent]) -> LoopFigures:
    """Count them. Called-off referrals stay in the base: the person asked and did not get."""
    kept = list(referrals)
    hours = [
        Fraction(int((each.contact_at - each.sent_at).total_seconds()), 3600)
        for each in kept
        if each.contact_at is not None
    ]
    return LoopFigures(
        sent=len(kept), accepted=sum(each.was_accepted for each in kept),
        served=sum(each.state is S.COMPLETED for each in kept),
        closed=sum(each.is_closed for each in kept),
        hours_to_contact=median(hours) if hours else None,
    )  # fmt: skip
