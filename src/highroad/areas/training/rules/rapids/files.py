"""The file itself: CSV in UTF-8 with the 42 names in its first row. Reading and writing are exact inverses."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TextIO

from highroad.areas.training.rules.rapids.cells import written_day
from highroad.areas.training.rules.rapids.columns import COLUMNS, TITLES, Kind
from highroad.areas.training.rules.rapids.rows import Fault, RapidsRow, SideTabs, read_row
from highroad.kit.answers import Answer, no

MOST_BYTES = 60_000_000
MOST_FAULTS = 500
WHOLE_FILE = 0
"""The row of a fault that concerns the file and not one row."""
_VALUES = attrgetter(*(column.name for column in COLUMNS))
_DAYS = tuple(place for place, column in enumerate(COLUMNS) if column.kind is Kind.DAY)
_MONEY = tuple(place for place, column in enumerate(COLUMNS) if column.kind is Kind.MONEY)
_day_text = lru_cache(maxsize=65_536)(written_day)


@dataclass(frozen=True)
class RapidsFile:
    """What was read: the rows if nothing is wrong, and everything that is."""

    rows: tuple[RapidsRow, ...]
    faults: tuple[Fault, ...]
    numbers: tuple[int, ...] = ()
    """The row of the file that each of them stands in; empty rows are passed over."""

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def write(rows: Iterable[RapidsRow], to: TextIO) -> None:
    """Write rows as the upload takes them: text cells, days as MM/DD/YYYY, wages as they were given."""
    writer = csv.writer(to, lineterminator="\r\n")
    writer.writerow(TITLES)
    writer.writerows(map(_cells, rows))


def _cells(row: RapidsRow) -> Sequence[object]:
    found = list(_VALUES(row))
    for place in _DAYS:
        if found[place] is not None:
            found[place] = _day_text(found[place])
    for place in _MONEY:
        if found[place] is not None:
            text = str(found[place])
            found[place] = text if "E" not in text else f"{found[place]:f}"
    return found


def written(rows: Iterable[RapidsRow]) -> bytes:
    """The bytes of a whole file."""
    held = io.StringIO(newline="")
    write(rows, held)
    return held.getvalue().encode()


def read(content: bytes, tabs: SideTabs | None = None) -> RapidsFile:
    """Read a file. With one fault nothing counts: every fault is named with its row and column."""
    text = text_of(content)
    if isinstance(text, Answer):
        return _refused(text)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return _refused(no("A quotation mark is never closed. Export the list again as CSV UTF-8."))
    return _people(lines, tabs or SideTabs())


def _people(lines: Sequence[Sequence[str]], tabs: SideTabs) -> RapidsFile:
    order = _order(lines)
    if isinstance(order, list):
        return RapidsFile((), tuple(order))
    if not any(_has_content(line) for line in lines[1:]):
        return _refused(no("There is no apprentice in this file, only the names of the columns."))
    rows: list[RapidsRow] = []
    numbers: list[int] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines[1:], start=2):
        if not _has_content(line):
            continue
        if len(line) != len(lines[0]):
            faults.append(_cells_fault(number, len(line), len(lines[0])))
            continue
        row, wrong = read_row([line[place] for place in order], number, tabs)
        rows.append(row)
        numbers.append(number)
        faults += wrong
    faults = sorted([*faults, *_twice(rows, numbers)], key=lambda fault: fault.row)
    if faults:
        return RapidsFile((), tuple(faults[:MOST_FAULTS]))
    return RapidsFile(tuple(rows), (), tuple(numbers))


def _refused(said: Answer) -> RapidsFile:
    return RapidsFile((), (Fault(WHOLE_FILE, "", said),))


def _has_content(line: Sequence[str]) -> bool:
    return any(cell.strip() for cell in line)


def text_of(content: bytes) -> str | Answer:
    """The text of a file that should be CSV in UTF-8; or what it is instead, and what to do."""
    checks = (
        (not content.strip(), no("The file is empty. Export it again.")),
        (len(content) > MOST_BYTES, no("The file is larger than 60 MB. Send it in parts.")),
        (content[:4] == b"PK\x03\x04", no("This is a spreadsheet. Save it as CSV UTF-8 and send that.")),
        (content[:4] == b"\xd0\xcf\x11\xe0", no("This is an old spreadsheet. Save it as CSV UTF-8 and send that.")),
        (content[:5] == b"%PDF-", no("This is a PDF. Export the apprentices as CSV UTF-8.")),
        (content[:2] in (b"\xff\xfe", b"\xfe\xff"), no("The file is in UTF-16. Save it as CSV UTF-8.")),
        (b"\x00" in content, no("The file holds bytes that are no text. Export it again as CSV UTF-8.")),
    )  # fmt: skip
    for is_so, said in checks:
        if is_so:
            return said
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return no(
            "Row {row} holds a letter that is not in UTF-8. Save the file as CSV UTF-8.", row=line
        )


def _order(lines: Sequence[Sequence[str]]) -> tuple[int, ...] | list[Fault]:
    """The place of each of our columns in the file; or what is wrong with the names."""
    names = [name.strip() for name in lines[0]] if lines else []
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        return [
            _whole(no("The columns are not apart by commas. Save the file as CSV with commas."))
        ]
    known = set(names) & set(TITLES)
    if not known:
        return [_whole(_where(lines))]
    faults = [
        Fault(1, title, no("is missing. All 42 columns must be there, also empty ones."))
        for title in TITLES
        if title not in known
    ]
    faults += [
        Fault(1, name or "–", no("is no column of this file. Take it out."))
        for name in names
        if name not in TITLES
    ]
    faults += [
        Fault(1, name, no("stands there twice. Take one out."))
        for name in sorted(known)
        if names.count(name) > 1
    ]
    return faults or tuple(names.index(title) for title in TITLES)


def _whole(said: Answer) -> Fault:
    return Fault(WHOLE_FILE, "", said)


def _where(lines: Sequence[Sequence[str]]) -> Answer:
    for number, line in enumerate(lines[:20], start=1):
        if len({cell.strip() for cell in line} & set(TITLES)) > 10:
            return no(
                "The names of the columns stand in row {row}. Take out the rows above them.",
                row=number,
            )
    return no(
        "The first row does not hold the names of the columns. Start from the official template."
    )


def _cells_fault(number: int, found: int, asked: int) -> Fault:
    if found < asked:
        return Fault(
            number,
            "",
            no(
                "has {found} cells instead of {asked}: cells were merged or left out. Unmerge them and fill each row.",
                found=found,
                asked=asked,
            ),
        )
    return Fault(
        number,
        "",
        no(
            "has {found} cells instead of {asked}: put text with commas in quotation marks.",
            found=found,
            asked=asked,
        ),
    )


def _twice(rows: Sequence[RapidsRow], numbers: Sequence[int]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, row in zip(numbers, rows, strict=True):
        digits = (row.security_number or "").replace("-", "")
        if digits and digits in seen:
            yield Fault(
                number,
                "Social Security Number",
                no("stands in an earlier row too. Each apprentice stands there once."),
            )
        seen.add(digits)
