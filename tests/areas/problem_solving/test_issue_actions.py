"""Raising, moving, referring, mediating: what changes, what is recorded, who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Issue, IssueStep, Mediation, Referral, SideWord
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    MediationOutcome,
    Neutral,
    ReferralReason,
    Route,
    Scope,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.table import Table, acts, make_table, news, refused, seat_provider

pytestmark = pytest.mark.django_db
S = IssueState
QUESTION = "How can apprentices get to the site before six?"


@pytest.fixture
def table() -> Table:
    return make_table()


def raised(table: Table, **more: object) -> Issue:
    given = {"body": table.body, "question": QUESTION, "by": table.lena, "at": NOON, **more}
    return actions.raise_issue(**given)  # type: ignore[arg-type]


def moved(issue: Issue, *states: IssueState, by: object) -> Issue:
    for to in states:
        issue = actions.move(issue=issue, to=to, by=by, at=NOON, reason="So be it.")  # type: ignore[arg-type]
    return issue


def test_an_issue_gets_the_next_number_of_its_body(table: Table):
    first, second = raised(table), raised(table, by=table.marcus)

    [newest, oldest] = queries.list_issues(table.body, table.marcus, on=NOON.date() + timedelta(9))

    assert (first.number, second.number) == (1, 2)
    assert (oldest.raised_side, newest.raised_side) == ("labor", "management")
    assert (oldest.state, oldest.days) == (S.NEW, 9)
    assert acts(table.partnership.log)[-1] == "issue.raised"
    assert news(table.marcus, "problem_solving.issue") == ["Joint Committee: issue 1 is raised"]


def test_the_register_is_filtered_by_state_and_origin(table: Table):
    raised(table)
    moved(raised(table, by=table.marcus), S.DATA, by=table.marcus)

    assert len(queries.list_issues(table.partnership, table.lena, state="data")) == 1
    assert len(queries.list_issues(table.body, table.lena, side="labor")) == 1
    assert queries.list_issues(table.body, table.lena, state="data", side="labor") == []
    assert queries.list_issues(table.body, cast.olu()) == []


def test_a_voice_without_a_side_reads_and_does_not_raise(table: Table):
    priya = cast.priya()
    seat_provider(table, priya)
    issue = raised(table)

    with refused("Only somebody with a seat on a side"):
        raised(table, by=priya)
    with refused("Only somebody with a seat on a side"):
        moved(issue, S.DATA, by=priya)

    assert queries.get_issue(issue.key, priya) == issue
    with pytest.raises(NotFound):
        queries.get_issue(issue.key, table.sam)


def test_what_belongs_elsewhere_is_not_raised(table: Table):
    with refused("nothing of its content is kept"):
        raised(table, scope_is=Scope.GRIEVANCE)

    assert not Issue.objects.exists()


def test_the_question_is_put_better_while_it_is_new(table: Table):
    issue = raised(table)

    actions.rephrase(issue=issue, question="How can we all be there at six?", by=table.marcus, at=NOON)  # fmt: skip
    moved(issue, S.DATA, by=table.lena)

    issue.refresh_from_db()
    assert issue.question == "How can we all be there at six?"
    with refused("That is done in another state"):
        actions.rephrase(issue=issue, question=QUESTION, by=table.lena, at=NOON)


def test_a_step_is_kept_with_its_reason_and_a_rest_ends_where_it_began(table: Table):
    issue = moved(raised(table), S.DATA, S.INTERESTS, S.ON_HOLD, by=table.lena)

    with refused("It goes on where it was: Interests"):
        moved(issue, S.OPTIONS, by=table.marcus)
    issue = moved(issue, S.INTERESTS, by=table.marcus)

    steps = queries.list_steps(issue, table.lena)
    assert [step.to_state for step in steps] == [S.INTERESTS, S.ON_HOLD, S.INTERESTS, S.DATA, S.NEW]
    assert steps[1].reason == "So be it."
    assert issue.held_from == ""
    assert "Joint Committee: issue 1 is on hold" in news(table.marcus)


def test_closing_takes_the_word_of_both_sides_to_the_same_state(table: Table):
    issue = raised(table)

    moved(issue, S.CLOSED, by=table.lena)
    with refused("Your side has said so already"):
        moved(issue, S.CLOSED, by=table.lena)
    issue.refresh_from_db()
    assert issue.state == S.NEW

    moved(issue, S.DATA, by=table.marcus)
    half = moved(issue, S.CLOSED, by=table.marcus)
    assert half.state == S.DATA, "labor's word was to another state of things"
    assert moved(issue, S.CLOSED, by=table.lena).state == S.CLOSED
    with refused("From “Closed” it does not go to"):
        moved(issue, S.NEW, by=table.lena)


def test_nobody_decides_by_hand(table: Table):
    with refused("decided by a decision of both sides"):
        moved(raised(table), S.DECIDED, by=table.lena)


def test_a_referral_is_acknowledged_by_the_other_side_and_closed(table: Table):
    referral = actions.refer(
        body=table.body, reason=ReferralReason.GRIEVANCE, route=Route.GRIEVANCE_STEPS,
        by=table.lena, at=NOON,
    )  # fmt: skip
    assert "Joint Committee: acknowledge referral 1" in news(table.marcus)
    with refused("The other side acknowledges"):
        actions.acknowledge(referral=referral, by=table.lena, at=NOON)

    actions.acknowledge(referral=referral, by=table.marcus, at=NOON + timedelta(days=2))
    closed = actions.close_referral(referral=referral, by=table.lena, at=NOON + timedelta(days=9))

    assert (closed.acknowledged_side, closed.closed_on) == (
        "management",
        NOON.date() + timedelta(9),
    )
    assert "Joint Committee: acknowledge referral 1" not in news(table.marcus)
    with refused("acknowledged already"):
        actions.acknowledge(referral=referral, by=table.marcus, at=NOON)
    with refused("ended already"):
        actions.close_referral(referral=referral, by=table.marcus, at=NOON)


def test_an_issue_that_is_referred_can_come_back(table: Table):
    issue = raised(table)

    referral = actions.refer(
        body=table.body, issue=issue, reason=ReferralReason.UNRESOLVED,
        route=Route.NAMED_OFFICIAL, by=table.marcus, at=NOON,
    )  # fmt: skip

    assert queries.state_of(referral.issue) is S.REFERRED  # type: ignore[arg-type]
    assert moved(issue, S.NEW, by=table.lena).state == S.NEW


def test_a_mediation_is_asked_for_by_both_met_and_ended(table: Table):
    asked = actions.ask_for_mediation(
        body=table.body, neutral=Neutral.STATE, by=table.lena, at=NOON
    )
    with refused("asked for by both sides first"):
        actions.end_mediation(
            mediation=asked, outcome=MediationOutcome.NONE, by=table.lena, at=NOON
        )
    with refused("Your side has asked"):
        actions.join_mediation(mediation=asked, by=table.lena, at=NOON)

    actions.join_mediation(mediation=asked, by=table.marcus, at=NOON)
    with refused("That day lies ahead"):
        actions.note_mediation_met(
            mediation=asked, met_on=NOON.date() + timedelta(1), attended=[], by=table.lena, at=NOON
        )
    actions.note_mediation_met(
        mediation=asked, met_on=NOON.date(), attended=table.seats.values(), by=table.lena, at=NOON
    )
    ended = actions.end_mediation(
        mediation=asked, outcome=MediationOutcome.PART, by=table.marcus, at=NOON
    )

    assert (ended.requested_on, ended.met_on, ended.outcome) == (NOON.date(), NOON.date(), "part")
    assert ended.attended.count() == 2
    assert [act for act in acts(table.partnership.log) if act.startswith("mediation")] == [
        "mediation.asked", "mediation.joined", "mediation.met", "mediation.ended",
    ]  # fmt: skip


@pytest.mark.parametrize("model", [Referral, Mediation])
def test_no_field_of_a_referral_or_a_mediation_can_hold_content(model: type[models.Model]):
    """Proof by the schema: a text has its few choices, or is a pseudonym. Nothing else takes words."""
    wordy = (models.TextField, models.JSONField, models.FileField, models.BinaryField)
    loose = [
        field.name
        for field in model._meta.get_fields(include_hidden=True)
        if isinstance(field, wordy)
        or (
            isinstance(field, models.CharField)
            and not field.choices
            and not field.name.endswith("_alias")
        )
    ]
    pointing = {
        related.__name__
        for related in apps.get_models()
        for field in related._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is model
    }

    assert not loose
    assert not pointing, "no other record hangs content on it"


def test_the_database_has_the_last_word(table: Table):
    issue = raised(table)
    step = issue.steps.get()
    actions.move(issue=issue, to=S.CLOSED, by=table.lena, at=NOON, reason="Done.")
    word = SideWord.objects.get()
    referral = actions.refer(
        body=table.body, reason=ReferralReason.GRIEVANCE, route=Route.SAFETY, by=table.lena, at=NOON
    )
    asked = actions.ask_for_mediation(
        body=table.body, neutral=Neutral.STATE, by=table.lena, at=NOON
    )
    wrong = [
        (issue, {"number": 1}, "problem_solving_issue_number|body_id.*number"),
        (issue, {"number": 9, "question": ""}, "problem_solving_issue_has_a_question"),
        (issue, {"number": 9, "scope": "grievance"}, "problem_solving_no_content_of_a_case"),
        (issue, {"number": 9, "state": "nowhere"}, "problem_solving_issue_state"),
        (issue, {"number": 9, "state": "on_hold"}, "problem_solving_held_from_somewhere"),
        (step, {}, "problem_solving_issue_step_number|issue_id.*number"),
        (word, {}, "problem_solving_one_word_a_side|about.*side"),
        (word, {"side": "both"}, "problem_solving_word_of_a_side"),
        (referral, {}, "problem_solving_referral_number|body_id.*number"),
        (referral, {"number": 9, "acknowledged_on": NOON.date(), "acknowledged_side": "labor"},
         "problem_solving_the_other_side_acknowledges"),
        (referral, {"number": 9, "route": "elsewhere"}, "problem_solving_referral_route"),
        (asked, {}, "problem_solving_mediation_number|body_id.*number"),
        (asked, {"number": 9, "outcome": "agreed"}, "problem_solving_mediation_ends_with_an_outcome"),
        (asked, {"number": 9, "met_on": NOON.date()}, "problem_solving_mediation_is_asked_for_by_both"),
    ]  # fmt: skip

    for record, change, name in wrong:
        again = type(record).objects.get(pk=record.pk)
        again.pk, again._state.adding = None, True
        again.key = type(record)._meta.pk.get_default()  # type: ignore[union-attr]
        for field, value in change.items():
            setattr(again, field, value)
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            again.save(force_insert=True)
    assert IssueStep.objects.count() == 1
