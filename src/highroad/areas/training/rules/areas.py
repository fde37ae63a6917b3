"""Whether somebody lives in an area a list names as disadvantaged: by census tract, never by address.

A list has a source, a version and a date, and names every tract it judged, so that "not named as
disadvantaged" and "not in this list" stay apart: tracts of the census of 2010 and of 2020 differ.
A tract is written with eleven digits: state 2, county 3, tract 6 (U.S. Census Bureau, GEOID structure).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.training.rules.rapids.files import WHOLE_FILE, text_of
from highroad.areas.training.rules.rapids.rows import Fault
from highroad.areas.training.vocabulary.counting import AreaStanding
from highroad.kit.answers import Answer, no

TENTH = Decimal("0.1")
MOST_ROWS = 100_000
MOST_FAULTS = 200
TRACT = re.compile(r"[0-9]{11}")
SHORT_TRACT = re.compile(r"[0-9]{10}")
RUN = re.compile(r"[0-9.]+[eE]\+?[0-9]+|[0-9]+\.0+")
TRACTS: Sequence[str] = ("census tract 2010 id", "census tract id", "geoid", "tract")
"""How the column of tracts is called: by the federal screening tool, by the State of New York, by us."""
MARKS: Sequence[str] = ("identified as disadvantaged", "dac designation", "listed")
INSIDE = frozenset({"true", "1", "1.0", "yes", "designated as dac"})
OUTSIDE = frozenset({"false", "0", "0.0", "no", "not designated as dac"})


@dataclass(frozen=True)
class AreaFile:
    """What was read: tracts that are named and that are not, or everything that is wrong."""

    inside: frozenset[str]
    outside: frozenset[str]
    faults: tuple[Fault, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def tract_of(cell: str) -> str | Answer:
    """Eleven digits; or what is wrong with them and what to do."""
    text = cell.strip()
    if TRACT.fullmatch(text):
        return text
    if RUN.fullmatch(text):
        return no(
            "is “{cell}”: a spreadsheet turned the number into another. Format the column as text"
            " and export it again.",
            cell=cell,
        )
    if SHORT_TRACT.fullmatch(text):
        return no(
            "is “{cell}”, ten digits: a spreadsheet took the zero in front away. Write 0{cell}, as"
            " text.",
            cell=text,
        )
    return no("is “{cell}”. A census tract has eleven digits: state, county, tract.", cell=cell)


def read(content: bytes) -> AreaFile:
    """Read a list as CSV. With one fault nothing counts, and every fault is named with its row."""
    text = text_of(content)
    if isinstance(text, Answer):
        return _refused(text)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return _refused(no("A quotation mark is never closed. Export the list again as CSV UTF-8."))
    places = _places(lines[0])
    if isinstance(places, tuple):
        return AreaFile(frozenset(), frozenset(), places)
    if len(lines) > MOST_ROWS:
        return _refused(no("More than {most} tracts. Keep those of your states.", most=MOST_ROWS))
    return _tracts(lines, places)


def _refused(said: Answer) -> AreaFile:
    return AreaFile(frozenset(), frozenset(), (Fault(WHOLE_FILE, "", said),))


def _places(titles: Sequence[str]) -> dict[str, int] | tuple[Fault, ...]:
    """Where tract and mark stand; or what is wrong with the names."""
    names = [" ".join(title.replace("_", " ").split()).casefold() for title in titles]
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        said = no("The columns are not apart by commas. Save the file as CSV with commas.")
        return (Fault(WHOLE_FILE, "", said),)
    found, faults = {}, []
    for ours, known, title in (
        ("tract", TRACTS, "Census tract 2010 ID"), ("listed", MARKS, "Identified as disadvantaged"),
    ):  # fmt: skip
        there = [name for name in known if name in names]
        if not there:
            said = no(
                "is missing. The first row needs a column “{one}” or “{other}”.",
                one=title, other=ours,
            )  # fmt: skip
            faults.append(Fault(1, ours, said))
        elif names.count(there[0]) > 1:
            faults.append(Fault(1, there[0], no("stands there twice. Take one out.")))
        else:
            found[ours] = names.index(there[0])
    return tuple(faults) or found


def _tracts(lines: Sequence[Sequence[str]], places: Mapping[str, int]) -> AreaFile:
    seen: dict[str, tuple[int, bool]] = {}
    faults: list[Fault] = []
    for number, line in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in line):
            continue
        found = _row(line, lines[0], places, number)
        if isinstance(found, list):
            faults += found
            continue
        tract, is_in = found
        if tract in seen:
            said = no("stands in row {row} too. Each tract stands there once.", row=seen[tract][0])
            faults.append(Fault(number, lines[0][places["tract"]], said))
        seen.setdefault(tract, (number, is_in))
    if not seen and not faults:
        return _refused(no("There is no tract in this file, only the names of the columns."))
    if faults:
        return AreaFile(frozenset(), frozenset(), tuple(faults[:MOST_FAULTS]))
    inside = frozenset(tract for tract, (_number, is_in) in seen.items() if is_in)
    return AreaFile(inside, frozenset(seen) - inside)


def _row(
    line: Sequence[str], titles: Sequence[str], places: Mapping[str, int], number: int
) -> tuple[str, bool] | list[Fault]:
    """A tract with its mark, or what is wrong with either."""
    if len(line) != len(titles):
        said = no(
            "has {found} cells instead of {asked}: cells were merged or left out, or text with"
            " commas stands without quotation marks.",
            found=len(line), asked=len(titles),
        )  # fmt: skip
        return [Fault(number, "", said)]
    tract, mark = tract_of(line[places["tract"]]), _mark(line[places["listed"]])
    if isinstance(tract, Answer) or isinstance(mark, Answer):
        values = (("tract", tract), ("listed", mark))
        return [Fault(number, titles[places[c]], v) for c, v in values if isinstance(v, Answer)]
    return tract, mark


def _mark(cell: str) -> bool | Answer:
    """Whether a tract is named as disadvantaged. An empty cell is no answer."""
    text = " ".join(cell.split()).casefold()
    if text in INSIDE or text in OUTSIDE:
        return text in INSIDE
    if not text:
        return no("is empty. Say True or False of every tract.")
    return no("is “{cell}”. Write True or False.", cell=cell)


def standing_of(tract: str, inside: Iterable[str], outside: Iterable[str]) -> AreaStanding:
    """Where a tract stands in a list. A tract the list does not know is unknown, not outside."""
    if not tract:
        return AreaStanding.UNKNOWN
    if tract in inside:
        return AreaStanding.INSIDE
    return AreaStanding.OUTSIDE if tract in outside else AreaStanding.UNKNOWN


@dataclass(frozen=True)
class AreaShare:
    """People inside and outside, and of whom it is not known. The share is of those who are known."""

    inside: int
    outside: int
    unknown: int

    @property
    def known(self) -> int:
        """The denominator."""
        return self.inside + self.outside

    @property
    def everybody(self) -> int:
        """All of them."""
        return self.known + self.unknown

    @property
    def percent(self) -> Decimal | None:
        """Inside among those known, in percent with one decimal; nothing where nobody is known."""
        return _percent(self.inside, self.known)

    @property
    def coverage(self) -> Decimal | None:
        """How many are known among all, in percent with one decimal."""
        return _percent(self.known, self.everybody)


def _percent(part: int, whole: int) -> Decimal | None:
    return (Decimal(100 * part) / whole).quantize(TENTH, rounding=ROUND_HALF_UP) if whole else None


def share_of(standings: Iterable[AreaStanding]) -> AreaShare:
    """Count people by where they stand."""
    found = list(standings)
    return AreaShare(*(found.count(each) for each in AreaStanding))
