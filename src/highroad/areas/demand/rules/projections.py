"""Reads published projections of occupations: those of BLS for the nation, those of states.

Three layouts are understood, by their headings without the years in them: the table that BLS lets one
download as CSV; tables 1.2 and 1.10 of its workbook (1.10 has exits and transfers apart); and the file of
long-term projections of states, which has codes of areas, counts single people, and comes with short headings
or with spelled-out ones. BLS counts thousands.
`N/A`, `-`, `—`, `*` and `**` are figures that are not published; `>=` is a wage at the top of the survey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from highroad.areas.demand.rules.codes import soc_of
from highroad.areas.demand.rules.supply import separations_a_year
from highroad.kit.answers import Answer, no
from highroad.kit.tables import Faults, Line, lines_of

NEEDED = ("TITLE", "CODE", "OPENINGS")
APART = (*NEEDED, "EXITS", "TRANSFERS")
NATION = "US"
MOST_LINES = 200_000
NOT_PUBLISHED = frozenset({"", "N/A", "NA", "-", "--", "–", "—", "*", "**"})
THOUSAND = 1000
TENTH = 100
"""People: BLS rounds thousands to a tenth."""
YEAR = re.compile(r"(19|20)\d{2}")
DASHES = str.maketrans("–—−", "---")
WITH_YEAR = re.compile(r"EMPLOYMENT,? (\d{4})")
KNOWN = {
    "OCCUPATION TITLE": "TITLE", "NATIONAL EMPLOYMENT MATRIX TITLE": "TITLE", "NAME": "TITLE",
    "OCCUPATION CODE": "CODE", "NATIONAL EMPLOYMENT MATRIX CODE": "CODE", "OCCCODE": "CODE",
    "EMPLOYMENT CHANGE": "CHANGE", "EMPLOYMENT CHANGE, NUMERIC": "CHANGE",
    "EMPLOYMENT PERCENT CHANGE": "PERCENT", "EMPLOYMENT CHANGE, PERCENT": "PERCENT",
    "PERCENTCHANGE": "PERCENT", "PERCENT CHANGE": "PERCENT", "AVGANNUALOPENINGS": "OPENINGS",
    "AVERAGE ANNUAL OPENINGS": "OPENINGS", "STATE FIPS": "STFIPS", "AREA NAME": "AREA",
    "OCCUPATION NAME": "TITLE", "BASE YEAR": "BASEYEAR", "PROJECTED YEAR": "PROJYEAR",
    "PROJECTION": "PROJECTED",
    "OCCUPATIONAL OPENINGS": "OPENINGS", "LABOR FORCE EXITS": "EXITS",
    "OCCUPATIONAL TRANSFERS": "TRANSFERS", "MEDIAN ANNUAL WAGE": "WAGE",
    "MEDIAN ANNUAL WAGE, DOLLARS": "WAGE", "PROJ": "PROJECTED", "PROJECTEDYEAR": "PROJYEAR",
}  # fmt: skip


def heading(text: str) -> str:
    """A heading without years, notes and the words that differ from year to year; employment keeps its year."""
    words = " ".join(text.upper().translate(DASHES).split())
    words = re.sub(r"\[\d+\]$", "", words).strip()
    named = WITH_YEAR.fullmatch(words)
    if named:
        return f"EMPLOYMENT {named[1]}"
    plain = re.sub(r",? ?\b\d{4}(?:-\d{2,4})?\b", "", words)
    plain = re.sub(r",? ANNUAL AVERAGE$", "", plain).strip(" ,")
    return KNOWN.get(plain, plain)


@dataclass(frozen=True, kw_only=True)
class Projection:
    """One occupation in one area. All counts are people; openings, exits and transfers are of one year."""

    area: str
    area_title: str
    soc: str
    title: str
    base: int | None
    target: int | None
    openings: int | None
    exits: int | None = None
    transfers: int | None = None
    wage: Decimal | None = None
    """Median of a year in dollars."""
    wage_is_bound: bool = False


@dataclass(frozen=True)
class ProjectionFile:
    """What a file holds, between which years, and every fault in it. With any fault nothing is kept."""

    lines: tuple[Projection, ...]
    years: tuple[int, int]
    faults: Faults


@dataclass(frozen=True)
class Reader:
    """How a file writes its figures: where employment stands, of which years, and how many people a 1 is."""

    base: str
    target: str
    years: tuple[int, int]
    unit: int


def read(content: bytes) -> ProjectionFile:
    """Read a file as it is published: CSV, workbook, or the ZIP of either."""
    found = _read(content, APART)
    if found.faults.lacks_columns:
        found = _read(content, NEEDED)
    if found.faults.lacks_columns:
        found.faults.said[:] = [
            no(
                "No table here has the columns of published projections: title and code of the "
                "occupation, and openings a year. Keep the headings as they were published."
            )
        ]
    return found


def _read(content: bytes, needed: tuple[str, ...]) -> ProjectionFile:
    faults, reader = Faults(), None
    lines: list[Projection] = []
    seen: dict[tuple[str, str], int] = {}
    years = (0, 0)
    for line in lines_of(content, needed, faults, naming=heading, most=MOST_LINES):
        reader = reader_of(line, faults) if reader is None or reader.unit == 1 else reader
        if reader is None:
            return ProjectionFile((), years, faults)
        years = years if years[0] else reader.years
        if reader.years != years:
            faults.add(
                no(
                    "Line {line} is of other years than the lines before it. Load each period by itself.",
                    line=line.number,
                )
            )  # fmt: skip
            continue
        found = None if _is_note(line) else line_of(line, reader, faults)
        if found is not None and _is_first(found, line, seen, faults):
            lines.append(found)
    if not lines and not faults:
        faults.add(no("This file has headings and no lines. Choose the file with the projections."))
    return ProjectionFile(tuple(lines), years, faults)


def _is_note(line: Line) -> bool:
    """Notes under the table stand in its first column alone."""
    return sum(bool(cell) for cell in line.cells.values()) == 1 and bool(line["TITLE"])


def _is_first(
    found: Projection, line: Line, seen: dict[tuple[str, str], int], faults: Faults
) -> bool:
    place = (found.area, found.soc)
    if place in seen:
        faults.add(
            no(
                "Lines {first} and {line} are of the same area and occupation: {area}, {occupation}. Keep one.",
                first=seen[place], line=line.number, area=found.area_title, occupation=found.soc,
            )
        )  # fmt: skip
        return False
    seen[place] = line.number
    return True


def reader_of(line: Line, faults: Faults) -> Reader | None:
    """How a file writes its figures; nothing and a fault where the years cannot be told."""
    if "BASE" in line.cells and "PROJECTED" in line.cells:
        years = (line["BASEYEAR"], line["PROJYEAR"])
        if all(YEAR.fullmatch(year) for year in years) and years[0] < years[1]:
            return Reader("BASE", "PROJECTED", (int(years[0]), int(years[1])), 1)
        faults.add(
            no(
                "Line {line}, BaseYear and ProjYear: {first} and {last} are no two years, one after the "
                "other. A program may have made dates of them: download the file anew.",
                line=line.number, first=years[0] or "–", last=years[1] or "–",
            )
        )  # fmt: skip
        return None
    named = sorted(int(found[1]) for name in line.cells if (found := WITH_YEAR.fullmatch(name)))
    if len(named) == 2:
        first, last = named
        return Reader(f"EMPLOYMENT {first}", f"EMPLOYMENT {last}", (first, last), THOUSAND)
    faults.add(
        no(
            "The headings name {count} years of employment; they are two, such as Employment 2024 and "
            "Employment 2034. Keep the headings as they were published.",
            count=len(named),
        )
    )  # fmt: skip
    return None


def line_of(line: Line, reader: Reader, faults: Faults) -> Projection | None:
    """The line, or nothing and a fault for every cell in it that cannot be read."""
    before = len(faults.said)
    soc = soc_of(line["CODE"])
    if soc is None:
        faults.add(_no_code(line))
    base, target, openings, exits, transfers = (
        _people(line, name, reader.unit, faults)
        for name in (reader.base, reader.target, "OPENINGS", "EXITS", "TRANSFERS")
    )
    if len(faults.said) == before:
        _check(line, reader, (base, target), faults)
    wage, is_bound = _wage(line, faults)
    if len(faults.said) > before or soc is None:
        return None
    return Projection(
        area=line["STFIPS"].zfill(2) if line["STFIPS"] else NATION,
        area_title=line["AREA"] or line["STFIPS"] or NATION, soc=soc,
        title=line["TITLE"].partition("*")[0].strip(), base=base, target=target, openings=openings,
        exits=exits, transfers=transfers, wage=wage, wage_is_bound=is_bound,
    )  # fmt: skip


def _no_code(line: Line) -> Answer:
    if not line["CODE"]:
        return no(
            "Line {line}: the code is empty. Where cells were merged, take them apart, or download the file anew.",
            line=line.number,
        )  # fmt: skip
    return no(
        "Line {line}: {value} is no occupation; it looks like 47-2111. If a program made a date of it, "
        "download the file anew.",
        line=line.number, value=line["CODE"],
    )  # fmt: skip


def number(text: str) -> Decimal | None:
    """A figure as it is printed, or nothing where none is published. Raises `InvalidOperation`."""
    plain = text.translate(DASHES).replace(",", "").strip()
    if plain.upper() in NOT_PUBLISHED:
        return None
    found = Decimal(plain)
    if not found.is_finite():
        raise InvalidOperation
    return found


def _people(line: Line, name: str, unit: int, faults: Faults) -> int | None:
    try:
        found = number(line[name])
        if found is not None and found < 0:
            raise InvalidOperation
    except InvalidOperation:
        faults.add(
            no(
                "Line {line}, {column}: {value} is no number of people. A number, or N/A where none is published.",
                line=line.number, column=name, value=line[name],
            )
        )  # fmt: skip
        return None
    if found is None:
        return None
    return int((found * unit).quantize(Decimal(1), ROUND_HALF_UP))


def _wage(line: Line, faults: Faults) -> tuple[Decimal | None, bool]:
    text = line["WAGE"].replace("$", "").replace("≥", ">=")
    try:
        found = number(text.removeprefix(">="))
        if found is not None and found <= 0:
            raise InvalidOperation
    except InvalidOperation:
        faults.add(
            no(
                "Line {line}, median annual wage: {value} is no wage. Dollars a year, or N/A where none is published.",
                line=line.number, value=line["WAGE"],
            )
        )  # fmt: skip
        return None, False
    return found, text.startswith(">=")


def _check(
    line: Line, reader: Reader, counts: tuple[int | None, int | None], faults: Faults
) -> None:
    """The change and its percent say what the two counts say, within their rounding."""
    base, target = counts
    try:
        change, percent = number(line["CHANGE"]), number(line["PERCENT"].removesuffix("%"))
    except InvalidOperation:
        faults.add(
            no(
                "Line {line}: the change is no number. A number, or N/A where none is published.",
                line=line.number)
        )  # fmt: skip
        return
    if base is None or target is None:
        return
    slack = 2 * TENTH if reader.unit == THOUSAND else max(20, base // 50)
    if change is not None and abs(change * reader.unit - (target - base)) > slack:
        faults.add(
            no(
                "Line {line}: the change of {change} is not the difference of {first} and {last}. Cells "
                "were moved, or thousands and single people mixed: download the file anew.",
                line=line.number, change=line["CHANGE"], first=line[reader.base],
                last=line[reader.target],
            )
        )  # fmt: skip
    if percent is not None and _is_fraction(float(percent), base, target):
        faults.add(
            no(
                "Line {line}: the change of {value} percent is written as a fraction. In this column 9.4 "
                "means 9.4 percent: format it as numbers, or download the file anew.",
                line=line.number, value=line["PERCENT"],
            )
        )  # fmt: skip


def _is_fraction(percent: float, base: int, target: int) -> bool:
    """Whether a percentage is a hundredth of what the counts say, beyond what rounding explains."""
    if not base:
        return False
    counted, rounding = 100 * (target - base) / base, 100 * 2 * TENTH / base
    return abs(counted) >= 2 and rounding < 1 and abs(percent) < abs(counted) / 20


@dataclass(frozen=True)
class Openings:
    """Openings of one year and where they come from, in people."""

    total: int
    replacement: float
    """For those who leave the occupation; never more than all openings."""
    growth: float
    is_published: bool
    """Whether exits and transfers were published; else they follow from openings and change."""
    is_declining: bool


def openings_of(line: Projection, years: int) -> Openings | None:
    """The openings of one year by where they come from; nothing where the file does not say enough.

    BLS: openings are separations and net change; where an occupation declines, not every leaver is
    replaced, and replacement is then taken as no more than all openings.
    """
    if line.openings is None or line.base is None or line.target is None or years <= 0:
        return None
    is_published = line.exits is not None and line.transfers is not None
    if is_published:
        leavers = float((line.exits or 0) + (line.transfers or 0))
    else:
        leavers = separations_a_year(line.base, line.target, line.openings, years)
    replacement = max(0.0, min(leavers, float(line.openings)))
    return Openings(
        line.openings, replacement, line.openings - replacement, is_published,
        line.target < line.base,
    )  # fmt: skip


def find(lines: Iterable[Projection], area: str, soc: str) -> Projection | None:
    """The line of an occupation in an area."""
    return next((each for each in lines if (each.area, each.soc) == (area, soc)), None)
