"""The limited process: one request as JSON on standard input, one answer as JSON on standard output.

It knows nothing of Django, settings or the database; what it may use comes with the request.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from highroad.areas.filings.rows import checking, refusals
from highroad.areas.filings.rows.dictionaries import dictionary_columns
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.mapping import columns_of
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rows.sheets import Sheet, precheck
from highroad.areas.filings.rows.straight import Straight, is_clean
from highroad.areas.filings.rows.texts import open_carefully, open_text
from highroad.areas.filings.rows.workbooks import open_workbook
from highroad.areas.filings.rules.folding import header_signature

PREVIEW = 8
SAMPLE_FOR_GUESSES = 200


def main() -> None:
    """Answer one request within the limits it brings."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    limits.apply()
    try:
        answer = {"answer": _answer(request, limits)}
    except Unreadable as refusal:
        answer = {"refused": {"sentence": refusal.sentence, "values": refusal.values}}
    except (MemoryError, duckdb.OutOfMemoryException):
        answer = {"refused": {"sentence": refusals.TOO_MUCH, "values": {}}}
    json.dump(answer, sys.stdout)


def _answer(request: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    upload, scratch = Path(request["file"]), Path(request["scratch"])
    precheck(upload, request["kind"], limits)
    connection = checking.connect(scratch, upload, limits)
    rows = Path(request["parquet"] or scratch / "rows.parquet")
    for is_straight in (True, False):
        sheet = _opened(upload, scratch, request["kind"], limits, is_straight=is_straight)
        checking.load(connection, sheet, limits)
        signature = header_signature(sheet.header)
        layout = next((one for one in request["layouts"] if one["signature"] == signature), None)
        columns = columns_of(layout, sheet.header) if layout else {}
        if not sheet.is_direct:
            break
        if layout is None and is_clean(connection, sheet, limits):
            break
        if (
            layout is not None
            and Straight(connection, sheet, layout, columns, rows, scratch, limits).is_mapped()
        ):
            break
    opened = {"header": list(sheet.header), "signature": signature}
    if layout is None:
        return {**opened, **_preview(connection, sheet)}
    if not sheet.is_direct:
        checking.see(connection, sheet, dictionary_columns(columns))
        checking.map_lines(connection, sheet, layout, columns, rows)
    checks = [check for check in request["checks"] if check["name"] in layout["checks"]]
    request = {**request, "checks": checks, "parquet": rows}
    tasks: dict[str, Callable[..., dict[str, Any]]] = {"check": _check, "return": _return}
    return {**opened, "layout": layout, **tasks[request["task"]](connection, request, sheet)}


def _opened(upload: Path, scratch: Path, kind: str, limits: Limits, *, is_straight: bool) -> Sheet:
    if kind == ".xlsx":
        return open_workbook(upload, scratch, limits)
    return open_text(upload, limits) if is_straight else open_carefully(upload, scratch, limits)


def _preview(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> dict[str, Any]:
    columns = ", ".join(f"c{at}" for at in range(len(sheet.header)))
    rows = connection.execute(f"SELECT {columns} FROM raw LIMIT {SAMPLE_FOR_GUESSES}").fetchall()
    texts = [[str(cell)[:80] if cell is not None else "" for cell in row] for row in rows]
    return {"rows": texts}


def _check(
    connection: duckdb.DuckDBPyConnection, request: Mapping[str, Any], sheet: Sheet
) -> dict[str, Any]:
    return {
        "totals": checking.totals(connection),
        "findings": checking.run_checks(connection, request["checks"], request["sample"]),
        "stored": checking.bring_to_disk(request["parquet"]),
    }


def _return(
    connection: duckdb.DuckDBPyConnection, request: Mapping[str, Any], sheet: Sheet
) -> dict[str, Any]:
    """Write the filer's own lines, with row number and status, beside all findings of each line."""
    findings = checking.run_checks(connection, request["checks"], sample=0)
    columns = ", ".join(f"c{at}" for at in range(len(sheet.header)))
    connection.execute("CREATE TEMP TABLE own AS SELECT * FROM raw")
    line = f"own.rowid + {sheet.first_row}" if sheet.is_direct else "n::BIGINT"
    cursor = connection.execute(
        f"""SELECT line, {columns}, lines.status FROM (SELECT {line} AS line, {columns} FROM own) AS own
            JOIN lines USING (line) ORDER BY line"""
    )
    path = Path(request["scratch"]) / "returned.jsonl"
    with path.open("w", encoding="utf-8") as file:
        while batch := cursor.fetchmany(5_000):
            file.writelines(json.dumps(row) + "\n" for row in batch)
    return {"findings": findings, "returned": str(path)}


if __name__ == "__main__":
    main()
