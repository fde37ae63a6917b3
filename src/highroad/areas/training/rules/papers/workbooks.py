"""Workbooks as lines: every sheet, its merged cells, and formulas that carry no value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import python_calamine

from highroad.areas.training.rules.papers.lines import (
    MOST_LINES,
    Line,
    PaperFault,
    Unpacked,
    refused,
)
from highroad.kit.answers import Answer, no
from highroad.kit.cells import as_text, column_letter

MOST_COLUMNS = 60
CELL = re.compile(r"<c\b((?:[^>/]|/(?!>))*)(?:/>|>(.*?)</c>)", re.DOTALL)
PLACE = re.compile(r'\br="([A-Z]{1,3})(\d{1,7})"')
FAILED = re.compile(r'\bt="e"')
FORMULA = re.compile(r"<f\b")
VALUE = re.compile(r"<v>[^<]+</v>|<is>|<t[ >]")


def lines_of_workbook(package: ZipFile, content: bytes) -> Unpacked:
    """All sheets one after the other. A formula without a value stops the file: it would read as a blank."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except python_calamine.PasswordError:
        return refused(no("The workbook has a password. Save it without one."))
    except (python_calamine.CalamineError, OSError):
        return refused(no("The workbook cannot be opened. Save it again as .xlsx and send that."))
    lines = [line for name, sheet in sheets for line in _lines(name, sheet)]
    if len(lines) > MOST_LINES:
        return refused(
            no("The workbook has more than 20,000 rows. Take out the sheets that are no standards.")
        )
    if all(line.is_blank for line in lines):
        return refused(no("The workbook is empty. Save it again and send that."))
    return Unpacked(tuple(lines), tuple(_formulas(package, [name for name, _ in sheets])))


def _lines(name: str, sheet: Any) -> Iterator[Line]:
    merged: dict[int, str] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        cells = f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
        merged.update(dict.fromkeys(range(top + 1, min(bottom + 1, MOST_LINES) + 1), cells))
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        texts = tuple(as_text(cell).strip() for cell in cells[:MOST_COLUMNS])
        yield Line(name, row, texts, merged.get(row, ""))


def _formulas(package: ZipFile, names: list[str]) -> Iterator[PaperFault]:
    """Programs that write formulas without working them out leave cells that read as blank."""
    parts = sorted(
        (name for name in package.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)),
        key=lambda name: int(re.sub(r"\D", "", name)),
    )
    for place, part in enumerate(parts):
        where = names[place] if place < len(names) else ""
        for around, inside in CELL.findall(package.read(part).decode("utf-8", errors="replace")):
            found = PLACE.search(around)
            said = None if found is None else _wrong(around, inside, f"{found[1]}{found[2]}")
            if said is not None and found is not None:
                yield PaperFault(where, int(found[2]), said)


def _wrong(around: str, inside: str, cell: str) -> Answer | None:
    """What is wrong with a cell that would read as blank: an error as its value, or a formula without one."""
    if FAILED.search(around):
        return no("The formula in {cell} has failed. Write the number there.", cell=cell)
    if FORMULA.search(inside) and not VALUE.search(inside):
        return no(
            "The formula in {cell} has no value. Open the file in your spreadsheet, save it there and send it again.",
            cell=cell,
        )
    return None
