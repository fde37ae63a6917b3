"""Pages of surveys, of rules changed together, of nominations, and of the report for owners."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Decision
from highroad.areas.problem_solving import actions
from highroad.areas.problem_solving.actions import RoleDraft, RuleDraft
from highroad.areas.problem_solving.models import Nomination, RuleChange, Survey
from highroad.areas.problem_solving.vocabulary.registers import RuleSource, RuleStep
from tests import cast
from tests.table import Table, agree, make_table

pytestmark = pytest.mark.django_db
PINNED = {
    "problem_solving:surveys": 13,
    "problem_solving:rules": 13,
    "problem_solving:owner_report": 29,
}


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, name: str, key: object, **asked: Any) -> str:
    answer = client_of(user).get(reverse(name, args=[key]), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def lifted(table: Table, rule: str = "No lift before eight.") -> Decision:
    draft = RuleDraft(
        rule=rule, step=RuleStep.LIFTED, source=RuleSource.SITE, in_force_on=timezone.localdate()
    )
    return actions.propose_rule_change(
        body=table.body, draft=draft, by=table.lena, at=timezone.now()
    )


def survey(table: Table) -> Survey:
    return actions.open_survey(
        body=table.body, title="Spring", questions=["Do you trust it?"], by=table.lena,
        roles=[RoleDraft("Crews", table.labor), RoleDraft("Office", table.management)],
        closes_on=timezone.localdate() + timedelta(days=9), at=timezone.now(),
    )  # fmt: skip


def test_the_usual_questions_and_the_parties_of_the_table_are_offered(table: Table) -> None:
    shown = page(table.lena, "problem_solving:open_survey", table.body.key)

    assert "Do you trust what the other side tells you?" in shown
    assert "Roles among the people of Local 9" in shown
    assert "Roles among the people of Harbor Builders" in shown


def test_too_few_tickets_keep_the_form_with_its_reason(table: Table) -> None:
    role = survey(table).roles.get(name="Crews")
    where = reverse("problem_solving:survey_tickets", args=[role.key])

    few = client_of(table.lena).post(where, {"tickets": "3"})
    other = client_of(table.marcus).post(where, {"tickets": "30"})

    assert few.status_code == 422
    assert "fewer answers could be traced" in few.content.decode()
    assert 'value="3"' in few.content.decode()
    assert other.status_code == 403


def test_the_sheet_of_tickets_is_kept_nowhere(table: Table) -> None:
    role = survey(table).roles.get(name="Crews")
    sheet = client_of(table.lena).post(
        reverse("problem_solving:survey_tickets", args=[role.key]), {"tickets": "30"}
    )

    assert sheet["Cache-Control"] == "no-store, private"
    assert sheet.content.decode().count("<svg") >= 30
    assert "30 tickets given out" in page(table.marcus, "problem_solving:survey", role.survey_id)


def test_a_rule_goes_from_its_form_to_the_register_and_its_table(table: Table) -> None:
    answer = client_of(table.lena).post(
        reverse("problem_solving:propose_rule", args=[table.body.key]),
        {
            "rule": "=Two signatures", "step": "changed", "reads_now": "One signature",
            "source": "policy", "in_force_on": timezone.localdate().isoformat(),
        },
    )  # fmt: skip
    decision = Decision.objects.get(
        subject=f"problem_solving.rulechange:{RuleChange.objects.get().key}"
    )
    for person in (table.lena, table.marcus):
        agree(decision, person, at=timezone.now())

    shown = page(table.marcus, "problem_solving:rules", table.body.key)
    sheet = client_of(table.marcus).get(reverse("problem_solving:rules_csv", args=[table.body.key]))

    assert answer["Location"] == reverse("decisions:detail", args=[decision.key])
    assert "1 change is in force." in shown
    assert "One signature" in shown
    assert "'=Two signatures" in sheet.content.decode()
    assert "in_force" in sheet.content.decode()


def test_a_changed_rule_without_its_new_words_keeps_what_was_typed(table: Table) -> None:
    answer = client_of(table.lena).post(
        reverse("problem_solving:propose_rule", args=[table.body.key]),
        {
            "rule": "Two signatures", "step": "changed", "source": "policy",
            "in_force_on": timezone.localdate().isoformat(),
        },
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Two signatures" in answer.content.decode()
    assert "Write down how it reads from then on." in answer.content.decode()
    assert not RuleChange.objects.exists()


def test_a_person_is_nominated_only_with_a_yes(table: Table) -> None:
    where = reverse("problem_solving:nominations", args=[table.body.key])
    given = {"award": "Year", "nominee": "Somebody", "kind": "person", "reason": "Care."}

    without = client_of(table.lena).post(where, given)
    with_yes = client_of(table.lena).post(where, {**given, "has_agreed": "on"})

    assert without.status_code == 422
    assert with_yes.status_code == 302
    assert Nomination.objects.count() == 1


def test_the_report_for_owners_holds_a_period_and_says_when_it_is_none(table: Table) -> None:
    for person in (table.lena, table.marcus):
        agree(
            lifted(table) if person is table.lena else Decision.objects.latest("opened_at"),
            person,
            at=timezone.now(),
        )
    today = timezone.localdate()

    now = page(table.marcus, "problem_solving:owner_report", table.body.key)
    before = page(
        table.marcus, "problem_solving:owner_report", table.body.key,
        first=(today - timedelta(days=90)).isoformat(), last=(today - timedelta(days=60)).isoformat(),
    )  # fmt: skip
    wrong = client_of(table.lena).get(
        reverse("problem_solving:owner_report", args=[table.body.key]),
        {"first": today.isoformat(), "last": (today - timedelta(days=1)).isoformat()},
    )

    assert "No lift before eight." in now
    assert "92 of 92" in now
    assert "No lift before eight." not in before
    assert wrong.status_code == 422
    assert "The last day is before the first." in wrong.content.decode()


def test_a_body_on_one_page(table: Table) -> None:
    shown = page(table.marcus, "problem_solving:team_sheet", table.body.key)

    for words in ("Joint Committee", "Lena Ortiz", "No project yet.", "None is prepared"):
        assert words in shown, words


def test_olu_finds_none_of_it(table: Table) -> None:
    stranger = client_of(cast.olu())
    kept = survey(table)
    for name, key in (
        ("surveys", table.body.key), ("rules", table.body.key), ("owner_report", table.body.key),
        ("nominations", table.body.key), ("team_sheet", table.body.key), ("survey", kept.key),
    ):  # fmt: skip
        assert stranger.get(reverse(f"problem_solving:{name}", args=[key])).status_code == 404, name


@pytest.mark.parametrize("name", PINNED)
def test_questions_to_the_database_do_not_grow(table: Table, name: str) -> None:
    survey(table)
    for number in range(3):
        lifted(table, f"Rule {number}")
    client = client_of(table.lena)
    client.get(reverse(name, args=[table.body.key]))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(reverse(name, args=[table.body.key]))

    assert len(asked) <= PINNED[name], [query["sql"][:120] for query in asked]
