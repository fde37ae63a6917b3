"""The pages of free choice: from access asked for to a first contract, as people would click it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models import (
    AccessRequest,
    NeutralityIncident,
    Recognition,
    RightsPosting,
)
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()
COUNT = {
    "union": "Local 9", "unit": "Mill, production", "unit_size": "128", "signed": "65",
    "neutral": "R. Osei", "counted_on": TODAY,
}  # fmt: skip
POSTING = {
    "site": "Mill", "place": "Gate", "language": "Spanish", "version": "2022", "form": "large_sheet",
    "checked_on": TODAY, "is_up": "yes",
}  # fmt: skip


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object) -> str:
    return reverse(f"assurances:{page}", kwargs={"key": key})


def text(client: Client, page: str, key: object) -> str:
    return client.get(at(page, key)).content.decode()


def test_access_is_asked_for_answered_and_kept(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    assert "Nobody has asked yet" in text(lena, "choice", table.body.key)
    lena.post(
        at("ask_access", table.body.key),
        {"asked_on": TODAY, "place": "Break room", "hours": "5 a.m."},
    )
    asked = AccessRequest.objects.get()
    assert "Access is asked for: answer it" in marcus.get(reverse("home:home")).content.decode()
    wrong = marcus.post(at("answer_access", asked.key), {"reply": "refused"})
    assert wrong.status_code == 422
    marcus.post(at("answer_access", asked.key), {"reply": "granted"})
    assert "Access is asked for" not in marcus.get(reverse("home:home")).content.decode()
    lena.post(at("say_kept", asked.key), {"kept": "yes"})

    assert "Granted and kept" in text(marcus, "access", asked.key)


def test_an_incident_has_no_place_for_who_told_it(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    form = text(lena, "report_incident", table.body.key)
    assert 'name="reporter"' not in form
    assert 'name="witness' not in form
    lena.post(
        at("report_incident", table.body.key),
        {
            "kind": "meeting",
            "happened_on": TODAY,
            "site": "Mill",
            "words": "Everybody had to come.",
        },
    )
    made = NeutralityIncident.objects.get()
    marcus.post(
        at("say_of_incident", made.key), {"act": "answer", "words": "It will not happen again."}
    )
    lena.post(
        at("say_of_incident", made.key),
        {"act": "find", "words": "Not neutral", "neutral": "R. Osei"},
    )
    lena.post(at("say_of_incident", made.key), {"act": "settle", "words": "A letter."})
    page = text(marcus, "incident", made.key)

    assert "R. Osei found" in page
    assert "Settled" in page
    assert table.lena.name not in page


def test_a_count_leads_to_a_first_contract(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    too_many = lena.post(at("enter_count", table.body.key), {**COUNT, "signed": "129"})
    assert too_many.status_code == 422
    lena.post(at("enter_count", table.body.key), COUNT)
    made = Recognition.objects.get()
    assert "The neutral count found a majority" in text(marcus, "recognition", made.key)
    again = lena.post(at("enter_count", table.body.key), {**COUNT, "signed": "66"})
    assert "would tell of a few people" in again.content.decode()
    steps: dict[str, Any] = {"on": TODAY, "meet_days": 10, "bargain_days": 90, "mediate_days": 30}
    marcus.post(at("recognize", made.key), {**steps, "count": "calendar", "source": "Section 4"})
    page = text(lena, "recognition", made.key)
    assert "Meet for the first time" in page
    assert "Bloomberg Law, 2022" in page
    for act in ("met", "settled"):
        lena.post(at("enter_step", made.key), {"act": act, "on": TODAY})

    assert "The first contract was settled after 0 days" in text(marcus, "recognition", made.key)


def test_where_a_number_would_tell_of_people_it_is_not_shown(table: Table):
    lena = client_of(table.lena)
    lena.post(at("enter_count", table.body.key), {**COUNT, "unit_size": "9", "signed": "9"})
    page = text(lena, "recognition", Recognition.objects.get().key)

    assert "The number itself is not kept" in page
    assert "<dt>Signed</dt>" not in page


def test_a_posted_notice_and_the_clause_in_subcontracts(table: Table):
    lena = client_of(table.lena)
    photo = SimpleUploadedFile("gate.png", b"\x89PNG\r\n\x1a\n....")
    lena.post(at("check_posting", table.body.key), {**POSTING, "photo": photo})
    kept = RightsPosting.objects.get()
    assert lena.get(at("photo", kept.key))["Content-Type"] == "image/png"
    assert lena.get(at("posting", kept.key))["Location"] == at("choice", table.body.key)
    for firm, dollars, has in (("A", "10000", "yes"), ("B", "20000", "no"), ("C", "9999", "no")):
        lena.post(
            at("enter_subcontract", table.body.key),
            {"firm": firm, "dollars": dollars, "has_clause": has, "seen_on": TODAY},
        )
    page = text(lena, "choice", table.body.key)

    assert "1 of 2 subcontracts" in page
    assert "50 %" in page


def test_the_page_sends_the_same_queries_however_much_stands_there(table: Table):
    lena = client_of(table.lena)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert lena.get(at("choice", table.body.key)).status_code == 200
        return len(caught)

    def fill(number: int) -> None:
        lena.post(at("enter_count", table.body.key), {**COUNT, "unit": f"Unit {number}"})
        lena.post(at("check_posting", table.body.key), {**POSTING, "site": f"Site {number}"})
        lena.post(
            at("ask_access", table.body.key), {"asked_on": TODAY, "place": "Gate", "hours": "5"}
        )

    fill(1)
    first = queries()
    for number in (2, 3, 4):
        fill(number)

    assert queries() == first
