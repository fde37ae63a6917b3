"""Plain lines for tests of checks, and the same lines as the table `lines` that SQL sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb

from highroad.areas.filings.rows.mapping import SCHEMA
from highroad.areas.filings.rules.findings import WORKER_WEEKS, Check, Line
from highroad.areas.filings.rules.folding import plain

SUNDAY = date(2026, 3, 1)


def a_line(line: int = 2, **fields: Any) -> Line:
    """A line nobody would ask about; fields change it."""
    usual: dict[str, Any] = {
        "project": "Bridge", "employer": "Northside Steel", "week_ending": SUNDAY, "worker": "B-0831",
        "classification": "Ironworker", "trade": "ironworker", "level": None, "hours": Decimal(40),
        "overtime_hours": Decimal(0), "rate": Decimal(30), "gross": Decimal(1200), "net": Decimal(900),
        "sex": "female", "race": "black",
    }  # fmt: skip
    numbers = {"hours", "overtime_hours", "rate", "gross", "net"}
    given = {
        name: Decimal(str(value)) if name in numbers and value is not None else value
        for name, value in fields.items()
    }
    if "days" in given:
        given["days"] = tuple(None if day is None else Decimal(str(day)) for day in given["days"])
    return Line(line=line, **{**usual, **given})


def found_by(check: Check, *lines: Line) -> list[tuple[int, dict[str, Any]]]:
    """What the plain function finds, as line and values; the SQL must find the same."""
    table_of(lines)
    return agreed(check, lines)


def agreed(check: Check, lines: Sequence[Line]) -> list[tuple[int, dict[str, Any]]]:
    """As `found_by`, on lines that stand in the table already."""
    pure = sorted(
        ((found.line, {name: plain(value) for name, value in found.values.items()}) for found in check.find(lines)),
        key=repr,
    )  # fmt: skip
    assert pure == sorted(found_by_sql(check), key=repr)
    return pure


def found_by_sql(check: Check) -> list[tuple[int, dict[str, Any]]]:
    cursor = database().execute(check.query)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, map(plain, row), strict=True)) for row in cursor.fetchall()]
    return [(row.pop("line"), row) for row in rows]


@cache
def database() -> duckdb.DuckDBPyConnection:
    """One for all tests: opening one takes longer than asking it."""
    connection = duckdb.connect(config={"threads": 1})
    columns = ", ".join(f"{name} {kind}" for name, kind in SCHEMA)
    connection.execute(f"CREATE TABLE lines ({columns})")
    connection.execute(f"CREATE VIEW worker_weeks AS {WORKER_WEEKS}")
    return connection


def table_of(lines: Iterable[Line]) -> None:
    """Put these lines, and no others, into the table."""
    connection = database()
    connection.execute("TRUNCATE lines")
    rows = [value for line in lines for value in _row(line)]
    if rows:
        marks = ", ".join("?" * len(SCHEMA))
        every = ", ".join([f"({marks})"] * (len(rows) // len(SCHEMA)))
        connection.execute(f"INSERT INTO lines VALUES {every}", rows)


def _row(line: Line) -> list[Any]:
    values: dict[str, Any] = {
        **{name: getattr(line, name, None) for name, _kind in SCHEMA},
        **{f"day{number}": day for number, day in enumerate(line.days, start=1)},
        **{f"source_{name}": line.source.get(name) for name in ("sex", "race", "level")},
        "filed_otherwise": str(dict(line.source)).replace("'", '"') if line.source else None,
    }
    return [values[name] for name, _kind in SCHEMA]
