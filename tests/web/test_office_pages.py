"""The pages between the program office and a partnership, and the desk of the office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.vocabulary import Role
from highroad.areas.decisions.models import Decision
from highroad.areas.library import actions as library
from highroad.areas.library.models import Resource
from highroad.areas.showcase.models import ContactTerms, OfficeQuestion
from tests import cast
from tests.areas.showcase.telling import accepted, sam
from tests.cast import NOON
from tests.table import agree, make_table

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer) -> str:
    return str(answer.content.decode())


def test_a_question_goes_to_the_partnership_and_its_answer_comes_back_with_two_keys():
    table = make_table()
    office, labor = signed_in(table.sam), signed_in(table.lena)

    asked = office.post(
        "/staff/questions/",
        {"partnership": table.partnership.key, "text": "Who pays?"},
        follow=True,
    )
    assert "Asked. Its co-chairs" in text(asked)
    assert "Not answered" in text(asked)
    question = OfficeQuestion.objects.get()
    page = reverse("office:question", args=[question.key])
    assert page in text(labor.get("/home/"))

    empty = labor.post(page, {"body": table.body.key, "text": ""})
    assert empty.status_code == 422
    put = labor.post(page, {"body": table.body.key, "text": "The fund pays."}, follow=True)
    assert "The answer waits for both sides." in text(put)
    assert "The fund pays." not in text(office.get("/staff/questions/"))
    decision = Decision.objects.get(pk=OfficeQuestion.objects.get().decision_key)
    for person in (table.lena, table.marcus):
        agree(decision, person, at=timezone.now())

    assert "The fund pays." in text(office.get("/staff/questions/"))
    assert "as the office reads it" in text(labor.get(page))
    assert "Who pays?" in text(
        labor.get(reverse("office:partnership", args=[table.partnership.key]))
    )


def test_an_agreement_to_be_written_to_is_offered_and_ended():
    table = make_table()
    labor = signed_in(table.lena)
    page = reverse("office:partnership", args=[table.partnership.key])
    told = {"body": table.body.key, "name": "Desk", "email": "desk@example.org"}

    late = labor.post(page, {**told, "until_on": "2099-01-01"})
    assert late.status_code == 422
    assert "within three years" in text(late)
    until = timezone.localdate() + timedelta(days=30)
    made = labor.post(page, {**told, "until_on": until.isoformat()}, follow=True)
    assert "It waits for both sides." in text(made)
    contact = reverse("office:contact", args=[ContactTerms.objects.get().key])
    assert "desk@example.org" in text(labor.get(contact))
    ended = labor.post(contact, follow=True)
    assert "no longer sees the address" in text(ended)


def test_the_desk_shows_what_waits(django_assert_max_num_queries):
    library.load_content(at=NOON)
    Resource.objects.filter(slug="amp-blog").update(link_status="broken", link_checked_at=NOON)
    accepted()
    office = signed_in(sam())
    with django_assert_max_num_queries(30):
        page = text(office.get("/staff/"))

    assert "Stories to read or publish" in page
    assert "Does not answer" in page
    assert "/library/resources/amp-blog/" in page
    for name in ("backoffice:stories", "backoffice:suggestions", "backoffice:questions"):
        assert f'href="{reverse(name)}"' in page


def test_the_way_to_the_office_stands_in_the_way_of_those_who_work_there():
    assert 'href="/staff/"' in text(signed_in(cast.sam()).get("/home/"))
    editor = signed_in(cast.person("Elena Voss", role=Role.EDITOR))
    assert 'href="/staff/suggestions/"' in text(editor.get("/home/"))
    assert "/staff/" not in text(signed_in(cast.lena()).get("/home/"))


def test_the_page_of_the_coordinator_names_an_address_where_there_is_one(client, settings):
    settings.OFFICE_MAIL = ""
    assert "has not named an address" in text(client.get("/about/office/"))
    settings.OFFICE_MAIL = "office@example.org"
    assert 'href="mailto:office@example.org"' in text(client.get("/about/office/"))
    assert 'lang="es"' in text(client.get("/es/about/office/"))
