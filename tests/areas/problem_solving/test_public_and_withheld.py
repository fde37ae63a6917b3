"""An issue before the public by two keys and back again; and one whose content goes, because it is a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.models import Opening
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Issue, PublicQuestion
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    ReferralReason,
    Route,
    SolvingTask,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, acts, make_table, move, news, refused, seat_somebody

pytestmark = pytest.mark.django_db
QUESTION = "How can apprentices get to the site before six?"


@pytest.fixture
def table() -> Table:
    made = make_table()
    if made.partnership.status == PartnershipStatus.EXPLORATORY:
        move(made, PartnershipStatus.FORMING)
    return made


@pytest.fixture
def issue(table: Table) -> Issue:
    return actions.raise_issue(body=table.body, question=QUESTION, by=table.lena, at=NOON)


def listed(table: Table) -> None:
    for person in (table.lena, table.marcus):
        partnerships.agree_to_listing(partnership=table.partnership, by=person, at=NOON)


def asked_by_lena(table: Table, issue: Issue) -> PublicQuestion:
    return actions.ask_for_public(
        issue=issue, summary="Buses begin at six.", by=table.lena, at=NOON
    )


def tasks(user: object) -> list[SolvingTask]:
    return [line.task for line in queries.waiting_for(user, on=NOON.date())]  # type: ignore[arg-type]


class TestForThePublic:
    def test_it_takes_both_sides_and_the_partnership_shown(
        self, table: Table, issue: Issue
    ) -> None:
        asked = asked_by_lena(table, issue)

        assert SolvingTask.PUBLIC in tasks(table.marcus)
        assert SolvingTask.PUBLIC not in tasks(table.lena)
        assert list(queries.public_questions_public()) == []
        shown = actions.agree_to_public(asked=asked, by=table.marcus, at=NOON)
        assert shown.is_public
        assert list(queries.public_questions_public()) == []
        listed(table)

        line = queries.get_public_question_public(asked.key)
        assert (line.question, line.summary, line.body_name) == (
            QUESTION,
            "Buses begin at six.",
            "Joint Committee",
        )
        assert SolvingTask.PUBLIC not in tasks(table.marcus)
        assert acts(table.partnership.log).count("issue.public_agreed") == 1

    def test_one_side_cannot_show_it_alone(self, table: Table, issue: Issue) -> None:
        listed(table)
        asked = asked_by_lena(table, issue)

        with refused("Your side has said so already."):
            actions.agree_to_public(asked=asked, by=table.lena, at=NOON)
        with refused("stands already"):
            actions.ask_for_public(issue=issue, summary="", by=table.marcus, at=NOON)
        with pytest.raises(NotFound):
            queries.get_public_question_public(asked.key)

    def test_a_member_does_not_speak_to_the_public(self, table: Table, issue: Issue) -> None:
        nia = cast.nia()
        seat_somebody(table, Side.LABOR, nia)

        with refused("by its co-chair"):
            actions.ask_for_public(issue=issue, summary="", by=nia, at=NOON)
        with refused("by its co-chair"):
            actions.end_public(asked=asked_by_lena(table, issue), by=nia, at=NOON)

    def test_either_side_takes_it_back_alone_and_another_text_may_follow(
        self, table: Table, issue: Issue
    ) -> None:
        listed(table)
        asked = asked_by_lena(table, issue)
        actions.agree_to_public(asked=asked, by=table.marcus, at=NOON)

        actions.end_public(asked=asked, by=table.marcus, at=NOON + timedelta(hours=1))

        with pytest.raises(NotFound):
            queries.get_public_question_public(asked.key)
        with refused("taken back already"):
            actions.end_public(asked=asked, by=table.lena, at=NOON)
        assert "Joint Committee: issue 1 is not for the public" in news(table.lena)
        assert asked_by_lena(table, issue).key != asked.key

    def test_what_is_said_on_the_register_afterwards_stays_joint(
        self, table: Table, issue: Issue
    ) -> None:
        listed(table)
        asked = asked_by_lena(table, issue)
        actions.rephrase(
            issue=issue, question="How can we bring people to the site?", by=table.lena, at=NOON
        )
        actions.agree_to_public(asked=asked, by=table.marcus, at=NOON)

        assert queries.get_public_question_public(asked.key).question == QUESTION

    def test_the_database_knows_one_text_at_a_time_and_none_without_words(
        self, table: Table, issue: Issue
    ) -> None:
        asked = asked_by_lena(table, issue)

        hits(asked, {}, "problem_solving_one_public_text|publicquestion.issue_id")
        other = actions.raise_issue(body=table.body, question=QUESTION, by=table.lena, at=NOON)
        hits(asked, {"issue": other, "question": ""}, "problem_solving_public_text_is_a_question")


class TestWithheld:
    def refer(
        self, table: Table, issue: Issue, reason: ReferralReason = ReferralReason.GRIEVANCE
    ) -> None:
        actions.refer(
            body=table.body, issue=issue, reason=reason, route=Route.GRIEVANCE_STEPS, by=table.marcus,
            at=NOON + timedelta(days=1),
        )  # fmt: skip

    def words_in_the_record(self, table: Table) -> str:
        return "".join(Opening.objects.values_list("content", flat=True))

    def test_a_registered_grievance_leaves_its_referral_and_no_word(
        self, table: Table, issue: Issue
    ) -> None:
        listed(table)
        actions.agree_to_public(asked=asked_by_lena(table, issue), by=table.marcus, at=NOON)
        for to in (IssueState.INTERESTS, IssueState.OPTIONS):
            issue = actions.move(issue=issue, to=to, by=table.lena, at=NOON)
        actions.add_option(issue=issue, text="Take back the warning", by=table.lena, at=NOON)

        self.refer(table, issue)

        kept = queries.get_issue(issue.key, table.lena)
        assert (kept.question, kept.state) == ("", IssueState.REFERRED)
        assert [line.text for line in queries.list_options(kept, table.lena)] == ["–"]
        words = self.words_in_the_record(table)
        assert QUESTION not in words
        assert "warning" not in words
        assert "Buses" not in words
        assert not PublicQuestion.objects.exclude(question="", summary="").exists()
        [referral] = queries.list_referrals(table.body, table.lena, issue=kept)
        assert (referral.route, referral.acknowledged_on) == (Route.GRIEVANCE_STEPS, None)
        assert ledger.checkpoint(table.partnership.log, at=NOON).size > 0

    def test_what_was_taken_away_does_not_come_back(self, table: Table, issue: Issue) -> None:
        self.refer(table, issue, ReferralReason.BARGAINING)
        kept = queries.get_issue(issue.key, table.lena)

        with refused("Raise a question anew."):
            actions.move(issue=kept, to=IssueState.NEW, by=table.lena, at=NOON)
        with refused("Nothing of its content is kept."):
            actions.ask_for_public(issue=kept, summary="", by=table.lena, at=NOON)
        hits(kept, {"number": 9, "withheld_at": None}, "problem_solving_issue_has_a_question")

    def test_what_could_not_be_resolved_keeps_its_words(self, table: Table, issue: Issue) -> None:
        self.refer(table, issue, ReferralReason.UNRESOLVED)

        assert queries.get_issue(issue.key, table.lena).question == QUESTION

    def test_words_that_stand_in_a_proposal_are_not_promised_away(
        self, table: Table, issue: Issue
    ) -> None:
        for to in (IssueState.INTERESTS, IssueState.OPTIONS):
            issue = actions.move(issue=issue, to=to, by=table.lena, at=NOON)
        actions.add_option(issue=issue, text="A bus", by=table.lena, at=NOON)
        issue = actions.move(issue=issue, to=IssueState.CRITERIA, by=table.lena, at=NOON)
        actions.add_criterion(issue=issue, text="Cheap", by=table.lena, at=NOON)
        for person in (table.lena, table.marcus):
            actions.agree_on_criteria(
                issue=issue, digest=queries.digest_of_criteria(issue), by=person, at=NOON
            )
        issue = actions.move(issue=issue, to=IssueState.STRAW, by=table.lena, at=NOON)
        actions.draft_straw(issue=issue, text="A bus at five.", by=table.lena, at=NOON)
        actions.put_to_both_sides(issue=issue, by=table.lena, at=NOON)

        with refused("holds its words already"):
            self.refer(table, queries.get_issue(issue.key, table.lena))
