"""Opens CSV files: straight if they are clean, else line by line so that every fault has its row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from highroad.areas.filings.rows import refusals
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rows.sheets import LEAST_HEADER, PlainWriter, Sheet, clean_header

DELIMITERS = (",", ";", "\t", "|")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_text(path: Path, limits: Limits) -> Sheet:
    """The upload itself as a sheet, if its first row is a plain header. Raises `Unreadable`."""
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        first = file.readline(limits.columns * limits.cell)
    if start.startswith(UTF16):
        return open_carefully(path, path.parent, limits)
    if b"\x00" in first:
        raise Unreadable(refusals.NOT_TEXT)
    text = _decoded(first.removeprefix(codecs.BOM_UTF8), row=1).rstrip("\r\n")
    delimiter = delimiter_of(text)
    if '"' in text or text.count(delimiter) < LEAST_HEADER - 1:
        return open_carefully(path, path.parent, limits)
    header = clean_header(text.split(delimiter), limits)
    if len(header) != text.count(delimiter) + 1:
        return open_carefully(path, path.parent, limits)
    return Sheet(header, path, is_direct=True, delimiter=delimiter, skip=1)


def open_carefully(path: Path, scratch: Path, limits: Limits) -> Sheet:
    """Read line by line, with the row of every fault. Raises `Unreadable`."""
    rows = _rows(path, limits)
    header_row, header = _header(rows, limits)
    writer = PlainWriter(scratch / "plain.csv", header, limits)
    for row, cells in rows:
        writer.add(row, cells)
    return writer.close(first_row=header_row + 1)


def delimiter_of(line: str) -> str:
    """The mark that stands most often in the first line; a comma if none does."""
    return max(DELIMITERS, key=line.count) if any(mark in line for mark in DELIMITERS) else ","


def _header(rows: Iterator[tuple[int, list[str]]], limits: Limits) -> tuple[int, tuple[str, ...]]:
    for row, cells in rows:
        if sum(bool(cell.strip()) for cell in cells) >= LEAST_HEADER:
            return row, clean_header(cells, limits)
    raise Unreadable(refusals.NO_HEADER)


def _rows(path: Path, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers as a spreadsheet shows them; blank rows count and come along empty."""
    lines = list(_lines(path))
    sample = next((line for line in lines if sum(map(line.count, DELIMITERS)) >= 2), "")
    csv.field_size_limit(max(limits.cell * 4, 131_072))
    reader = csv.reader(iter(lines), delimiter=delimiter_of(sample), strict=True)
    row = 0
    while True:
        started = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                long = Unreadable(
                    refusals.CELL_TOO_LONG,
                    row=row + 1,
                    column="?",
                    count=f"> {limits.cell}",
                    limit=limits.cell,
                )
                raise long from error
            raise Unreadable(refusals.QUOTES, row=started + 1) from error
        row += 1
        yield row, cells


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if start.startswith(UTF16):
            yield from _utf16(file.read())
            return
        for number, raw in enumerate(file, start=1):
            if b"\x00" in raw:
                raise Unreadable(refusals.NOT_TEXT)
            clean = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
            yield _decoded(clean, row=number)


def _utf16(raw: bytes) -> list[str]:
    try:
        return raw.decode("utf-16").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise Unreadable(refusals.NOT_UTF8, row=1) from error


def _decoded(raw: bytes, row: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(refusals.NOT_UTF8, row=row) from error
