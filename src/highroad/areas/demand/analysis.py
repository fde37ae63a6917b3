"""Hours by craft, and people by the span in which they may retire, as far as a protected table shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from safecount import TOTAL, CannotProtect, Crosstab, Dimension, Policy, audit, protect

from highroad.areas.demand.rules.actuals import CountedQuarter, CraftCount, people_changed
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


class TooFewChangedError(ValueError):
    """Two counts differ by the hours of so few people that the difference tells of them."""


class TellsTooMuchError(ValueError):
    """No way was found to show these hours without telling of somebody's own."""


Before = Sequence[tuple[RowScan, Sequence[CraftCount]]]
"""Earlier counts of the same quarter: the rows behind each, and what it shows."""


def hours_by_craft(scan: RowScan, *, smallest_count: int, before: Before = ()) -> CountedQuarter:
    """The hours of each craft in the days of a scan. Raises all three errors.

    A craft with fewer workers than `smallest_count` is hidden, and so is what would give it away. What
    earlier counts hide stays hidden and what they show stays shown, and in no craft are there hours of
    one to `smallest_count` less one workers that differ: then no difference tells of a few.
    """
    found, coverage = _read(scan)
    if not found:
        raise NothingFiledError
    for earlier, _shown in before:
        changed = people_changed(_by_worker(_read(earlier)[0]), _by_worker(found))
        if any(people < smallest_count for people in changed.values()):
            raise TooFewChangedError
    weeks, projects, employers = coverage
    return CountedQuarter(
        crafts=_protected(found, smallest_count, [shown for _scan, shown in before]), weeks=weeks,
        projects=projects, employers=employers, filings=len(scan),
    )  # fmt: skip


def _read(scan: RowScan) -> tuple[list[tuple[Any, ...]], tuple[int, int, int]]:
    rows = store.open_rows(scan)
    try:
        return rows.execute(HOURS).fetchall(), _coverage(rows)
    finally:
        rows.close()


def _by_worker(found: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str], int]:
    return {(craft, worker): hours for craft, worker, hours in found}


def _coverage(rows: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    row = rows.execute(COVERAGE).fetchone()
    assert row is not None
    weeks, projects, employers = row
    return int(weeks), int(projects), int(employers)


def _protected(
    found: list[tuple[Any, ...]], smallest_count: int, before: Sequence[Sequence[CraftCount]]
) -> tuple[CraftCount, ...]:  # fmt: skip
    columns = {
        "craft": [craft for craft, _worker, _hours in found],
        "worker": [worker for _craft, worker, _hours in found],
        "hours": [hours for _craft, _worker, hours in found],
    }
    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("craft")], value="hours", contributors=["worker"]
    )
    known = {cell.key for cell in table.cells()}
    told: dict[tuple[str, ...], bool] = {
        (TOTAL if one.craft is None else one.craft,): one.hours is not None
        for crafts in before
        for one in crafts
    }
    table = replace(
        table, must_hide=frozenset(key for key in known if told.get(key) is False),
        must_publish=frozenset(key for key in known if told.get(key)),
    )  # fmt: skip
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
