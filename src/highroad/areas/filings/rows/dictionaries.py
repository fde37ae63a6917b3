"""What each distinct filed value means, found once a value and looked up a line.

A payroll of a million lines has some hundred different projects, employers, classes and answers. They
become enumerations, and their meanings lists in the same order. Everything here is an expression over
one line: a join would be free to change the order of the lines, and their numbers with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from highroad.areas.filings.rows import refusals
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules.classes import read_class
from highroad.areas.filings.rules.folding import fold

CODES = ("sex", "race", "level")
DICTIONARIES = ("project", "employer", "classification", "trade", "residence", *CODES)
MOST_NAMES = 20_000
"""A column with more different values than this is no list of names or codes."""
FURTHER = {"classification": ("trade", "level"), "trade": ("lower",)} | {
    code: ("code", "known") for code in CODES
}
"""What a field's dictionary holds besides the filed value itself."""
KNOWN = "ENUM('declined', 'given', 'not_asked', 'unknown')"
NOTHING = "NULL::"
"""How the expression of a column without any value begins."""


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def dictionary_columns(columns: Mapping[str, str]) -> list[str]:
    """The raw columns whose distinct values are looked up once each."""
    return [columns[field] for field in DICTIONARIES if field in columns]


def make_dictionaries(
    connection: duckdb.DuckDBPyConnection, layout: Mapping[str, Any], columns: Mapping[str, str]
) -> dict[str, str]:
    """SQL for the meanings of the fields, such as `sex_filed`, `sex_code`, `sex_known`.

    Takes the distinct values from the table `seen`. A field without a column means NULL throughout.
    Raises `Unreadable` for a column of more than `MOST_NAMES` different values.
    """
    nulls = {"", *layout["null_tokens"]}
    meanings = {}
    for field in DICTIONARIES:
        names = ("filed", *FURTHER.get(field, ()))
        raw = _distinct(connection, columns.get(field))
        if len(raw) > MOST_NAMES:
            column = layout["columns"][field]
            raise Unreadable(refusals.TOO_MANY_NAMES, column=column, limit=MOST_NAMES)
        filed = [None if value.strip() in nulls else value.strip() for value in raw]
        rows = [(value, *_meaning(field, value, layout["codes"])) for value in filed]
        place = _make_type(connection, f"raw_{field}", f"ENUM ({_listed(raw)})") if raw else ""
        own = f"{columns.get(field, '')}::{place}"
        for at, name in enumerate(names):
            values = [row[at] for row in rows]
            same = name == "filed" and values == raw
            meanings[f"{field}_{name}"] = (
                own if raw and same else _lookup(connection, f"{field}_{name}", own, values)
            )
    return meanings


def _distinct(connection: duckdb.DuckDBPyConnection, column: str | None) -> list[str]:
    if column is None:
        return []
    query = f"SELECT DISTINCT {column} FROM seen WHERE {column} IS NOT NULL ORDER BY 1"
    return [value for (value,) in connection.execute(query).fetchall()]


def _meaning(
    field: str, filed: str | None, codes: Mapping[str, Mapping[str, str]]
) -> tuple[str | None, ...]:
    if filed is None:
        return (None,) * len(FURTHER.get(field, ()))
    if field == "classification":
        return tuple(read_class(filed))
    if field == "trade":
        return (filed.lower(),)
    if field not in CODES:
        return ()
    code = codes.get(field, {}).get(fold(filed))
    if code == "declined":
        return None, "declined"
    return code, "given" if code else "unknown"


def _make_type(connection: duckdb.DuckDBPyConnection, name: str, kind: str) -> str:
    """Make the type, or make it anew where an earlier attempt left it; its name."""
    connection.execute(f"DROP TYPE IF EXISTS {name}")
    connection.execute(f"CREATE TYPE {name} AS {kind}")
    return name


def _listed(values: Iterable[str | None]) -> str:
    return ", ".join("NULL" if value is None else literal(value) for value in values)


def _lookup(
    connection: duckdb.DuckDBPyConnection, name: str, own: str, values: list[str | None]
) -> str:
    named = sorted({value for value in values if value is not None})
    if not named:
        return f"{NOTHING}VARCHAR"
    kind = KNOWN if name.endswith("_known") else f"ENUM ({_listed(named)})"
    names = _make_type(connection, f"{name}_names", kind)
    return f"([{_listed(values)}]::{names}[])[enum_code({own}) + 1]"
