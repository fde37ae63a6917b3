"""A list of new hires as a personnel office exports it: one person a row, every fault named with its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from highroad.areas.training.rules.rapids import cells
from highroad.areas.training.rules.rapids.files import WHOLE_FILE, text_of
from highroad.areas.training.rules.rapids.rows import Fault
from highroad.kit.answers import Answer, no

MOST_ROWS = 2_000
MOST_FAULTS = 500
NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "nombre"),
    "starts_on": ("start", "start date", "hire date", "inicio", "fecha de inicio"),
    "born_on": ("birth", "date of birth", "nacimiento", "fecha de nacimiento"),
    "email": ("email", "e-mail", "correo", "correo electrónico"),
    "credit_hours": ("credit hours", "horas de crédito"),
    "mentor": ("mentor", "mentor email", "correo del mentor"),
}
"""How the columns may be called; the first name is the one we write ourselves."""
TITLES = {column: names[0] for column, names in NAMES.items()}
NEEDED = ("name", "starts_on")


@dataclass(frozen=True, kw_only=True)
class Hire:
    """One row: a person, the day they begin, hours of credit, and the address of a mentor."""

    row: int
    name: str
    starts_on: date
    born_on: date | None = None
    email: str = ""
    credit_hours: Decimal = Decimal(0)
    mentor: str = ""


@dataclass(frozen=True)
class HireFile:
    """What was read: the people if nothing is wrong, and everything that is."""

    hires: tuple[Hire, ...]
    faults: tuple[Fault, ...]

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def example() -> bytes:
    """A small file to start from."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(TITLES.values())
    writer.writerow(("Ana Rivera", "2026-03-02", "1999-05-14", "ana@example.org", "0", ""))
    return held.getvalue().encode()


def read(content: bytes, on: date) -> HireFile:
    """Read a list on a day. With one fault nobody counts, and every fault is named."""
    text = text_of(content)
    if isinstance(text, Answer):
        return _refused(text)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return _refused(no("A quotation mark is never closed. Export the list again as CSV UTF-8."))
    places = _places(lines)
    if isinstance(places, list):
        return HireFile((), tuple(places))
    found, faults = _people(lines, places, on)
    if not found and not faults:
        return _refused(no("There is nobody in this file, only the names of the columns."))
    if len(found) > MOST_ROWS:
        return _refused(no("More than {most} people. Send the list in parts.", most=MOST_ROWS))
    return HireFile(() if faults else tuple(found), tuple(faults[:MOST_FAULTS]))


def _people(
    lines: Sequence[Sequence[str]], places: Mapping[str, int], on: date
) -> tuple[list[Hire], list[Fault]]:
    """Everybody who could be read, and every fault in the order of the rows."""
    found, faults = [], []
    for number, line in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in line):
            hire, wrong = _hire(line, len(lines[0]), places, number, on)
            faults += wrong
            found += [hire] if hire is not None else []
    return found, sorted([*faults, *_twice(found)], key=lambda fault: fault.row)


def _refused(said: Answer) -> HireFile:
    return HireFile((), (Fault(WHOLE_FILE, "", said),))


def _places(lines: Sequence[Sequence[str]]) -> dict[str, int] | list[Fault]:
    """Where each column stands; or what is wrong with the names."""
    names = [" ".join(name.split()).casefold().replace("_", " ") for name in lines[0]]
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        said = no("The columns are not apart by commas. Save the file as CSV with commas.")
        return [Fault(WHOLE_FILE, "", said)]
    known = {name: column for column, all_names in NAMES.items() for name in all_names}
    columns = [known.get(name) for name in names]
    if not any(columns):
        said = no("The first row does not hold the names of the columns. Start from the example.")
        return [Fault(WHOLE_FILE, "", said)]
    faults = [
        Fault(1, title or "–", no("is no column of this list. Take it out: nothing else is kept."))
        for title, column in zip(lines[0], columns, strict=True)
        if column is None
    ]
    for column, title in TITLES.items():
        if columns.count(column) > 1:
            faults.append(Fault(1, title, no("stands there twice. Take one out.")))
        elif column in NEEDED and column not in columns:
            faults.append(Fault(1, title, no("is missing. Add this column.")))
    return faults or {column: columns.index(column) for column in NAMES if column in columns}


def _hire(
    line: Sequence[str], width: int, places: Mapping[str, int], row: int, on: date
) -> tuple[Hire | None, list[Fault]]:
    if len(line) != width:
        said = no(
            "has {found} cells instead of {asked}: cells were merged or left out, or text with"
            " commas stands without quotation marks.",
            found=len(line), asked=width,
        )  # fmt: skip
        return None, [Fault(row, "", said)]
    given = {column: line[place].strip() for column, place in places.items()}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column, cell in given.items():
        value = READ[column](cell) if cell else _empty(column)
        if isinstance(value, Answer):
            faults.append(Fault(row, TITLES[column], value))
        elif cell:
            values[column] = value
    if faults:
        return None, faults
    hire = Hire(row=row, **values)
    if hire.born_on is not None and hire.born_on >= min(on, hire.starts_on):
        return None, [Fault(row, TITLES["born_on"], no("is not before the first day. Correct the year."))]  # fmt: skip
    return hire, []


def _empty(column: str) -> Answer | None:
    return no("is empty. Fill it in each row.") if column in NEEDED else None


def _name(cell: str) -> str | Answer:
    if len(cell) > 120:
        return no(
            "has {length} characters; at most {most} are allowed. Shorten it.",
            length=len(cell), most=120,
        )  # fmt: skip
    if not any(letter.isalpha() for letter in cell):
        return no("is “{cell}”, which is no name. Correct it.", cell=cell)
    return cell


def _day(cell: str) -> cells.Value | Answer:
    """A day as 2026-03-02 or 03/02/2026; otherwise what to write instead."""
    if cells.ISO_DAY.fullmatch(cell) and len(cell) == 10:
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return no("is “{cell}”: there is no such day. Month comes first, then day.", cell=cell)
    return cells.day(cell)


def _email(cell: str) -> cells.Value | Answer:
    found = cells.email(cell)
    return found.lower() if isinstance(found, str) else found


def _hours(cell: str) -> Decimal | Answer:
    try:
        found = Decimal(cell)
    except InvalidOperation:
        return no("is “{cell}”. Write hours as a number, such as 120, and 0 if there are none.", cell=cell)  # fmt: skip
    if not found.is_finite() or not 0 <= found < 100_000:
        return no("is “{cell}”. Write hours as a number, such as 120, and 0 if there are none.", cell=cell)  # fmt: skip
    return found.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


READ: Mapping[str, Callable[[str], object]] = {
    "name": _name, "starts_on": _day, "born_on": _day, "email": _email, "credit_hours": _hours,
    "mentor": _email,
}  # fmt: skip


def _twice(hires: Sequence[Hire]) -> Iterator[Fault]:
    """The same address, or the same name and birth, in two rows."""
    seen: dict[object, int] = {}
    for hire in hires:
        keys: list[tuple[str, object]] = [("name", (hire.name.casefold(), hire.born_on))]
        if hire.email:
            keys.append(("email", hire.email))
        for column, key in keys:
            if key in seen:
                said = no("stands in row {row} too. Each person stands there once.", row=seen[key])
                yield Fault(hire.row, TITLES[column], said)
                break
            seen[key] = hire.row
