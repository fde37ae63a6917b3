"""A clean CSV is read once: a sample says what its columns hold, and the whole file is held to it.

A payroll's columns look alike from top to bottom. What the sample promises, the straight pass takes for
granted: which values a column of names has, which columns are plain numbers. A value that breaks
the promise ends the pass, and the file is read again without it. The rows are the same either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from highroad.areas.filings.rows import checking, refusals
from highroad.areas.filings.rows.dictionaries import dictionary_columns
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.mapping import DECIMAL, NUMBERS, looks_typed
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rows.sheets import Sheet

BLOCKS, BLOCK = 16, 1 << 16
"""So many pieces of so many bytes, spread evenly over the file, are the sample."""


@dataclass(frozen=True)
class Counted:
    """Physical lines of a file, header included, and whether an underscore stands below its first line."""

    lines: int
    has_underscore: bool


@dataclass(frozen=True)
class Straight:
    """A direct sheet, and everything one pass over it needs."""

    connection: duckdb.DuckDBPyConnection
    sheet: Sheet
    layout: Mapping[str, Any]
    columns: Mapping[str, str]
    rows: Path
    scratch: Path
    limits: Limits

    def is_mapped(self) -> bool:
        """Write the row file and open it as `lines`. False if not each physical line is a filled line.

        Raises `Unreadable` for too many lines or names.
        """
        counted = count_lines(self.sheet.path, self.limits)
        for attempt in (self._as_sampled, self._as_seen):
            try:
                attempt(counted)
                return self._is_whole(counted.lines - 1)
            except duckdb.OutOfMemoryException:
                raise
            except duckdb.Error:
                continue
        return False

    def _as_sampled(self, counted: Counted) -> None:
        """One pass, by what the sample promises. Raises `duckdb.Error` where a line breaks it."""
        path = self.scratch / "sample.csv"
        write_sample(self.sheet.path, path)
        sample = replace(self.sheet, path=path, skip=0)
        checking.load(self.connection, sample, self.limits, name="sample")
        checking.see(self.connection, sample, dictionary_columns(self.columns), source="sample")
        typed = [] if counted.has_underscore else self._typed()
        kinds = {self.columns[field]: DECIMAL for field in typed}
        nulls = ("", *self.layout["null_tokens"])
        checking.load(
            self.connection, self.sheet, self.limits, name="typed", kinds=kinds, nulls=nulls
        )
        checking.map_lines(
            self.connection, self.sheet, self.layout, self.columns, self.rows, "typed", typed
        )

    def _as_seen(self, counted: Counted) -> None:
        """Two passes: the distinct values first, then every value as text."""
        checking.see(self.connection, self.sheet, dictionary_columns(self.columns))
        checking.map_lines(self.connection, self.sheet, self.layout, self.columns, self.rows)

    def _typed(self) -> list[str]:
        """The numbers of which the sample has plain ones only.

        DuckDB takes 1_000 for a number, and 2026-03-01x for a day, and we do not: a file with underscores
        is read as text, and so are all days.
        """
        queries = {
            field: looks_typed(field, self.columns, self.layout, source="sample")
            for field in NUMBERS
            if field in self.columns
        }
        return [
            field for field, query in queries.items()
            if self.connection.execute(query).fetchone() == (True,)
        ]  # fmt: skip

    def _is_whole(self, expected: int) -> bool:
        """Whether as many lines were read as there are, and none of them is blank."""
        counts = "SELECT count(*), count(*) FILTER (reason = 'nobody') FROM lines"
        read, nobody = self.connection.execute(counts).fetchone() or (0, 0)
        if read != expected or not expected:
            return False
        return not nobody or checking.see(self.connection, self.sheet, ()) == expected


def is_clean(connection: duckdb.DuckDBPyConnection, sheet: Sheet, limits: Limits) -> bool:
    """Whether a straight read gives exactly one filled line for each physical line."""
    expected = count_lines(sheet.path, limits).lines - 1
    try:
        return checking.see(connection, sheet, ()) == expected > 0
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return False


def count_lines(path: Path, limits: Limits) -> Counted:
    """The physical lines of a text file. Raises `Unreadable` above the cap."""
    with path.open("rb") as file:
        last = file.readline(1 << 20)
        count, has_underscore = last.count(b"\n"), False
        while block := file.read(1 << 20):
            count += block.count(b"\n")
            has_underscore = has_underscore or b"_" in block
            last = block
    count += not last.endswith(b"\n")
    if count - 1 > limits.rows:
        raise Unreadable(refusals.TOO_MANY_ROWS, limit=limits.rows)
    return Counted(count, has_underscore)


def write_sample(path: Path, sample: Path) -> None:
    """Whole lines below the header from evenly spread places of the file."""
    size = path.stat().st_size
    step = max(size // BLOCKS, BLOCK)
    with path.open("rb") as file, sample.open("wb") as target:
        file.readline()
        start = file.tell()
        for place in range(start, size, step):
            file.seek(place)
            if place > start:
                file.readline()
            target.write(file.read(BLOCK) if step > BLOCK else file.read(step))
            target.write(file.readline())
