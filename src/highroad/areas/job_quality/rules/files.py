"""Text files with a heading: what they are, and every fault by its line with what to do about it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from highroad.kit.answers import Answer, no

MOST_SHOWN = 12
"""So many faults are told at once."""
LARGEST = 60 * 1024 * 1024
"""Bytes of one file."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


@dataclass
class Faults:
    """What is wrong in a file, one answer a fault, in the order of the lines."""

    said: list[Answer] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """One more."""
        self.said.append(answer)

    def __bool__(self) -> bool:
        return bool(self.said)

    def told(self) -> list[Answer]:
        """The first of them, how many more there are, and that nothing was kept."""
        shown = self.said[:MOST_SHOWN]
        if len(self.said) > MOST_SHOWN:
            shown.append(no("{count} more lines are not right.", count=len(self.said) - MOST_SHOWN))
        return [*shown, no("Nothing was kept. Correct the file and load it again.")]


@dataclass(frozen=True)
class Line:
    """One line of a file: its number as a spreadsheet shows it, and its cells by heading."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def kind_refused(content: bytes) -> Answer | None:
    """Why these bytes are no text file, with what to do; nothing where they may be one."""
    head = content[:8].lstrip()
    if not content.strip(b"\x00 \r\n\t"):
        return no("This file is empty. Choose the file that was downloaded or saved.")
    if len(content) > LARGEST:
        return no("This file is too large. Keep the lines of your area and save it again.")
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return no("This is an Excel or ZIP file. Open it, save the sheet as CSV, and load that.")
    if head.startswith(b"%PDF") or head.startswith(PICTURES):
        return no(
            "This is a PDF or a picture: numbers cannot be read from it. Load the file as CSV."
        )
    if head.lower().startswith((b"<!doct", b"<html", b"<?xml")):
        return no("This is a page of a website, not the file. Download the file itself.")
    return None


def text_of(content: bytes) -> str:
    """The text: UTF-8 or UTF-16 as spreadsheets save it, else as older programs of Windows do."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def lines_of(
    content: bytes, needed: Sequence[str], faults: Faults, *, upper: bool, most: int
) -> Iterator[Line]:
    """Every line by the headings of the file; a line that is too long or too short is a fault.

    Headings are compared in one case. Commas, semicolons and tabs are understood.
    """
    refused = kind_refused(content)
    if refused is not None:
        faults.add(refused)
        return
    text = text_of(content)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().upper() if upper else name.strip().lower() for name in next(rows, [])]
        if not _has_columns(names, needed, faults):
            return
        yield from _told_apart(rows, names, faults, most)
    except csv.Error:
        faults.add(
            no(
                "Line {line}: a quotation mark is not closed. Save it as CSV again.",
                line=rows.line_num,
            )
        )


def _has_columns(names: Sequence[str], needed: Sequence[str], faults: Faults) -> bool:
    missing = [name for name in needed if name not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if missing:
        faults.add(
            no(
                "Columns are missing: {names}. The first line has the headings as they were published.",
                names=", ".join(missing),
            )
        )
    if twice:
        faults.add(
            no("Columns stand there twice: {names}. Delete one of each.", names=", ".join(twice))
        )
    return not missing and not twice


def _told_apart(
    rows: Iterator[list[str]], names: Sequence[str], faults: Faults, most: int
) -> Iterator[Line]:
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if number > most:
            faults.add(
                no("This file has more than {most} lines. Keep the lines of your area.", most=most)
            )
            return
        if len(row) != len(names):
            faults.add(
                no(
                    "Line {line} has {found} cells, the headings are {wanted}: a comma or a line "
                    "break is in the wrong place.",
                    line=number, found=len(row), wanted=len(names),
                )
            )  # fmt: skip
            continue
        yield Line(number, {name: cell.strip() for name, cell in zip(names, row, strict=True)})
