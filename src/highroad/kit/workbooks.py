"""Workbooks and ZIPs as they are published: every table in them, as rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

import python_calamine

from highroad.kit.answers import Answer, no
from highroad.kit.cells import as_text

LARGEST_UNPACKED: Final = 500 * 1024 * 1024
"""Bytes; the yearly workbook of all metropolitan areas has some 200 million."""
MOST_MEMBERS: Final = 200
LOOKED_THROUGH: Final = 20
"""Rows at the head of a sheet in which its headings are looked for."""
WORKBOOKS: Final = (".xlsx", ".xls")
TEXTS: Final = (".csv", ".txt", ".tsv")
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
PACKAGE: Final = b"PK\x03\x04"


class PackageError(Exception):
    """What was sent cannot be opened; `answer` says why and what to do."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.sentence)
        self.answer = answer


@dataclass(frozen=True)
class Sheet:
    """A table with the columns that are needed: its name, and its rows, the headings first."""

    name: str
    first: int
    """The number of its row of headings, as a spreadsheet shows it."""
    rows: Iterator[list[str]]


@dataclass(frozen=True)
class Member:
    """One file of a ZIP."""

    name: str
    content: bytes

    @property
    def is_text(self) -> bool:
        """Whether it is a file of text, such as CSV."""
        return self.name.lower().endswith(TEXTS)


def is_package(content: bytes) -> bool:
    """Whether these bytes are a workbook or a ZIP."""
    return content.startswith((PACKAGE, OLD_WORKBOOK))


def opened(content: bytes) -> list[Member]:
    """The workbook itself, or the workbooks and texts of a ZIP. Raises `PackageError`."""
    if content.startswith(OLD_WORKBOOK):
        return [Member("", content)]
    try:
        with ZipFile(BytesIO(content)) as package:
            return _members(package, content)
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise PackageError(
            no("This file cannot be opened: it is damaged or has a password. Download it anew.")
        ) from error


def _members(package: ZipFile, content: bytes) -> list[Member]:
    inside = package.infolist()
    if sum(each.file_size for each in inside) > LARGEST_UNPACKED or len(inside) > MOST_MEMBERS:
        raise PackageError(
            no("Unpacked, this file is too large. Keep the lines of your area and save it again.")
        )
    names = {each.filename for each in inside}
    if "xl/workbook.xml" in names:
        return [Member("", content)]
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise PackageError(
            no("This workbook is of another kind. Save it as .xlsx or CSV, and load that.")
        )
    found = [Member(_last(each), package.read(each)) for each in inside if _is_table(each)]
    if not found:
        raise PackageError(
            no("This ZIP holds neither a workbook nor a CSV file. Load the file itself.")
        )
    return found


def _last(member: ZipInfo) -> str:
    return member.filename.rsplit("/", 1)[-1]


def _is_table(member: ZipInfo) -> bool:
    hidden = _last(member).startswith(("~$", ".")) or member.filename.startswith("__MACOSX/")
    return not hidden and _last(member).lower().endswith((*WORKBOOKS, *TEXTS))


def sheets_of(member: Member, needed: Sequence[str], naming: Callable[[str], str]) -> list[Sheet]:
    """The sheets of a workbook that have all needed columns, as `naming` calls them. Raises `PackageError`."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(member.content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise PackageError(no("The workbook has a password. Save it without one.")) from error
    except (python_calamine.CalamineError, OSError) as error:
        raise PackageError(
            no("This file cannot be opened: it is damaged or has a password. Download it anew.")
        ) from error
    found = []
    for sheet in sheets:
        first = _headings(sheet, set(needed), naming)
        if first is not None:
            rows = (
                [as_text(cell).strip() for cell in row]
                for row in islice(sheet.iter_rows(), first, None)
            )
            found.append(Sheet(member.name or sheet.name, first + _above(sheet), rows))
    return found


def _above(sheet: Any) -> int:
    """Rows are counted as a spreadsheet shows them; empty ones at the head are not read."""
    return 1 + (sheet.start[0] if sheet.start else 0)


def _headings(sheet: Any, needed: set[str], naming: Callable[[str], str]) -> int | None:
    for number, row in enumerate(islice(sheet.iter_rows(), LOOKED_THROUGH)):
        if needed <= {naming(as_text(cell).strip()) for cell in row}:
            return number
    return None
