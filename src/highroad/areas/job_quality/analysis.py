"""What certified filings say of pay, group by group, as far as protected tables show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from safecount import (
    TOTAL,
    CannotProtect,
    Crosstab,
    Dimension,
    Policy,
    ProtectedCrosstab,
    audit,
    protect_linked,
)

from highroad.areas.filings.rows import store
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.job_quality.rules import steps
from highroad.areas.job_quality.rules.living import StudyLine
from highroad.areas.job_quality.rules.steps import DatedStep
from highroad.areas.job_quality.vocabulary import StudyGroups

if TYPE_CHECKING:
    import duckdb

REACHED, NOT_REACHED, OVERDUE = "reached", "not reached", "overdue"
ON, OFF = "on", "off"
"""Whether filed rates are steps of the schedule."""
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
ONE_ANSWER = """CASE WHEN count(DISTINCT nullif(lower(trim({0})), '')) = 1
                 THEN max(nullif(lower(trim({0})), '')) END AS {0}"""
PAID = f"""
    WITH paid AS (
        SELECT coalesce(employer, '') AS employer, trim(worker) AS worker, week_ending,
               min(rate) AS rate, {ONE_ANSWER.format("sex")}, {ONE_ANSWER.format("race")}
        FROM rows
        WHERE rate > 0 AND hours > coalesce(overtime_hours, 0) AND nullif(trim(worker), '') IS NOT NULL
              AND {{which}}
        GROUP BY ALL
    )
"""
"""A line a worker, employer and week: straight-time rates, the lowest of a week; overtime alone counts not."""
WHO = """employer || ' ' || worker AS worker,
       CASE WHEN count(DISTINCT sex) = 1 THEN max(sex) END AS sex,
       CASE WHEN count(DISTINCT race) = 1 THEN max(race) END AS race"""
WORKERS = f"""
    {PAID.format(which="year(week_ending) = $year")}
    SELECT {WHO},
           arg_min(rate, week_ending) AS first_rate, arg_max(rate, week_ending) AS last_rate,
           date_diff('day', min(week_ending), max(week_ending)) AS apart
    FROM paid GROUP BY employer, worker ORDER BY 1
"""
OF_SCHEDULE = """lower(trim(classification)) = $filed_as
              AND ($filed_by = '' OR lower(trim(employer)) = $filed_by)
              AND year(week_ending) BETWEEN $year - $before AND $year"""
ON_STEPS = f"""
    {PAID.format(which=OF_SCHEDULE)},
    placed AS (
        SELECT paid.*, step.number AS step, step.row AS row, year(week_ending) = $year AS is_now
        FROM paid LEFT JOIN steps step
             ON step.rate = paid.rate AND week_ending BETWEEN step.first_on AND step.last_on
    ),
    seen AS (
        SELECT *, arg_max(step, week_ending) FILTER (step IS NOT NULL)
                  OVER (PARTITION BY employer, worker) AS newest
        FROM placed
    )
    SELECT {WHO},
           date_diff('day', min(week_ending) FILTER (is_now), max(week_ending) FILTER (is_now)) AS apart,
           date_diff('day', min(week_ending) FILTER (is_now AND step IS NOT NULL),
                     max(week_ending) FILTER (is_now AND step IS NOT NULL)) AS on_steps,
           arg_min(row, week_ending) FILTER (is_now AND row IS NOT NULL) AS first_row,
           arg_max(row, week_ending) FILTER (is_now AND row IS NOT NULL) AS last_row,
           min(week_ending) FILTER (step = newest) AS since, max(week_ending) FILTER (is_now) AS until
    FROM seen GROUP BY employer, worker ORDER BY 1
"""
"""Of each worker: the first and the last filed rate of the year that is a step, and since when it is paid."""
BEFORE = 2
"""Calendar years before the counted one in which the beginning of a step is looked for."""


class NothingToCountError(ValueError):
    """No certified filing of the year has workers whose pay can be counted."""


class TellsTooMuchError(ValueError):
    """No way was found to show these tables without giving somebody away."""


Lines = Mapping[StudyGroups, list[StudyLine]]


def moved_up(scan: RowScan, *, year: int, smallest_count: int) -> Lines:
    """Of workers seen half a year apart, how many had a higher rate at the end. Raises both errors."""

    def outcome(first: Decimal, last: Decimal, apart: int) -> str | None:
        if apart < APART:
            return None
        return REACHED if last > first else NOT_REACHED

    return _study(scan, WORKERS, {"year": year}, outcome, smallest_count)


def at_living_wage(scan: RowScan, *, dollars: Decimal, year: int, smallest_count: int) -> Lines:
    """Of all workers of the year, how many last earned the living wage or more. Raises both errors."""

    def outcome(_first: Decimal, last: Decimal, _apart: int) -> str | None:
        return REACHED if last >= dollars else NOT_REACHED

    return _study(scan, WORKERS, {"year": year}, outcome, smallest_count)


def up_the_steps(
    scan: RowScan, *, found: Sequence[DatedStep], filed_as: str, filed_by: str, year: int,
    smallest_count: int,
) -> Lines:  # fmt: skip
    """Of workers seen half a year apart, how many stood a step higher at the end. Raises both errors.

    Whoever stood on the highest step when the year began has nowhere to go and is not counted. Rates
    that are no step, and steps seen for less than half a year, are counted apart as off the schedule.
    """

    def outcome(*seen: Any) -> str | None:
        return _on_steps(found, *seen)

    asked = {
        "year": year, "before": BEFORE, "filed_as": filed_as.strip().lower(),
        "filed_by": filed_by.strip().lower(),
    }  # fmt: skip
    return _study(scan, ON_STEPS, asked, outcome, smallest_count, found=found)


def _on_steps(
    found: Sequence[DatedStep], apart: int | None, on_steps: int | None, first_row: int | None,
    last_row: int | None, since: date | None, until: date | None,
) -> str | None:  # fmt: skip
    if apart is None or apart < APART:
        return None
    if first_row is None or last_row is None or on_steps is None or on_steps < APART:
        return OFF
    first, last = found[first_row], found[last_row]
    if first.is_highest:
        return None
    if last.number > first.number:
        return REACHED
    stayed = since is not None and until is not None
    is_late = stayed and steps.is_overdue(since, until, last.step.months)  # type: ignore[arg-type]
    return OVERDUE if is_late and not last.is_highest else NOT_REACHED


def _study(
    scan: RowScan, query: str, asked: Mapping[str, Any], outcome: Callable[..., str | None],
    smallest_count: int, *, found: Sequence[DatedStep] = (),
) -> Lines:  # fmt: skip
    """Sex and race of the same people, protected together: neither table narrows what the other hides."""
    rows = store.open_rows(scan)
    try:
        if found:
            _keep_steps(rows, found)
        people = rows.execute(query, dict(asked)).fetchall()
    finally:
        rows.close()
    columns: dict[str, list[Any]] = {
        name: [] for name in (*StudyGroups.values, "outcome", "worker")
    }
    for worker, sex, race, *seen in people:
        result = outcome(*seen)
        if result is not None:
            values = (_group("sex", sex), _group("race", race), result, worker)
            for column, value in zip(columns.values(), values, strict=True):
                column.append(value)
    if not columns["worker"]:
        raise NothingToCountError
    return _protected(columns | {"people": [1] * len(columns["worker"])}, smallest_count)


def _keep_steps(rows: duckdb.DuckDBPyConnection, found: Sequence[DatedStep]) -> None:
    """The steps as a table beside the rows, for as long as they are open."""
    rows.execute(
        "CREATE TEMP TABLE steps (row INTEGER, number INTEGER, rate DECIMAL(18, 4), first_on DATE, last_on DATE)"
    )
    rows.executemany(
        "INSERT INTO steps VALUES (?, ?, ?, ?, ?)",
        [
            [row, each.number, each.step.rate, each.first_on, each.last_on]
            for row, each in enumerate(found)
        ],
    )


def _group(groups: str, answer: str | None) -> str:
    if answer is None:
        return "unknown"
    return CODES[groups].get(answer, "other")


def _protected(columns: dict[str, list[Any]], smallest_count: int) -> Lines:
    outcomes = Dimension("outcome", parents=_kinship(set(columns["outcome"])))
    tables = [
        Crosstab.from_columns(
            columns, dimensions=[Dimension(groups), outcomes], value="people", contributors=["worker"],
        )
        for groups in StudyGroups.values
    ]  # fmt: skip
    policy = Policy(smallest_count=smallest_count, protect_zeros=True)
    try:
        safe = protect_linked(tables, policy, time_limit=SECONDS)
    except CannotProtect as error:
        raise TellsTooMuchError from error
    for place, table in enumerate(safe):
        if not audit(table, beside=[*safe[:place], *safe[place + 1 :]]).safe:
            raise TellsTooMuchError
    whole = ON if OFF in columns["outcome"] else TOTAL
    return {
        groups: _lines(table, [*sorted(set(columns[groups.value])), TOTAL], whole)
        for groups, table in zip(StudyGroups, safe, strict=True)
    }


def _kinship(there: set[str]) -> dict[str, str | None]:
    """Everybody on a step stands together beside those off the schedule, where there are any."""
    if OFF not in there or len(there) == 1:
        return {}
    return {OFF: None, ON: None} | dict.fromkeys(there - {OFF}, ON)


def _lines(table: ProtectedCrosstab, names: Sequence[Any], whole: Any) -> list[StudyLine]:
    cells = {cell.key: cell.count for cell in table.cells() if not cell.hidden}
    return [
        StudyLine(
            "" if name is TOTAL else name, cells.get((name, REACHED)), cells.get((name, whole)),
            overdue=cells.get((name, OVERDUE)), off=cells.get((name, OFF)),
        )
        for name in names
    ]  # fmt: skip
