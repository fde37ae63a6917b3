"""How a question is put, what belongs elsewhere, and the way of an issue: truth tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.problem_solving.rules import issues, questions, scope
from highroad.areas.problem_solving.vocabulary.issues import Flaw, IssueState, Route, Scope

pytestmark = pytest.mark.pure
MANUAL = Path(__file__).resolve().parents[3] / "docs" / "reference" / "issue-states.md"
S = IssueState
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "flaws"),
    [
        ("How can we cut the wait at the pharmacy?", set()),
        ("¿Cómo podemos acortar la espera en la farmacia?", set()),
        ("How can apprentices get to the site before six in the morning?", set()),
        ("The wait at the pharmacy is too long", {Flaw.NOT_A_QUESTION}),
        ("Should we open earlier?", {Flaw.YES_OR_NO}),
        ("¿Podemos abrir más temprano?", {Flaw.YES_OR_NO}),
        ("Why does management ignore the safety log?", {Flaw.BLAME}),
        ("¿Por qué la gerencia ignora los avisos?", {Flaw.BLAME}),
        ("How can we respond when supervisors refuse to post the shift list?", {Flaw.BLAME}),
        ("How can we get management to post the shift list?", {Flaw.HIDDEN_SOLUTION}),
        ("How can we cut the wait by hiring two clerks?", {Flaw.HIDDEN_SOLUTION}),
        ("¿Cómo podemos acortar la espera contratando personal?", {Flaw.HIDDEN_SOLUTION}),
        ("How can we rest more? And how can we earn more?", {Flaw.SEVERAL}),
        ("Can you fire the foreman who fails to plan", {Flaw.NOT_A_QUESTION, Flaw.YES_OR_NO, Flaw.BLAME, Flaw.HIDDEN_SOLUTION}),
    ],
)  # fmt: skip
def test_what_a_facilitator_would_point_at(question: str, flaws: set[Flaw]):
    assert {hint.flaw for hint in questions.hints(question)} == flaws


def test_every_hint_says_what_to_do():
    found = questions.hints("Should we fire the foreman who fails to plan, or hire two? Or not")

    assert len(found) == 4
    assert all(hint.advice and hint.words for hint in found)


def test_a_question_is_short_and_has_words():
    assert questions.may_be_question("How?")
    assert not questions.may_be_question("  ")
    assert questions.may_be_question("x" * 300)
    assert not questions.may_be_question("x" * 301)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How can we shorten the time from grievance to answer?", Scope.GRIEVANCE),
        ("How can we help a member who was suspended?", Scope.GRIEVANCE),
        ("¿Cómo tratamos la suspensión de un compañero despedido?", Scope.GRIEVANCE),
        ("How can wages keep up with rent?", Scope.BARGAINING),
        ("¿Cómo podemos mejorar los salarios?", Scope.BARGAINING),
        ("How can mentors find time for new operators?", None),
    ],
)
def test_words_that_make_one_ask_again(question: str, found: Scope | None):
    assert scope.looks_like(question) is found


def test_what_is_outside_is_never_raised_and_has_its_usual_route():
    assert {each for each in Scope if scope.is_outside(each)} == {Scope.GRIEVANCE, Scope.BARGAINING}
    assert not scope.may_be_raised(Scope.GRIEVANCE)
    assert scope.may_be_raised(Scope.ROOT_CAUSE)
    assert scope.USUAL_ROUTE[scope.OUTSIDE[Scope.BARGAINING]] is Route.BARGAINING_TEAMS


@pytest.mark.parametrize(
    ("own", "referred", "done", "may"),
    [
        ("management", "labor", False, True),
        ("labor", "labor", False, False),
        ("", "labor", False, False),
        ("management", "labor", True, False),
    ],
)
def test_the_other_side_acknowledges(own: str, referred: str, done: bool, may: bool):
    answer = scope.may_acknowledge(own_side=own, referred_side=referred, is_acknowledged=done)

    assert bool(answer) is may


@pytest.mark.parametrize("old", S)
@pytest.mark.parametrize("new", S)
def test_the_table_is_all_there_is(old: IssueState, new: IssueState):
    answer = issues.may_move(old, new, held_from=S.OPTIONS, reason="Why.")

    in_table = new in issues.TRANSITIONS[old] and new is not S.DECIDED
    goes_on = old is not S.ON_HOLD or new not in issues.WORKED_ON or new is S.OPTIONS
    assert bool(answer) is (in_table and goes_on)


def test_every_state_is_in_the_table_and_can_be_reached():
    reached = {new for nexts in issues.TRANSITIONS.values() for new in nexts}

    assert set(issues.TRANSITIONS) == set(S)
    assert reached | {S.NEW} == set(S)


def test_the_drawing_is_the_table():
    assert issues.drawn() in MANUAL.read_text()
    assert issues.drawn().count("-->") == 2 + sum(map(len, issues.TRANSITIONS.values()))


@pytest.mark.parametrize("to", [S.ON_HOLD, S.CLOSED])
def test_resting_and_closing_take_a_reason(to: IssueState):
    assert not issues.may_move(S.NEW, to, reason=" ")
    assert issues.may_move(S.NEW, to, reason="Too little time.")


@pytest.mark.parametrize(
    ("stored", "outcome", "days", "found"),
    [
        (S.STRAW, Outcome.ADOPTED, 1, S.DECIDED),
        (S.STRAW, Outcome.ADOPTED, -1, S.STRAW),
        (S.STRAW, Outcome.OPEN, 1, S.STRAW),
        (S.STRAW, Outcome.DECLINED, 1, S.STRAW),
        (S.CRITERIA, Outcome.ADOPTED, 1, S.CRITERIA),
    ],
)
def test_decided_is_read_from_the_decision(
    stored: IssueState, outcome: Outcome, days: int, found: IssueState
):
    """A decision from before the last step is about another draft."""
    opened = NOON + timedelta(days=days)

    state = issues.state_of(stored, since=NOON, outcome=outcome, opened_at=opened)

    assert state is found
    assert issues.state_of(S.STRAW, since=NOON, outcome=None, opened_at=None) is S.STRAW


def test_age_ends_with_the_issue_and_ninety_quiet_days_are_many():
    raised, ended, today = date(2026, 1, 1), date(2026, 1, 11), date(2026, 6, 1)

    assert issues.age_in_days(raised, ended, today) == 10
    assert issues.age_in_days(raised, None, today) == 151
    assert issues.is_stale(S.NEW, today - timedelta(days=90), today)
    assert not issues.is_stale(S.NEW, today - timedelta(days=89), today)
    assert not issues.is_stale(S.SOLVED, raised, today)
