"""The pages of the guide: the questions for anyone, answers and proof for who sits there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.guide.models import SelfAssessment
from tests.areas.guide.table import Table, laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return laid()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(table: Table, page: str = "partnership", **more: str) -> str:
    return reverse(f"guide:{page}", kwargs={"key": table.partnership.key, **more})


def answered(table: Table, user: Any, reply: str, question: str = "2a", **more: str) -> Any:
    """What the form of the page sends, filled in."""
    client = client_of(user)
    where = address(table, "answer", question=question)
    form = client.get(where).context["form"]
    filled = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else str(value) for name, value in filled.items()}
    sent |= {"reply": reply, **more}
    return client.post(where, sent)


def test_anyone_reads_and_prints_the_forty_questions(client):
    page = client.get(reverse("guide:questions"))

    assert page.status_code == 200
    assert page.content.decode().count("<article") == 40
    assert "Are people hired from the area?" in page.content.decode()


def test_the_questions_are_there_in_spanish(client):
    page = client.get("/es/guide/").content.decode()

    assert "Cinco pilares, cuarenta preguntas" in page
    assert "¿Se contrata a gente de la zona?" in page
    assert "Are people hired" not in page


@pytest.mark.parametrize("page", ["partnership", "dossier"])
@pytest.mark.parametrize("name", ["olu", "sam"])
def test_without_a_seat_there_is_no_guide(table, page, name):
    assert client_of(getattr(table, name)).get(address(table, page)).status_code == 404


@pytest.mark.parametrize("page", ["partnership", "dossier"])
def test_whoever_is_not_signed_in_is_asked_to(client, table, page):
    found = client.get(address(table, page))

    assert found.status_code == 302
    assert reverse("account_login") in found.headers["Location"]


@pytest.mark.parametrize("page", ["partnership", "dossier"])
def test_other_verbs_are_refused(table, page):
    assert client_of(table.lena).post(address(table, page)).status_code == 405


def test_a_side_answers_and_reads_its_answer(table):
    done = answered(table, table.lena, "yes", note="We planned it in May.")

    assert done.status_code == 302
    page = client_of(table.marcus).get(address(table)).content.decode()
    assert "We planned it in May." in page
    assert "Management has not answered yet." in page


def test_both_answers_the_gap_and_the_verdict_stand_together(table):
    answered(table, table.lena, "no", note="Nobody asked us.")
    answered(table, table.marcus, "yes")

    page = client_of(table.lena).get(address(table)).content.decode()
    card = page[page.index('id="q-2a"') : page.index('id="q-2a1"')]
    assert "Nobody asked us." in card
    assert "Sides differ" in card
    assert "The sides see it differently. Talk about it." in card
    assert "You see 1 question differently" in page


def test_two_yeses_without_evidence_read_unproven(table):
    for person in (table.lena, table.marcus):
        answered(table, person, "yes")

    page = client_of(table.lena).get(address(table)).content.decode()
    card = page[page.index('id="q-2a"') : page.index('id="q-2a1"')]
    assert "Unproven" in card
    assert "Would show a yes: a training record." in card


def test_the_record_shows_its_source_and_date(table):
    page = client_of(table.priya).get(address(table)).content.decode()
    card = page[page.index('id="q-1a3"') : page.index('id="q-1a4"')]

    assert "Shown" in card
    assert "Pathways is a party (Training provider)" in card
    assert "so the record says" in card


def test_the_reader_may_choose_one_verdict(table):
    page = client_of(table.lena).get(address(table), {"show": "shown"}).content.decode()

    assert page.count("<article") == 1
    assert 'id="q-1a3"' in page


def test_nonsense_in_the_address_shows_everything(table):
    page = client_of(table.lena).get(address(table), {"show": "'--"}).content.decode()

    assert page.count("<article") == 40


def test_when_nothing_matches_the_page_says_so(table):
    page = client_of(table.lena).get(address(table), {"show": "no"}).content.decode()

    assert "No question reads so today." in page


def test_who_is_not_asked_reads_why_and_gets_no_form(table):
    page = client_of(table.priya).get(address(table, "answer", question="3a"))

    assert page.context["form"] is None
    assert "This question is not for you: it asks others." in page.content.decode()


def test_who_may_not_answer_is_refused_with_the_reason(table):
    sent = {"voice": "labor", "reply": "yes", "note": "", "seen": "0"}

    refused = client_of(table.carol).post(address(table, "answer", question="2a"), sent)

    assert refused.status_code == 403
    assert "Only people with a confirmed seat on a side" in refused.content.decode()
    assert not SelfAssessment.objects.exists()


def test_the_voice_of_the_other_side_cannot_be_slipped_in(table):
    refused = answered(table, table.lena, "yes", voice="management")

    assert refused.status_code == 422
    assert not SelfAssessment.objects.exists()


def test_does_not_apply_without_a_why_comes_back_with_the_reason(table):
    page = answered(table, table.lena, "not_applicable")

    assert page.status_code == 422
    assert "Say in a few words why the question does not apply." in page.content.decode()


def test_an_answer_given_meanwhile_is_shown_before_one_answers_again(table):
    """Lena and Leo open the page together; Leo is first. Lena sees his words and decides."""
    where = address(table, "answer", question="2a")
    lena = client_of(table.lena)
    first = {"voice": "labor", "reply": "no", "note": "", "seen": "0"}
    answered(table, table.leo, "yes", note="Leo was first.")

    page = lena.post(where, first)

    assert page.status_code == 422
    assert "answered since" in page.content.decode()
    assert "Leo was first." in page.content.decode()
    assert (
        lena.post(where, {**first, "seen": page.context["form"]["seen"].value()}).status_code == 302
    )


def test_an_unknown_question_is_not_found(table):
    client = client_of(table.lena)

    assert client.get(address(table, "answer", question="9z")).status_code == 404
    assert client.delete(address(table, "answer", question="2a")).status_code == 405


def test_every_answer_so_far_stays_readable(table):
    answered(table, table.lena, "no", note="Not yet.")
    answered(table, table.leo, "yes", note="Now we do.")

    page = client_of(table.marcus).get(address(table, "answer", question="2a")).content.decode()

    assert page.index("Now we do.") < page.index("Not yet.")
    assert "Lena" not in page


def test_the_dossier_counts_with_its_base_and_links_each_line(table):
    page = client_of(table.lena).get(address(table, "dossier")).content.decode()

    assert page.count("<article") == 40
    assert "Counts and their base; nothing is averaged." in page
    card = page[page.index('id="q-1a3"') : page.index('id="q-1a4"')]
    assert card.count("<a href=") == 3  # the question and two lines


def test_a_script_in_a_note_stays_text(table):
    answered(table, table.lena, "yes", note="<script>alert(1)</script>")

    page = client_of(table.marcus).get(address(table)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize(("page", "most"), [("partnership", 40), ("dossier", 39)])
def test_the_page_asks_the_database_a_pinned_number_of_times(
    table, django_assert_max_num_queries, page, most
):
    client = client_of(table.lena)
    client.get(address(table, page))

    with django_assert_max_num_queries(most):
        client.get(address(table, page))
