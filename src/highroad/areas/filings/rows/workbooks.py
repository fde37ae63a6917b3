"""Opens XLSX files: the one sheet with lines, its cells as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import python_calamine

from highroad.areas.filings.rows import refusals
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rows.sheets import (
    LEAST_HEADER,
    PlainWriter,
    Sheet,
    clean_header,
)
from highroad.kit.cells import as_text, column_letter

TITLES = 100
"""Rows above a header are few."""


def open_workbook(path: Path, scratch: Path, limits: Limits) -> Sheet:
    """The one sheet that holds lines, written as plain CSV. Raises `Unreadable`."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheet = _sheet_with_lines(book, limits)
    except python_calamine.PasswordError as error:
        raise Unreadable(refusals.ENCRYPTED) from error
    except (python_calamine.CalamineError, OSError) as error:
        raise Unreadable(refusals.NOT_A_WORKBOOK) from error
    return _write(sheet, scratch, limits)


def _sheet_with_lines(book: Any, limits: Limits) -> Any:
    filled = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
        if width > limits.columns:
            raise Unreadable(refusals.TOO_MANY_COLUMNS, count=width, limit=limits.columns)
        if height > limits.rows + TITLES:
            raise Unreadable(refusals.TOO_MANY_ROWS, limit=limits.rows)
        if width >= LEAST_HEADER:
            filled.append(sheet)
    if not filled:
        raise Unreadable(refusals.EMPTY if not book.sheet_names else refusals.NO_HEADER)
    if len(filled) > 1:
        names = ", ".join(sheet.name for sheet in filled)
        raise Unreadable(refusals.SEVERAL_SHEETS, sheets=names[:200])
    return filled[0]


def _write(sheet: Any, scratch: Path, limits: Limits) -> Sheet:
    writer = None
    header_row = 0
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        texts = [as_text(cell) for cell in cells]
        if writer is not None:
            writer.add(row, _trimmed(texts, len(writer.header)))
        elif sum(bool(text.strip()) for text in texts) >= LEAST_HEADER:
            _refuse_merged(sheet, header=row)
            header_row = row
            writer = PlainWriter(scratch / "plain.csv", clean_header(texts, limits), limits)
    if writer is None:
        raise Unreadable(refusals.NO_HEADER)
    return writer.close(first_row=header_row + 1)


def _trimmed(texts: list[str], width: int) -> list[str]:
    """A row of a workbook is as wide as its sheet: cells that are not there are empty, not missing."""
    return texts + [""] * (width - len(texts))


def _refuse_merged(sheet: Any, header: int) -> None:
    """Merged cells from the header on would leave rows without their values."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if bottom + 1 >= header:
            cells = f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
            raise Unreadable(refusals.MERGED, cells=cells)
