"""What certified filings say of pay, group by group, as far as a protected table shows it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from safecount import TOTAL, CannotProtect, Crosstab, Dimension, Policy, audit, protect

from highroad.areas.filings.rows import store
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.job_quality.rules.living import StudyLine

if TYPE_CHECKING:
    import duckdb

REACHED, NOT_REACHED = "reached", "not reached"
SECONDS = 10
APART = 182
"""Days between the first and the last week of somebody whose rates are compared."""
CODES = {
    "sex": {"female": "women", "male": "men", "nonbinary": "nonbinary"},
    "race": {
        "white": "white", "black": "black", "hispanic": "hispanic", "asian": "asian",
        "native": "native", "pacific": "pacific", "asian_or_pacific": "asian or pacific",
        "middle_eastern": "middle eastern", "multiracial": "multiracial",
    },
}  # fmt: skip
"""What a filed code counts as. Nothing filed, or two different answers, is unknown: nothing is imputed."""
WORKERS = """
    WITH paid AS (
        SELECT coalesce(employer, '') AS employer, trim(worker) AS worker, week_ending,
               min(rate) AS rate,
               CASE WHEN count(DISTINCT nullif(lower(trim({answer})), '')) = 1
                    THEN max(nullif(lower(trim({answer})), '')) END AS answer
        FROM rows
        WHERE rate > 0 AND hours > coalesce(overtime_hours, 0) AND nullif(trim(worker), '') IS NOT NULL
              AND year(week_ending) = $year
        GROUP BY ALL
    )
    SELECT employer || ' ' || worker AS worker,
           CASE WHEN count(DISTINCT answer) = 1 THEN max(answer) END AS answer,
           arg_min(rate, week_ending) AS first_rate, arg_max(rate, week_ending) AS last_rate,
           date_diff('day', min(week_ending), max(week_ending)) AS apart
    FROM paid GROUP BY 1 ORDER BY 1
"""
"""One line a worker and employer: straight-time rates, the lowest of a week; weeks of overtime alone count not."""


class NothingToCountError(ValueError):
    """No certified filing of the year has workers whose pay can be counted."""


class TellsTooMuchError(ValueError):
    """No way was found to show this table without giving somebody away."""


def moved_up(scan: RowScan, *, groups: str, year: int, smallest_count: int) -> list[StudyLine]:
    """Of workers seen half a year apart, how many had a higher rate at the end. Raises both errors."""

    def reached(first: Decimal, last: Decimal, apart: int) -> bool | None:
        return last > first if apart >= APART else None

    return _study(scan, reached, groups=groups, year=year, smallest_count=smallest_count)


def at_living_wage(
    scan: RowScan, *, dollars: Decimal, groups: str, year: int, smallest_count: int
) -> list[StudyLine]:
    """Of all workers of the year, how many last earned the living wage or more. Raises both errors."""

    def reached(_first: Decimal, last: Decimal, _apart: int) -> bool | None:
        return last >= dollars

    return _study(scan, reached, groups=groups, year=year, smallest_count=smallest_count)


def _study(
    scan: RowScan, reached: Any, *, groups: str, year: int, smallest_count: int
) -> list[StudyLine]:
    rows = store.open_rows(scan)
    try:
        found = _counted(rows, groups, year)
    finally:
        rows.close()
    columns: dict[str, list[Any]] = {"group": [], "outcome": [], "worker": [], "people": []}
    for worker, answer, first, last, apart in found:
        outcome = reached(first, last, apart)
        if outcome is None:
            continue
        columns["worker"].append(worker)
        columns["group"].append(_group(groups, answer))
        columns["outcome"].append(REACHED if outcome else NOT_REACHED)
        columns["people"].append(1)
    if not columns["worker"]:
        raise NothingToCountError
    return _protected(columns, smallest_count)


def _counted(rows: duckdb.DuckDBPyConnection, groups: str, year: int) -> list[tuple[Any, ...]]:
    answer = "sex" if groups == "sex" else "race"
    return rows.execute(WORKERS.format(answer=answer), {"year": year}).fetchall()


def _group(groups: str, answer: str | None) -> str:
    if answer is None:
        return "unknown"
    return CODES[groups].get(answer, "other")


def _protected(columns: dict[str, list[Any]], smallest_count: int) -> list[StudyLine]:
    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("group"), Dimension("outcome")], value="people",
        contributors=["worker"],
    )  # fmt: skip
    policy = Policy(smallest_count=smallest_count, protect_zeros=True)
    try:
        safe = protect(table, policy, time_limit=SECONDS)
    except CannotProtect as error:
        raise TellsTooMuchError from error
    if not audit(safe).safe:
        raise TellsTooMuchError
    cells = {cell.key: cell.count for cell in safe.cells() if not cell.hidden}
    names = [*sorted(set(columns["group"])), TOTAL]
    return [
        StudyLine(
            "" if name is TOTAL else name, cells.get((name, REACHED)), cells.get((name, TOTAL))
        )
        for name in names
    ]
