"""The pages of projects, requests, involvement and levels, each used once as people use it."""

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
from highroad.areas.problem_solving.models import (
    Assessment,
    ImprovementProject,
    InformationRequest,
    Involvement,
    Trial,
)
from highroad.areas.problem_solving.vocabulary.projects import Readiness
from highroad.areas.problem_solving.vocabulary.rubric import CRITERIA
from tests import cast
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
GOAL: dict[str, Any] = {
    "title": "Quiet at night", "goal": "Patients sleep", "measure": "Quiet at night, always", "unit": "%",
    "direction": "up", "baseline": "41", "baseline_on": TODAY.isoformat(), "baseline_source": "Survey",
    "target": "60", "by_when": (TODAY + timedelta(days=90)).isoformat(), "values": ["service"],
}  # fmt: skip


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object, **more: object) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key, **more})


def begun(client: Client, table: Table) -> ImprovementProject:
    assert client.post(at("add_project", table.body.key), GOAL).status_code == 302
    return ImprovementProject.objects.get()


def test_a_project_is_begun_tested_measured_and_shown_with_its_chart(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    project = begun(lena, table)
    test = {"idea": "Lights down", "prediction": "Five points more", "place": "Unit 4", "start_on": (TODAY - timedelta(days=30)).isoformat(), "until_on": TODAY.isoformat()}  # fmt: skip
    assert marcus.post(at("add_trial", project.key), {**test, "prediction": ""}).status_code == 422
    marcus.post(at("add_trial", project.key), test)
    trial = Trial.objects.get()
    assert "You expected: Five points more" in lena.get(at("study", trial.key)).content.decode()
    lena.post(at("study", trial.key), {"done": "A week", "learned": "Doors", "verdict": "adopt"})
    for days, value in enumerate((41, 42, 44, 46, 49, 53)):
        day = (TODAY - timedelta(days=60 - 10 * days)).isoformat()
        lena.post(
            at("add_value", project.key), {"on": day, "value": str(value), "source": "Survey"}
        )

    page = marcus.get(at("project", project.key)).content.decode()

    assert "<svg" in page
    assert "There is a trend: something other than chance is at work." in page
    assert "test 1" in page
    assert "63 percent of the way" in page
    assert client_of(cast.olu()).get(at("project", project.key)).status_code == 404
    lena.post(at("end_project", project.key), {"end": "reached", "note": "Doors"})
    assert lena.get(at("add_trial", project.key)).status_code == 403


def test_a_goal_that_is_not_better_keeps_what_was_typed(table: Table):
    answer = client_of(table.lena).post(at("add_project", table.body.key), {**GOAL, "target": "30"})

    assert answer.status_code == 422
    assert "The target must be better than the baseline." in answer.content.decode()
    assert "Patients sleep" in answer.content.decode()


def test_nobody_takes_over_what_is_not_adopted(table: Table):
    client = client_of(table.lena)
    project = begun(client, table)

    answer = client.post(at("take_over", project.key), {**GOAL, "ready": list(Readiness.values)})

    assert answer.status_code == 403


def test_information_is_asked_for_answered_in_part_and_refused(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    given = {"of_side": "management", "what": "Staff on nights", "why": "The project", "due_on": (TODAY + timedelta(days=9)).isoformat()}  # fmt: skip
    lena.post(at("add_request", table.body.key), given)
    asked = InformationRequest.objects.get()
    assert "Staff on nights" in marcus.get(reverse("home:home")).content.decode()
    assert lena.get(at("reply", asked.key)).status_code == 403
    marcus.post(at("reply", asked.key), {"kind": "partial", "words": "May"})
    marcus.post(at("reply", asked.key), {"kind": "refused", "words": "June names patients."})

    page = lena.get(at("request", asked.key), follow=True).content.decode()
    assert "Refused with reason" in page
    assert "June names patients." in page
    assert "Staff on nights" not in marcus.get(reverse("home:home")).content.decode()


def test_an_involvement_shows_that_the_sides_differ(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    given = {"topic": "Scheduling", "notified_on": TODAY.isoformat(), "initiator": "management", "stage": "4", "aim": "impact"}  # fmt: skip
    marcus.post(at("add_involvement", table.body.key), given)
    noted = Involvement.objects.get()
    lena.post(at("say_of_involvement", noted.key), {"early": "no", "satisfied": "no"})
    marcus.post(at("say_of_involvement", noted.key), {"early": "yes", "satisfied": "yes"})

    assert (
        "The sides differ" in lena.get(at("involvement", noted.key), follow=True).content.decode()
    )


def test_the_form_of_a_level_shows_the_two_that_are_in_the_way_and_what_is_required(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    for criterion in CRITERIA:
        if criterion.level > 1:
            continue
        is_no = criterion.key in ("tools.1", "training.1")
        given = {"reply": "no"} if is_no else {"reply": "yes", "evidence": "Minutes", "evidence_on": TODAY.isoformat()}  # fmt: skip
        for client in (lena, marcus):
            client.post(at("answer_criterion", table.body.key, criterion=criterion.key), given)

    page = lena.get(at("levels", table.body.key)).content.decode()

    assert page.count("Required: make it true, then show it.") == 2
    assert "Not yet at level 1" in page
    assert lena.get(at("answer_criterion", table.body.key, criterion="tools.7")).status_code == 404
    assert lena.post(at("say_level", table.body.key), {"agrees": "no"}).status_code == 422
    for client in (lena, marcus):
        client.post(at("say_level", table.body.key), {"agrees": "yes", "note": ""})
    assert Assessment.objects.get().agreed_at is not None
    portfolio = marcus.get(at("portfolio", table.partnership.key)).content.decode()
    assert "of 1 with a level" in portfolio


@pytest.mark.parametrize("many", [1, 6])
def test_the_portfolio_takes_the_same_questions_for_one_project_and_for_six(
    table: Table, many: int
):
    client = client_of(table.lena)
    for number in range(many):
        client.post(at("add_project", table.body.key), {**GOAL, "title": f"Project {number}"})
    client.get(at("portfolio", table.partnership.key))

    with CaptureQueriesContext(connection) as asked:
        client.get(at("portfolio", table.partnership.key))

    assert len(asked) == 18
