"""Files to take away: the report, the filer's own file, the original; nothing in them is a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from highroad.areas.filings import actions
from highroad.areas.filings.models import Filing
from highroad.areas.filings.vocabulary import FilingStatus
from tests.areas.filings.payrolls import (
    CLEAN,
    HEADER,
    WITH_ERROR,
    as_csv,
    as_xlsx,
    upload,
)
from tests.cast import NOON
from tests.table import Table, make_table

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


def test_the_report_is_a_workbook_with_identifiers_as_text(table):
    rows = [*WITH_ERROR[:3], (*WITH_ERROR[3][:3], "0831", *WITH_ERROR[3][4:])]
    filing = a_filing(table, rows)

    answer = client_of(table.marcus).get(address("errors", filing))

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    head = [cell.value for cell in sheet[3]]
    first = [cell.value for cell in sheet[4]]
    assert head[:3] == ["Identifier", "Week ending", "What is wrong"]
    assert first[0] == "0831"
    assert first[4] == 5
    assert "attachment" in answer["Content-Disposition"]


def test_the_filers_own_file_comes_back_with_two_columns_more(table):
    filing = a_filing(table, WITH_ERROR)
    client = client_of(table.marcus)

    answer = client.get(address("returned", filing))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == [*HEADER, "Highroad result", "Highroad errors"]
    assert [row[12] for row in rows[1:]] == ["counted", "counted", "counted", "look at it"]
    assert rows[4][:12] == list(WITH_ERROR[3])
    assert "400 hours" in rows[4][13]


def test_a_file_that_was_given_back_and_mended_is_known_again(table):
    filing = a_filing(table, WITH_ERROR)
    client = client_of(table.marcus)
    mended = client.get(address("returned", filing)).content.replace(b",400,", b",40,")

    sent(client, address("again", filing), mended, name="mended.csv")

    assert Filing.objects.get(number=2).status != FilingStatus.MAPPING
    assert Filing.objects.get(number=2).line_count == 4


def test_a_workbook_comes_back_as_a_workbook(table):
    filing = a_filing(table, upload=upload(as_xlsx(rows=WITH_ERROR), "payroll.xlsx"))

    answer = client_of(table.marcus).get(address("returned", filing))

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet["M5"].value == "look at it"
    assert sheet["F5"].value == 400


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_a_file_we_write_is_run_as_a_formula(table, kind):
    evil = ('=HYPERLINK("http://x")', "+1+1", "@SUM(A1)", "-2+3")
    rows = [(evil[0], evil[1], row[2], evil[2], evil[3], *row[5:]) for row in WITH_ERROR]
    content = as_csv(rows=rows) if kind == "csv" else as_xlsx(rows=())
    if kind == "xlsx":
        content = as_xlsx(rows=[["'" + c if c in evil else c for c in row] for row in rows])
    filing = a_filing(table, rows, upload=upload(content, f"payroll.{kind}"))
    client = client_of(table.marcus)

    answer = client.get(address("returned", filing))
    report = openpyxl.load_workbook(
        io.BytesIO(client.get(address("errors", filing)).content)
    ).active

    assert not [cell for row in report.iter_rows() for cell in row if cell.data_type == "f"]
    if kind == "csv":
        text = answer.content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_original_comes_back_byte_for_byte_as_an_attachment(table):
    filing = a_filing(table)

    answer = client_of(table.lena).get(address("original", filing))

    assert answer.content == as_csv()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
