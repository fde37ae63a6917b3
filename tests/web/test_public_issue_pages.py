"""The pages that show an issue to the public, and the page that takes its words away."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.partnerships import actions as partnerships
from highroad.areas.problem_solving import actions
from highroad.areas.problem_solving.models import Issue, PublicQuestion
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
QUESTION = "How can apprentices get to the site before six?"


@pytest.fixture
def table() -> Table:
    made = make_table()
    for person in (made.lena, made.marcus):
        partnerships.agree_to_listing(partnership=made.partnership, by=person, at=NOON)
    return made


@pytest.fixture
def issue(table: Table) -> Issue:
    return actions.raise_issue(body=table.body, question=QUESTION, by=table.lena, at=NOON)


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def at(page: str, key: object) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key})


def test_one_side_asks_the_other_agrees_everybody_reads_and_one_takes_it_back(
    table: Table, issue: Issue
) -> None:
    lena, marcus, anybody = client_of(table.lena), client_of(table.marcus), Client()
    lena.post(at("ask_for_public", issue.key), {"summary": "Buses begin at six."})
    asked = PublicQuestion.objects.get()

    assert "Asked for" in lena.get(at("issue", issue.key)).content.decode()
    assert anybody.get(at("public_question", asked.key)).status_code == 404
    assert "Say whether the public may read it" in marcus.get("/home/").content.decode()
    marcus.post(at("agree_to_public", asked.key))
    page = anybody.get(at("public_question", asked.key)).content.decode()
    assert QUESTION in page
    assert "Buses begin at six." in page
    assert "Harbor Trades" in page
    assert QUESTION in anybody.get(reverse("problem_solving:public_questions")).content.decode()
    assert "Say whether the public may read it" not in marcus.get("/home/").content.decode()
    marcus.post(at("end_public", asked.key))

    assert anybody.get(at("public_question", asked.key)).status_code == 404
    assert (
        "No partnership shows a question yet."
        in anybody.get(reverse("problem_solving:public_questions")).content.decode()
    )


def test_a_grievance_goes_only_knowingly_and_leaves_no_word(table: Table, issue: Issue) -> None:
    lena = client_of(table.lena)
    given = {"reason": "grievance", "route": "grievance_steps"}

    warned = lena.post(at("refer_issue", issue.key), given)
    lena.post(at("refer_issue", issue.key), {**given, "knows": "on"})
    page = lena.get(at("issue", issue.key)).content.decode()

    assert warned.status_code == 422
    assert "Say that you know" in warned.content.decode()
    assert "Nothing of its content is kept" in page
    assert QUESTION not in page
    register = lena.get(at("issues", table.body.key)).content.decode()
    assert "Referred elsewhere" in register
    assert QUESTION not in register
    assert (
        client_of(table.marcus).get("/home/").content.decode().count("Acknowledge a referral") >= 1
    )
