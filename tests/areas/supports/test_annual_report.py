"""The annual report over its own cohorts, gains by transcript, and records that leave in the federal layout."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import OutcomeRecord
from highroad.areas.supports.queries import Beside
from highroad.areas.supports.rules import wage_files
from highroad.areas.supports.rules.indicators import Rate
from highroad.areas.supports.rules.transcripts import Term
from highroad.kit.answers import NotFound
from tests.areas.supports.scene import Scene, make_scene
from tests.areas.supports.test_outcomes import csv_of, person, start
from tests.cast import NOON
from tests.table import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_the_annual_report_counts_each_indicator_over_its_own_exits(scene: Scene):
    """Somebody left in each quarter; the report of 2024 takes four for each indicator, not the same four."""
    lefts = [date(2023, 2, 1), date(2023, 5, 1), date(2023, 8, 1), date(2023, 11, 1), date(2024, 2, 1), date(2024, 5, 1), date(2024, 8, 1), date(2024, 11, 1), date(2025, 2, 1), date(2025, 5, 1)]  # fmt: skip
    for number, left in enumerate(lefts, 1):
        person(scene, number, left - timedelta(days=300), left, left=number % 2 == 0)
    lines = queries.list_periods(scene.desk, scene.nora, beside=Beside(), today=date(2026, 7, 1))

    found = queries.annual_report(lines, 2024)
    assert found.exits == 4, "from April 2024 to March 2025"
    assert found.employed_q2.of == 4, "exits from July 2023 to June 2024"
    assert found.employed_q4.of == 4, "exits from January to December 2023"
    assert found.credentialed == Rate(2, 4)
    assert found.gains.of == 4, "trainings that reach into the year"
    assert [line.alias for line in found.lines] == [f"P-{n:04d}" for n in range(1, 10)]
    assert queries.report_years_of(lines, date(2026, 7, 1)) == [2026, 2025, 2024, 2023, 2022]
    assert queries.indicators_of(lines, 2023).employed_q2.of == 4


def test_a_transcript_is_a_gain_in_the_year_in_which_the_hours_are_reached(scene: Scene):
    """Reference 4.4, 5: six hours in spring, six in fall across the turn of the program year."""
    person(scene, 1, date(2024, 8, 15))
    own = {"desk": scene.desk, "number": "p-0001", "by": scene.nora, "at": NOON}
    for until in (date(2025, 5, 20), date(2025, 12, 18)):
        actions.note_transcript(term=Term(until, Decimal(6)), **own)
    actions.note_transcript(term=Term(date(2025, 12, 18), Decimal(6)), **own)
    lines = queries.list_periods(scene.desk, scene.nora, beside=Beside(), today=NOON.date())
    assert queries.annual_report(lines, 2024).gains == Rate(0, 1)
    assert queries.annual_report(lines, 2025).gains == Rate(1, 1)
    kept = OutcomeRecord.objects.get()
    assert b"terms" not in bytes(kept.sealed)

    content = csv_of({"100": "P-0001", "900": "20240815"})
    assert actions.take_outcomes(desk=scene.desk, content=content, by=scene.nora, at=NOON)[1]
    lines = queries.list_periods(scene.desk, scene.nora, beside=Beside(), today=NOON.date())
    assert queries.annual_report(lines, 2025).gains == Rate(1, 1), "a file leaves transcripts alone"
    with refused("must be over"):
        actions.note_transcript(term=Term(date(2027, 1, 1), Decimal(6)), **own)
    with refused("at most 40"):
        actions.note_transcript(term=Term(date(2025, 1, 1), Decimal(41)), **own)
    for wrong in (
        {"number": "P-0009"},
        {"number": "Ana"},
        {"term": Term(date(2024, 8, 14), Decimal(6))},
    ):
        with refused("No period of participation"):
            actions.note_transcript(**{**own, "term": Term(date(2025, 5, 20), Decimal(6)), **wrong})  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        actions.note_transcript(
            **{**own, "by": scene.table.lena, "term": Term(date(2025, 5, 20), Decimal(6))}
        )  # type: ignore[arg-type]


def test_records_leave_in_the_federal_layout_and_come_back_without_a_fault(scene: Scene):
    person(scene, 1, date(2024, 7, 1), date(2025, 1, 31))
    person(scene, 2, date(2024, 7, 1), date(2025, 1, 31), left=True)
    person(scene, 3, date(2024, 8, 1))
    row = {"100": "P-0002", "900": "20240701", "901": "20250131", "1602": "1", "1603": "2", "1606": "0", "1607": "0", "1704": "8200"}  # fmt: skip
    assert actions.take_outcomes(desk=scene.desk, content=csv_of(row), by=scene.nora, at=NOON)[1]
    beside = Beside(starts={"P-0001": [start("2025-02-01", "2026-02-01")]})
    lines = queries.list_periods(scene.desk, scene.nora, beside=beside, today=NOON.date())

    rows = queries.written_records(lines, 2025)
    found = {each["100"]: each for each in (dict(zip(rows[0], row, strict=True)) for row in rows[1:])}  # fmt: skip
    assert (found["P-0001"]["1602"], found["P-0001"]["1603"]) == ("1", "4"), (
        "a start is supplemental"
    )
    assert (found["P-0001"]["1704"], found["P-0001"]["1618"]) == ("10400.00", "1")
    assert (found["P-0001"]["1800"], found["P-0001"]["1801"]) == ("6", "20250131")
    assert (found["P-0002"]["1603"], found["P-0002"]["1704"]) == ("2", "8200.00")
    assert (found["P-0003"]["901"], found["P-0003"]["1602"]) == ("", "")
    assert found["P-0003"]["1809"] == "20250801", "a year of it was done"
    assert found["P-0003"]["1807"] == found["P-0003"]["1810"] == ""
    content = "\n".join(",".join(row) for row in rows).encode()
    read = wage_files.read(content, NOON.date())
    assert (list(read.faults), list(read.warnings)) == ([], [])
    assert read.rows[0].said.earned_q2 == Decimal("10400.00")


def test_gains_stay_apart_by_their_type(scene: Scene):
    """A file's days keep their columns, a year of training is a milestone, credit hours are a college's transcript."""
    person(scene, 1, date(2024, 8, 15))
    person(scene, 2, date(2025, 7, 2))
    row = {"100": "P-0001", "900": "20240815", "1806": "20250801", "1810": "20250902"}
    assert actions.take_outcomes(desk=scene.desk, content=csv_of(row), by=scene.nora, at=NOON)[1]
    actions.note_transcript(desk=scene.desk, number="P-0002", term=Term(date(2025, 12, 18), Decimal(12)), by=scene.nora, at=NOON)  # fmt: skip
    lines = queries.list_periods(scene.desk, scene.nora, beside=Beside(), today=NOON.date())

    found = queries.annual_report(lines, 2025)
    assert found.gains == Rate(2, 2)
    assert found.gains_by == {"1806": 1, "1809": 1, "1810": 1, "1807": 1}
    assert queries.annual_report(lines, 2024).gains_by == {}
    rows = queries.written_records(lines, 2025)
    first, second = (dict(zip(rows[0], each, strict=True)) for each in rows[1:])
    assert [first[kind] for kind in ("1806", "1807", "1808", "1809", "1810")] == ["20250801", "", "", "20250815", "20250902"]  # fmt: skip
    assert [second[kind] for kind in ("1806", "1807", "1808", "1809", "1810")] == ["", "20251218", "", "", ""]  # fmt: skip
