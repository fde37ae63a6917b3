"""The pages of filings, from the upload box to the receipt, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from highroad.areas.filings import actions
from highroad.areas.filings.models import Filing
from highroad.areas.filings.vocabulary import FilingStatus
from tests import cast
from tests.areas.filings.payrolls import (
    CLEAN,
    OTHER,
    OTHER_HEADER,
    WITH_ERROR,
    WITH_WARNING,
    as_csv,
    upload,
)
from tests.cast import NOON
from tests.table import Table, make_table, seat_provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(page: str, filing: Filing) -> str:
    return reverse(f"filings:{page}", kwargs={"key": filing.key})


def sent(client: Client, where: str, content: bytes, name: str = "payroll.csv", **more: str) -> Any:
    return client.post(where, {"file": SimpleUploadedFile(name, content), **more})


def new(table: Table) -> str:
    return reverse("filings:upload", kwargs={"partnership": table.partnership.key})


def a_filing(table: Table, rows: Any = CLEAN, **more: Any) -> Filing:
    more.setdefault("upload", upload(as_csv(rows=rows)))
    return actions.submit(
        partnership=table.partnership, party=table.management, by=table.marcus, at=NOON, **more
    )


def locked(table: Table) -> Filing:
    return actions.lock(filing=a_filing(table), by=table.marcus, at=NOON)


def test_marcus_uploads_a_file_and_sees_what_was_read(table):
    client = client_of(table.marcus)

    answer = sent(client, new(table), as_csv())

    filing = Filing.objects.get()
    assert answer.url == address("detail", filing)
    page = client.get(answer.url).content.decode()
    assert "The file was read, and nothing is wrong with it." in page
    assert "Every check was passed." in page
    assert "Lock the filing" in page


def test_the_upload_page_says_what_to_have_ready(table):
    page = client_of(table.marcus).get(new(table))

    assert page.status_code == 200
    assert "Never a full social security number" in page.content.decode()
    assert reverse("filings:template") in page.content.decode()


def test_a_file_that_cannot_be_read_is_refused_on_the_form_and_kept_nowhere(table):
    answer = sent(client_of(table.marcus), new(table), as_csv(rows=()))

    assert answer.status_code == 422
    assert "The file has a header and no lines below it." in answer.content.decode()
    assert not Filing.objects.exists()


@pytest.mark.parametrize("name", ["<script>alert(1)<.csv", 'a"b.csv', "a|b.csv"])
def test_a_script_in_the_name_of_a_file_is_refused(table, name):
    answer = sent(client_of(table.marcus), new(table), as_csv(), name=name)

    assert answer.status_code == 422
    assert "holds characters that are not allowed" in answer.content.decode()
    assert b"<script>alert" not in answer.content
    assert not Filing.objects.exists()


def test_without_a_file_the_form_asks_for_one(table):
    answer = client_of(table.marcus).post(new(table), {})

    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_a_new_layout_is_matched_on_a_page_with_its_first_rows(table):
    client = client_of(table.marcus)
    answer = sent(client, new(table), as_csv(OTHER_HEADER, OTHER))
    filing = Filing.objects.get()
    assert answer.url == address("mapping", filing)

    page = client.get(answer.url)
    form = page.context["form"]
    assert "$1,200.00" in page.content.decode()
    filled = {name: form[name].value() or "" for name in form.fields} | {"source_name": "PayPro"}
    assert filled["column_hours"] == "Hrs"
    assert filled["column_sex"] == "Gender"
    assert filled["date_format"] == "%m/%d/%Y"
    answer = client.post(address("mapping", filing), filled)

    filing.refresh_from_db()
    assert answer.url == address("detail", filing)
    assert (filing.status, filing.source.name) == (FilingStatus.READY, "PayPro")


def test_a_missing_field_is_told_on_the_matching_page(table):
    client = client_of(table.marcus)
    sent(client, new(table), as_csv(OTHER_HEADER, OTHER))
    filing = Filing.objects.get()
    form = client.get(address("mapping", filing)).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}

    answer = client.post(
        address("mapping", filing), filled | {"source_name": "P", "column_hours": ""}
    )

    assert answer.status_code == 422
    assert "Choose the column. It is needed." in answer.content.decode()


def test_a_code_of_the_source_is_explained_once(table):
    rows = [(*row[:9], "Q", *row[10:]) for row in CLEAN]
    client = client_of(table.marcus)
    sent(client, new(table), as_csv(rows=rows))
    filing = Filing.objects.get()
    assert filing.status == FilingStatus.WARNINGS
    form = client.get(address("mapping", filing)).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}

    client.post(address("mapping", filing), filled | {"source_name": "P", "code_sex_0": "female"})

    filing.refresh_from_db()
    assert filing.status == FilingStatus.READY
    women = next(g for g in filing.totals["groups"] if g["by"] == "sex")
    assert (women["group"], women["hours"]) == ("female", "118.5")


def test_problems_are_grouped_in_plain_words_with_the_upload_box_on_the_same_page(table):
    filing = a_filing(table, WITH_ERROR)

    page = client_of(table.marcus).get(address("detail", filing)).content.decode()

    assert "Impossible hours" in page
    assert "400 hours in one week are not possible" in page
    assert "B-2" in page
    assert 'type="file"' in page
    assert address("errors", filing) in page


def test_a_corrected_file_is_uploaded_from_the_result_page(table):
    wrong = a_filing(table, WITH_ERROR)

    answer = sent(client_of(table.marcus), address("again", wrong), as_csv())

    right = Filing.objects.get(number=2)
    assert answer.url == address("detail", right)
    assert Filing.objects.get(number=1).status == FilingStatus.REMOVED


def test_the_same_wrong_file_again_is_told_on_the_result_page(table):
    wrong = a_filing(table, WITH_ERROR)

    answer = sent(client_of(table.marcus), address("again", wrong), as_csv(rows=WITH_ERROR))

    assert answer.status_code == 422
    assert "This is the same file as filing 1." in answer.content.decode()


def test_warnings_are_answered_on_their_page(table):
    filing = a_filing(table, WITH_WARNING)
    client = client_of(table.marcus)
    assert "Pay below straight time" in client.get(address("review", filing)).content.decode()

    empty = client.post(address("review", filing), {})
    answer = client.post(
        address("review", filing),
        {"rules": ["pay_covers_straight_time"], "reply": "other", "reason": "Paid elsewhere."},
    )

    assert empty.status_code == 422
    assert answer.url == address("detail", filing)
    assert "Paid elsewhere." in client_of(table.lena).get(answer.url).content.decode()


def test_both_sides_certify_and_the_receipt_names_them(table):
    filing = a_filing(table)
    marcus, lena = client_of(table.marcus), client_of(table.lena)
    marcus.post(address("lock", filing))

    for client, person in ((lena, table.lena), (marcus, table.marcus)):
        form = client.get(address("certify", filing)).context["form"]
        given = {
            "digest": form["digest"].value(),
            "has_read": "on",
            "is_right": "on",
            "name": person.name,
        }
        answer = client.post(address("certify", filing), given)

    assert answer.url == address("receipt", filing)
    page = lena.get(answer.url).content.decode()
    filing.refresh_from_db()
    for words in (filing.receipt_number, filing.digest, "Lena Ortiz", "Marcus Bell"):
        assert words in page
    pdf = lena.get(address("receipt_pdf", filing))
    assert pdf.content.startswith(b"%PDF")


def test_statements_are_ticked_one_by_one(table):
    filing = locked(table)
    client = client_of(table.lena)

    answer = client.post(address("certify", filing), {"digest": filing.digest, "name": "Lena"})

    assert answer.status_code == 422
    assert answer.content.decode().count("Tick this to certify.") >= 2


def test_an_old_page_certifies_nothing(table):
    filing = locked(table)
    given = {"digest": "0" * 64, "has_read": "on", "is_right": "on", "name": "Lena"}

    answer = client_of(table.lena).post(address("certify", filing), given)

    assert answer.status_code == 422
    assert "Read it again." in answer.content.decode()


def test_a_locked_filing_is_opened_again_with_a_reason(table):
    filing = locked(table)
    client = client_of(table.lena)
    assert client.post(address("unlock", filing), {}).status_code == 422

    client.post(address("unlock", filing), {"reason": "A week is missing."})

    filing.refresh_from_db()
    assert filing.status == FilingStatus.READY


def test_a_certified_filing_is_corrected_on_its_own_page(table):
    filing = locked(table)
    for person in (table.lena, table.marcus):
        actions.certify(filing=filing, digest=filing.digest, name_typed="x", by=person, at=NOON)
    client = client_of(table.marcus)
    assert client.get(address("correct", filing)).status_code == 200

    answer = sent(
        client,
        address("correct", filing),
        as_csv(rows=CLEAN[:2]),
        kind="lines_too_many",
        reason="One week twice.",
    )

    correction = Filing.objects.get(number=2)
    assert answer.url == address("detail", correction)
    assert "corrects filing 1" in client.get(answer.url).content.decode()
    assert "will correct it" in client.get(address("detail", filing)).content.decode()


def test_a_large_file_has_a_page_of_progress_that_needs_no_script(table, monkeypatch):
    monkeypatch.setattr("highroad.areas.filings.actions.submitting.AT_ONCE", 10)
    filing = a_filing(table)

    page = client_of(table.marcus).get(address("detail", filing)).content.decode()

    assert "The file is being checked." in page
    assert "Look again" in page


def test_the_part_of_progress_is_the_same_as_a_fresh_visit(table):
    filing = a_filing(table, WITH_ERROR)
    client = client_of(table.marcus)

    whole = client.get(address("detail", filing)).content.decode()
    part = client.get(address("detail", filing), headers={"HX-Request": "true"}).content.decode()

    assert part.strip() in whole


READ = ("detail", "errors", "returned", "original", "mapping", "review", "certify", "receipt", "correct", "unlock", "receipt_pdf")  # fmt: skip


@pytest.mark.parametrize("name", ["olu", "sam"])
def test_whoever_has_no_seat_finds_nothing(table, name):
    filing = a_filing(table, WITH_WARNING)
    client = client_of(table.sam if name == "sam" else cast.olu())

    answers = {page: client.get(address(page, filing)) for page in READ}

    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(
        READ, 404
    )
    assert not [page for page, answer in answers.items() if b"B-2" in answer.content]


def test_whoever_is_not_signed_in_is_asked_to_sign_in(table, client):
    filing = a_filing(table)

    answers = {page: client.get(address(page, filing)) for page in READ}

    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(
        READ, 302
    )
    assert all("login" in answer.url for answer in answers.values())


def test_a_provider_sees_that_there_is_a_filing_and_no_line_of_it(table):
    filing = a_filing(table, WITH_WARNING)
    priya = cast.priya()
    seat_provider(table, priya)
    client = client_of(priya)

    page = client.get(address("detail", filing))

    assert page.status_code == 200
    assert b"Pay below straight time" in page.content
    for hidden in (b"B-2", b"Hours as filed", b"payroll.csv"):
        assert hidden not in page.content
    for closed in ("errors", "returned", "original"):
        assert client.get(address(closed, filing)).status_code == 404
    for refused in ("mapping", "review"):
        assert client.get(address(refused, filing)).status_code == 403
    assert client.post(address("lock", filing)).status_code == 403
    assert client.get(new(table)).status_code == 403


def test_what_changes_something_is_no_link(table):
    filing, client = a_filing(table), client_of(table.marcus)

    assert {client.get(address(page, filing)).status_code for page in ("lock", "again")} == {405}


def test_the_list_shows_filings_newest_first_to_whoever_sits_here(table):
    a_filing(table)
    where = reverse("filings:list", kwargs={"partnership": table.partnership.key})

    assert "Filing 1" in client_of(table.lena).get(where).content.decode()
    assert client_of(cast.olu()).get(where).status_code == 404


def test_the_pages_send_a_settled_number_of_queries(table, django_assert_max_num_queries):
    for number in range(3):
        rows = [(*row[:2], f"2026-0{4 + number}-05", *row[3:]) for row in CLEAN[:1]]
        a_filing(table, upload=upload(as_csv(rows=rows), f"{number}.csv"))
    filing = Filing.objects.first()
    client = client_of(table.lena)
    where = reverse("filings:list", kwargs={"partnership": table.partnership.key})

    with django_assert_max_num_queries(24):
        client.get(where)
    with django_assert_max_num_queries(60):
        client.get(address("detail", filing))


def test_the_result_is_there_in_spanish(table):
    filing = a_filing(table, WITH_ERROR)
    page = client_of(table.marcus).get(f"/es{address('detail', filing)}").content.decode()

    assert "Horas imposibles" in page
    assert "Impossible hours" not in page
