"""Proposing, changing the text, answering, withdrawing: what changes, what is recorded, who is told."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import Any

import pytest

from highroad.areas.accounts import queries as accounts
from highroad.areas.accounts.models import Message, User
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, SignOff
from highroad.areas.decisions.vocabulary import Outcome, Stance, Verdict, WaitingKind
from highroad.areas.ledger.models import Entry
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.actions import ClauseDraft, SideTerms
from highroad.areas.partnerships.vocabulary import ClauseKind, Side, SideRule
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    agree,
    decline,
    make_table,
    propose,
    refused,
    seat_provider,
    seat_somebody,
    sit,
)

pytestmark = pytest.mark.django_db
DAY = NOON.date()
MAJORITY_OF_TWO = (
    SideTerms(Side.LABOR, SideRule.MAJORITY, quorum=2),
    SideTerms(Side.MANAGEMENT, SideRule.CHAIRS_WORD),
)


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def sealed() -> Table:
    return make_table(is_sealed=True)


def fresh(decision: Decision) -> Decision:
    return queries.with_answers().get(pk=decision.pk)


def acts(log: str) -> list[str]:
    lines = Entry.objects.filter(log__name=log).order_by("number").values_list("line", flat=True)
    return [json.loads(line)["act"] for line in lines]


def inbox_titles(user: User) -> list[str]:
    """The titles of open messages about decisions."""
    lines = accounts.inbox(seen_by=user)
    return [line.title for line in lines if line.about.kind == "decisions.decision"]


def test_two_keys_adopt(table: Table) -> None:
    decision = propose(table)

    agree(decision, table.marcus)
    agree(decision, table.lena)

    view = queries.outcome(fresh(decision), seen_by=table.lena)
    assert view.outcome is Outcome.ADOPTED
    assert view.settled_on == DAY
    assert acts(table.partnership.log)[-3:] == ["decision.proposed"] + ["decision.signed"] * 2


def test_one_side_that_declines_is_enough_for_a_no(table: Table) -> None:
    decision = propose(table)

    decline(decision, table.marcus, reason="We cannot pay for it.")

    assert queries.state_of(fresh(decision)) is Outcome.DECLINED
    [answer] = queries.list_sign_offs(fresh(decision), table.lena)
    assert (answer.reason, answer.is_dissent) == ("We cannot pay for it.", True)


def test_the_digest_is_that_of_the_very_text(table: Table) -> None:
    decision = propose(table, text="One\nTwo")

    wording = queries.current_wording(fresh(decision))

    assert wording.digest == hashlib.sha256(b"One\nTwo").hexdigest()
    assert queries.outcome(fresh(decision)).digest == wording.digest


def test_proposing_freezes_the_rule_and_the_seats_of_each_side(table: Table) -> None:
    decision = propose(table)

    juan = cast.person("Juan Vega")
    seat_somebody(table, Side.LABOR, juan)

    assert decision.keys == ["labor", "management"]
    assert decision.rules["labor"] == {
        "rule": "chairs_word",
        "base": "entitled",
        "quorum": 1,
        "entitled": [str(table.seats["labor"].key)],
    }
    with refused("no key when this proposal"):
        agree(decision, juan)


def test_a_seat_that_came_later_does_not_change_the_arithmetic() -> None:
    table = make_table(sides=MAJORITY_OF_TWO)
    juan = cast.person("Juan Vega")
    seat_somebody(table, Side.LABOR, juan)
    decision = propose(table)
    seat_somebody(table, Side.LABOR, cast.person("Rosa Lima"), title="Member 2")

    agree(decision, table.lena)
    agree(decision, juan)

    [labor, _management] = queries.outcome(fresh(decision), seen_by=juan).tallies
    assert (labor.base, labor.verdict) == (2, Verdict.PASSES)


def test_too_few_filled_seats_open_nothing() -> None:
    table = make_table(sides=MAJORITY_OF_TWO)

    with refused("filled seats"):
        propose(table)


def test_everybody_with_a_key_is_asked_and_only_they(table: Table) -> None:
    priya = cast.priya()
    seat_provider(table, priya)

    propose(table)

    assert "Joint Committee: your answer is asked for: Paid time to train" in inbox_titles(
        table.lena
    )
    assert "Joint Committee: your answer is asked for: Paid time to train" in inbox_titles(
        table.marcus
    )
    assert inbox_titles(priya) == []


def test_answering_closes_ones_own_message_and_no_other(table: Table) -> None:
    decision = propose(table)

    agree(decision, table.lena)

    asked = Message.objects.filter(about=str(Ref.to(decision)), closed_at=None)
    assert {message.to for message in asked} == {table.marcus}


def test_both_sides_hear_how_it_ended(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    agree(decision, table.marcus)

    assert inbox_titles(table.lena) == ["Joint Committee: adopted: Paid time to train"]
    assert not Message.objects.filter(closed_at=None, to=table.marcus, kind="act").exists()


def test_a_second_answer_of_the_same_seat_is_refused(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    with refused("already answered this wording"):
        decline(decision, table.lena)

    assert SignOff.objects.count() == 1


def test_an_alternate_answers_for_the_seat_and_is_named_as_such(table: Table) -> None:
    juan = cast.person("Juan Vega")
    sit(table, table.seats["labor"], juan, is_alternate=True)
    decision = propose(table)

    agree(decision, juan)

    [answer] = queries.list_sign_offs(fresh(decision), juan)
    assert (answer.is_alternate, answer.seat) == (True, "Labor co-chair")
    with refused("already answered"):
        agree(decision, table.lena)


@pytest.mark.parametrize("stance", [Stance.DECLINE, Stance.STAND_ASIDE])
def test_no_and_aside_need_a_reason(table: Table, stance: Stance) -> None:
    decision = propose(table)

    with refused("Give your reason"):
        actions.sign(decision=decision, wording_number=1, stance=stance, by=table.lena, at=NOON)


def test_a_changed_text_cancels_every_answer(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    actions.reword(
        decision=decision, text="Paid, and fed.", reason="Lunch.", by=table.marcus, at=NOON
    )

    view = queries.outcome(fresh(decision), seen_by=table.lena)
    assert (view.outcome, view.wording_number) == (Outcome.OPEN, 2)
    assert sum(tally.count.answered for tally in view.tallies) == 0
    with refused("The text has changed since you read it"):
        agree(decision, table.lena, number=1)
    agree(decision, table.marcus, number=2)
    assert queries.state_of(fresh(decision)) is Outcome.OPEN
    agree(decision, table.lena, number=2)
    assert queries.state_of(fresh(decision)) is Outcome.ADOPTED


def test_after_a_change_everybody_is_asked_again(table: Table) -> None:
    decision = propose(table)
    agree(decision, table.lena)

    actions.reword(decision=decision, text="Other.", reason="So.", by=table.marcus, at=NOON)

    again = "Joint Committee: the text has changed, answer again: Paid time to train"
    assert inbox_titles(table.lena) == [again]
    assert acts(table.partnership.log)[-1] == "decision.reworded"


def test_old_answers_stay_readable_with_the_difference_of_the_texts(table: Table) -> None:
    decision = propose(table, text="Paid in class.")
    agree(decision, table.lena)
    actions.reword(decision=decision, text="Paid in school.", reason="So.", by=table.lena, at=NOON)

    newest, oldest = queries.list_wordings(fresh(decision), table.marcus)
    [answer] = queries.list_sign_offs(fresh(decision), table.marcus)

    assert (newest.number, oldest.number, answer.wording_number) == (2, 1, 1)
    assert [change.kind for change in newest.changes] == ["same", "removed", "added"]


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        ("Every apprentice is paid in class.", "So.", "the same as the last one"),
        ("Other.", "", "Say why"),
        ("", "So.", "needs a text"),
    ],
)
def test_a_change_needs_another_text_and_a_reason(
    table: Table, text: str, reason: str, why: str
) -> None:
    decision = propose(table)

    with refused(why):
        actions.reword(decision=decision, text=text, reason=reason, by=table.lena, at=NOON)


def test_a_settled_text_is_not_changed(table: Table) -> None:
    decision = propose(table)
    decline(decision, table.lena)

    with refused("no longer open"):
        actions.reword(decision=decision, text="Other.", reason="So.", by=table.lena, at=NOON)


def test_the_side_that_proposed_withdraws(table: Table) -> None:
    decision = propose(table)
    with refused("Only the side that proposed"):
        actions.withdraw(decision=decision, by=table.marcus, at=NOON)

    actions.withdraw(decision=decision, by=table.lena, at=NOON)

    assert queries.state_of(fresh(decision)) is Outcome.WITHDRAWN
    assert acts(table.partnership.log)[-1] == "decision.withdrawn"
    assert inbox_titles(table.marcus) == ["Joint Committee: withdrawn: Paid time to train"]
    with refused("no longer open"):
        agree(decision, table.marcus)


def test_after_the_last_day_it_lapses(table: Table) -> None:
    decision = propose(table, closes_on=DAY + timedelta(days=2))
    agree(decision, table.lena)

    late = NOON + timedelta(days=3)

    assert queries.state_of(fresh(decision), on=late.date()) is Outcome.LAPSED
    assert queries.outcome(fresh(decision), on=late.date()).settled_on == late.date()
    with refused("no longer open"):
        agree(decision, table.marcus, at=late)


def test_somebody_removed_signs_no_more_and_what_they_signed_stands(table: Table) -> None:
    juan = cast.person("Juan Vega")
    holder = sit(table, table.seats["labor"], juan, is_alternate=True)
    decision = propose(table)
    agree(decision, juan)

    partnership_actions.end_term(holder=holder, by=table.lena, at=NOON)
    agree(decision, table.marcus)

    assert queries.state_of(fresh(decision)) is Outcome.ADOPTED
    with pytest.raises(NotFound):
        queries.get_decision(decision.key, juan)


def test_a_paused_body_decides_nothing_and_its_neighbor_goes_on(table: Table) -> None:
    decision = propose(table)
    other = partnership_actions.create_body(
        partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
    )
    partnership_actions.pause(
        partnership=table.partnership, bodies=[other], reason="Strike.", by=table.lena, at=NOON
    )
    agree(decision, table.marcus)

    partnership_actions.pause(
        partnership=table.partnership, bodies=[table.body], reason="Strike.", by=table.lena, at=NOON
    )

    with refused("is paused"):
        agree(decision, table.lena)
    with refused("is paused"):
        propose(table, title="Another")
    assert queries.waiting_for(table.lena, on=DAY) == []


class TestSealed:
    """Neither side sees the other's answer, nor whether there is one, before all have spoken."""

    def test_the_other_side_sees_no_difference(self, sealed: Table) -> None:
        decision = propose(sealed)
        before = self.everything_seen(sealed.marcus, decision)

        decline(decision, sealed.lena)

        assert self.everything_seen(sealed.marcus, decision) == before

    def everything_seen(self, reader: User, decision: Decision) -> Any:
        day = DAY
        return (
            queries.outcome(fresh(decision), on=day, seen_by=reader),
            queries.list_sign_offs(fresh(decision), reader),
            queries.list_decisions(decision.body, reader, on=day),
            queries.waiting_for(reader, on=day),
            inbox_titles(reader),
            acts(decision.log),
            queries.outcome(fresh(decision), on=day),
        )

    def test_ones_own_side_sees_its_own(self, sealed: Table) -> None:
        decision = propose(sealed)

        decline(decision, sealed.lena)

        [labor, management] = queries.outcome(fresh(decision), seen_by=sealed.lena).tallies
        assert (labor.verdict, management.verdict) == (Verdict.FAILS, Verdict.SEALED)
        assert len(queries.list_sign_offs(fresh(decision), sealed.lena)) == 1

    def test_the_joint_record_gets_all_answers_with_the_last_one(self, sealed: Table) -> None:
        decision = propose(sealed)

        agree(decision, sealed.lena)
        own = acts(sealed.partnership.side_log("labor"))
        before = acts(sealed.partnership.log)
        agree(decision, sealed.marcus)

        assert own == ["decision.signed"]
        assert before[-1] == "decision.proposed"
        assert acts(sealed.partnership.log)[len(before) :] == ["decision.signed"] * 2
        assert queries.state_of(fresh(decision)) is Outcome.ADOPTED
        assert len(queries.list_sign_offs(fresh(decision), sealed.marcus)) == 2

    def test_an_early_no_stays_sealed_when_the_text_changes_or_time_runs_out(
        self, sealed: Table
    ) -> None:
        decision = propose(sealed, closes_on=DAY)
        decline(decision, sealed.lena)
        late = DAY + timedelta(days=1)

        lapsed = queries.outcome(fresh(decision), on=late, seen_by=sealed.marcus)
        actions.reword(decision=decision, text="Other.", reason="So.", by=sealed.marcus, at=NOON)

        assert lapsed.outcome is Outcome.LAPSED
        assert [tally.verdict for tally in lapsed.tallies] == [Verdict.SEALED, Verdict.FAILS]
        assert queries.list_sign_offs(fresh(decision), sealed.marcus) == []
        assert len(queries.list_sign_offs(fresh(decision), sealed.lena)) == 1

    def test_a_voice_without_a_side_sees_neither(self, sealed: Table) -> None:
        priya = cast.priya()
        seat_provider(sealed, priya)
        decision = propose(sealed)

        agree(decision, sealed.lena)

        tallies = queries.outcome(fresh(decision), seen_by=priya).tallies
        assert {tally.verdict for tally in tallies} == {Verdict.SEALED}
        assert queries.list_sign_offs(fresh(decision), priya) == []


class TestCharters:
    """A charter is in force from the day both sides adopted its very text."""

    def draft(self, table: Table, rule: str = "majority") -> Any:
        clauses = [
            ClauseDraft(ClauseKind.PURPOSE, "Safer work."),
            ClauseDraft(ClauseKind.DECISION_RULE, "As follows.", {"labor": rule}),
        ]
        return partnership_actions.draft_charter(
            body=table.body, clauses=clauses, by=table.lena, at=NOON
        )

    def adopt(self, table: Table, charter: Any, at: Any = NOON) -> Decision:
        decision = actions.propose_charter(charter=charter, by=table.lena, at=at)
        agree(decision, table.lena, at=at)
        agree(decision, table.marcus, at=at)
        return decision

    def test_a_draft_binds_nobody(self, table: Table) -> None:
        charter = self.draft(table)

        actions.propose_charter(charter=charter, by=table.lena, at=NOON)

        assert queries.charter_in_force(table.body, DAY) is None

    def test_both_sides_adopt_it(self, table: Table) -> None:
        charter = self.draft(table)

        decision = self.adopt(table, charter)

        assert queries.charter_in_force(table.body, DAY) == charter
        assert queries.charter_in_force(table.body, DAY - timedelta(days=1)) is None
        assert queries.outcome_on(Ref.to(charter)) == (
            Outcome.ADOPTED,
            queries.current_wording(fresh(decision)).digest,
        )

    def test_the_newest_adopted_one_holds(self, table: Table) -> None:
        first, later = self.draft(table), NOON + timedelta(days=1)
        self.adopt(table, first)
        second = self.draft(table, rule="chairs_word")
        actions.propose_charter(charter=self.draft(table, "unanimity"), by=table.lena, at=later)

        self.adopt(table, second, at=later)

        assert queries.charter_in_force(table.body, DAY) == first
        assert queries.charter_in_force(table.body, later.date()) == second

    def test_its_clauses_run_the_next_decision(self, table: Table) -> None:
        self.adopt(table, self.draft(table, rule="unanimity"))

        decision = propose(table)

        assert decision.rules["labor"]["rule"] == "unanimity"
        assert decision.rules["management"]["rule"] == "chairs_word"

    def test_a_clause_changed_behind_the_signatures_is_out_of_force(self, table: Table) -> None:
        charter = self.draft(table)
        self.adopt(table, charter)

        charter.clauses.filter(number=1).update(text="Riskier work.")

        assert queries.charter_in_force(table.body, DAY) is None

    def test_the_text_of_a_record_is_changed_in_the_record(self, table: Table) -> None:
        decision = actions.propose_charter(charter=self.draft(table), by=table.lena, at=NOON)

        with refused("belongs to a record"):
            actions.reword(decision=decision, text="Other.", reason="So.", by=table.lena, at=NOON)

    def test_nothing_is_known_of_a_record_nobody_proposed(self, table: Table) -> None:
        assert queries.outcome_on(Ref.to(self.draft(table))) is None


class TestWaiting:
    """What waits for one person, from the state of things."""

    def test_a_proposal_waits_for_each_seat_until_it_has_answered(self, table: Table) -> None:
        decision = propose(table, closes_on=DAY + timedelta(days=9))

        [line] = queries.waiting_for(table.lena, on=DAY)
        agree(decision, table.lena)

        assert (line.kind, line.about) == (WaitingKind.SIGN, Ref.to(decision))
        assert (line.body_name, line.partnership_name) == ("Joint Committee", "Harbor Trades")
        assert line.due_on == DAY + timedelta(days=9)
        assert queries.waiting_for(table.lena, on=DAY) == []
        assert len(queries.waiting_for(table.marcus, on=DAY)) == 1

    def test_it_waits_again_after_a_change(self, table: Table) -> None:
        decision = propose(table)
        agree(decision, table.lena)

        actions.reword(decision=decision, text="Other.", reason="So.", by=table.lena, at=NOON)

        [line] = queries.waiting_for(table.lena, on=DAY)
        assert line.wording_number == 2

    def test_it_waits_no_more_once_settled_or_lapsed(self, table: Table) -> None:
        lapsing = propose(table, closes_on=DAY)
        settled = propose(table, title="Other")
        decline(settled, table.marcus)

        assert [line.about for line in queries.waiting_for(table.lena, on=DAY)] == [Ref.to(lapsing)]
        assert queries.waiting_for(table.lena, on=DAY + timedelta(days=1)) == []

    def test_nothing_waits_for_a_stranger_or_a_seat_without_a_key(self, table: Table) -> None:
        priya = cast.priya()
        seat_provider(table, priya)
        propose(table)

        assert queries.waiting_for(priya, on=DAY) == []
        assert queries.waiting_for(cast.olu(), on=DAY) == []

    def test_a_seat_that_was_not_entitled_is_not_asked(self, table: Table) -> None:
        propose(table)
        juan = cast.person("Juan Vega")
        seat_somebody(table, Side.LABOR, juan)

        assert queries.waiting_for(juan, on=DAY) == []

    def test_a_review_date_brings_it_back_until_it_is_proposed_again(self, table: Table) -> None:
        due = date(2026, 6, 1)
        decision = propose(table, review_on=due)
        agree(decision, table.lena)
        agree(decision, table.marcus)

        early = queries.waiting_for(table.lena, on=due - timedelta(days=1))
        [line] = queries.waiting_for(table.lena, on=due)
        later = NOON + timedelta(days=91)
        again = propose(table, subject=Ref.to(decision), at=later)

        assert early == []
        assert (line.kind, line.due_on) == (WaitingKind.REVIEW, due)
        assert [row.about for row in queries.waiting_for(table.lena, on=due)] == [Ref.to(again)]


class TestVisible:
    """Joint texts are for confirmed seats of the partnership."""

    def test_olu_and_the_program_office_find_nothing(self, table: Table) -> None:
        decision = propose(table)

        for stranger in (cast.olu(), table.sam):
            with pytest.raises(NotFound):
                queries.get_decision(decision.key, stranger)
            with pytest.raises(NotFound):
                queries.list_wordings(decision, stranger)
            with pytest.raises(NotFound):
                queries.list_sign_offs(decision, stranger)
            assert queries.list_decisions(table.body, stranger) == []
            assert queries.decision_on(Ref.to(decision), stranger) is None

    def test_an_answer_and_a_text_lead_to_their_decision(self, sealed: Table) -> None:
        decision = propose(sealed)
        agree(decision, sealed.lena)
        answer = SignOff.objects.get()

        assert queries.decision_of_answer(answer.key, sealed.lena) == decision
        assert queries.decision_of_wording(answer.wording_id, sealed.marcus) == decision
        with pytest.raises(NotFound):
            queries.decision_of_answer(answer.key, sealed.marcus)
        with pytest.raises(NotFound):
            queries.decision_of_answer(decision.key, sealed.lena)

    def test_a_partnership_lists_the_decisions_of_all_its_bodies(self, table: Table) -> None:
        decision = propose(table)

        [line] = queries.list_decisions(table.partnership, table.marcus)

        assert (line.key, line.outcome, line.title) == (
            decision.key,
            Outcome.OPEN,
            "Paid time to train",
        )
