"""What is in force, what waits, and who may see it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, SignOff
from highroad.areas.decisions.vocabulary import Outcome, WaitingKind
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.vocabulary import ClauseKind, Side
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    agree,
    decline,
    fresh,
    make_table,
    propose,
    refused,
    seat_provider,
    seat_somebody,
)

pytestmark = pytest.mark.django_db
DAY = NOON.date()
DECISION = "decisions.decision"


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def sealed() -> Table:
    return make_table(is_sealed=True)


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
