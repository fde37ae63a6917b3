"""Standards as a workbook and as a Word file, in the words that `read_paper` reads: what is saved comes back equal."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument

from highroad.areas.training.rules.papers.labels import WRITTEN
from highroad.areas.training.rules.terms import StandardsTerms, written

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sheet:
    """One table of a file: its name, the names of its columns, its rows as text."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets_of(terms: StandardsTerms, provisions: Callable[[str], str]) -> tuple[Sheet, ...]:
    """All that standards say. `provisions` gives a provision its name by its number."""
    tables = (
        (
            "Work processes",
            ("Work process", "Hours at least", "Hours at most"),
            [(each.title, written(each.low), written(each.high)) for each in terms.processes],
        ),
        (
            "Related instruction",
            ("Course", "Hours"),
            [(each.title, written(each.hours)) for each in terms.courses],
        ),
        (
            "Wages",
            ("Rate", "From hours", "From months", "From competencies"),
            [
                (
                    written(each.rate),
                    written(each.hours),
                    written(each.months),
                    str(each.competencies),
                )
                for each in terms.steps
            ],
        ),
        (
            "Competencies",
            ("Competency", "Core or optional"),
            [(each.title, "core" if each.is_core else "optional") for each in terms.competencies],
        ),
        (
            "Provisions",
            ("Number", "Provision", "Words"),
            _provisions(terms, provisions),
        ),
    )
    program = Sheet("Program", ("What", "Value"), tuple(_values(terms)))
    return program, *(Sheet(name, head, tuple(rows)) for name, head, rows in tables)


def _provisions(
    terms: StandardsTerms, provisions: Callable[[str], str]
) -> list[tuple[str, str, str]]:
    found = sorted(terms.words.items(), key=lambda one: int(one[0]))
    return [(number, provisions(number), text) for number, text in found]


def _values(terms: StandardsTerms) -> Iterator[tuple[str, str]]:
    for name, (label, _read, _how) in WRITTEN.items():
        value = getattr(terms, name)
        if name == "rates_in_percent":
            yield label, "percent" if value else "dollars"
        elif value not in (None, ""):
            yield label, written(value) if isinstance(value, Decimal) else str(value)


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """As .xlsx: one sheet a table; numbers as text, so that no program makes a date of a range."""
    held = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"title": "Program standards", "created": EPOCH.replace(tzinfo=None)})
        bold, wrap = (
            book.add_format({"bold": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        for table in sheets:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for column, name in enumerate(table.head):
                sheet.write_string(0, column, name, bold)
                sheet.set_column(
                    column, column, 60 if name in ("Words", "Value", "Work process") else 24
                )
            for number, row in enumerate(table.rows, start=1):
                for column, text in enumerate(row):
                    sheet.write_string(number, column, text, wrap)
    return held.getvalue()


def document_of(sheets: Sequence[Sheet], title: str) -> bytes:
    """As .docx: a heading and a table each, to read, to mark and to send on."""
    word: WordDocument = Document()
    word.core_properties.title = title
    word.core_properties.created = EPOCH.replace(tzinfo=None)
    word.add_heading(_clean(title), level=0)
    for table in sheets:
        if table.rows:
            word.add_heading(table.name, level=1)
            _add(word, table)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def _add(word: Any, table: Sheet) -> None:
    made = word.add_table(rows=1, cols=len(table.head))
    made.style = "Table Grid"
    for cell, name in zip(made.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = _clean(text)


def _clean(text: str) -> str:
    """What XML can hold."""
    return "".join(sign for sign in text.replace("\r\n", "\n") if sign in "\n\t" or sign >= " ")
