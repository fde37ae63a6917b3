"""Lists of standards as people type them: one line each, its parts apart by a semicolon or a tab."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from highroad.areas.training.rules.terms import Competency, Course, WageStep, WorkProcess, written
from highroad.kit.answers import Answer, no

Row = TypeVar("Row")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")
OPTIONAL = "optional"


@dataclass(frozen=True)
class Lines(Generic[Row]):
    """What was read, and what is wrong with which line."""

    rows: tuple[Row, ...]
    wrong: tuple[Answer, ...]


def number(text: str) -> Decimal | None:
    """A number as people write it, `1,600` or `152.5`, with a sign or a unit around it; else nothing."""
    plain = text.strip().strip("$%h ").strip()
    return Decimal(plain.replace(",", "")) if NUMBER.fullmatch(plain) else None


def key_of(title: str) -> str:
    """What a work process or competency is called in entries: its title in small letters, at most 60."""
    return "-".join(re.findall(r"\w+", title.casefold()))[:60]


def parts_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their number and parts."""
    for count, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield count, [part.strip() for part in re.split(r"[;\t]", line)]


def _read(text: str, row_of: Callable[[list[str]], Row | None], how: str) -> Lines[Row]:
    rows, wrong = [], []
    for count, parts in parts_of(text):
        row = row_of(parts)
        if row is None:
            wrong.append(no("Line {line} cannot be read: “{text}”. Write it as: {how}",
                            line=count, text="; ".join(parts)[:80], how=how))  # fmt: skip
        else:
            rows.append(row)
    return Lines(tuple(rows), tuple(wrong))


def read_processes(text: str) -> Lines[WorkProcess]:
    """`Wet pipe systems; 1600`, or a range: `Wet pipe systems; 1500-1700`. A title stands once."""
    found = _read(text, _process, "Wet pipe systems; 1500-1700")
    return Lines(found.rows, found.wrong + tuple(_twice(row.title for row in found.rows)))


def _process(parts: list[str]) -> WorkProcess | None:
    if len(parts) != 2 or not key_of(parts[0]):
        return None
    ends = [number(part) for part in RANGE.split(parts[1])]
    low, high = ends[0], ends[-1]
    if len(ends) > 2 or low is None or high is None or high < low:
        return None
    return WorkProcess(key=key_of(parts[0]), title=parts[0], low=low, high=high)


def read_courses(text: str) -> Lines[Course]:
    """`Level 1; 152.5`."""
    return _read(text, _course, "Level 1; 152.5")


def _course(parts: list[str]) -> Course | None:
    hours = number(parts[1]) if len(parts) == 2 else None
    return None if hours is None or not parts[0] else Course(title=parts[0], hours=hours)


def read_steps(text: str) -> Lines[WageStep]:
    """`55; 1000; 6; 10`: the rate, then from how many hours, months and competencies on."""
    return _read(text, _step, "55; 1000; 6")


def _step(parts: list[str]) -> WageStep | None:
    found = [number(part or "0") for part in parts]
    if not 1 <= len(found) <= 4 or None in found:
        return None
    rate, hours, months, signed = [*(each or Decimal(0) for each in found), *[Decimal(0)] * 3][:4]
    return WageStep(rate=rate, hours=hours, months=months, competencies=int(signed))


def read_competencies(text: str) -> Lines[Competency]:
    """`Reads a drawing`, or `Reads a drawing; optional`. A title stands once."""
    found = _read(text, _competency, "Reads a drawing; optional")
    return Lines(found.rows, found.wrong + tuple(_twice(row.title for row in found.rows)))


def _competency(parts: list[str]) -> Competency | None:
    is_core = len(parts) == 1
    if not key_of(parts[0]) or not (is_core or (len(parts) == 2 and parts[1] == OPTIONAL)):
        return None
    return Competency(key=key_of(parts[0]), title=parts[0], is_core=is_core)


def _twice(titles: Iterable[str]) -> Iterator[Answer]:
    seen: set[str] = set()
    for title in titles:
        if key_of(title) in seen:
            yield no("“{title}” stands there twice.", title=title)
        seen.add(key_of(title))


def write_processes(rows: Iterable[WorkProcess]) -> str:
    """As `read_processes` reads it."""
    return "\n".join(f"{row.title}; {_range(row.low, row.high)}" for row in rows)


def write_courses(rows: Iterable[Course]) -> str:
    """As `read_courses` reads it."""
    return "\n".join(f"{row.title}; {written(row.hours)}" for row in rows)


def write_steps(rows: Iterable[WageStep]) -> str:
    """As `read_steps` reads it."""
    return "\n".join(
        f"{written(row.rate)}; {written(row.hours)}; {written(row.months)}"
        + (f"; {row.competencies}" if row.competencies else "")
        for row in rows
    )


def write_competencies(rows: Iterable[Competency]) -> str:
    """As `read_competencies` reads it."""
    return "\n".join(row.title if row.is_core else f"{row.title}; {OPTIONAL}" for row in rows)


def _range(low: Decimal, high: Decimal) -> str:
    return written(low) if low == high else f"{written(low)}-{written(high)}"
