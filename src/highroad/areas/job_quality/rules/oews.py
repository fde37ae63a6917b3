"""Reads the wage files of BLS's Occupational Employment and Wage Statistics, by their own column names.

`*` is a wage and `**` an employment that is not available; `#` is a wage at or above the top of the
survey: a lower bound, not a gap; `~` is a share under half a percent. Thousands have commas.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

NEEDED = ("AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "H_MEDIAN")
POINTS = ("H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90")
ALL_OCCUPATIONS = "00-0000"
AREA_TYPES = frozenset("123456")
"""1 nation, 2 state, 3 territory, 4 metropolitan, 5 (until 2024) metropolitan division, 6 the rest of a state."""
MOST_LINES = 500_000


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
class Trouble:
    """A line that could not be read: its number in the file, the column, and what stands there."""

    line: int
    column: str
    value: str


@dataclass(frozen=True)
class WageFile:
    """What a file holds, and every line that could not be read. `missing` columns leave it empty."""

    lines: tuple[WageLine, ...]
    troubles: tuple[Trouble, ...]
    missing: tuple[str, ...] = ()


class UnreadableError(ValueError):
    """A cell holds neither a number nor one of the survey's own signs."""


def read(content: bytes, top: Decimal = Decimal(100)) -> WageFile:
    """Read a CSV file. `top` is the hourly wage that `#` stands for in its year (100 dollars in 2016)."""
    text = content.decode("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text))
    names = {(name or "").strip().upper(): name for name in rows.fieldnames or ()}
    missing = tuple(name for name in NEEDED if name not in names)
    if missing:
        return WageFile((), (), missing)
    lines, troubles = [], []
    for number, row in enumerate(rows, start=2):
        if number > MOST_LINES:
            break
        cells = {name: str(row.get(own) or "").strip() for name, own in names.items()}
        found = list(line_of(cells, number, top))
        lines += [each for each in found if isinstance(each, WageLine)]
        troubles += [each for each in found if isinstance(each, Trouble)]
    return WageFile(tuple(lines), tuple(troubles))


def line_of(cells: Mapping[str, str], number: int, top: Decimal) -> Iterator[WageLine | Trouble]:
    """The line, or every cell in it that cannot be read."""
    troubles = [
        Trouble(number, name, cells[name]) for name in ("AREA", "OCC_CODE") if not cells[name]
    ]
    kind = cells.get("AREA_TYPE", "")
    if kind and kind not in AREA_TYPES:
        troubles.append(Trouble(number, "AREA_TYPE", kind))
    points = [_cell(cells, name, number, top, troubles) for name in POINTS]
    employment = _employment(cells, number, troubles)
    if troubles:
        yield from troubles
        return
    yield WageLine(
        area=cells["AREA"], area_title=cells["AREA_TITLE"], area_type=kind,
        occupation=cells["OCC_CODE"], title=cells["OCC_TITLE"], group=cells["O_GROUP"],
        employment=employment, points=tuple(points),
    )  # fmt: skip


def _cell(
    cells: Mapping[str, str], name: str, number: int, top: Decimal, troubles: list[Trouble]
) -> Wage:
    try:
        return wage(cells.get(name, "*"), top)
    except UnreadableError:
        troubles.append(Trouble(number, name, cells[name]))
        return Wage(None)


def _employment(cells: Mapping[str, str], number: int, troubles: list[Trouble]) -> int | None:
    text = cells["TOT_EMP"].replace(",", "")
    if text in ("**", "*", ""):
        return None
    if text.isdigit():
        return int(text)
    troubles.append(Trouble(number, "TOT_EMP", cells["TOT_EMP"]))
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
