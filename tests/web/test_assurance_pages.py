"""The pages of agreements, used once as people use them: a neutrality agreement from signature on."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models import (
    Agreement,
    AgreementClause,
    AgreementDocument,
    ClauseBreach,
    Register,
)
from highroad.areas.commitments.models import Commitment
from highroad.areas.decisions.models import Decision
from highroad.areas.ledger.models import Entry
from tests import cast
from tests.areas.assurances.scene import PDF
from tests.table import Table, agree, make_table

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object) -> str:
    return reverse(f"assurances:{page}", kwargs={"key": key})


def entered(client: Client, table: Table, **more: object) -> Agreement:
    given = {
        "kind": "neutrality", "title": "Neutrality at the mine", "parties": [str(table.labor.key)],
        "others": "North Range Mining", "signed_on": TODAY.isoformat(), "from_on": TODAY.isoformat(),
        "to_on": (TODAY + timedelta(days=1500)).isoformat(), "sector": "general", **more,
    }  # fmt: skip
    answer = client.post(at("add", table.body.key), given)
    assert answer.status_code == 302, answer.content.decode()
    return Agreement.objects.latest("made_at")


def clause_of(client: Client, agreement: Agreement) -> AgreementClause:
    client.post(
        at("add_clause", agreement.key),
        {"act": "neutrality", "heading": "Managers stay out of it", "text": "The Company shall…",
         "binds": "management", "fresh_days": "365", "day_count": "calendar"},
    )  # fmt: skip
    return AgreementClause.objects.latest("made_at")


def test_an_agreement_goes_from_signature_to_verified(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    assert (
        "Begin with one that is signed"
        in lena.get(at("list", table.partnership.key)).content.decode()
    )
    agreement = entered(marcus, table)
    assert sorted(each.name for each in agreement.parties.all()) == [
        "Local 9",
        "North Range Mining",
    ]
    assert "Is this your agreement?" in lena.get(reverse("home:home")).content.decode()
    lena.post(at("agree", agreement.key))
    assert "Is this your agreement?" not in lena.get(reverse("home:home")).content.decode()

    clause = clause_of(marcus, agreement)
    assert "Pledged, and not shown yet" in lena.get(at("clause", clause.key)).content.decode()
    promise = Commitment.objects.latest("made_at")
    marcus.post(
        reverse("commitments:evidence", kwargs={"key": promise.key}),
        {"words": "Supervisors trained", "source": "List", "on": TODAY.isoformat()},
    )
    lena.post(reverse("commitments:confirm", kwargs={"key": promise.key}))

    page = lena.get(at("clause", clause.key)).content.decode()
    assert "Verified. It counts until" in page
    assert "1 of 1" in lena.get(at("list", table.partnership.key)).content.decode()


def test_a_text_is_kept_and_handed_back_byte_for_byte(table: Table):
    marcus = client_of(table.marcus)
    agreement = entered(marcus, table)
    scan = SimpleUploadedFile("scan.pdf", b"not a pdf at all")
    wrong = marcus.post(at("add_document", agreement.key), {"file": scan})
    assert wrong.status_code == 422
    assert "ends in .pdf but is something else" in wrong.content.decode()
    assert not AgreementDocument.objects.exists()

    marcus.post(at("add_document", agreement.key), {"file": SimpleUploadedFile("signed.pdf", PDF)})
    kept = AgreementDocument.objects.get()
    answer = client_of(table.lena).get(at("document", kept.key))

    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")


def pdf(*, password: str = "", picture: bool = False) -> bytes:
    """A real document of one page: plain, locked, or a picture of a page without a letter of text."""
    made, held = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page()
    if picture:
        scan = pikepdf.Stream(made, bytes(64 * 64), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=64, Height=64, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=scan))
    locked = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(held, encryption=locked, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return held.getvalue()


def test_scans_and_broken_texts_are_told_in_words_and_nothing_of_them_is_kept(table: Table):
    marcus, whole = client_of(table.marcus), pdf()
    agreement, before = entered(marcus, table), Entry.objects.count()
    for name, content, why in (
        ("locked.pdf", pdf(password="secret"), "locked with a password"),
        ("half.pdf", whole[: len(whole) // 2], "cut off"),
        ("empty.pdf", b"", "empty"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + bytes(900), "is something else"),
        ("page-1.jpg", b"\xff\xd8\xff\xe0" + bytes(900), "all pages into one PDF"),
        ("script.pdf", whole.replace(b"%%EOF", b"/JavaScript %%EOF"), "holds a program"),
    ):  # fmt: skip
        given = {"file": SimpleUploadedFile(name, content)}
        answer = marcus.post(at("add_document", agreement.key), given)
        assert (answer.status_code, why in answer.content.decode()) == (422, True), name
    assert not AgreementDocument.objects.exists()
    assert Entry.objects.count() == before

    marcus.post(at("add_document", agreement.key), {"file": SimpleUploadedFile("scan.pdf", pdf(picture=True))})  # fmt: skip
    assert AgreementDocument.objects.get().is_scan
    assert "pictures of pages" in marcus.get(at("agreement", agreement.key)).content.decode()


def test_what_was_typed_is_not_lost(table: Table):
    answer = client_of(table.lena).post(
        at("add", table.body.key),
        {"kind": "neutrality", "title": "A long name somebody typed", "others": "Only One",
         "signed_on": TODAY.isoformat(), "from_on": TODAY.isoformat(), "sector": "general"},
    )  # fmt: skip
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "A long name somebody typed" in page
    assert "Name at least two parties" in page


def test_a_breach_is_reported_answered_and_cured(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    clause = clause_of(marcus, entered(marcus, table))
    lena.post(at("report", clause.key), {"happened_on": TODAY.isoformat(), "words": "A poll."})
    breach = ClauseBreach.objects.get()
    assert "A breach is open" in marcus.get(at("clause", clause.key)).content.decode()
    assert "Said to be cured" in marcus.get(at("breach", breach.key)).content.decode()
    assert marcus.post(at("breach", breach.key), {"act": "said_cured"}).status_code == 422
    marcus.post(at("breach", breach.key), {"act": "said_cured", "words": "Apologized."})
    assert marcus.post(at("breach", breach.key), {"act": "cure_confirmed"}).status_code == 422
    assert "Said to be cured: is it?" in lena.get(reverse("home:home")).content.decode()
    lena.post(at("breach", breach.key), {"act": "cure_confirmed"})

    assert (
        "It counts again once it is shown afresh"
        in lena.get(at("clause", clause.key)).content.decode()
    )


def test_the_register_is_public_after_two_keys_and_gone_when_taken_back(table: Table):
    lena, marcus, anyone = client_of(table.lena), client_of(table.marcus), Client()
    agreement = entered(marcus, table)
    lena.post(at("agree", agreement.key))
    assert anyone.get(at("public", table.partnership.key)).status_code == 404
    lena.post(at("put", table.body.key))
    register = Register.objects.get()
    assert lena.post(at("publish", register.key)).status_code == 403
    for person in (table.lena, table.marcus):
        agree(Decision.objects.get(pk=register.decision_key), person, at=timezone.now())
    lena.post(at("publish", register.key))
    page = anyone.get(at("public", table.partnership.key)).content.decode()
    assert "Neutrality at the mine" in page
    assert anyone.get("/es" + at("public", table.partnership.key)).status_code == 200
    marcus.post(at("withdraw", register.key), {"reason": "A wrong name."})

    assert anyone.get(at("public", table.partnership.key)).status_code == 404


def test_who_has_no_seat_finds_nothing_and_the_office_is_told_why(table: Table):
    agreement = entered(client_of(table.marcus), table)
    olu, sam = client_of(cast.olu()), client_of(table.sam)

    assert olu.get(at("agreement", agreement.key)).status_code == 404
    assert olu.get(at("list", table.partnership.key)).status_code == 404
    assert sam.get(at("list", table.partnership.key)).status_code == 403
    assert olu.get(at("add", table.body.key)).status_code == 404


def test_the_list_sends_the_same_queries_however_many_agreements(table: Table):
    marcus = client_of(table.marcus)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert marcus.get(at("list", table.partnership.key)).status_code == 200
        return len(caught)

    clause_of(marcus, entered(marcus, table))
    first = queries()
    for number in range(3):
        clause_of(marcus, entered(marcus, table, title=f"Another {number}"))

    assert queries() == first
