"""Reads the wage files of BLS's Occupational Employment and Wage Statistics, by their own column names.

`*` is a wage and `**` an employment that is not available; `#` is a wage at or above the top of the
survey: a lower bound, not a gap; `~` is a share under half a percent. Thousands have commas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from highroad.kit.answers import no
from highroad.kit.tables import Faults, Line, lines_of

NEEDED = ("AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "H_MEDIAN")
POINTS = ("H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90")
ALL_OCCUPATIONS = "00-0000"
AREA_TYPES = frozenset("123456")
"""1 nation, 2 state, 3 territory, 4 metropolitan, 5 (until 2024) metropolitan division, 6 the rest of a state."""
MOST_LINES = 500_000
OCCUPATION = re.compile(r"\d{2}-\d{4}")


@dataclass(frozen=True)
class Wage:
    """An hourly wage in dollars; `is_bound` where the survey says: this much or more."""

    dollars: Decimal | None
    is_bound: bool = False


@dataclass(frozen=True)
class WageLine:
    """One occupation in one area: its five points of the hourly wage, and how many work there."""

    area: str
    area_title: str
    area_type: str
    occupation: str
    title: str
    group: str
    employment: int | None
    points: tuple[Wage, ...]
    """At 10, 25, 50, 75 and 90 percent."""

    @property
    def median(self) -> Wage:
        return self.points[2]


@dataclass(frozen=True)
class WageFile:
    """What a file holds, and every fault in it with its line. With any fault nothing is kept."""

    lines: tuple[WageLine, ...]
    faults: Faults


class UnreadableError(ValueError):
    """A cell holds neither a number nor one of the survey's own signs."""


def read(content: bytes, top: Decimal = Decimal(100), only: Collection[str] = ()) -> WageFile:
    """Read a file as it is published: CSV, workbook, or the ZIP of either.

    `top` is the hourly wage that `#` stands for in its year (100 dollars in 2016). `only` are codes of
    areas: with any, lines of other areas are left out. Lines of one industry or one kind of owner alone
    are left out where the file has columns for them.
    """
    faults = Faults()
    lines: list[WageLine] = []
    seen: dict[tuple[str, str], int] = {}
    for line in lines_of(content, NEEDED, faults, naming=str.upper, most=MOST_LINES):
        if not _is_of_all(line) or (only and line["AREA"] not in only):
            continue
        found = line_of(line, top, faults)
        if found is None:
            continue
        place = (found.area, found.occupation)
        if place in seen:
            faults.add(
                no(
                    "Lines {first} and {line} are of the same area and occupation: {area}, "
                    "{occupation}. Keep one, of all industries.",
                    first=seen[place], line=line.number, area=found.area, occupation=found.occupation,
                )
            )  # fmt: skip
        seen.setdefault(place, line.number)
        lines.append(found)
    if not lines and not faults:
        faults.add(
            no("No line of these areas is in the file. Their codes stand in its column AREA.")
            if only
            else no("This file has headings and no lines. Choose the file with the wages.")
        )
    return WageFile(tuple(lines), faults)


def _is_of_all(line: Line) -> bool:
    """Of all industries; files by industry have more lines of the same area and occupation."""
    industry = line["I_GROUP"].lower().replace("_", "-")
    return line["NAICS"] in ("", "0", "000000") and industry in ("", "cross-industry")


def line_of(line: Line, top: Decimal, faults: Faults) -> WageLine | None:
    """The line, or nothing and a fault for every cell in it that cannot be read."""
    before = len(faults.said)
    if not line["AREA"]:
        faults.add(
            no("Line {line}: AREA is empty. Every line has the code of its area.", line=line.number)
        )
    if not OCCUPATION.fullmatch(line["OCC_CODE"]):
        faults.add(
            no(
                "Line {line}, OCC_CODE: {value} is no occupation; it looks like 47-2111. If a "
                "program made a date of it, download the file anew.",
                line=line.number, value=line["OCC_CODE"] or "–",
            )
        )  # fmt: skip
    if line["AREA_TYPE"] and line["AREA_TYPE"] not in AREA_TYPES:
        faults.add(
            no(
                "Line {line}, AREA_TYPE: {value}. Areas have a type from 1 to 6.",
                line=line.number, value=line["AREA_TYPE"])
        )  # fmt: skip
    points = tuple(_cell(line, name, top, faults) for name in POINTS)
    known = [each.dollars for each in points if each.dollars is not None]
    if len(faults.said) == before and known != sorted(known):
        faults.add(
            no("Line {line}: the five wages do not rise. Cells were moved: download the file anew.", line=line.number)
        )  # fmt: skip
    employment = _employment(line, faults)
    if len(faults.said) > before:
        return None
    return WageLine(
        area=line["AREA"], area_title=line["AREA_TITLE"], area_type=line["AREA_TYPE"],
        occupation=line["OCC_CODE"], title=line["OCC_TITLE"], group=line["O_GROUP"],
        employment=employment, points=points,
    )  # fmt: skip


def _cell(line: Line, name: str, top: Decimal, faults: Faults) -> Wage:
    try:
        return wage(line.cells.get(name, "*"), top)
    except UnreadableError:
        faults.add(
            no(
                "Line {line}, {column}: {value} is no wage. A number, or *, ** or # as the survey writes it.",
                line=line.number, column=name, value=line[name],
            )
        )  # fmt: skip
        return Wage(None)


def _employment(line: Line, faults: Faults) -> int | None:
    text = line["TOT_EMP"].replace(",", "")
    if text in ("**", "*", ""):
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    faults.add(
        no(
            "Line {line}, TOT_EMP: {value} is no number of people. A whole number, or ** as the survey writes it.",
            line=line.number, value=line["TOT_EMP"],
        )
    )  # fmt: skip
    return None


def wage(text: str, top: Decimal) -> Wage:
    """One wage cell. Raises `UnreadableError`."""
    if text in ("*", "**", ""):
        return Wage(None)
    if text == "#":
        return Wage(top, is_bound=True)
    try:
        dollars = Decimal(text.replace(",", ""))
    except InvalidOperation as error:
        raise UnreadableError(text) from error
    if not dollars.is_finite() or dollars <= 0:
        raise UnreadableError(text)
    return Wage(dollars)


def find(lines: Iterable[WageLine], area: str, occupation: str) -> WageLine | None:
    """The line of an occupation in an area."""
    return next(
        (each for each in lines if (each.area, each.occupation) == (area, occupation)), None
    )
