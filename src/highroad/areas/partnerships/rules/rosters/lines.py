"""From the bytes of a roster file to its lines: encoding, separator, columns, and the value of each cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from highroad.areas.partnerships.vocabulary import BodyKind, OrganizationKind, SeatRole, Side
from highroad.kit.answers import Answer, no

COLUMNS = (
    "body", "kind", "parent", "side", "organization", "organization_kind", "seat", "role", "key",
    "email", "alternate", "from", "to",
)  # fmt: skip
NEEDED = ("body", "kind", "side", "organization", "seat")
LONGEST = {"body": 160, "organization": 160, "seat": 120, "parent": 160, "email": 254}
ADDRESS = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$")
YES, NO = ("yes", "y", "true", "1", "sí", "si"), ("no", "n", "false", "0", "")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in one place: the line as an editor counts it, the column's name, and why."""

    line: int
    column: str
    why: Answer


@dataclass(frozen=True)
class RosterRow:
    """One line: a body, perhaps a seat in it, perhaps somebody in that seat."""

    line: int
    body: str
    kind: BodyKind
    parent: str
    side: str
    organization: str
    organization_kind: str
    seat: str
    role: SeatRole
    carries_key: bool
    email: str
    is_alternate: bool
    from_on: date | None
    to_on: date | None


def decode(raw: bytes) -> tuple[str, list[Fault]]:
    """The text of a file, or the place of the first byte that is no UTF-8."""
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding), []
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        place = error.start - (before.rfind(b"\n") + 1) + 1
        why = no(
            "The sign at place {place} is not UTF-8. Save the file as “CSV UTF-8” and try again.",
            place=place,
        )
        return "", [Fault(line, "", why)]


def cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; the separator is the one of the first line."""
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(line, str(error)) from error


class Unreadable(Exception):
    """The record that begins on this line is no CSV."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def header_faults(names: Sequence[str]) -> Iterator[Fault]:
    """Columns that are missing, unknown or there twice."""
    for name in NEEDED:
        if name not in names:
            yield Fault(1, name, no("The column “{name}” is missing.", name=name))
    for place, name in enumerate(names):
        if name not in COLUMNS:
            yield Fault(1, name, no("The column “{name}” is not known.", name=name))
        elif name in names[:place]:
            yield Fault(1, name, no("The column “{name}” is there twice.", name=name))


class Cells:
    """Reads the cells of one line; what does not fit becomes a fault, and reading goes on."""

    def __init__(self, line: int, values: Mapping[str, str], faults: list[Fault]) -> None:
        self.line, self.values, self.faults = line, values, faults

    def fault(self, column: str, why: Answer) -> None:
        self.faults.append(Fault(self.line, column, why))

    def text(self, column: str) -> str:
        found = " ".join(self.values.get(column, "").split())
        longest = LONGEST.get(column, 200)
        if len(found) > longest:
            self.fault(column, no("At most {most} characters fit here.", most=longest))
        return found[:longest]

    def word(self, column: str, words: Iterable[tuple[str, object]], default: str) -> str:
        """One word of a list, by its value or by its English label; case does not matter."""
        said = self.text(column).casefold()
        if not said:
            return default
        listed = list(words)
        for value, label in listed:
            if said == value or said == str(label).casefold():
                return value
        known = ", ".join(value for value, _label in listed)
        self.fault(
            column, no("“{said}” is not known here. Known: {known}.", said=said, known=known)
        )
        return default

    def claim(self, column: str, default: bool) -> bool:
        said = self.text(column).casefold()
        if not said:
            return default
        if said not in (*YES, *NO):
            self.fault(column, no("Write yes or no, not “{said}”.", said=said))
        return said in YES

    def day(self, column: str) -> date | None:
        said = self.text(column)
        if not said:
            return None
        try:
            return date.fromisoformat(said)
        except ValueError:
            self.fault(
                column, no("“{said}” is no day. Write year-month-day, as 2026-03-31.", said=said)
            )
            return None

    def address(self) -> str:
        said = self.text("email").lower()
        if said and not ADDRESS.match(said):
            self.fault("email", no("“{said}” is no e-mail address.", said=said))
        return said


def read_row(read: Cells) -> RosterRow:
    """One line as values; its faults are with the reader."""
    body = read.text("body")
    if not body:
        read.fault("body", no("The name of the body is missing."))
    side = read.word("side", Side.choices, "")
    role = SeatRole(read.word("role", SeatRole.choices, SeatRole.MEMBER.value))
    row = RosterRow(
        line=read.line,
        body=body,
        kind=BodyKind(read.word("kind", BodyKind.choices, BodyKind.UNIT_TEAM.value)),
        parent=read.text("parent"),
        side=side,
        organization=read.text("organization"),
        organization_kind=read.word("organization_kind", OrganizationKind.choices, ""),
        seat=read.text("seat"),
        role=role,
        carries_key=read.claim("key", bool(side)),
        email=read.address(),
        is_alternate=read.claim("alternate", False),
        from_on=read.day("from"),
        to_on=read.day("to"),
    )
    _check_row(read, row)
    return row


def _check_row(read: Cells, row: RosterRow) -> None:
    """What one line says about its seat must fit together."""
    if row.seat and not row.organization:
        read.fault(
            "organization", no("The seat “{seat}” belongs to no organization.", seat=row.seat)
        )
    if not row.seat and (row.organization or row.email or row.side):
        read.fault("seat", no("The name of the seat is missing."))
    if row.role is SeatRole.CO_CHAIR and not row.side:
        read.fault("side", no("A co-chair leads a side; this seat has none."))
    if row.carries_key and row.seat and not row.side:
        read.fault("key", no("A seat without a side has a voice and no key."))
    if row.is_alternate and not row.email:
        read.fault("email", no("An alternate needs an e-mail address."))
    if row.from_on and row.to_on and row.to_on < row.from_on:
        read.fault("to", no("The last day is before the first."))
