"""Published standards as files: exact both ways, and fifty faulty files with a place and a remedy each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from highroad.areas.training.rules.checks import check
from highroad.areas.training.rules.packs import standards_on
from highroad.areas.training.rules.papers.reading import ReadStandards, read_paper
from highroad.areas.training.rules.papers.writing import document_of, sheets_of, workbook_of
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import Provision
from tests.areas.training.standards_of import hvac, sprinkler

pytestmark = pytest.mark.pure
HEADS = ["Work process", "Hours"]
PLAIN = [HEADS, ["Wet pipe systems", 1600], ["Pumps", 400]]
DAY = date(2026, 3, 2)


def name_of(number: str) -> str:
    return str(Provision(int(number)).label)


def book(*rows: list[Any], name: str = "Work processes", **others: list[list[Any]]) -> Any:
    made = openpyxl.Workbook()
    made.active.title = name
    for row in rows:
        made.active.append(row)
    for title, lines in others.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for row in lines:
            sheet.append(row)
    return made


def saved(made: Any) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def sheet(*rows: list[Any], **others: list[list[Any]]) -> bytes:
    return saved(book(*rows, **others))


def merged(cells: str, *rows: list[Any]) -> bytes:
    made = book(*rows)
    made.active.merge_cells(cells)
    return saved(made)


def word(*rows: list[str], lines: tuple[str, ...] = ()) -> Any:
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    if rows:
        table = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return made


def control(text: str, value: str) -> Any:
    """A paragraph whose value sits in a content control, where readers of plain paragraphs see a blank."""
    return parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>{text} </w:t></w:r>"
        f"<w:sdt><w:sdtContent><w:r><w:t>{value}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """A package with more parts, by their path with `__` for a slash."""
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a") as package:
        for path, inside in parts.items():
            package.writestr(path.replace("__", "/"), inside)
    return held.getvalue()


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for path, inside in parts.items():
            package.writestr(path.replace("__", "/").replace("DOT", "."), inside)
    return held.getvalue()


@pytest.mark.parametrize("write", [workbook_of, lambda sheets: document_of(sheets, "T")])
@pytest.mark.parametrize(
    "terms",
    [
        sprinkler(), hvac(), StandardsTerms(competencies=hvac().competencies),
        sprinkler(
            term_low=Decimal(3000), term_high=Decimal(3500), said_low=Decimal(3000),
            said_high=Decimal(3500), printed_total=Decimal(3600), tolerance=Decimal("7.5"),
            rates_in_percent=False, minimum_wage=Decimal("16.25"), probation_months=Decimal("4.5"),
            hours_a_year=Decimal(1760), ratio_further=3, ratio_scope="barred",
            words={"6": "Every six months;\nin writing", "23": "Ñandú “quoted” – 1-2"},
            steps=tuple(replace(each, competencies=4) for each in sprinkler().steps),
        ),
    ],
)  # fmt: skip
def test_what_is_written_comes_back_with_the_same_digest(terms: StandardsTerms, write: Any):
    back = read_paper(write(sheets_of(terms, name_of)))
    assert back.faults == back.notes == ()
    assert back.terms is not None
    assert back.terms.as_dict() == terms.as_dict()
    assert back.terms.digest == terms.digest


def test_a_published_workbook_has_titles_totals_and_ranges():
    """Sums and rates are those of OA Bulletin 2023-52; the names are ours."""
    given = sprinkler()
    found = read_paper(
        sheet(
            ["Work Process Schedule"], ["Occupation Title:", "Sprinkler fitter"], ["RAPIDS Code", "0414S-R"],
            ["O*NET-SOC Code:", "47.2152.00"], ["Type of Training:", "Time-based"],
            ["Term of Apprenticeship", "4 years, 8,000 hours"], ["Ratio of apprentices to journeyworkers:", "1:1"],
            ["Probationary period:", "2,000 hours"], ["Journeyworker hourly rate", "$24.00"], [],
            ["Code", "Work Process", "Approximate Hours"],
            *([number, each.title, f"{each.low:,}"] for number, each in enumerate(given.processes)),
            ["", "Total", "8,000"],
            Wages=[["Step", "Percent", "OJL Hours", "Months"], *([n, f"{50 + 5 * n}%", f"{1000 * n:,}", 6 * n] for n in range(8))],
            Classes=[["Course", "Contact hours"], ["1", 152.5], ["2", 152.5], ["3", 147.5], ["4", 145], ["Total", 597.5]],
        )
    )  # fmt: skip
    assert found.faults == ()
    assert [note.words for note in found.notes] == ["“47.2152.00” was read as 47-2152.00."]
    terms = found.terms
    assert terms is not None
    assert terms.rows_low == terms.printed_total == terms.term_low == Decimal(8000)
    assert terms.instruction_hours == Decimal("597.5")
    assert (terms.ratio_first, terms.probation_hours, terms.step_by) == (1, Decimal(2000), "both")
    assert terms.term_years == 4
    paid = ["12.00", "13.20", "14.40", "15.60", "16.80", "18.00", "19.20", "20.40"]
    assert [str(terms.pay_of(step)) for step in terms.steps] == paid


def test_hvac_is_read_and_its_last_steps_are_named_as_out_of_reach():
    """National guideline of Veterans Stand Together: 648 hours are 144 a year; 95 % begins beyond 7,920."""
    steps = [[f"{55 + 5 * n}%", 1000 * n] for n in range(9)] + [["100%", 8500]]
    classes = [["A", 45], ["B", 123], ["C", 210], ["D", 96], ["E", 78], ["F", 96]]
    found = read_paper(
        sheet(
            ["Work process", "Minimum hours", "Maximum hours"], ["Installing", 4000, 4600], ["Servicing", "3,920", "4,000"],
            Program=[["Approach", "Hybrid"], ["Term", "4.5 years, 7,920 - 8,600 hours"], ["RAPIDS code", "0637HY"], ["Journeyworker rate", 28]],
            Wages=[["Percent", "From hours"], *steps], Classes=[["Course", "Hours"], *classes],
        )
    )  # fmt: skip
    terms = found.terms
    assert terms is not None
    assert (terms.rows_low, terms.rows_high, terms.instruction_hours) == (7920, 8600, 648)
    assert [str(terms.pay_of(step)) for step in terms.steps][::9] == ["15.40", "28.00"]
    said = [each.provision for each in check(terms, standards_on(DAY))]
    assert Provision.INSTRUCTION not in said
    assert Provision.WAGES in said


def test_header_sentence_rows_and_total_row_are_read_apart():
    """Synthetic vector: header 3,000-3,500; rows and total row 3,600."""
    found = read_paper(
        sheet(
            ["Term", "3,000-3,500 hours"], [], ["The term of the occupation shall be 2 years with 3,000 to 3,600 hours."], [],
            ["Work process", "Minimum hours", "Maximum hours"], ["A", 1500, 1800], ["B", 1500, 1800], ["Total hours", 3000, 3600],
        )
    )  # fmt: skip
    terms = found.terms
    assert terms is not None
    assert (terms.term_low, terms.term_high, terms.printed_total) == (3000, 3500, 3600)
    assert (terms.said_low, terms.said_high, terms.rows_high) == (3000, 3600, 3600)


def test_values_inside_content_controls_and_embedded_files_are_read():
    inner = saved(word(["Work process", "Hours"], ["Wet pipe systems", "8,000"]))
    made = word(lines=("Appendix A",))
    for text, value in (
        ("Term of apprenticeship:", "4 years, 8,000 hours"), ("Ratio:", "1:1"),
        ("Probationary period:", "2,000 hours"), ("Journeyworker rate:", "$24.00"), ("RAPIDS code:", "0414S-R"),
    ):  # fmt: skip
        made.element.body.insert(0, control(text, value))
    content = with_parts(
        saved(made),
        **{"word__embeddings__WPS.docx": inner, "word__embeddings__oleObject1.bin": b"%PDF-"},
    )
    found = read_paper(content)
    terms = found.terms
    assert terms is not None
    assert (terms.term_low, terms.term_years, terms.ratio_first) == (8000, 4, 1)
    assert (terms.probation_hours, terms.journeyworker_rate) == (2000, Decimal("24.00"))
    assert (terms.rapids_code, terms.rows_low) == ("0414S-R", 8000)
    assert [(note.where, "attachment" in note.words) for note in found.notes] == [
        ("oleObject1.bin", True)
    ]


def test_a_process_whose_name_begins_with_total_is_no_total():
    terms = read_paper(
        sheet(
            HEADS,
            ["Total station surveying", 500],
            ["Subtotal", 500],
            ["Pumps", 400],
            ["Total", 900],
        )
    ).terms
    assert terms is not None
    assert [each.title for each in terms.processes] == ["Total station surveying", "Pumps"]
    assert terms.printed_total == 900


def test_malformed_codes_are_put_right_and_named():
    """Real papers: 33-2011-02, 17.2051.00 and 0544HY beside 0544."""
    for given, right in (("33-2011-02", "33-2011.02"), ("17.2051.00", "17-2051.00")):
        found = read_paper(sheet(["O*NET code", given], ["RAPIDS code", "0544HY"], [], *PLAIN))
        assert found.terms is not None
        assert (found.terms.onet_code, found.terms.rapids_code) == (right, "0544HY")
        assert right in found.notes[0].words


def label(name: str, value: Any) -> bytes:
    return sheet([name, value], [], *PLAIN)


FAULTY: dict[str, tuple[Callable[[], bytes], int, str]] = {
    # the whole file
    "nothing": (lambda: b"", 0, "Save it again"),
    "only blanks": (lambda: b"  \r\n ", 0, "Save it again"),
    "a csv": (lambda: b"Work process,Hours\nPumps,400", 0, "Save a table of text as .xlsx"),
    "a csv in utf-16": (lambda: "Work process".encode("utf-16"), 0, "Save a table of text as .xlsx"),
    "a pdf": (lambda: b"%PDF-1.7 ...", 0, "Send the Word file or the workbook"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, 0, "without a password"),
    "rich text": (lambda: rb"{\rtf1 Standards}", 0, "Save it as .docx"),
    "a web page named xls": (lambda: b"<html><table></table></html>", 0, "Save it as .xlsx"),
    "half a file": (lambda: sheet(*PLAIN)[:2000], 0, "damaged"),
    "too large": (lambda: b"PK" + b"0" * 8_000_001, 0, "larger than 8 MB"),
    "any archive": (lambda: zipped(a=b"1"), 0, "Unpack it"),
    "open document": (lambda: zipped(contentDOTxml=b"<a/>"), 0, "OpenDocument"),
    "binary workbook": (lambda: zipped(xl__workbookDOTbin=b"1"), 0, "Save it as .xlsx"),
    "macros": (lambda: with_parts(sheet(*PLAIN), **{"xl__vbaProject.bin": b"1"}), 0, "without macros"),
    "unpacks to a flood": (lambda: with_flood(), 0, "larger than 80 MB"),
    "broken xml": (lambda: zipped(word__documentDOTxml=b"<w:document>"), 0, "damaged"),
    "entities": (lambda: zipped(word__documentDOTxml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 0, "damaged"),
    "a workbook that is none": (lambda: zipped(xl__workbookDOTxml=b"<a/>"), 0, "Save it again"),
    "an empty workbook": (lambda: sheet(), 0, "The workbook is empty"),
    "an empty word file": (lambda: saved(word()), 0, "no text"),
    "another subject": (lambda: sheet(["Menu", "Price"], ["Soup", 4]), 0, "Download an example"),
    "no sheet of work processes": (lambda: sheet(["Term", "4 years, 8,000 hours"], ["Ratio", "1:1"]), 0, "Work process"),
    "no names of columns": (lambda: sheet(["Term", "4 years, 8,000 hours"], [], ["Pumps", 400]), 0, "Work process"),
    # rows of tables
    "cells merged": (lambda: merged("A2:A3", HEADS, ["Pumps", 400], ["", 500]), 2, "Unmerge them and fill"),
    "header merged": (lambda: merged("B1:C1", [*HEADS, ""], ["Pumps", 400, ""]), 1, "Unmerge them and write"),
    "cells merged in word": (lambda: merged_word(), 2, "Unmerge"),
    "column twice": (lambda: sheet(["Work process", "Hours", "Hours"], ["Pumps", 400, 500]), 1, "Take one out"),
    "title twice": (lambda: sheet(["Work process", "Process", "Hours"], ["Pumps", "P", 4]), 1, "Take one out"),
    "formula without value": (lambda: sheet(HEADS, ["Pumps", "=200+200"]), 2, "save it there"),
    "formula on another sheet": (lambda: sheet(*PLAIN, Wages=[["Percent", "From hours"], [50, 0], ["=50+5", 1000]]), 3, "save it there"),
    "formula that failed": (lambda: sheet(HEADS, ["Pumps", "#REF!"]), 2, "Write the number"),
    "a range that became a date": (lambda: sheet(HEADS, ["Pumps", date(2026, 5, 7)]), 2, "Set the cell to text"),
    "a date as text": (lambda: sheet(HEADS, ["Pumps", "5/7/2026"]), 2, "Set the cell to text"),
    "hours in words": (lambda: sheet(*PLAIN, ["Testing", "about four hundred"]), 4, "1500-1700"),
    "hours of minus": (lambda: sheet(HEADS, ["Pumps", -400]), 2, "cannot be read"),
    "comma as decimal point": (lambda: sheet(HEADS, ["Pumps", "152,5"]), 2, "cannot be read"),
    "range upside down": (lambda: sheet(HEADS, ["Pumps", "700-500"]), 2, "cannot be read"),
    "minimum above maximum": (lambda: sheet(["Work process", "Min hours", "Max hours"], ["Pumps", 700, 500]), 2, "cannot be read"),
    "hours empty": (lambda: sheet(HEADS, ["Pumps", ""]), 2, "take the row out"),
    "name empty": (lambda: sheet(HEADS, ["", 400]), 2, "take the row out"),
    "process twice": (lambda: sheet(*PLAIN, ["PUMPS", 300]), 4, "row 3 already"),
    "competency twice": (lambda: sheet(*PLAIN, C=[["Competency", "Core or optional"], ["Reads", "core"], ["reads", "core"]]), 3, "row 2 already"),
    "competency of another kind": (lambda: sheet(*PLAIN, C=[["Competency", "Core or optional"], ["Reads", "perhaps"]]), 2, "core or optional"),
    "total without number": (lambda: sheet(*PLAIN, ["Total", "see above"]), 4, "take the row out"),
    "wrong encoding": (lambda: sheet(HEADS, ["SoldaduraÂ y tuberÃ­as", 400]), 2, "wrong encoding"),
    "letters lost": (lambda: sheet(HEADS, ["Tuber\ufffdas", 400]), 2, "wrong encoding"),
    "rate in words": (lambda: sheet(*PLAIN, Wages=[["Percent", "From hours"], ["half", 0]]), 2, "55 or 13.20"),
    "step of half a competency": (lambda: sheet(*PLAIN, Wages=[["Percent", "Competencies"], [50, 2.5]]), 2, "55 or 13.20"),
    "course of a range": (lambda: sheet(*PLAIN, Classes=[["Course", "Hours"], ["Level 1", "100-150"]]), 2, "152.5"),
    "provision 24": (lambda: sheet(*PLAIN, P=[["Number", "Words"], [24, "More"]]), 2, "1 to 23"),
    # single values
    "onet code": (lambda: label("O*NET code", "47-21"), 1, "47-2152.00"),
    "rapids code": (lambda: label("RAPIDS code", "pipefitter"), 1, "0414S-R"),
    "approach": (lambda: label("Approach", "as usual"), 1, "time, competency or hybrid"),
    "term": (lambda: label("Term", "a while"), 1, "4 years, 8,000 hours"),
    "ratio": (lambda: label("Ratio", "fair"), 1, "1:1"),
    "ratio of nobody": (lambda: label("Ratio", "1:0"), 1, "1:1"),
    "probation": (lambda: label("Probationary period", "short"), 1, "12 months"),
    "journeyworker's rate": (lambda: label("Journeyworker rate", "by agreement"), 1, "24.00"),
    "least age": (lambda: label("Minimum age", "adult"), 1, "whole number"),
    "said twice": (lambda: sheet(["Probation in hours", 2000], ["Probation in hours", 1000], [], *PLAIN), 2, "Leave the right one"),
    "agency too long": (lambda: label("Registration agency", "x" * 161), 1, "at most 160"),
}  # fmt: skip


def with_flood() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 80_000_001)
    return held.getvalue()


def merged_word() -> bytes:
    made = word(["Work process", "Hours"], ["Pumps", ""], ["Testing", "400"])
    cells = made.tables[0].rows[1].cells
    cells[0].merge(cells[1])
    return saved(made)


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_told_with_its_row_and_a_remedy_and_gives_nothing(name: str):
    make, row, remedy = FAULTY[name]
    found: ReadStandards = read_paper(make())
    assert found.terms is None
    assert not found.is_right
    assert row in [fault.row for fault in found.faults]
    assert any(remedy in fault.words for fault in found.faults), [
        each.words for each in found.faults
    ]
    assert all(len(fault.words) > 30 for fault in found.faults)


def test_every_fault_of_a_file_is_named_at_once():
    found = read_paper(
        sheet(["Ratio", "fair"], [], HEADS, ["Pumps", "some"], ["", 5], ["Testing", 400])
    )
    assert [fault.row for fault in found.faults] == [1, 4, 5]
    assert {fault.where for fault in found.faults} == {"Work processes"}


def test_there_are_more_than_forty_faulty_files():
    assert len(FAULTY) > 40
