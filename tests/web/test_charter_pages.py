"""Charters on their pages: the check, what changes, documents to sign, a trial, a roster from a file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.partnerships import actions
from highroad.areas.partnerships.models import Body, Charter
from highroad.areas.partnerships.rules import ClauseDraft
from highroad.areas.partnerships.vocabulary import CharterTemplate, ClauseKind
from tests.cast import NOON
from tests.table import Table, agree, decline, make_table, propose

pytestmark = pytest.mark.django_db
CITY = {
    "membership__labor": "4",
    "membership__management": "4",
    "quorum_to_meet": "Six, being both co-chairs and three more of each side.",
    "quorum_to_meet__labor": "3",
    "quorum_to_meet__management": "3",
    "quorum_to_meet__co_chairs": "yes",
    "quorum_to_meet__besides": "yes",
    "quorum_to_meet__total": "6",
}


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to(page: str, record: Any) -> str:
    return reverse(f"partnerships:{page}", kwargs={"key": record.key})


def page(user: User, address: str, **given: Any) -> str:
    answer = client_of(user).get(address, given)
    assert answer.status_code == 200
    return answer.content.decode()


def adopt(table: Table, *clauses: ClauseDraft, **more: Any) -> Charter:
    charter = actions.draft_charter(
        body=table.body, clauses=clauses, by=table.lena, at=NOON, **more
    )
    decision = decisions.propose_charter(charter=charter, by=table.lena, at=NOON)
    for person in (table.lena, table.marcus):
        agree(decision, person)
    return charter


def test_a_contradiction_is_explained_and_keeps_the_charter_from_both_sides(table: Table) -> None:
    lena = client_of(table.lena)
    lena.post(to("draft_charter", table.body), CITY)
    charter = Charter.objects.get()

    read = page(table.marcus, to("charter", charter))
    put = lena.post(to("propose_charter", charter), follow=True)

    assert "states 6 seats in all, but its parts add up to 8" in read
    assert "all 8 seats must be there" in read
    assert to("propose_charter", charter) not in read
    assert "The check of this charter found" in put.content.decode()
    assert not table.body.decisions.exists()


@pytest.mark.parametrize("template", list(CharterTemplate))
def test_every_template_fills_the_form_and_saves(table: Table, template: CharterTemplate) -> None:
    lena = client_of(table.lena)
    address = to("draft_charter", table.body)
    form = lena.get(address, {"template": template.value}).context["form"]
    given = {bound.name: bound.value() for bound in form if bound.value() not in (None, "")}

    saved = lena.post(address, given)

    assert saved.status_code == 302, saved.context["form"].errors.as_text()
    assert Charter.objects.get().clauses.count() >= 5


def test_what_was_typed_stays_when_something_is_wrong(table: Table) -> None:
    answer = client_of(table.lena).post(
        to("draft_charter", table.body), {**CITY, "quorum_to_meet__labor": "0"}
    )

    assert answer.status_code == 422
    assert "Six, being both co-chairs" in answer.content.decode()
    assert not Charter.objects.exists()


def test_an_amendment_shows_what_changes(table: Table) -> None:
    adopt(table, ClauseDraft(ClauseKind.PAY, "Nobody loses pay.", {"way": "no_loss"}))
    client_of(table.marcus).post(
        to("draft_charter", table.body), {"pay": "Time is paid.", "pay__way": "working_time"}
    )

    read = page(table.lena, to("charter", Charter.objects.order_by("-number")[0]))

    assert "<ins>Time</ins>" in read or "<ins>Time" in read
    assert "<del>Time at the table: No loss of pay</del>" in read
    assert "<ins>Time at the table: Paid as working time</ins>" in read


def test_a_side_agreement_is_drafted_under_its_umbrella(table: Table) -> None:
    umbrella = adopt(table, ClauseDraft(ClauseKind.BINDING, "It binds nobody.", {"binding": False}))
    address = f"{to('draft_charter', table.body)}?under={umbrella.key}"

    client_of(table.lena).post(
        address, {"title": "Apprenticeship", "binding": "It binds.", "binding__binding": "yes"}
    )

    side = Charter.objects.get(title="Apprenticeship")
    assert side.umbrella == umbrella
    assert umbrella.title in page(table.marcus, to("charter", side))


def test_word_and_pdf_have_the_clauses_and_a_place_to_sign(table: Table) -> None:
    charter = adopt(table, ClauseDraft(ClauseKind.PAY, "Nobody loses pay.", {"way": "no_loss"}))
    marcus = client_of(table.marcus)

    word = marcus.get(to("charter_docx", charter))
    pdf = marcus.get(to("charter_pdf", charter))

    document = Document(BytesIO(word.content))
    told = "\n".join(line.text for line in document.paragraphs)
    cells = [cell.text for row in document.tables[-1].rows for cell in row.cells]
    assert zipfile.ZipFile(BytesIO(word.content)).testzip() is None
    assert "1. Paid time" in told
    assert "Time at the table: No loss of pay" in told
    assert cells[:2] == ["Labor", "Management"]
    assert sum("Signature" in cell for cell in cells) == 2
    assert pdf.content.startswith(b"%PDF-")
    assert 'filename="charter-of-joint-committee-draft-1.pdf"' in pdf["Content-Disposition"]


def test_a_trial_says_what_is_missing_and_keeps_nothing(table: Table) -> None:
    marcus = client_of(table.marcus)
    labor, management = str(table.seats["labor"].key), str(table.seats["management"].key)

    short = marcus.post(to("trial", table.body), {labor: "agree", "attempt": "1"})
    enough = marcus.post(
        to("trial", table.body), {labor: "agree", management: "live_with", "attempt": "1"}
    )

    assert "It does not pass: 1 answer is missing" in short.content.decode()
    assert "Management co-chair would have to come and agree." in short.content.decode()
    assert "It passes" in enough.content.decode()
    assert not table.body.decisions.exists()


def test_a_declined_text_is_tried_again_from_its_page(table: Table) -> None:
    decision = propose(table)
    decline(decision, table.lena)
    lena = client_of(table.lena)
    address = reverse("decisions:again", kwargs={"key": decision.key})

    read = lena.get(reverse("decisions:detail", kwargs={"key": decision.key})).content.decode()
    lena.post(address)

    assert address in read
    assert table.body.decisions.get(attempt=2).again_of == decision


def roster(*lines: str) -> SimpleUploadedFile:
    head = "body,kind,parent,side,organization,seat"
    return SimpleUploadedFile("roster.csv", "\n".join([head, *lines]).encode(), "text/csv")


def test_a_roster_is_shown_before_it_is_loaded(table: Table) -> None:
    lena, address = client_of(table.lena), to("roster", table.partnership)

    wrong = lena.post(address, {"file": roster("Ward 4,unit_team,,workers,Local 9,Nurse")})
    shown = lena.post(address, {"file": roster("Ward 4,unit_team,,labor,Local 9,Nurse")})
    before = Body.objects.filter(name="Ward 4").exists()
    packed = shown.context["packed"]
    stale = lena.post(to("accept_roster", table.partnership), {"packed": packed[:-1]}, follow=True)
    lena.post(to("accept_roster", table.partnership), {"packed": packed})

    assert wrong.status_code == 422
    assert "“workers” is not known here" in wrong.content.decode()
    assert (shown.status_code, before) == (200, False)
    assert "too old" in stale.content.decode()
    assert Body.objects.filter(name="Ward 4").count() == 1
