"""Opens an upload of any kind and gives back one sheet: a header and a CSV that DuckDB can read."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from highroad.areas.filings.rows import refusals
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules.folding import fold
from highroad.kit.cells import column_letter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
LEAST_HEADER = 3
"""A header names at least this many columns; shorter rows above it are titles."""


@dataclass(frozen=True)
class Sheet:
    """A header, and a file with the lines below it.

    A *direct* sheet is the upload itself: line numbers follow from the order. Otherwise the file was
    written by `write_plain` with two leading columns, the row number and what is wrong with the row.
    """

    header: tuple[str, ...]
    path: Path
    is_direct: bool
    delimiter: str = ","
    skip: int = 0
    """Physical lines to pass over, header included, when direct."""
    first_row: int = 2
    """Row number of the first line below the header."""


def precheck(path: Path, kind: str, limits: Limits) -> None:
    """Refuse by size, name and first bytes, before anything is parsed. Raises `Unreadable`."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(refusals.EMPTY)
    if size > limits.bytes:
        mega = 1_000_000
        raise Unreadable(refusals.TOO_BIG, size=-(-size // mega), limit=limits.bytes // mega)
    with path.open("rb") as file:
        start = file.read(8)
    if kind == ".xls":
        raise Unreadable(refusals.OLD_EXCEL)
    if kind in (".xlsm", ".xlsb", ".xltm"):
        raise Unreadable(refusals.MACROS)
    if kind == ".xlsx":
        _precheck_workbook(path, start, limits)
    elif kind in (".csv", ".txt", ".tsv"):
        if start.startswith((OLE, ZIP, b"%PDF", b"\x1f\x8b")):
            raise Unreadable(refusals.NOT_TEXT)
    else:
        raise Unreadable(refusals.WRONG_KIND, kind=kind or "?")


def _precheck_workbook(path: Path, start: bytes, limits: Limits) -> None:
    if start.startswith(OLE):
        raise Unreadable(refusals.ENCRYPTED)
    if not start.startswith(ZIP):
        raise Unreadable(refusals.NOT_A_WORKBOOK)
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise Unreadable(refusals.NOT_A_WORKBOOK) from error
    _refuse_parts(parts, limits)


def _refuse_parts(parts: list[ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.entries:
        raise Unreadable(refusals.TOO_MANY_PARTS)
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise Unreadable(refusals.TOO_BIG_UNPACKED, limit=limits.unpacked_bytes // 1_000_000)
    names = {part.filename.casefold() for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(refusals.MACROS)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(refusals.ENCRYPTED)
    if "xl/workbook.xml" not in names:
        raise Unreadable(refusals.NOT_A_WORKBOOK)


def clean_header(cells: list[str], limits: Limits) -> tuple[str, ...]:
    """The header without stray spaces and empty columns at its end. Raises `Unreadable`."""
    header = [" ".join(cell.split()) for cell in cells]
    while header and not header[-1]:
        header.pop()
    if len(header) > limits.columns:
        raise Unreadable(refusals.TOO_MANY_COLUMNS, count=len(header), limit=limits.columns)
    seen: dict[str, int] = {}
    for at, cell in enumerate(header):
        if len(cell) > limits.cell:
            raise too_long(1, at, cell, limits)
        if not cell:
            raise Unreadable(refusals.EMPTY_HEADER, column=column_letter(at))
        if fold(cell) in seen:
            first = column_letter(seen[fold(cell)])
            raise Unreadable(
                refusals.SAME_HEADER, first=first, second=column_letter(at), name=cell[:80]
            )
        seen[fold(cell)] = at
    return tuple(header)


def too_long(row: int, at: int, cell: str, limits: Limits) -> Unreadable:
    """The refusal of one cell for its length."""
    return Unreadable(
        refusals.CELL_TOO_LONG,
        row=row,
        column=column_letter(at),
        count=len(cell),
        limit=limits.cell,
    )


class PlainWriter:
    """Writes lines with their row numbers as a CSV without surprises. Caps rows, cells and columns."""

    def __init__(self, path: Path, header: tuple[str, ...], limits: Limits) -> None:
        self.path = path
        self.header = header
        self.limits = limits
        self.count = 0
        self.waiting = 0
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")

    def add(self, row: int, cells: list[str]) -> None:
        """Add a line; a line without any value is passed over, as spreadsheets leave them behind."""
        if not any(cell.strip() for cell in cells):
            return
        self.count += 1
        if self.count > self.limits.rows:
            raise Unreadable(refusals.TOO_MANY_ROWS, limit=self.limits.rows)
        for at, cell in enumerate(cells):
            if len(cell) > self.limits.cell:
                raise too_long(row, at, cell, self.limits)
        width = len(self.header)
        extra = [cell for cell in cells[width:] if cell.strip()]
        problem = "ragged" if extra or len(cells) < width else ""
        padded = (cells + [""] * width)[:width]
        self._writer.writerow([row, problem, *(cell.replace("\x00", "") for cell in padded)])

    def close(self, first_row: int) -> Sheet:
        """Finish the file and give the sheet. Raises `Unreadable` if it has no lines."""
        self._file.close()
        if not self.count:
            raise Unreadable(refusals.NO_LINES)
        return Sheet(self.header, self.path, is_direct=False, first_row=first_row)
