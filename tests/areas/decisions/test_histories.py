"""No history of acts makes a decision stand by one side alone, on a changed text, or without quorum.

Two thousand histories in the usual run; `HIGHROAD_HISTORIES=100000` makes it as long as one likes.
"""

from __future__ import annotations

import os
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships.vocabulary import Base, Proxies, Side, SideRule
from tests.areas.decisions.book import SIDES, Committee, Given, Proposal, Terms

pytestmark = pytest.mark.pure
SEATS = 3
PEOPLE = [f"{side.value}-{number}" for side in SIDES for number in range(SEATS)]
MOSTLY = [Stance.AGREE] * 5 + [Stance.LIVE_WITH, Stance.STAND_ASIDE, Stance.DECLINE, Stance.DECLINE]
RULES = [each for each in SideRule if each is not SideRule.CHAIRS_WORD]
TERMS = st.builds(
    Terms,
    rules=st.tuples(st.sampled_from(RULES), st.sampled_from(RULES)),
    quorums=st.tuples(st.integers(1, SEATS), st.integers(1, SEATS)),
    dissent=st.integers(0, 1),
    attempts=st.integers(1, 2),
    proxies=st.sampled_from(list(Proxies)),
    proxies_count=st.booleans(),
    substitutes=st.booleans(),
    chairs=st.booleans(),
    base=st.sampled_from(list(Base)),
)


class Histories(RuleBasedStateMachine):
    """People of both sides propose, answer, lend, change the text, leave, pause, and try again."""

    reached: ClassVar[set[tuple[Outcome, bool]]] = set()

    @initialize(terms=TERMS)
    def begin(self, terms: Terms) -> None:
        self.committee = Committee(terms, SEATS)
        self.stood: dict[int, tuple[Given, ...]] = {}
        assert self.committee.propose("Text 1", Side.LABOR)

    @rule(
        order=st.permutations(PEOPLE),
        stances=st.lists(st.sampled_from(MOSTLY), min_size=6, max_size=6),
    )
    def go_round(self, order: list[str], stances: list[Stance]) -> None:
        """Everybody who may answers what they like."""
        for who, stance in zip(order, stances, strict=True):
            self.committee.sign(who, stance, read=len(self.committee.now.texts))

    @rule(who=st.sampled_from(PEOPLE), stance=st.sampled_from(MOSTLY), stale=st.booleans())
    def one_answers(self, who: str, stance: Stance, stale: bool) -> None:
        read = len(self.committee.now.texts) - stale
        done = self.committee.sign(who, stance, read=read)
        assert not (done and stale)

    @rule(side=st.sampled_from(SIDES))
    def one_side_alone(self, side: Side) -> None:
        """All of one side agree, and lend to each other what they can."""
        own = [who for who in PEOPLE if who.startswith(side.value)]
        for who in own:
            self.committee.sign(who, Stance.AGREE, read=len(self.committee.now.texts))

    @rule(
        giver=st.sampled_from(PEOPLE),
        holder=st.sampled_from(PEOPLE),
        stance=st.sampled_from(MOSTLY),
    )
    def lend_and_answer(self, giver: str, holder: str, stance: Stance) -> None:
        self.committee.lend(giver, holder)
        self.committee.sign(holder, stance, read=len(self.committee.now.texts), for_seat=giver)

    @rule()
    def change_text(self) -> None:
        self.committee.reword(f"Text {len(self.committee.now.texts) + 1}")

    @rule(who=st.sampled_from(PEOPLE), back=st.booleans(), as_alternate=st.booleans())
    def seat_changes(self, who: str, back: bool, as_alternate: bool) -> None:
        chair = self.committee.seat(who)
        chair.sits, chair.is_alternate = back, back and as_alternate

    @rule()
    def pause_or_go_on(self) -> None:
        self.committee.is_paused = not self.committee.is_paused

    @precondition(lambda self: len(self.committee.now.answers) > 2)
    @rule(side=st.sampled_from(SIDES))
    def withdraw(self, side: Side) -> None:
        self.committee.withdraw(side)

    @rule()
    def try_again(self) -> None:
        self.committee.again()

    @invariant()
    def what_stands_was_agreed_by_both_sides_to_this_text_with_a_quorum(self) -> None:
        if not hasattr(self, "committee"):
            return
        for number, proposal in enumerate(self.committee.proposals):
            found = proposal.outcome()
            self.reached.add((found, proposal.attempt > 1))
            if found is Outcome.ADOPTED:
                must_stand(proposal, self.committee.terms)
                kept = self.stood.setdefault(number, tuple(proposal.answers))
                assert tuple(proposal.answers) == kept, "nothing is added to what stands"


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


def run(examples: int) -> None:
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=examples, derandomize=True, stateful_step_count=10, deadline=None,
            database=None, suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_two_thousand_histories() -> None:
    Histories.reached.clear()

    run(int(os.environ.get("HIGHROAD_HISTORIES", "2000")))

    outcomes = {found for found, _again in Histories.reached}
    assert {Outcome.OPEN, Outcome.ADOPTED, Outcome.DECLINED, Outcome.WITHDRAWN} <= outcomes
    assert (Outcome.ADOPTED, True) in Histories.reached, "a second attempt came to stand"


ALL_OF_BOTH = [(who, Stance.AGREE) for who in PEOPLE]
PLAIN = Terms(
    rules=(SideRule.NOBODY_OPPOSED, SideRule.NOBODY_OPPOSED), quorums=(2, 2), dissent=0, attempts=2,
    proxies=Proxies.NONE, proxies_count=False, substitutes=False, chairs=True,
)  # fmt: skip


def answered(*answers: tuple[str, Stance], text: str = "Text 1") -> Proposal:
    """A proposal with these answers, past every rule."""
    committee = Committee(PLAIN, SEATS)
    committee.propose("Text 1", Side.LABOR)
    committee.now.answers = [
        Given(who, who, committee.seat(who).side, stance, text, False, False, False)
        for who, stance in answers
    ]
    return committee.now


def test_the_count_by_hand_lets_a_good_one_stand() -> None:
    must_stand(answered(*ALL_OF_BOTH), PLAIN)


@pytest.mark.parametrize(
    "wrong",
    [
        answered(*ALL_OF_BOTH[:3]),
        answered(*ALL_OF_BOTH[:4]),
        answered(*ALL_OF_BOTH, text="Another text"),
        answered(*ALL_OF_BOTH[1:]),
        answered(*ALL_OF_BOTH, ALL_OF_BOTH[0]),
        answered(*ALL_OF_BOTH[:5], (PEOPLE[5], Stance.DECLINE)),
    ],
    ids=["one side", "no quorum", "another text", "no chair", "twice", "opposed"],
)
def test_the_count_by_hand_catches_what_is_wrong(wrong: Proposal) -> None:
    with pytest.raises(AssertionError):
        must_stand(wrong, PLAIN)
