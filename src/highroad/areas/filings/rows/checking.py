"""Inside the limited process: reads a sheet into `lines`, runs the checks, writes the row file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from highroad.areas.filings.rows.dictionaries import literal, make_dictionaries
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.mapping import lines_of, mapping_query
from highroad.areas.filings.rows.sheets import Sheet
from highroad.areas.filings.rules.findings import WORKER_WEEKS
from highroad.areas.filings.rules.folding import plain


def connect(scratch: Path, upload: Path, limits: Limits) -> duckdb.DuckDBPyConnection:
    """DuckDB in memory that can reach the scratch folder and the upload, and nothing else."""
    memory = max(limits.memory * 6 // 10, 100_000_000)
    connection = duckdb.connect(config={"memory_limit": f"{memory}B"})
    folders = ", ".join(literal(str(folder)) for folder in {scratch, upload.parent})
    for statement in (
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        f"SET temp_directory = {literal(str(scratch / 'spill'))}",
        f"SET allowed_directories = [{folders}]",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    ):
        connection.execute(statement)
    return connection


def load(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    limits: Limits,
    *,
    name: str = "raw",
    kinds: Mapping[str, str] | None = None,
    nulls: Sequence[str] = ("",),
) -> None:
    """Make `raw`, the sheet as it stands, all text; it is read anew each time it is asked.

    `kinds` names columns that are read as what they are, and `nulls` what stands for *not filed*; the
    view then goes by another name.
    """
    names = [f"c{at}" for at in range(len(sheet.header))]
    if not sheet.is_direct:
        names = ["n", "problem", *names]
    types = ", ".join(
        f"{literal(column)}: {literal((kinds or {}).get(column, 'VARCHAR'))}" for column in names
    )
    connection.execute(
        f"""
        CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_csv(
            {literal(str(sheet.path))}, auto_detect = false, header = false, skip = {sheet.skip},
            delim = {literal(sheet.delimiter)}, quote = '"', escape = '"', columns = {{{types}}},
            nullstr = [{", ".join(map(literal, nulls))}], strict_mode = true,
            max_line_size = {_longest_line(sheet, limits)})
        """
    )


def see(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    columns: Iterable[str],
    *,
    source: str = "raw",
) -> int:
    """Read the sheet once for its distinct values, into `seen`. The number of lines, blank ones aside.

    Raises `duckdb.Error` where a straight read fails.
    """
    every = " AND ".join(f"c{at} IS NULL" for at in range(len(sheet.header)))
    named = "".join(f"{column}, " for column in sorted(set(columns)))
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE seen AS
            SELECT {named} {every} AS is_blank, count(*) AS lines FROM {source} GROUP BY ALL"""
    )
    row = connection.execute("SELECT sum(lines) FILTER (NOT is_blank) FROM seen").fetchone()
    return int(row[0] or 0) if row else 0


def _longest_line(sheet: Sheet, limits: Limits) -> int:
    """A straight read refuses long lines; the careful one then says which cell is too long."""
    return limits.cell if sheet.is_direct else 2_000_000 + limits.cell * 4


def map_lines(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    layout: Mapping[str, Any],
    columns: Mapping[str, str],
    path: Path,
    source: str = "raw",
    typed: Collection[str] = (),
) -> None:
    """Write the row file, one row for each line of the source, and open it as `lines`.

    Meanings come from the distinct values in `seen`. Raises `duckdb.Error` where a value is not among
    them, or a `typed` field is not what it was said to be.
    """
    meanings = make_dictionaries(connection, layout, columns)
    query = mapping_query(
        layout, columns, meanings, source=source, is_direct=sheet.is_direct,
        first_row=sheet.first_row, typed=typed,
    )  # fmt: skip
    connection.execute(f"COPY ({query}) TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")
    connection.execute(f"CREATE OR REPLACE VIEW lines AS {lines_of([str(path)])}")


def run_checks(
    connection: duckdb.DuckDBPyConnection, checks: Sequence[Mapping[str, Any]], sample: int
) -> list[dict[str, Any]]:
    """Run the checks stage by stage; stop after a stage with errors. Counts, and the first rows."""
    findings = []
    stage, has_errors = 0, False
    connection.execute(f"CREATE OR REPLACE TEMP TABLE worker_weeks AS {WORKER_WEEKS}")
    for check in checks:
        if has_errors and check["stage"] > stage:
            break
        stage = check["stage"]
        found = _run(connection, check, sample)
        if found:
            has_errors = has_errors or check["severity"] == "error"
            findings.append(found)
    return findings


def _run(
    connection: duckdb.DuckDBPyConnection, check: Mapping[str, Any], sample: int
) -> dict[str, Any] | None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE found AS {check['query']}")
    count, lines = connection.execute(
        "SELECT count(*), count(DISTINCT line) FROM found"
    ).fetchone() or (0, 0)
    if not count:
        return None
    limit = f"LIMIT {sample}" if sample else ""
    who = "NULL" if check["hides_worker"] else "lines.worker"
    cursor = connection.execute(
        f"""SELECT found.*, {who} AS who, lines.week_ending AS "when"
            FROM found JOIN lines USING (line) ORDER BY found.line {limit}"""
    )
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, map(plain, row), strict=True)) for row in cursor.fetchall()]
    return {"rule": check["name"], "count": count, "lines": lines, "rows": rows}


def totals(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What was read: lines, period, hours by project, sex and race, and what is known of them."""
    names = ("read", "accepted", "quarantined", "first_week", "last_week", "hours", "workers")
    row = connection.execute(
        """SELECT count(*), count(*) FILTER (status = 'accepted'),
                  count(*) FILTER (status <> 'accepted'),
                  min(week_ending) FILTER (status = 'accepted'),
                  max(week_ending) FILTER (status = 'accepted'),
                  coalesce(sum(hours) FILTER (status = 'accepted'), 0),
                  count(DISTINCT worker) FILTER (status = 'accepted')
           FROM lines"""
    ).fetchone()
    groups = connection.execute(
        """SELECT coalesce(project, ''), CASE WHEN grouping(sex) = 0 THEN 'sex' ELSE 'race' END AS by,
                  CASE WHEN grouping(sex) = 0 THEN sex ELSE race END AS "group", count(*),
                  coalesce(sum(hours), 0)
           FROM lines WHERE status = 'accepted'
           GROUP BY GROUPING SETS ((project, sex), (project, race))
           ORDER BY 1, 2, 3 NULLS LAST"""
    ).fetchall()
    keys = ("project", "by", "group", "lines", "hours")
    return {
        **dict(zip(names, map(plain, row or ()), strict=True)),
        "groups": [dict(zip(keys, map(plain, group), strict=True)) for group in groups],
    }


def bring_to_disk(path: Path) -> dict[str, Any]:
    """The row file is on the disk when this returns; its digest and size."""
    digest = hashlib.sha256()
    with path.open("rb+") as file:
        while block := file.read(1 << 20):
            digest.update(block)
        os.fsync(file.fileno())
    return {"sha256": digest.hexdigest(), "bytes": path.stat().st_size}
