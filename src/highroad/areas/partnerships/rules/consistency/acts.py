"""Clauses on what happens between meetings, at a renewal and when a party leaves, beside the others."""

from __future__ import annotations

from collections.abc import Iterator

from highroad.areas.partnerships.rules.consistency.concern import Concern, Facts
from highroad.areas.partnerships.vocabulary import (
    BetweenMeetings,
    ClauseKind,
    DayCount,
    Meanwhile,
    Weight,
)
from highroad.kit.answers import no

BETWEEN, RENEWAL, LEAVING = (
    ClauseKind.BETWEEN_MEETINGS,
    ClauseKind.RENEWAL,
    ClauseKind.WITHDRAWAL,
)
MONTH, WEEK, WORKING_WEEK = 30, 7, 5


def two_decide_beside_a_quorum(facts: Facts) -> Iterator[Concern]:
    """Two people decide between meetings, and more must answer for anything to be decided."""
    clauses = facts.clauses
    is_two = clauses.between_meetings is BetweenMeetings.CO_CHAIRS
    if not (is_two and facts.states(BETWEEN) and facts.states(ClauseKind.QUORUM_TO_DECIDE)):
        return
    needed = max((clauses.quorum_to_decide.of(side) for side in facts.keys), default=0)
    if needed > 1 and not clauses.between_ratified:
        yield Concern(
            Weight.CONTRADICTION,
            (BETWEEN, ClauseKind.QUORUM_TO_DECIDE),
            no(
                "Between meetings the two co-chairs decide, and yet {needed} seats of a side must be "
                "there to decide.",
                needed=needed,
            ),
            no("Let every seat answer in writing, or let the next meeting confirm it."),
        )


def notice_of_nothing(facts: Facts) -> Iterator[Concern]:
    """Nothing is decided between meetings, and the charter says how."""
    clauses = facts.clauses
    says_how = clauses.between_hours or clauses.between_ratified
    if clauses.between_meetings is BetweenMeetings.NOT_AT_ALL and says_how:
        yield Concern(
            Weight.CONTRADICTION,
            (BETWEEN,),
            no(
                "Nothing is decided between meetings, and yet notice or a confirmation is asked for."
            ),
            no("Say who decides between meetings, or leave out notice and confirmation."),
        )


def renewal_before_the_notice_has_run(facts: Facts) -> Iterator[Concern]:
    """Whoever will not renew cannot leave in time: the notice is longer than the days to renew in."""
    if not (facts.states(RENEWAL) and facts.states(LEAVING)):
        return
    renewal, leaving = facts.clauses.renewal, facts.clauses.withdrawal
    days = leaving.days
    if leaving.count is DayCount.WORKING:
        days = -(-days * WEEK // WORKING_WEEK)
    if days > renewal.days:
        ends = renewal.meanwhile is Meanwhile.LAPSES
        yield Concern(
            Weight.CONTRADICTION if ends else Weight.WARNING,
            (RENEWAL, LEAVING),
            no(
                "A renewal is due within {renewal} days, and leaving takes {notice} days of notice: "
                "whoever will not renew is still bound when it is due.",
                renewal=renewal.days,
                notice=days,
            ),
            no("Give at least {notice} days to renew, or a shorter notice.", notice=days),
        )


def renewal_without_end(facts: Facts) -> Iterator[Concern]:
    """More days to renew in than there are between two renewals."""
    renewal = facts.clauses.renewal
    if facts.states(RENEWAL) and 0 < renewal.months * MONTH <= renewal.days:
        yield Concern(
            Weight.CONTRADICTION,
            (RENEWAL,),
            no(
                "It is renewed every {months} months, and both sides have {days} days for it: one "
                "renewal is open when the next begins.",
                months=renewal.months,
                days=renewal.days,
            ),
            no("Renew it less often, or give fewer days."),
        )
