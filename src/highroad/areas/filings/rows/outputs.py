"""Writes files for people: the report of errors, and the filer's own file with two columns more.

Cells that a spreadsheet would run as a formula are written as text: XLSX by cell type, CSV by a mark.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from highroad.areas.filings.rules.folding import OURS

NUMBER = re.compile(r"-?\d{1,13}(\.\d{1,6})?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True)
class Sheet:
    """One sheet: notes above it, its head, its rows; columns that hold numbers by their place."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[str]]
    notes: Sequence[str] = ()
    numbers: frozenset[int] = frozenset()
    widths: Sequence[int] = ()


def workbook(sheet: Sheet) -> bytes:
    """An XLSX file with a bold head that stays in sight. Nothing in it is a formula or a link."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True},
    )
    page = book.add_worksheet(sheet.name[:31])
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width)
    for row, note in enumerate(sheet.notes):
        page.write_string(row, 0, note)
    top = len(sheet.notes)
    for at, name in enumerate(sheet.head):
        page.write_string(top, at, name, bold)
    for row, cells in enumerate(sheet.rows, start=top + 1):
        for at, cell in enumerate(cells):
            _write(page, row, at, cell, sheet, wrapped)
    page.freeze_panes(top + 1, 0)
    book.close()
    return target.getvalue()


def _write(page: Any, row: int, at: int, cell: str, sheet: Sheet, wrapped: Any) -> None:
    if at in sheet.numbers and NUMBER.fullmatch(cell):
        page.write_number(row, at, float(cell))
    elif len(cell) > 60:
        page.write_string(row, at, cell[:32_000], wrapped)
    else:
        page.write_string(row, at, cell)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: numbers stay, the rest gets a mark in front."""
    if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def text_file(head: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """A CSV file in UTF-8, with the mark by which Excel knows the encoding."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerow([harmless(cell) for cell in head])
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def returned_rows(
    path: Path,
    header: Sequence[str],
    messages: Mapping[int, Sequence[str]],
    words: Mapping[str, str],
) -> Iterator[list[str]]:
    """The filer's own lines, each with its result and the sentences about it."""
    ours = [at for at, name in enumerate(header) if name in OURS]
    with path.open(encoding="utf-8") as file:
        for text in file:
            line, *cells, status = json.loads(text)
            own = ["" if cell is None else cell for at, cell in enumerate(cells) if at not in ours]
            said = messages.get(line, ())
            result = (
                words["quarantined"] if status != "accepted" else words["found" if said else "fine"]
            )
            yield [*own, result, " ".join(said)]


def returned_head(header: Sequence[str]) -> list[str]:
    """The filer's own header and our two columns."""
    return [*(name for name in header if name not in OURS), *OURS]
