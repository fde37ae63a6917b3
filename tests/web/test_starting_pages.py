"""The guided start and the guide for anyone: no account, nothing kept on our side, answers never in an address."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from highroad.areas.guide.models import SelfAssessment
from highroad.areas.guide.vocabulary import QUESTIONS
from highroad.areas.library import actions
from highroad.areas.partnerships.models import Body, Charter, Partnership
from highroad.areas.showcase import actions as showcase
from highroad.areas.showcase.vocabulary import Step
from highroad.web.showcase.plans import BODIES, READINESS
from tests.cast import sam
from tests.world.canaries import Aviary
from tests.world.partnerships import build

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
EVIL = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def content():
    actions.load_content(at=NOON)
    showcase.load_content(at=NOON)


@pytest.fixture
def harbor():
    return build("own", Aviary())


def hidden(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<input type="hidden" name="([qr]_\w+|body|goal)" value="([^"]*)"', html)
    )


def test_the_guide_asks_forty_questions_in_five_steps(client):
    asked = set()
    for step in range(1, 6):
        html = client.post(reverse("guide:take"), {"to": step}).content.decode()
        asked |= set(re.findall(r'type="radio" name="q_(\w+)"', html))

    assert asked == {question.key for question in QUESTIONS}


def test_answers_travel_in_the_form_and_never_in_the_address(client):
    first = client.post(reverse("guide:take"), {"to": "2", "q_1a": "yes", "q_1a1": "no"})
    html = first.content.decode()

    assert first.status_code == 200
    assert hidden(html) == {"q_1a": "yes", "q_1a1": "no"}
    assert "q_1a=" not in html
    assert not re.findall(r'<form[^>]+method="get"', html)


def test_what_was_said_is_counted_and_leads_on(client):
    html = client.post(
        reverse("guide:take"),
        {"to": "6", "q_1a": "yes", "q_1a1": "no", "q_1a2": EVIL, "q_zz": "yes"},
    ).content.decode()

    assert "2 of 40 questions answered" in html
    assert "0 partly, 1 no, 3 open" in html
    assert f"{reverse('library:library')}?pillars=1" in html
    assert EVIL not in html


def test_answers_can_be_kept_as_a_file_and_carried_into_a_partnership(client, harbor):
    kept = client.post(
        reverse("guide:export"), {"q_1a": "yes", "q_1a1": "partly", "q_3a": "nonsense"}
    )
    assert json.loads(kept.content)["answers"] == {"1a": "yes", "1a1": "partly"}
    client.force_login(harbor.people["labor"])
    way = reverse("guide:bring", args=[harbor.partnership.key])

    shown = client.post(way, {"voice": "labor", "text": kept.content.decode()})
    assert "2 answers would be given for Labor" in shown.content.decode()
    assert not SelfAssessment.objects.exists()

    client.post(way, {"voice": "labor", "text": kept.content.decode(), "give": "1"})
    assert set(SelfAssessment.objects.values_list("question", "reply", "voice")) == {
        ("1a", "yes", "labor"), ("1a1", "partly", "labor"),
    }  # fmt: skip
    again = client.post(way, {"voice": "labor", "text": kept.content.decode()})
    assert "Nothing would change" in again.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"kind": "highroad.guide", "answers": 3}',
        "[" * 30_000,
        '{"kind": "x", "answers": {}}',
    ],
)
def test_a_file_that_is_none_is_sent_back_with_what_was_typed(client, harbor, text):
    client.force_login(harbor.people["labor"])
    answer = client.post(
        reverse("guide:bring", args=[harbor.partnership.key]), {"voice": "labor", "text": text}
    )

    assert answer.status_code == 422
    assert not SelfAssessment.objects.exists()


def test_nobody_answers_for_the_other_side(client, harbor):
    client.force_login(harbor.people["labor"])
    text = json.dumps({"kind": "highroad.guide", "answers": {"1a": "no"}})
    answer = client.post(
        reverse("guide:bring", args=[harbor.partnership.key]),
        {"voice": "management", "text": text, "give": "1"},
    )

    assert answer.status_code == 422
    assert not SelfAssessment.objects.exists()


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_step_of_the_start_answers_without_an_account(client, step, language):
    path = reverse("showcase:start")
    answer = client.post(
        path if language == "en" else f"/es{path}",
        {"to": step.value, "body": "unit_team", "r_time": "no"},
    )

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    if step not in (Step.READY, Step.BODY):
        assert hidden(answer.content.decode())["r_time"] == "no"


def test_the_plan_holds_what_was_chosen_and_the_aids_for_what_is_missing(client):
    goal = str(BODIES[1].goals[0])
    html = client.post(
        reverse("showcase:start"),
        {
            "to": "plan",
            "body": "unit_team",
            "goal": goal,
            "rules": ["purpose", "pay"],
            "r_time": "no",
        },
    ).content.decode()

    for words in ("Unit team", goal, "Purpose and goals", "Paid time", "Ask for two paid hours"):
        assert words in html
    assert reverse("library:resource", args=["labor-management-job-aids"]) in html


def test_script_and_nonsense_in_every_field_of_the_start_stay_out(client):
    posted = {
        "to": EVIL,
        "body": EVIL,
        "goal": EVIL,
        "rules": [EVIL],
        **{f"r_{one.key}": EVIL for one in READINESS},
    }
    for step in Step:
        html = client.post(reverse("showcase:start"), {**posted, "to": step.value}).content.decode()
        assert EVIL not in html
    kept = json.loads(client.post(reverse("showcase:plan"), posted).content)["plan"]
    assert set(kept) == {"goal"}


def test_every_aid_and_example_of_the_start_exists(client):
    for choice in BODIES:
        assert client.get(reverse("library:resource", args=[choice.aid])).status_code == 200
        assert client.get(reverse("showcase:example", args=[choice.example])).status_code == 200
        assert len(choice.goals) == 3
    for one in READINESS:
        assert client.get(reverse("library:resource", args=[one.aid])).status_code == 200


def test_a_plan_becomes_a_body_in_a_new_partnership(client):
    client.force_login(sam())
    client.post(
        reverse("showcase:carry"),
        {"body": "lmc", "goal": "Post it", "into": "new", "name": "Harbor"},
    )

    assert Partnership.objects.get().name == "Harbor"
    assert Body.objects.get().kind == "lmc"


def test_a_plan_becomes_a_body_in_ones_own_partnership_and_in_no_other(client, harbor):
    client.force_login(harbor.people["labor"])
    count = Body.objects.count()
    client.post(
        reverse("showcase:carry"), {"body": "unit_team", "into": str(harbor.partnership.key)}
    )
    assert Body.objects.count() == count + 1

    for into in ("new", "nonsense", "00000000-0000-0000-0000-000000000001"):
        client.post(reverse("showcase:carry"), {"body": "school_team", "into": into})
    assert Body.objects.count() == count + 1


def test_a_plan_becomes_a_draft_of_a_charter_and_carries_the_answers_along(client, harbor):
    client.force_login(harbor.people["labor"])
    answer = client.post(
        reverse("showcase:carry"),
        {"body": "unit_team", "into": str(harbor.partnership.key), "goal": "Find one supply twice as fast",
         "rules": ["purpose", "frequency", "scope_out"], "q_1a": "yes", "q_1a1": "partly", "q_1b": "nonsense"},
        follow=True,
    )  # fmt: skip

    charter = Charter.objects.get(body__kind="unit_team", body__partnership=harbor.partnership)
    assert answer.redirect_chain[-1][0] == reverse("partnerships:charter", args=[charter.key])
    assert "Your plan is a draft of a charter now." in answer.content.decode()
    kinds = {clause.kind: clause.text for clause in charter.clauses.all()}
    assert set(kinds) == {"purpose", "frequency", "scope_out"}
    assert kinds["purpose"].endswith("Our first goal: Find one supply twice as fast.")
    said = SelfAssessment.objects.filter(partnership=harbor.partnership, voice="labor")
    assert {("1a", "yes"), ("1a1", "partly")} <= set(said.values_list("question", "reply"))


def test_every_body_of_the_start_has_a_template_with_words_for_its_purpose(client, harbor):
    client.force_login(harbor.people["management"])
    for choice in BODIES:
        client.post(
            reverse("showcase:carry"),
            {"body": choice.kind.value, "into": str(harbor.partnership.key)},
        )

        charter = Charter.objects.filter(body__kind=choice.kind.value).latest("made_at")
        assert charter.clauses.filter(kind="purpose").exists(), choice.kind


def test_who_leads_no_side_makes_the_body_and_drafts_nothing(client, harbor):
    client.force_login(sam(email="sam.two@example.org"))
    count = Charter.objects.count()
    answer = client.post(
        reverse("showcase:carry"),
        {"body": "school_team", "into": "new", "name": "Hill", "q_1a": "yes"},
        follow=True,
    )

    assert "Fill its seats" in answer.content.decode()
    assert Charter.objects.count() == count


def test_the_answers_of_the_guide_go_along_through_every_step(client):
    for step in Step:
        html = client.post(
            reverse("showcase:start"), {"to": step.value, "q_1a": "yes"}
        ).content.decode()

        assert hidden(html)["q_1a"] == "yes"
