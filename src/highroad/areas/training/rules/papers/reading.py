"""From lines to standards: tables by their header, single values by their label, every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from highroad.areas.training.rules.papers import values
from highroad.areas.training.rules.papers.labels import READERS
from highroad.areas.training.rules.papers.lines import WHOLE_FILE, Line, PaperFault
from highroad.areas.training.rules.papers.tables import KINDS, Kind
from highroad.areas.training.rules.papers.unpacking import unpack
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.kit.answers import Answer, no

MOST_FAULTS = 200
DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}")
TOTAL = re.compile(r"(grand |sub-?)?totals?( (ojl|ojt|ri|term|approximate|instruction))?( hours)?")
BROKEN = re.compile(r"#(?:REF|VALUE|NAME|DIV/0|N/A|NUM|NULL)[!?]?", re.IGNORECASE)
GARBLED = re.compile(r"�|Ã[\x80-\xbf©¡-ÿ]|â€")


@dataclass(frozen=True)
class ReadStandards:
    """Standards as a file says them, if nothing is wrong; everything that is; and what is worth a look."""

    terms: StandardsTerms | None
    faults: tuple[PaperFault, ...]
    notes: tuple[PaperFault, ...]

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return self.terms is not None


@dataclass
class _Open:
    """The table whose rows are being read."""

    kind: Kind
    where: str
    places: dict[int, str]


@dataclass
class _Reading:
    given: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    keys: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[PaperFault] = field(default_factory=list)
    notes: list[PaperFault] = field(default_factory=list)
    open: _Open | None = None

    def fault(self, line: Line, said: Answer) -> None:
        self.faults.append(PaperFault(line.where, line.row, said))

    def note(self, line: Line, said: Answer) -> None:
        self.notes.append(PaperFault(line.where, line.row, said))


def read_paper(content: bytes) -> ReadStandards:
    """Read a workbook or a Word bulletin. With one fault there are no terms: every fault is named."""
    found = unpack(content)
    reading = _Reading(faults=list(found.faults), notes=list(found.notes))
    for line in found.lines:
        _line(reading, line)
    if not found.faults:
        _whole(reading)
    faults = tuple(reading.faults[:MOST_FAULTS])
    return ReadStandards(None if faults else _terms(reading), faults, tuple(reading.notes))


def _line(reading: _Reading, line: Line) -> None:
    if line.is_blank or (reading.open is not None and reading.open.where != line.where):
        reading.open = None
    if line.is_blank or _damaged(reading, line):
        return
    header = _header(line)
    if header is not None:
        _begin(reading, line, *header)
    elif reading.open is not None:
        _row(reading, line, reading.open)
    else:
        _label(reading, line)


def _damaged(reading: _Reading, line: Line) -> bool:
    for cell in line.cells:
        if GARBLED.search(cell):
            reading.fault(
                line,
                no(
                    "“{text}” was read in a wrong encoding. Write the letters again.",
                    text=cell[:60],
                ),
            )
            return True
    return False


def _header(line: Line) -> tuple[Kind, dict[int, str]] | None:
    if sum(bool(cell) for cell in line.cells) < 2:
        return None
    for kind in KINDS:
        places = kind.places(line.cells)
        if places is not None:
            return kind, places
    return None


def _begin(reading: _Reading, line: Line, kind: Kind, places: dict[int, str]) -> None:
    reading.open = _Open(kind, line.where, places)
    named = list(places.values())
    twice = next((place for place, name in places.items() if named.count(name) > 1), None)
    if twice is not None:
        reading.fault(
            line,
            no("The column “{name}” stands there twice. Take one out.", name=line.cells[twice]),
        )
    if line.merged:
        reading.fault(
            line,
            no(
                "Cells of the header are merged ({cells}). Unmerge them and write each name.",
                cells=line.merged,
            ),
        )


def _row(reading: _Reading, line: Line, table: _Open) -> None:
    cells = {
        name: line.cells[place] for place, name in table.places.items() if place < len(line.cells)
    }
    first = values.folded(next((cell for cell in line.cells if cell), ""))
    if table.kind.totals and TOTAL.fullmatch(first):
        if not first.startswith("sub"):
            _total(reading, line, table)
        return
    if line.merged:
        reading.fault(
            line,
            no("Cells are merged ({cells}). Unmerge them and fill each row.", cells=line.merged),
        )
        return
    made = table.kind.made(cells)
    if made is None:
        reading.fault(line, _why(cells, table.kind))
        return
    rows = reading.rows.setdefault(table.kind.name, [])
    key = getattr(made, "key", None) or (made[0] if isinstance(made, tuple) else None)
    if (
        key is not None
        and (before := reading.keys.setdefault((table.kind.name, key), line.row)) != line.row
    ):
        reading.fault(
            line,
            no(
                "“{text}” stands in row {row} already. Take one out.",
                text=line.cells[0][:60],
                row=before,
            ),
        )
        return
    rows.append(made)


def _why(cells: Mapping[str, str], kind: Kind) -> Answer:
    for cell in cells.values():
        if BROKEN.search(cell):
            return no(
                "The formula in this row has failed ({text}). Write the number. {how}",
                text=cell[:20],
                how=kind.how,
            )
    for name, cell in cells.items():
        if name not in ("title", "words") and DAY.fullmatch(cell):
            return no(
                "“{text}” is a date. Set the cell to text and write the number again. {how}",
                text=cell,
                how=kind.how,
            )
    blank = next(
        (name for name in kind.columns if name in cells and not cells[name] and name != "core"),
        None,
    )
    if blank is not None:
        return no("A cell is empty. Fill it or take the row out. {how}", how=kind.how)
    return no(
        "“{text}” cannot be read. {how}",
        text="; ".join(each for each in cells.values() if each)[:80],
        how=kind.how,
    )


def _total(reading: _Reading, line: Line, table: _Open) -> None:
    reading.open = None
    cells = [
        line.cells[place]
        for place, name in table.places.items()
        if name != "title" and place < len(line.cells)
    ]
    ends = [found for cell in cells if (found := values.hours_of(cell))]
    if not ends:
        reading.fault(line, no("The total row has no number. Write it or take the row out."))
    elif table.kind.name == "processes":
        reading.given.setdefault("printed_total", ends[-1][1])
    else:
        total = sum((each.hours for each in reading.rows.get("courses", [])), Decimal(0))
        if total != ends[-1][1]:
            reading.note(line, no("The total says {said} hours, the rows add up to {found}.",
                                  said=written(ends[-1][1]), found=written(total)))  # fmt: skip


def _label(reading: _Reading, line: Line) -> None:
    name, value = _named(line)
    found = READERS.get(values.folded(name)) if value else None
    if found is None:
        said = values.sentence(line.cells[0])
        for key, number in (said or {}).items():
            reading.given.setdefault(key, number)
        return
    read, how = found
    given = read(value)
    if given is None:
        reading.fault(
            line,
            no(
                "{label}: “{text}” cannot be read. {how}",
                label=name.strip(" :"),
                text=value[:60],
                how=how,
            ),
        )
        return
    for key, one in given.items():
        if reading.given.setdefault(key, one) != one:
            reading.fault(
                line,
                no(
                    "{label}: another value stands earlier in the file. Leave the right one.",
                    label=name.strip(" :"),
                ),
            )
        elif key in ("onet_code", "rapids_code") and str(one) != value.strip():
            reading.note(line, no("“{text}” was read as {code}.", text=value[:40], code=one))


def _named(line: Line) -> tuple[str, str]:
    filled = [cell for cell in line.cells if cell]
    if len(filled) >= 2:
        return filled[0], filled[1]
    name, _, value = filled[0].partition(":")
    return name, value.strip()


def _whole(reading: _Reading) -> None:
    """What a file must have at all; the check of the saved version says what the law asks for."""
    if not reading.faults and not reading.rows and len(reading.given) < 2:
        reading.faults.append(
            _absent(
                no("No standards were found in this file. Download an example here and fill it in.")
            )
        )
    elif not reading.faults and not {"processes", "competencies"} & set(reading.rows):
        reading.faults.append(_absent(no(
            "There is no table of work processes. Name its columns “Work process” and “Hours”."
        )))  # fmt: skip


def _absent(said: Answer) -> PaperFault:
    return PaperFault("", WHOLE_FILE, said)


def _terms(reading: _Reading) -> StandardsTerms:
    given, steps = dict(reading.given), reading.rows.get("steps", [])
    if "rates_in_percent" not in given and steps:
        given["rates_in_percent"] = not _are_dollars(steps, given.get("journeyworker_rate"))
    if "step_by" not in given and steps:
        given["step_by"] = next(_steps_by(steps), "")
    lists: dict[str, Any] = {
        name: tuple(reading.rows.get(name, ()))
        for name in ("processes", "courses", "steps", "competencies")
    }
    words = {number: text for number, text in reading.rows.get("words", []) if text}
    return StandardsTerms(**given, **lists, words=words)


def _are_dollars(steps: list[Any], journeyworker: Decimal | None) -> bool:
    """A file that does not say: rates up to the journeyworker's are dollars when the last is no more than it."""
    return journeyworker is not None and steps[-1].rate <= journeyworker and steps[0].rate < 40


def _steps_by(steps: list[Any]) -> Iterator[str]:
    hours, months = any(each.hours for each in steps), any(each.months for each in steps)
    if any(each.competencies for each in steps):
        yield "competencies"
    if hours and months:
        yield "both"
    if hours or months:
        yield "hours" if hours else "months"
