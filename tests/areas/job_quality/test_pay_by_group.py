"""Pay by group from filed rows: counted by worker, protected, never guessed."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pytest
from django.conf import settings

from highroad.areas.filings.rows import store
from highroad.areas.filings.rows.mapping import SCHEMA
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.job_quality import analysis
from highroad.areas.job_quality.analysis import NothingToCountError
from highroad.areas.job_quality.vocabulary import StudyGroups
from highroad.kit.periods import Period

pytestmark = pytest.mark.pure
JANUARY, DECEMBER = date(2025, 1, 5), date(2025, 12, 7)
NAMES = ("worker", "sex", "week_ending", "rate", "hours", "overtime_hours")
SEX, RACE = StudyGroups.SEX, StudyGroups.RACE
Row = tuple[str, str, date, str, str, str]


def crew(name: str, sex: str, number: int, *rates: str, last: date = DECEMBER) -> list[Row]:
    """Workers alike: one week in January, one at the end, at these rates."""
    return [
        (f"{name}{place}", sex, day, rate, "40", "0")
        for place in range(number)
        for day, rate in zip((JANUARY, last), rates, strict=False)
    ]


def scan(rows: Sequence[tuple[Any, ...]], names: tuple[str, ...] = NAMES) -> RowScan:
    """Rows as certified filings hold them."""
    root, key, partnership = Path(settings.ROWS_ROOT), uuid4(), uuid4()
    root.mkdir(parents=True, exist_ok=True)
    sheet, staged = root / f"{key}.csv", root / f"{key}.part"
    with sheet.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    columns = ", ".join(f"{name} {kind}" for name, kind in SCHEMA)
    with duckdb.connect() as made:
        made.execute(f"CREATE TABLE kept ({columns})")
        made.execute(
            f"INSERT INTO kept (line, status, employer, {', '.join(names)}) "
            f"SELECT row_number() OVER () + 1, 'accepted', 'Builders', {', '.join(names)} "
            f"FROM read_csv('{sheet}', header = false, all_varchar = true, nullstr = '', names = {list(names)})"
        )
        made.execute(f"COPY (SELECT *, 0 AS first_row FROM kept) TO '{staged}' (FORMAT parquet)")
    digest = hashlib.sha256(staged.read_bytes()).hexdigest()
    store.keep(
        staged, root=root, partnership=partnership, filing=key, rows=len(rows), digest=digest
    )
    whole = Period(date(2023, 1, 1), date(2025, 12, 31))
    return RowScan(str(root), partnership, (key,), whole, digest)


def moved(rows: list[Row]) -> dict[str, tuple[int | None, int | None]]:
    lines = analysis.moved_up(scan(rows), year=2025, smallest_count=5)[SEX]
    return {line.group: (line.reached, line.counted) for line in lines}


def test_who_earns_more_at_the_end_of_the_year_is_counted_by_group():
    rows = [
        *crew("a", "female", 12, "20", "22"), *crew("b", "female", 8, "20", "20"),
        *crew("c", "male", 30, "20", "23"), *crew("d", "male", 10, "20", "19"),
    ]  # fmt: skip

    found = moved(rows)

    assert found == {"women": (12, 20), "men": (30, 40), "": (42, 60)}


def test_few_people_are_hidden_with_whoever_they_would_follow_from():
    rows = [
        *crew("a", "female", 2, "20", "22"), *crew("b", "female", 8, "20", "20"),
        *crew("c", "male", 30, "20", "23"), *crew("d", "male", 10, "20", "19"),
    ]  # fmt: skip

    found = moved(rows)

    assert found["women"][0] is None
    assert None in (found["men"][0], found[""][0])


def test_that_nobody_of_a_group_moved_up_is_not_told_either():
    """All eight women stayed: to show nought would tell it of each of them."""
    rows = [*crew("b", "female", 8, "20", "20"), *crew("c", "male", 30, "20", "23"), *crew("d", "male", 10, "20", "19")]  # fmt: skip

    assert moved(rows)["women"][0] is None


def test_half_a_year_lies_between_overtime_counts_not_and_nothing_is_guessed():
    rows = [
        *crew("a", "male", 20, "20", "22"), *crew("b", "male", 20, "20", "20"),
        *crew("short", "male", 9, "20", "30", last=JANUARY + timedelta(days=181)),
        *crew("gone", "", 6, "20", "22"), *crew("same", "", 6, "20", "20"),
        *((f"a{number}", "male", DECEMBER, "33", "8", "8") for number in range(20)),
    ]  # fmt: skip

    found = moved(rows)

    assert found["men"] == (20, 40)
    assert found["unknown"] == (6, 12)
    assert found[""] == (26, 52)


def test_two_answers_of_one_worker_are_unknown():
    rows = [*crew("a", "male", 20, "20", "22"), *crew("b", "male", 20, "20", "20")]
    rows += [*crew("c", "female", 6, "20", "22"), *crew("d", "male", 6, "20", "20")]
    rows += [(f"c{number}", "male", date(2025, 6, 1), "20", "40", "0") for number in range(6)]
    rows += [(f"d{number}", "female", date(2025, 6, 1), "20", "40", "0") for number in range(6)]

    assert moved(rows)["unknown"] == (6, 12)


def test_the_last_rate_is_held_against_the_living_wage():
    rows = [*crew("a", "male", 15, "20", "21"), *crew("b", "female", 15, "30", "20.99")]
    rows += [*crew("c", "male", 10, "20", "20"), *crew("d", "female", 10, "21.00")]

    lines = analysis.at_living_wage(scan(rows), dollars=Decimal(21), year=2025, smallest_count=5)[
        SEX
    ]

    assert {line.group: (line.reached, line.counted) for line in lines} == {
        "men": (15, 25), "women": (10, 25), "": (25, 50),
    }  # fmt: skip
    assert {line.group: line.percent for line in lines} == {"men": 60, "women": 40, "": 50}


def test_without_rows_nothing_is_counted():
    with pytest.raises(NothingToCountError):
        moved(crew("a", "male", 20, "20"))
