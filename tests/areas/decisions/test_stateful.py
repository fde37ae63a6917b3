"""No sequence of acts adopts with one side's acts alone, a changed text, or without quorum.

`make longer` makes it long; under a charter, with the acts of today, see test_stateful_charter.py.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
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

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.ledger.models import Entry
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Holder
from highroad.areas.partnerships.vocabulary import Side, SideRule
from highroad.kit.answers import Refused
from tests import cast
from tests.cast import NOON
from tests.table import Table, make_table, seat_somebody

SIDES = (
    SideTerms(Side.LABOR, SideRule.MAJORITY, quorum=2),
    SideTerms(Side.MANAGEMENT, SideRule.NOBODY_OPPOSED, quorum=2),
)
LABOR, MANAGEMENT = range(3), range(3, 5)
"""Places in the list of people: three of labor, two of management; then Olu, who has no seat."""


MOSTLY_AGREE = [Stance.AGREE] * 4 + [Stance.STAND_ASIDE, Stance.DECLINE]


class World:
    """One table, built once; every run of the machine is rolled back to it."""

    table: ClassVar[Table]
    people: ClassVar[list[User]]
    reached: ClassVar[set[Outcome]]


class Signing(RuleBasedStateMachine):
    """People of both sides and a stranger propose, answer, change the text, withdraw and leave."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.answers: dict[int, Stance] = {}
        self.number, self.is_withdrawn, self.steps = 1, False, 0

    @initialize(who=st.sampled_from(LABOR), is_sealed=st.booleans())
    def propose(self, who: int, is_sealed: bool) -> None:
        self.is_sealed = is_sealed
        body = World.table.body
        body.is_sealed_signing = self.is_sealed
        self.key = actions.propose(
            body=body, title="Pay", text="Text 1", by=World.people[who], at=NOON
        ).key

    @property
    def decision(self) -> Decision:
        return queries.with_answers().get(pk=self.key)

    def attempt(self, act: Any, **given: Any) -> bool:
        self.steps += 1
        try:
            act(decision=self.decision, at=NOON + timedelta(minutes=self.steps), **given)
        except Refused:
            return False
        return True

    @rule(
        who=st.integers(0, 5),
        stance=st.sampled_from(MOSTLY_AGREE),
        stale=st.sampled_from([False, False, False, True]),
    )
    def somebody_answers(self, who: int, stance: Stance, stale: bool) -> None:
        self.answer(who, stance, stale)

    def answer(self, who: int, stance: Stance, stale: bool) -> None:
        number = self.number - 1 if stale else self.number
        done = self.attempt(
            actions.sign, wording_number=number, stance=stance, reason="So.", by=World.people[who]
        )
        if done:
            assert not stale
            assert who not in self.answers
            assert who < 5
            self.answers[who] = stance

    @rule(order=st.permutations(range(5)), stance=st.sampled_from(list(Stance)))
    def go_round(self, order: list[int], stance: Stance) -> None:
        """Everybody who still can answers: all agree but the last one, who says what they like."""
        for who in order[:-1]:
            self.answer(who, Stance.AGREE, False)
        self.answer(order[-1], stance, False)

    @rule(dissenter=st.sampled_from(MANAGEMENT))
    def one_manager_says_no(self, dissenter: int) -> None:
        """Everybody else who still can agrees."""
        self.answer(dissenter, Stance.DECLINE, False)
        for who in range(5):
            self.answer(who, Stance.AGREE, False)

    @precondition(lambda self: self.steps > 5)
    @rule(who=st.integers(0, 5))
    def reword(self, who: int) -> None:
        text = f"Text {self.number + 1}"
        if self.attempt(actions.reword, text=text, reason="Clearer.", by=World.people[who]):
            self.number += 1
            self.answers = {}

    @precondition(lambda self: self.steps > 7)
    @rule(who=st.integers(0, 5))
    def withdraw(self, who: int) -> None:
        if self.attempt(actions.withdraw, by=World.people[who]):
            assert who in LABOR
            self.is_withdrawn = True

    @rule(who=st.sampled_from([1, 2, 4]))
    def leave(self, who: int) -> None:
        """Somebody is removed; what they signed stays signed, and they sign no more."""
        chair = World.people[0 if who in LABOR else 3]
        holder = Holder.objects.filter(user=World.people[who], ended_at=None).first()
        if holder is not None:
            partnership_actions.end_term(holder=holder, by=chair, at=NOON)
            done = self.attempt(
                actions.sign,
                wording_number=self.number,
                stance=Stance.AGREE,
                by=World.people[who],
            )
            assert not done

    def agreeing(self, side: range) -> int:
        return sum(self.answers.get(who) == Stance.AGREE for who in side)

    def declining(self, side: range) -> int:
        return sum(self.answers.get(who) == Stance.DECLINE for who in side)

    def answering(self, side: range) -> int:
        return sum(who in self.answers for who in side)

    @invariant()
    def adopted_means_both_sides_by_their_own_rules(self) -> None:
        if not hasattr(self, "key"):
            return
        found = queries.state_of(self.decision)
        labor = self.agreeing(LABOR) >= 2 and self.answering(LABOR) >= 2
        management = (
            self.agreeing(MANAGEMENT) >= 1
            and self.declining(MANAGEMENT) == 0
            and self.answering(MANAGEMENT) == 2
        )
        assert (found is Outcome.ADOPTED) == (labor and management and not self.is_withdrawn)
        assert queries.current_wording(self.decision).number == self.number
        World.reached.add(found)

    @invariant()
    def a_sealed_answer_is_not_in_the_joint_record(self) -> None:
        if not hasattr(self, "key") or not self.is_sealed:
            return
        if queries.state_of(self.decision) in (Outcome.OPEN, Outcome.WITHDRAWN):
            joint = Entry.objects.filter(log__name=World.table.partnership.log)
            assert not joint.filter(line__contains='"act":"decision.signed"').exists()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)


@pytest.mark.django_db
def test_nothing_is_adopted_by_one_side_a_changed_text_or_without_quorum() -> None:
    table = make_table(sides=SIDES)
    juan, rosa = cast.person("Juan Vega"), cast.person("Rosa Lima")
    carol = cast.person("Carol Hart")
    seat_somebody(table, Side.LABOR, juan)
    seat_somebody(table, Side.LABOR, rosa, title="Member 2")
    seat_somebody(table, Side.MANAGEMENT, carol)
    World.table, World.people = table, [table.lena, juan, rosa, table.marcus, carol, cast.olu()]

    World.reached = set()

    run_state_machine_as_test(
        Signing,
        settings=settings(
            max_examples=int(os.environ.get("HIGHROAD_EXAMPLES", "25")),
            derandomize=True,
            stateful_step_count=12,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert {Outcome.OPEN, Outcome.ADOPTED} <= World.reached
    for is_sealed in (False, True):
        everybody = walk(is_sealed, "go_round", [0, 1, 2, 3, 4], Stance.AGREE)
        all_but_one = walk(is_sealed, "one_manager_says_no", 3)
        assert (everybody, all_but_one) == (Outcome.ADOPTED, Outcome.DECLINED)


def walk(is_sealed: bool, step: str, *given: Any) -> Outcome:
    """One known way through the machine, judged like all others."""
    run = Signing()
    run.propose(0, is_sealed)
    getattr(run, step)(*given)
    run.adopted_means_both_sides_by_their_own_rules()
    run.a_sealed_answer_is_not_in_the_joint_record()
    found = queries.state_of(run.decision)
    run.teardown()
    return found
