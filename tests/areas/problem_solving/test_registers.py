"""Rules changed together, from involvement to the day in force; and nominations that both sides stand behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from highroad.areas.decisions.models import Decision, Wording
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.actions import NominationDraft, RuleDraft
from highroad.areas.problem_solving.actions import requests as involving
from highroad.areas.problem_solving.actions.requests import InvolvementDraft
from highroad.areas.problem_solving.models import Nomination, RuleChange
from highroad.areas.problem_solving.rules.registers import state_of_rule
from highroad.areas.problem_solving.vocabulary.registers import (
    NomineeKind,
    RuleSource,
    RuleState,
    RuleStep,
)
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, agree, decline, make_table, refused

DAY = timezone.localdate(NOON)
MAY = date(2027, 5, 1)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("outcome", "source", "on", "state"),
    [
        (Outcome.OPEN, RuleSource.SITE, MAY, RuleState.PROPOSED),
        (Outcome.PROVISIONAL, RuleSource.SITE, MAY, RuleState.PROPOSED),
        (Outcome.DECLINED, RuleSource.SITE, MAY, RuleState.NOT_AGREED),
        (Outcome.WITHDRAWN, RuleSource.POLICY, MAY, RuleState.NOT_AGREED),
        (Outcome.ADOPTED, RuleSource.SITE, MAY - timedelta(days=1), RuleState.AGREED),
        (Outcome.ADOPTED, RuleSource.PRACTICE, MAY, RuleState.IN_FORCE),
        (Outcome.ADOPTED, RuleSource.CONTRACT, MAY, RuleState.RECOMMENDED),
    ],
)
def test_where_a_rule_stands(
    outcome: Outcome, source: RuleSource, on: date, state: RuleState
) -> None:
    assert state_of_rule(outcome, source, MAY, on) is state


@pytest.fixture
def table() -> Table:
    return make_table()


def rule(table: Table, **more: Any) -> Decision:
    given: dict[str, Any] = {
        "rule": "Two signatures for every ladder.", "step": RuleStep.LIFTED,
        "source": RuleSource.SITE, "in_force_on": DAY + timedelta(days=10), **more,
    }  # fmt: skip
    return actions.propose_rule_change(
        body=table.body, draft=RuleDraft(**given), by=table.lena, at=NOON
    )


@pytest.mark.django_db
class TestRules:
    def test_from_involvement_to_the_day_it_is_in_force(self, table: Table) -> None:
        involvement = involving.note_involvement(
            body=table.body, by=table.marcus, at=NOON,
            draft=InvolvementDraft(
                topic="Ladders", notified_on=DAY - timedelta(days=30), deadline_on=None,
                initiator=Side.MANAGEMENT, stage=PdiStage(PdiStage.values[0]),
                aim=PdiAim(PdiAim.values[0]), limits="",
            ),
        )  # fmt: skip
        put = rule(table, involvement=involvement)
        before = queries.list_rule_changes(table.body, table.marcus, DAY)[0]
        for person in (table.lena, table.marcus):
            agree(put, person)
        agreed = queries.list_rule_changes(table.body, table.marcus, DAY)[0]
        later = queries.list_rule_changes(table.body, table.marcus, DAY + timedelta(days=10))[0]

        assert before.involvement == involvement
        assert [line.state for line in (before, agreed, later)] == [
            RuleState.PROPOSED, RuleState.AGREED, RuleState.IN_FORCE,
        ]  # fmt: skip
        assert (later.agreed_on, later.decision_key) == (DAY, put.key)
        assert "Two signatures for every ladder." in Wording.objects.get(decision=put).text

    def test_one_side_alone_changes_no_rule_and_another_text_is_not_it(self, table: Table) -> None:
        put = rule(table)
        decline(put, table.marcus)
        assert (
            queries.list_rule_changes(table.body, table.lena, MAY)[0].state is RuleState.NOT_AGREED
        )

        second = rule(table, rule="Gloves everywhere.")
        for person in (table.lena, table.marcus):
            agree(second, person)
        RuleChange.objects.filter(rule="Gloves everywhere.").update(rule="Gloves nowhere.")
        found = queries.list_rule_changes(table.body, table.lena, MAY)[0]

        assert found.state is RuleState.NOT_AGREED, "what was signed names another text"

    def test_what_a_rule_needs(self, table: Table) -> None:
        with refused("Write down the rule."):
            rule(table, rule=" ")
        with refused("Write down how it reads from then on."):
            rule(table, step=RuleStep.CHANGED)

    def test_the_database_has_the_last_word(self, table: Table) -> None:
        rule(table)
        kept = RuleChange.objects.get()

        hits(kept, {}, "problem_solving_rule_change_number|body_id.*number")
        hits(kept, {"number": 9, "step": "changed"}, "problem_solving_changed_rule_reads")
        hits(kept, {"number": 9, "rule": ""}, "problem_solving_rule_has_words")


@pytest.mark.django_db
class TestNominations:
    def nominate(self, table: Table, **more: Any) -> Decision:
        given: dict[str, Any] = {
            "award": "Safety award 2026", "nominee": "Crew of pier 4", "kind": NomineeKind.CREW,
            "reason": "400 days without an injury.", **more,
        }  # fmt: skip
        return actions.nominate(
            body=table.body, draft=NominationDraft(**given), by=table.marcus, at=NOON
        )

    def test_both_sides_stand_behind_it(self, table: Table) -> None:
        put = self.nominate(table)
        open_one = queries.list_nominations(table.body, table.lena, DAY)[0]
        for person in (table.lena, table.marcus):
            agree(put, person)
        found = queries.list_nominations(table.body, table.lena, DAY)[0]

        assert (open_one.outcome, open_one.agreed_on) == (Outcome.OPEN, None)
        assert (found.outcome, found.agreed_on) == (Outcome.ADOPTED, DAY)

    def test_a_person_only_with_that_persons_yes(self, table: Table) -> None:
        with refused("A single person is named only with that person's yes."):
            self.nominate(table, kind=NomineeKind.PERSON, nominee="Somebody")
        with refused("Say which award, for whom, and why."):
            self.nominate(table, reason=" ")
        self.nominate(table, kind=NomineeKind.PERSON, nominee="Somebody", has_agreed=True)
        kept = Nomination.objects.get()

        hits(kept, {}, "problem_solving_nomination_number|body_id.*number")
        hits(kept, {"number": 9, "has_agreed": False}, "problem_solving_named_person_agreed")
