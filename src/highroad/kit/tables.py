"""Files with a heading, text or workbook, alone or in a ZIP: what they hold, and every fault by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from highroad.kit import workbooks
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
    lacks_columns: bool = False
    """Whether the file is a table, and of another kind than the one that was looked for."""

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


Naming = Callable[[str], str]
"""What a heading is called here, whatever its spelling in the file; the same for the needed ones."""


def kind_refused(content: bytes) -> Answer | None:
    """Why these bytes hold no table, with what to do; nothing where they may."""
    head = content[:8].lstrip()
    if not content.strip(b"\x00 \r\n\t"):
        return no("This file is empty. Choose the file that was downloaded or saved.")
    if len(content) > LARGEST:
        return no("This file is too large. Keep the lines of your area and save it again.")
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
    content: bytes, needed: Sequence[str], faults: Faults, *, naming: Naming, most: int
) -> Iterator[Line]:
    """Every line by the headings of the file; a line that is too long or too short is a fault.

    Headings are compared by the name that `naming` gives them. Commas, semicolons and tabs are
    understood, and so are workbooks and ZIPs of either; of those the sheets that have the needed
    columns are read one after the other.
    """
    refused = kind_refused(content)
    if refused is not None:
        faults.add(refused)
    elif workbooks.is_package(content):
        yield from _of_package(content, needed, faults, naming=naming, most=most)
    else:
        yield from _of_text(content, needed, faults, naming=naming, most=most)


def _of_package(
    content: bytes, needed: Sequence[str], faults: Faults, *, naming: Naming, most: int
) -> Iterator[Line]:
    """The lines of every table that has the needed columns; where none has, that is the fault."""
    found = 0
    try:
        for member in workbooks.opened(content):
            for name, lines in _tables_of(member, needed, faults, naming=naming, most=most):
                found += 1
                yield from _placed(name, faults, lines)
    except workbooks.PackageError as error:
        faults.add(error.answer)
        return
    if not found:
        faults.lacks_columns = True
        faults.add(
            no(
                "No sheet has these columns: {names}. Keep the headings as they were published.",
                names=", ".join(needed),
            )
        )


def _tables_of(
    member: workbooks.Member, needed: Sequence[str], faults: Faults, *, naming: Naming, most: int
) -> Iterator[tuple[str, Iterator[Line]]]:
    """The tables in one file of a package, each with its name."""
    if member.is_text:
        if _first_has(member.content, needed, naming):
            yield member.name, _of_text(member.content, needed, faults, naming=naming, most=most)
        return
    for sheet in workbooks.sheets_of(member, needed, naming):
        yield (
            sheet.name,
            _of_rows(sheet.rows, needed, faults, naming=naming, most=most, first=sheet.first),
        )


def _placed(name: str, faults: Faults, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, and before the first fault of a table its name."""
    before, told = len(faults.said), False
    for line in lines:
        yield line
        if not told and len(faults.said) > before:
            faults.said.insert(before, no("In {name}:", name=name))
            told = True
    if not told and len(faults.said) > before:
        faults.said.insert(before, no("In {name}:", name=name))


def _first_has(content: bytes, needed: Sequence[str], naming: Naming) -> bool:
    first = text_of(content).partition("\n")[0]
    rows = csv.reader(io.StringIO(first), delimiter=max(",;\t", key=first.count))
    return set(needed) <= {naming(name.strip()) for name in next(rows, [])}


def _of_text(
    content: bytes, needed: Sequence[str], faults: Faults, *, naming: Naming, most: int
) -> Iterator[Line]:
    text = text_of(content)
    if "\x00" in text:
        faults.add(
            no("The letters of this file cannot be read. Save it as CSV (UTF-8) and load that.")
        )
        return
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from _of_rows(rows, needed, faults, naming=naming, most=most)
    except csv.Error:
        faults.add(
            no(
                "Line {line}: a quotation mark is not closed. Save it as CSV again.",
                line=rows.line_num,
            )
        )


def _of_rows(
    rows: Iterator[list[str]], needed: Sequence[str], faults: Faults, *, naming: Naming, most: int,
    first: int = 1,
) -> Iterator[Line]:  # fmt: skip
    names = [naming(name.strip()) for name in next(rows, [])]
    while names and not names[-1]:
        names.pop()
    if _has_columns(names, needed, faults):
        yield from _told_apart(rows, names, faults, most, first=first)


def _has_columns(names: Sequence[str], needed: Sequence[str], faults: Faults) -> bool:
    missing = [name for name in needed if name not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if missing:
        faults.lacks_columns = True
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
    rows: Iterator[list[str]], names: Sequence[str], faults: Faults, most: int, *, first: int
) -> Iterator[Line]:
    for number, row in enumerate(rows, start=first + 1):
        while len(row) > len(names) and not row[-1].strip():
            row.pop()
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
