"""The check of a charter before it is adopted: contradictions, impossibilities, one side alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from highroad.areas.partnerships.rules.consistency import (
    acts,
    deciding,
    meetings,
    people,
    quorums,
)
from highroad.areas.partnerships.rules.consistency.concern import Concern, Facts, may_be_adopted
from highroad.areas.partnerships.vocabulary import Weight

CHECKS: tuple[Callable[[Facts], Iterator[Concern]], ...] = (
    quorums.total_differs,
    quorums.needs_everybody,
    quorums.beyond_the_roster,
    quorums.lacks_a_co_chair,
    quorums.one_side_can_meet,
    quorums.decides_with_fewer_than_it_meets,
    quorums.works_without_its_quorum,
    deciding.one_side_can_decide,
    deciding.decides_by_the_word_of_one,
    deciding.a_quorum_beside_unanimity,
    deciding.a_word_of_one_beside_a_quorum,
    deciding.too_many_dissenters,
    deciding.proxies_fill_a_room,
    meetings.agenda_after_the_notice,
    meetings.issues_after_the_agenda,
    meetings.deadline_before_the_last_meeting,
    meetings.nobody_is_the_other_side,
    meetings.one_side_leads_and_writes,
    meetings.shown_before_signed,
    meetings.silent_guests_who_speak,
    meetings.no_time_left,
    people.terms_end_together,
    people.unequal_sides,
    people.another_roster,
    people.third_key_in_doubt,
    people.nobody_named,
    people.into_bargaining,
    people.side_agreement_that_binds_nobody,
    people.unpaid_time,
    acts.two_decide_beside_a_quorum,
    acts.notice_of_nothing,
    acts.renewal_before_the_notice_has_run,
    acts.renewal_without_end,
    people.not_said,
)
"""One function a claim; each finds none, one or several concerns."""


def check(facts: Facts) -> list[Concern]:
    """Everything the check finds, what stops a charter first."""
    order = list(Weight)
    found = [concern for finds in CHECKS for concern in finds(facts)]
    return sorted(found, key=lambda concern: order.index(concern.weight))


__all__ = ["CHECKS", "Concern", "Facts", "check", "may_be_adopted"]
