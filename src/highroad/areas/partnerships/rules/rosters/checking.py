"""What the lines of a roster say together: the tree, the seats, who sits where, and who may say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from highroad.areas.partnerships.rules.rosters.lines import (
    Cells,
    Fault,
    RosterRow,
    Unreadable,
    cells,
    decode,
    header_faults,
    read_row,
)
from highroad.areas.partnerships.vocabulary import OrganizationKind, SeatRole, Side
from highroad.kit.answers import Answer, no, yes

MOST_LINES = 100_000
DEEPEST = 6
KIND_OF_SIDE = {
    Side.LABOR.value: OrganizationKind.LABOR_ORGANIZATION.value,
    Side.MANAGEMENT.value: OrganizationKind.EMPLOYER.value,
    Side.THIRD.value: OrganizationKind.OWNER.value,
    "": OrganizationKind.INTERMEDIARY.value,
}
"""What an organization is where the file does not say."""


@dataclass(frozen=True)
class Known:
    """What is there already: bodies by name, parties by name with their side, and who may name whom."""

    bodies: Collection[str] = ()
    parties: Mapping[str, str] = field(default_factory=dict)
    may_name: Collection[str] = ("", *Side.values)
    """The sides whose people the importer may name."""


@dataclass(frozen=True)
class RosterReading:
    """A roster file as it was understood: its rows in order, and every fault by line and column."""

    rows: tuple[RosterRow, ...]
    faults: tuple[Fault, ...]

    @property
    def bodies(self) -> dict[str, RosterRow]:
        """The first line of each new body, by its name."""
        found: dict[str, RosterRow] = {}
        for row in self.rows:
            found.setdefault(row.body, row)
        return found

    @property
    def seats(self) -> list[RosterRow]:
        """The lines that make a seat."""
        return [row for row in self.rows if row.seat and not row.is_alternate]

    @property
    def people(self) -> list[RosterRow]:
        """The lines that name somebody."""
        return [row for row in self.rows if row.email]

    def depth(self) -> int:
        """How many levels the tree of the new bodies has."""
        parents = {name: row.parent for name, row in self.bodies.items()}
        return max((len(list(_way_up(name, parents))) for name in parents), default=0)


def read_roster(raw: bytes, known: Known) -> RosterReading:
    """Read a file. Nothing is thrown away silently: each thing that is wrong is a fault with its place."""
    text, faults = decode(raw)
    if faults:
        return RosterReading((), tuple(faults))
    if not text.strip():
        return RosterReading((), (Fault(1, "", no("The file is empty.")),))
    rows = _rows(text, faults)
    if rows and not any(fault.line == 1 for fault in faults):
        faults += [*_in_the_tree(rows, known), *_in_the_seats(rows), *_of_the_parties(rows, known)]
    return RosterReading(tuple(rows), tuple(sorted(faults, key=lambda f: (f.line, f.column))))


def may_be_loaded(reading: RosterReading) -> Answer:
    """A roster is loaded whole: with a single fault, nothing is."""
    if reading.faults:
        first = reading.faults[0]
        return no(
            "Line {line}, {column}: {why}",
            line=first.line,
            column=first.column or "–",
            why=first.why.reason,
        )
    return yes if reading.rows else no("The file has no lines.")


def _rows(text: str, faults: list[Fault]) -> list[RosterRow]:
    rows: list[RosterRow] = []
    names: list[str] = []
    line = 1
    try:
        for line, record in cells(text):
            if not names:
                names = [name.strip().casefold() for name in record]
                faults += header_faults(names)
                if faults:
                    return []
            elif any(cell.strip() for cell in record):
                rows.append(_row(line, names, record, faults))
    except Unreadable as error:
        why = no("This line cannot be read: {error}.", error=error.why)
        faults.append(Fault(error.line, "", why))
    if len(rows) > MOST_LINES:
        faults.append(Fault(line, "", no("At most {most} lines at a time.", most=MOST_LINES)))
    return rows


def _row(line: int, names: Sequence[str], record: Sequence[str], faults: list[Fault]) -> RosterRow:
    if len(record) != len(names):
        why = no("{here} cells, but {names} columns.", here=len(record), names=len(names))
        faults.append(Fault(line, "", why))
    return read_row(Cells(line, dict(zip(names, record, strict=False)), faults))


def _in_the_tree(rows: Sequence[RosterRow], known: Known) -> Iterator[Fault]:
    first: dict[str, RosterRow] = {}
    for row in filter(_is_named, rows):
        told = first.setdefault(row.body, row)
        if told is row:
            yield from _new_body(row, known)
        if row.kind is not told.kind:
            yield Fault(
                row.line, "kind", no("On line {line} this body is of another kind.", line=told.line)
            )
        if row.parent != told.parent:
            yield Fault(
                row.line,
                "parent",
                no("On line {line} this body has another parent.", line=told.line),
            )
    parents = {name: row.parent for name, row in first.items()}
    for name, row in first.items():
        if row.parent and row.parent not in first and row.parent not in known.bodies:
            yield Fault(row.line, "parent", no("There is no body named “{name}”.", name=row.parent))
        way = list(_way_up(name, parents))
        if len(way) > DEEPEST or way[-1:] == ["…"]:
            yield Fault(row.line, "parent", no("The tree goes round in a circle, or is too deep."))


def _is_named(row: RosterRow) -> bool:
    return bool(row.body)


def _new_body(row: RosterRow, known: Known) -> Iterator[Fault]:
    if row.body in known.bodies:
        yield Fault(row.line, "body", no("There is a body named “{name}” already.", name=row.body))


def _way_up(name: str, parents: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while name in parents:
        if name in seen:
            yield "…"
            return
        seen.add(name)
        yield name
        name = parents[name]


def _in_the_seats(rows: Sequence[RosterRow]) -> Iterator[Fault]:
    seats: dict[tuple[str, str, str], int] = {}
    chairs: dict[tuple[str, str], int] = {}
    people: dict[tuple[str, str], int] = {}
    for row in rows:
        place = (row.body, row.side, row.seat.casefold())
        if row.seat and not row.is_alternate:
            if place in seats:
                why = no("This seat has a holder already, on line {line}.", line=seats[place])
                yield Fault(row.line, "seat", why)
            seats.setdefault(place, row.line)
            yield from _second_chair(row, chairs)
        if row.email:
            if (row.body, row.email) in people:
                line = people[row.body, row.email]
                yield Fault(
                    row.line,
                    "email",
                    no("This person sits in this body already, on line {line}.", line=line),
                )
            people.setdefault((row.body, row.email), row.line)
    for row in rows:
        if row.is_alternate and (row.body, row.side, row.seat.casefold()) not in seats:
            yield Fault(
                row.line,
                "alternate",
                no("There is no seat “{seat}” to stand in for.", seat=row.seat),
            )


def _second_chair(row: RosterRow, chairs: dict[tuple[str, str], int]) -> Iterator[Fault]:
    if row.role is not SeatRole.CO_CHAIR:
        return
    known = chairs.setdefault((row.body, row.side), row.line)
    if known != row.line:
        yield Fault(
            row.line,
            "role",
            no("This side has a co-chair in this body already, on line {line}.", line=known),
        )


def _of_the_parties(rows: Sequence[RosterRow], known: Known) -> Iterator[Fault]:
    sides: dict[str, tuple[str, int]] = {name: (side, 0) for name, side in known.parties.items()}
    for row in rows:
        if row.organization:
            side, line = sides.setdefault(row.organization, (row.side, row.line))
            if side != row.side:
                yield Fault(row.line, "side", _other_side(row.organization, side, line))
        if row.email and row.side not in known.may_name:
            label = Side(row.side).label if row.side else ""
            yield Fault(row.line, "email", no("Only {side} names its own people.", side=label))


def _other_side(name: str, side: str, line: int) -> Answer:
    label = Side(side).label if side else "–"
    if line:
        return no(
            "On line {line} “{name}” is on another side: {side}.", line=line, name=name, side=label
        )
    return no("“{name}” is a party on another side: {side}.", name=name, side=label)
