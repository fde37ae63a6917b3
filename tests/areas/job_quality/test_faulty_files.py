"""Files that are wrong: each is told in words with its line and what to do, and nothing of it is kept."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import Any

import pytest
import xlsxwriter

from highroad.areas.job_quality import actions
from highroad.areas.job_quality.models import AreaWage, Reading, WageTable
from highroad.areas.job_quality.rules import oews, safety, shifts
from highroad.kit.answers import Refused
from tests.areas.job_quality.test_actions import WAGES, card
from tests.areas.job_quality.test_rules import HEAD, file, filed
from tests.cast import NOON
from tests.table import Table, make_table

GOOD = "12,Town,4,47-2111,Electricians,detailed,900,20,25,30,40,50"
SHIFTS = "worker,published_on,starts_at,ends_at,changed_on,premium_paid"
SHIFT = "w1,2026-03-01,2026-03-15 06:00,2026-03-15 14:00,,"


def of(line: str, head: str = SHIFTS) -> bytes:
    return f"{head}\n{line}\n".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return held.getvalue()


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return held.getvalue()


FOREIGN = [
    (b"", "empty"),
    (b"\x00\x00\x00", "empty"),
    (b"PK\x03\x04rest", "damaged or has a password"),
    (b"\xd0\xcf\x11\xe0rest", "damaged or has a password"),
    (zipped({"notes.doc": b"x", "~$wages.xlsx": b"x"}), "neither a workbook nor a CSV file"),
    (zipped({"xl/workbook.bin": b"x"}), "of another kind"),
    (zipped({"table.csv": b"a,b\n1,2\n"}), "No sheet has these columns"),
    (zipped({"wages.xlsx": b"no workbook"}), "damaged or has a password"),
    (zipped({f"{number}.csv": b"" for number in range(201)}), "Unpacked, this file is too large"),
    (workbook({"Notes": [["About", "this file"]]}), "No sheet has these columns"),
    (b"%PDF-1.7", "Load the file as CSV"),
    (b"\x89PNG\r\n", "Load the file as CSV"),
    (b"<!DOCTYPE html><html>", "Download the file itself"),
]
"""What is no text file at all."""

WAGE_FILES = [
    *FOREIGN,
    (b"a,b\n1,2\n", "Columns are missing: AREA"),
    (HEAD.encode(), "no lines"),
    (file(GOOD, head=f"{HEAD},AREA").replace(b"50", b"50,12"), "stand there twice: AREA"),
    (file("12,T,4,47-2111,E,detailed,900,20,25,x,40,50"), "Line 2, H_MEDIAN: x is no wage"),
    (file(GOOD, "12,T,9,47-2112,E,detailed,900,20,25,30,40,50"), "Line 3, AREA_TYPE: 9"),
    (file(",T,4,47-2111,E,detailed,900,20,25,30,40,50"), "Line 2: AREA is empty"),
    (file("12,T,4,,E,detailed,900,20,25,30,40,50"), "Line 2, OCC_CODE: – is no occupation"),
    (file("12,T,4,Nov-47,E,detailed,900,20,25,30,40,50"), "made a date of it"),
    (file("12,T,4,47-2111,E,detailed,900,20,25,-3,40,50"), "-3 is no wage"),
    (file("12,T,4,47-2111,E,detailed,900,20,25,~,40,50"), "~ is no wage"),
    (file("12,T,4,47-2111,E,detailed,many,20,25,30,40,50"), "many is no number of people"),
    (file("12,T,4,47-2111,E,detailed,900,20,25,30,40"), "Line 2 has 11 cells, the headings are 12"),
    (file("12,T,4,47-2111,E,detailed,900,20,25,30,40,50,60"), "Line 2 has 13 cells"),
    (file("12,T,4,47-2111,E,detailed,900,50,25,30,40,20"), "do not rise"),
    (file(GOOD, GOOD), "Lines 2 and 3 are of the same area and occupation: 12, 47-2111"),
    (file('12,"T,4,47-2111,E'), "a quotation mark is not closed"),
]
SUMMARIES = [
    *FOREIGN,
    (filed().split(b"\n")[0], "no lines"),
    (filed().replace(b"total_deaths", b"deaths"), "Columns are missing: total_deaths"),
    (filed(total_injuries="21"), "deaths and cases are 22 together, injuries and illnesses 21"),
    (filed(total_hours_worked="many"), "Line 2, total_hours_worked: many is no whole number"),
    (filed(total_other_cases="-1"), "Line 2, total_other_cases: -1 is no whole number"),
    (filed(total_deaths=""), "Line 2, total_deaths: – is no whole number"),
    (filed(total_hours_worked="0"), "no hours were worked"),
    (filed(total_hours_worked="90"), "90 hours by 310 people"),
    (filed(total_dafw_days="4"), "0 cases with days away, and 4 days away"),
    (filed(total_djtr_days="4"), "0 cases with transfer or restriction, and 4 such days"),
    (filed(total_dafw_cases="1", total_injuries="23"), "1 cases with days away, and 0 days away"),
    (filed(year_filing_for="1925"), "Line 2, year_filing_for: 1925"),
    (filed(year_filing_for="2099"), "Line 2, year_filing_for: 2099"),
    (filed(establishment_name=""), "establishment_name is empty"),
    (filed(no_injuries_illnesses="2"), "no_injuries_illnesses is 2 and 22 cases are counted"),
    (filed() + filed().split(b"\n")[1], "Lines 2 and 3 are of the same establishment and year"),
    (filed() + b"Mill,1\n", "Line 3 has 2 cells, the headings are 28"),
]
SHIFT_FILES = [
    *FOREIGN,
    (SHIFTS.encode(), "no lines"),
    (of(SHIFT, "worker,starts_at"), "Columns are missing: published_on"),
    (of(SHIFT.replace("w1", "")), "worker is empty"),
    (of(SHIFT.replace("w1", "Jane Smith")), "looks like a name"),
    (of(SHIFT.replace("w1", "123-45-6789")), "looks like a name or a number of a person"),
    (of(SHIFT.replace("2026-03-01", "soon")), "Line 2, published_on: soon is no day"),
    (of(SHIFT.replace("2026-03-15 06:00", "06:00")), "Line 2, starts_at: 06:00 is no moment"),
    (of(SHIFT.replace("2026-03-15 14:00", "")), "Line 2, ends_at: – is no moment"),
    (of(SHIFT.replace("15 14:00", "15 05:00")), "a shift ends after it begins"),
    (of(SHIFT.replace("15 14:00", "17 14:00")), "within 24 hours"),
    (of(SHIFT.replace("2026-03-01", "2026-03-16")), "published after the shift began"),
    (of(SHIFT[:-2] + ",2026-02-01,"), "changed before it was published"),
    (of(SHIFT[:-2] + ",2026-03-20,"), "or after it ended"),
    (of(SHIFT[:-1] + ",maybe"), "Line 2, premium_paid: maybe"),
    (of(f"{SHIFT}\n{SHIFT}"), "w1 has two shifts at once on 2026-03-15"),
]


NAMES = HEAD.split(",")
METRO: list[Any] = [31080, "Los Angeles", 4, "47-2111", "Electricians", "detailed", 12_340, 21, 25.5, 36.07, "#", "#"]  # fmt: skip
REST: list[Any] = [100001, "North Coast", 6, "47-2111", "Electricians", "detailed", "**", "*", "*", 30, 41, 52]  # fmt: skip


def published() -> bytes:
    """A yearly ZIP: a folder with two workbooks of wages and one that tells about them."""
    industry = ["NAICS", "I_GROUP"]
    return zipped({
        "oes/MSA_dl.xlsx": workbook({"MSA_dl": [[*NAMES, *industry], [*METRO, "000000", "cross-industry"], [*METRO, "236200", "4-digit"]]}),
        "oes/BOS_dl.xlsx": workbook({"BOS_dl": [NAMES, REST]}),
        "oes/field_descriptions.xlsx": workbook({"Fields": [["Field", "Description"]]}),
        "__MACOSX/oes/._MSA_dl.xlsx": b"x",
    })  # fmt: skip


@pytest.mark.pure
def test_a_zip_of_workbooks_is_read_as_it_is_published():
    found = oews.read(published(), only={"31080", "100001"})

    assert not found.faults
    metro, rest = found.lines
    assert (metro.area, metro.employment, str(metro.median.dollars)) == ("31080", 12_340, "36.07")
    assert metro.points[3].is_bound
    assert (rest.area, rest.employment, rest.points[0].dollars) == ("100001", None, None)
    assert [line.area for line in oews.read(published(), only={"31080"}).lines] == ["31080"]
    assert "No line of these areas" in said(oews.read(published(), only={"1"}).faults)


@pytest.mark.pure
def test_a_fault_in_a_workbook_names_its_file_and_its_row():
    rows = [["Wages of May"], [], NAMES, METRO, [*REST[:9], "x", *REST[10:]]]
    inside = zipped({"a/BOS_dl.xlsx": workbook({"BOS": rows})})
    told = [answer.reason for answer in oews.read(inside).faults.told()]
    assert told[0] == "In BOS_dl.xlsx:"
    assert told[1].startswith("Line 5, H_MEDIAN: x is no wage")


@pytest.mark.pure
def test_a_workbook_of_injuries_and_of_shifts_is_read_like_its_csv():
    head, cells = csv.reader(filed().decode().splitlines())
    numbers = [int(c.replace(",", "")) if c.replace(",", "").isdigit() else c for c in cells]
    sheet = workbook({"Summary": [head, numbers]})
    assert safety.read_300a(sheet, this_year=2026) == safety.read_300a(filed(), this_year=2026)
    moments = [dt.date(2026, 3, 1), dt.datetime(2026, 3, 15, 6), dt.datetime(2026, 3, 15, 14)]
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, SHIFTS.split(","))
        page.write(1, 0, "w1")
        for column, (moment, how) in enumerate(zip(moments, ("yyyy-mm-dd", *["yyyy-mm-dd hh:mm"] * 2), strict=True), 1):  # fmt: skip
            page.write_datetime(1, column, moment, book.add_format({"num_format": how}))
    assert shifts.read(held.getvalue())[0] == shifts.read(of(SHIFT))[0]


def said(faults: Any) -> str:
    return "\n".join(answer.reason for answer in faults.told())


def places(files: Any) -> list[str]:
    """Names of cases by their place: a ZIP holds the time it was made, and no two workers would agree."""
    return [str(place) for place, _ in enumerate(files)]


@pytest.mark.pure
@pytest.mark.parametrize(("content", "why"), WAGE_FILES, ids=places(WAGE_FILES))
def test_a_wage_file_that_is_wrong(content: bytes, why: str):
    assert why in said(oews.read(content).faults)


@pytest.mark.pure
@pytest.mark.parametrize(("content", "why"), SUMMARIES, ids=places(SUMMARIES))
def test_a_summary_of_injuries_that_is_wrong(content: bytes, why: str):
    assert why in said(safety.read_300a(content, this_year=2026)[1])


@pytest.mark.pure
@pytest.mark.parametrize(("content", "why"), SHIFT_FILES, ids=places(SHIFT_FILES))
def test_a_file_of_shifts_that_is_wrong(content: bytes, why: str):
    assert why in said(shifts.read(content)[1])


@pytest.mark.pure
def test_every_fault_is_told_up_to_a_dozen_and_how_many_more():
    bad = [f"{number},T,4,47-2111,E,detailed,x,20,25,30,40,50" for number in range(20)]

    told = oews.read(file(*bad)).faults.told()

    assert len(told) == 14
    assert told[0].reason.startswith("Line 2, TOT_EMP")
    assert told[12].reason == "8 more lines are not right."
    assert told[13].reason.startswith("Nothing was kept.")


@pytest.mark.pure
@pytest.mark.parametrize(
    "content",
    [
        file(GOOD),
        file(GOOD).replace(b",", b";"),
        file(GOOD).replace(b",", b"\t"),
        file(GOOD).decode().encode("utf-16"),
        "\ufeff".encode() + file(GOOD),
        file(GOOD).replace(b"Town", "Mayagüez".encode("cp1252")),
        file(GOOD, "", ",,,,,,,,,,,"),
    ],
)
def test_what_spreadsheets_save_is_understood(content: bytes):
    found = oews.read(content)

    assert not found.faults
    assert [line.occupation for line in found.lines] == ["47-2111"]


@pytest.mark.django_db
def test_nothing_of_a_faulty_file_is_kept():
    table: Table = make_table()
    job = card(table)
    people = {"by": table.marcus, "at": NOON}
    for content in [*(one for one, _why in WAGE_FILES), WAGES + b"\nx"]:
        with pytest.raises(Refused):
            actions.load_wages(body=table.body, title="x", content=content, **people)
    for content, _why in SUMMARIES:
        with pytest.raises(Refused):
            actions.load_summary(job=job, content=content, **people)
    for content, _why in SHIFT_FILES:
        with pytest.raises(Refused):
            actions.load_shifts(job=job, content=content, window=14, **people)

    assert not WageTable.objects.exists()
    assert not AreaWage.objects.exists()
    assert not Reading.objects.exists()
