"""No history of acts makes a decision stand by one side alone, on a changed text, or without quorum.

Two thousand histories in the usual run; `make longer` tries a hundred thousand.
"""

from __future__ import annotations

import os
from random import Random
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
from tests.areas.decisions.book import CHARTERS, SIDES, Committee, Given, Terms
from tests.areas.decisions.judge import must_stand_by_charter

pytestmark = pytest.mark.pure
SEATS = 3
PEOPLE = [f"{side.value}-{number}" for side in SIDES for number in range(SEATS)]
WILLING = [Stance.AGREE] * 9 + [Stance.LIVE_WITH]
MOSTLY = [Stance.AGREE] * 5 + [Stance.LIVE_WITH, Stance.STAND_ASIDE, Stance.DECLINE, Stance.DECLINE]
SEED = st.integers(0, 2**20)
"""One number stands for a whole round: drawing each answer by itself would take most of the time."""
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
    charter=st.sampled_from(CHARTERS),
)


def other_terms(seed: int) -> Terms:
    """What an amended charter may say."""
    pick = Random(seed).choice
    return Terms(
        rules=(pick(RULES), pick(RULES)), quorums=(pick((1, 2, 3)), pick((1, 2, 3))),
        dissent=pick((0, 1)), attempts=pick((1, 2)), proxies=pick(list(Proxies)),
        proxies_count=pick((True, False)), substitutes=pick((True, False)),
        chairs=pick((True, False)), base=pick(list(Base)), charter=pick(CHARTERS),
    )  # fmt: skip


def some(seed: int, most: int) -> set[str]:
    """Nobody, or up to so many people."""
    chance = Random(seed)
    return set(chance.sample(PEOPLE, chance.randint(0, most)))


class Histories(RuleBasedStateMachine):
    """People of both sides propose, answer, lend, change the text, leave, pause, and try again; they
    decide between meetings and without quorum, confirm, send on, divide the body, and amend its charter.
    """

    reached: ClassVar[set[tuple[Outcome, bool]]] = set()
    ways: ClassVar[set[tuple[Outcome, str, bool]]] = set()

    @initialize(terms=TERMS)
    def begin(self, terms: Terms) -> None:
        self.committee = Committee(terms, SEATS)
        self.stood: dict[int, tuple[Given, ...]] = {}
        self.committee.meet()
        assert self.committee.propose("Text 1", Side.LABOR)
        self.committee.adjourn()

    @rule(seed=SEED)
    def go_round(self, seed: int) -> None:
        """Everybody who may answers what they like, in any order."""
        self.all_answer(seed)

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

    def all_answer(self, seed: int, *, here: bool = False) -> None:
        """All of them, or those in the room."""
        chance, room = Random(seed), self.committee.room or set()
        for who in chance.sample(PEOPLE, len(PEOPLE)):
            stance = chance.choice(MOSTLY if seed % 3 else WILLING)
            if not here or who in room:
                self.committee.sign(who, stance, read=len(self.committee.now.texts))

    @rule(seed=SEED)
    def a_meeting_puts_a_text(self, seed: int) -> None:
        """Perhaps without quorum; those in the room answer, and it ends."""
        self.committee.meet(*some(seed, 4))
        if self.committee.now.outcome() is not Outcome.OPEN:
            self.committee.propose("Put in the room", Side.MANAGEMENT)
        self.all_answer(seed, here=True)
        self.committee.adjourn()

    @rule(seed=SEED)
    def between_meetings(self, seed: int) -> None:
        """Put in writing, where the charter lets them; everybody who may answers."""
        if self.committee.now.outcome() is not Outcome.OPEN:
            self.committee.propose("Put in writing", Side.LABOR)
        self.all_answer(3 * seed if seed % 2 else seed)
        if seed % 4 == 1:
            self.a_meeting_confirms(3 * seed)

    @rule(seed=SEED)
    def a_meeting_confirms(self, seed: int) -> None:
        waiting = [p for p in self.committee.proposals if p.outcome() is Outcome.PROVISIONAL]
        self.committee.meet(*some(seed, 1))
        if waiting and self.committee.confirm(waiting[0]):
            self.all_answer(seed)
        self.committee.adjourn()

    @rule(seed=SEED)
    def sent_on_and_back(self, seed: int) -> None:
        """What nobody agreed on goes where the charter sends it; what comes back is answered anew."""
        for _attempt in range(3):
            for who in PEOPLE:
                self.committee.sign(who, Stance.DECLINE, read=len(self.committee.now.texts))
            if self.committee.send_on():
                assert self.committee.now.outcome() in (Outcome.DECLINED, Outcome.LAPSED)
                break
            self.committee.again()
        if self.committee.bring_back("What came back"):
            self.all_answer(3 * seed)

    @rule(seed=SEED)
    def becomes_two(self, seed: int) -> None:
        self.committee.split(some(seed, 3))

    @rule(side=st.sampled_from(SIDES))
    def a_party_leaves(self, side: Side) -> None:
        self.committee.leave({f"{side.value}-2"})

    @rule(seed=SEED)
    def amend(self, seed: int) -> None:
        self.committee.amend(other_terms(seed))

    @rule()
    def renewal_falls_due_or_is_done(self) -> None:
        self.committee.is_overdue = not self.committee.is_overdue

    @invariant()
    def what_stands_was_agreed_by_both_sides_to_this_text_with_a_quorum(self) -> None:
        if not hasattr(self, "committee"):
            return
        for number, proposal in enumerate(self.committee.proposals):
            found = proposal.outcome()
            self.reached.add((found, proposal.attempt > 1))
            self.ways.add((found, proposal.course.setting or "", proposal.course.by_chairs))
            if found is Outcome.ADOPTED:
                must_stand_by_charter(proposal)
                kept = self.stood.setdefault(number, tuple(proposal.answers))
                assert tuple(proposal.answers) == kept, "nothing is added to what stands"


WAYS = (("", False), ("in_meeting", False), ("between", True))
"""Where something comes to stand by chance, and whether by the co-chairs alone; the rarer ways are walked."""


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
    Histories.ways.clear()

    run(int(os.environ.get("HIGHROAD_HISTORIES", "2000")))

    outcomes = {found for found, _again in Histories.reached}
    assert {Outcome.OPEN, Outcome.ADOPTED, Outcome.DECLINED, Outcome.WITHDRAWN} <= outcomes
    assert (Outcome.ADOPTED, True) in Histories.reached, "a second attempt came to stand"
    assert Outcome.PROVISIONAL in outcomes
    for way in WAYS:
        assert (Outcome.ADOPTED, *way) in Histories.ways, f"nothing was adopted {way}"
