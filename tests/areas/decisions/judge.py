"""What stands in a committee's book is counted by hand, without the rules of the house."""

from __future__ import annotations

from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships.vocabulary import Base, Proxies, Side, SideRule
from tests.areas.decisions.book import SIDES, Given, Proposal, Terms


def must_stand_by_charter(proposal: Proposal) -> None:
    """However its charter lets it be decided: by both sides, and with a full quorum in the end."""
    assert proposal.terms is not None
    second = proposal.second
    if proposal.course.needs_ratifying:
        assert second is not None, "nothing provisional stands by itself"
        assert second.outcome() is Outcome.ADOPTED
        assert (second.text, second.course.setting) == (proposal.text, "in_meeting")
        must_stand_by_charter(second)
    if proposal.course.setting == "without_quorum":
        assert second is not None, "without a quorum nothing stands for good"
        assert all(agreed_of(proposal, side) for side in SIDES), "one side alone"
    elif proposal.course.by_chairs:
        for side in SIDES:
            assert [given.seat for given in agreed_of(proposal, side)] == [f"{side.value}-0"]
        assert len(answers_of(proposal)) == len(SIDES)
    else:
        must_stand(proposal, proposal.terms)
    if proposal.course.must_all_answer:
        entitled = sum(len(frozen.entitled) for frozen in proposal.frozen)
        assert len(answers_of(proposal)) == entitled, "in writing every seat answers"


def answers_of(proposal: Proposal) -> list[Given]:
    return [given for given in proposal.answers if given.text == proposal.text]


def agreed_of(proposal: Proposal, side: Side) -> list[Given]:
    own = [given for given in answers_of(proposal) if given.side == side]
    return [given for given in own if given.stance in (Stance.AGREE, Stance.LIVE_WITH)]


def must_stand(proposal: Proposal, terms: Terms) -> None:
    """Counted by hand, without the rules of the house."""
    for place, side in enumerate(SIDES):
        own = [g for g in proposal.answers if g.side == side and g.text == proposal.text]
        agreed = [g for g in own if g.stance in (Stance.AGREE, Stance.LIVE_WITH)]
        against = [g for g in own if g.stance is Stance.DECLINE]
        seats = [g.seat for g in own]
        entitled = next(each for each in proposal.frozen if each.side == side).entitled
        assert agreed, "one side alone"
        assert all(g.seat.startswith(side.value) and g.by.startswith(side.value) for g in own)
        assert len(seats) == len(set(seats)) <= len(entitled), "a seat answered twice"
        assert set(seats) <= set(entitled)
        in_person = [g for g in own if not g.by_proxy]
        counted = own if terms.proxies_count else in_person
        assert len(counted) >= terms.quorums[place], "without quorum"
        assert not terms.chairs or f"{side.value}-0" in seats
        assert not any(g.was_paused for g in own)
        assert terms.substitutes or not any(g.is_alternate for g in own)
        assert terms.proxies is Proxies.OWN_SIDE or len(in_person) == len(own)
        allowed = terms.dissent if proposal.attempt >= terms.attempts else 0
        must_pass(terms.rules[place], terms.base, agreed, against, own, len(entitled), allowed)


def must_pass(
    rule_of_side: SideRule, base: Base, agreed: list[Given], against: list[Given],
    own: list[Given], entitled: int, allowed: int,
) -> None:  # fmt: skip
    aside = len(own) - len(agreed) - len(against)
    of = {Base.CAST: len(own), Base.VALID: len(own) - aside}.get(base, entitled)
    if rule_of_side is SideRule.MAJORITY:
        assert 2 * len(agreed) > of
    elif rule_of_side is SideRule.TWO_THIRDS:
        assert 3 * len(agreed) >= 2 * of
    elif rule_of_side is SideRule.UNANIMITY:
        assert len(agreed) == entitled
    elif rule_of_side is SideRule.SUPPORT:
        assert not against
        assert not aside
    elif rule_of_side is SideRule.FEW_DISSENTERS:
        assert len(against) <= allowed
    else:
        assert not against
