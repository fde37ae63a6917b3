"""Hours by craft, and people by the span in which they may retire, as far as a protected table shows them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from safecount import TOTAL, CannotProtect, Crosstab, Dimension, Policy, audit, protect

from highroad.areas.demand.rules.actuals import CountedQuarter, CraftCount
from highroad.areas.filings.rows import store
from highroad.areas.filings.rules.scans import RowScan

if TYPE_CHECKING:
    import duckdb

SECONDS = 10
HUNDREDTHS = 100
HOURS = """
    SELECT lower(coalesce(trim(trade), '')) AS craft,
           coalesce(employer, '') || ' ' || coalesce(nullif(trim(worker), ''), 'nobody named') AS worker,
           CAST(sum(hours) * 100 AS BIGINT) AS hours
    FROM rows WHERE hours > 0 GROUP BY ALL ORDER BY ALL
"""
"""One line a craft and worker. Lines without a worker count as one worker of their employer."""
COVERAGE = """
    SELECT count(DISTINCT week_ending), count(DISTINCT project), count(DISTINCT employer)
    FROM rows WHERE hours > 0
"""


class NothingFiledError(ValueError):
    """No certified filing has hours in this quarter."""


class TellsTooMuchError(ValueError):
    """No way was found to show these hours without telling of somebody's own."""


def hours_by_craft(scan: RowScan, *, smallest_count: int) -> CountedQuarter:
    """The hours of each craft in the days of a scan. Raises both errors.

    A craft with fewer workers than `smallest_count` is hidden, and so is what would give it away.
    """
    rows = store.open_rows(scan)
    try:
        found, coverage = rows.execute(HOURS).fetchall(), _coverage(rows)
    finally:
        rows.close()
    if not found:
        raise NothingFiledError
    weeks, projects, employers = coverage
    return CountedQuarter(
        crafts=_protected(found, smallest_count), weeks=weeks, projects=projects,
        employers=employers, filings=len(scan),
    )  # fmt: skip


def _coverage(rows: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    row = rows.execute(COVERAGE).fetchone()
    assert row is not None
    weeks, projects, employers = row
    return int(weeks), int(projects), int(employers)


def _protected(found: list[tuple[Any, ...]], smallest_count: int) -> tuple[CraftCount, ...]:
    columns = {
        "craft": [craft for craft, _worker, _hours in found],
        "worker": [worker for _craft, worker, _hours in found],
        "hours": [hours for _craft, _worker, hours in found],
    }
    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("craft")], value="hours", contributors=["worker"]
    )
    shown = _shown(table, smallest_count)
    names = [*sorted(set(columns["craft"])), TOTAL]
    return tuple(
        CraftCount(
            craft=None if name is TOTAL else str(name),
            hours=None if (hours := shown.get((name,))) is None else float(hours) / HUNDREDTHS,
        )
        for name in names
    )


def _shown(table: Crosstab, smallest_count: int) -> dict[tuple[str, ...], Decimal | None]:
    """What of a table may be shown, after its audit. Raises `TellsTooMuchError`."""
    try:
        safe = protect(table, Policy(smallest_count=smallest_count), time_limit=SECONDS)
    except CannotProtect as error:
        raise TellsTooMuchError from error
    if not audit(safe).safe:
        raise TellsTooMuchError
    return {cell.key: cell.value for cell in safe.cells() if not cell.hidden}


def people_by_span(counts: Mapping[str, int], *, smallest_count: int) -> dict[str, int | None]:
    """People by span and in `total`; nothing where a count would tell of somebody. Raises `TellsTooMuchError`."""
    spans = [span for span, people in counts.items() for _each in range(people)]
    columns = {
        "span": spans, "people": [1] * len(spans),
        "person": [str(number) for number in range(len(spans))],
    }  # fmt: skip
    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("span")], value="people", contributors=["person"]
    )
    shown = _shown(table, smallest_count)
    found = {
        str(span): _whole(shown.get((span,))) if people else 0 for span, people in counts.items()
    }
    return {**found, "total": _whole(shown.get((TOTAL,)))}


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)
