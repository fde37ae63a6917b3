"""Steps of pay: read, dated, matched to filed rates, counted by group in protected tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import models

from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.job_quality import actions, analysis, queries
from highroad.areas.job_quality.actions import ScheduleDraft
from highroad.areas.job_quality.models import JobCard, PayStudy, WageSchedule, WageScheduleWord
from highroad.areas.job_quality.rules import steps
from highroad.areas.job_quality.rules.living import StudyLine
from highroad.areas.job_quality.rules.steps import Step
from highroad.areas.job_quality.vocabulary import ReadingStance, StudyGroups, StudyKind
from highroad.areas.ledger.models import Entry
from highroad.kit.answers import NotFound, Refused
from tests import cast
from tests.areas.job_quality.test_actions import card, refused_by
from tests.areas.job_quality.test_pay_by_group import DECEMBER, JANUARY, NAMES, crew, scan
from tests.cast import NOON
from tests.table import Table, make_table

LINES = "20, 12\n22.50; 12\n$25"
OLD, NEW = date(2024, 1, 1), date(2025, 7, 1)
FOUND = steps.dated([(OLD, steps.steps_of(LINES)), (NEW, steps.steps_of("21, 12\n23.50, 12\n26"))])


@pytest.mark.pure
def test_steps_are_read_and_every_wrong_line_is_named():
    assert steps.steps_of(LINES) == [
        Step(Decimal(20), 12), Step(Decimal("22.50"), 12), Step(Decimal(25)),
    ]  # fmt: skip
    wrong = "20, 12\nmuch\n22, soon\n23, 12, 13\n-1\n24.555, 12\n25, 0\n25, 121\n501"
    with pytest.raises(Refused) as refused:
        steps.steps_of(wrong)
    told = [str(reason).split(":")[0] for reason in refused.value.reasons]
    assert told == [f"Line {number}" for number in range(2, 10)]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("lines", "source", "filed_as", "why"),
    [
        (LINES, " ", "Carpenter", "where this comes from"),
        (LINES, "Article 9", "", "how certified filings name"),
        ("20", "Article 9", "Carpenter", "from 2 to 24 steps"),
        ("\n".join(str(n) for n in range(1, 26)), "Article 9", "Carpenter", "from 2 to 24 steps"),
        ("20\n20", "Article 9", "Carpenter", "more than the one before"),
        ("22\n20", "Article 9", "Carpenter", "more than the one before"),
        (LINES, "Article 9", "Carpenter", ""),
    ],
)
def test_what_is_a_schedule(lines: str, source: str, filed_as: str, why: str):
    answer = steps.may_be_declared(steps.steps_of(lines), source=source, filed_as=filed_as)
    assert why in answer.reason
    assert bool(answer) is not bool(why)


@pytest.mark.pure
def test_a_schedule_ends_the_day_before_the_next_begins():
    first, last = FOUND[0], FOUND[-1]
    assert (first.number, first.first_on, first.last_on) == (1, OLD, date(2025, 6, 30))
    assert (last.number, last.first_on, last.is_highest) == (3, NEW, True)
    same_day = steps.dated([(OLD, steps.steps_of("1\n2")), (OLD, steps.steps_of("3\n4"))])
    assert [each.step.rate for each in same_day] == [3, 4]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("since", "until", "months", "late"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), 1, False),
        (date(2024, 1, 31), date(2024, 3, 1), 1, True),
        (date(2024, 3, 3), date(2025, 3, 3), 12, False),
        (date(2024, 3, 3), date(2025, 3, 4), 12, True),
        (date(2020, 1, 1), date(2025, 1, 1), None, False),
    ],
)
def test_who_waits_longer_than_the_schedule_says(
    since: date, until: date, months: int | None, late: bool
):
    assert steps.is_overdue(since, until, months) is late


def counted(rows: list[Any], **more: Any) -> dict[StudyGroups, list[StudyLine]]:
    given: dict[str, Any] = {"filed_as": "carpenter ", "filed_by": "", "year": 2025}
    found = analysis.up_the_steps(
        as_carpenters(rows), found=FOUND, smallest_count=5, **{**given, **more}
    )
    return dict(found)


def as_carpenters(rows: list[Any]) -> RowScan:
    return scan([(*row, "Carpenter") for row in rows], (*NAMES, "classification"))


def by_group(lines: list[StudyLine]) -> dict[str, tuple[int | None, ...]]:
    return {each.group: (each.reached, each.counted, each.overdue, each.off) for each in lines}


@pytest.mark.pure
def test_moving_up_a_step_is_no_raise_of_the_whole_schedule():
    """Step 1 to step 2 is up; step 1 of last year's to step 1 of this year's schedule is a raise alone."""
    rows = [
        *crew("up", "female", 10, "20", "23.50"), *crew("same", "female", 10, "22.50", "23.50"),
        *crew("a", "male", 15, "20", "26"), *crew("b", "male", 10, "20", "21"),
        *crew("top", "male", 9, "25", "26"),
    ]  # fmt: skip

    found = by_group(counted(rows)[StudyGroups.SEX])

    assert found == {
        "women": (10, 20, None, None), "men": (15, 25, None, None), "": (25, 45, None, None),
    }  # fmt: skip


@pytest.mark.pure
def test_rates_that_are_no_step_are_coverage_and_nobody_is_guessed_onto_one():
    rows = [
        *crew("up", "female", 12, "20", "23.50"), *crew("stay", "female", 9, "20", "21"),
        *crew("off", "female", 7, "20", "23.49"), *crew("a", "male", 15, "20", "26"),
        *crew("b", "male", 10, "20", "21"), *crew("c", "male", 8, "19", "23.50"),
        *crew("short", "male", 6, "20", "23.50", last=date(2025, 7, 2)),
    ]  # fmt: skip

    found = by_group(counted(rows)[StudyGroups.SEX])

    assert found == {"women": (12, 21, None, 7), "men": (15, 25, None, 8), "": (27, 46, None, 15)}


@pytest.mark.pure
def test_time_in_a_step_counts_from_the_years_before():
    """Paid step 1 since March of the year before: 12 months are over; since September they are not."""
    early = [(f"w{n}", "female", date(2024, 3, 3), "20", "40", "0") for n in range(8)]
    late = [(f"m{n}", "male", date(2024, 9, 1), "20", "40", "0") for n in range(3, 9)]
    late += [(f"m{n}", "male", date(2025, 2, 2), "20", "40", "0") for n in range(9, 21)]
    rows = [
        *early, *crew("w", "female", 8, "20", "21"), *crew("wu", "female", 9, "20", "23.50"),
        *crew("ws", "female", 6, "22.50", "23.50"),
        *late, *crew("m", "male", 21, "20", "21"), *crew("mu", "male", 9, "20", "23.50"),
        *[(f"mo{n}", "male", date(2024, 1, 7), "20", "40", "0") for n in range(7)],
        *crew("mo", "male", 7, "20", "21"),
    ]  # fmt: skip

    found = by_group(counted(rows)[StudyGroups.SEX])

    assert found["women"] == (9, 23, 8, None)
    assert found["men"] == (9, 37, 13, None), "seven since January, six since September of 2024"
    assert found[""] == (18, 60, 21, None)


@pytest.mark.pure
def test_few_people_stay_hidden_in_both_tables_at_once():
    rows = [*crew("up", "female", 2, "20", "23.50"), *crew("stay", "female", 9, "20", "21")]
    rows += [*crew("a", "male", 15, "20", "26"), *crew("b", "male", 10, "20", "21")]

    found = counted(rows)

    women = next(each for each in found[StudyGroups.SEX] if each.group == "women")
    assert women.reached is None
    men, everybody = (
        next(each for each in found[StudyGroups.SEX] if each.group == name) for name in ("men", "")
    )
    unknown = next(each for each in found[StudyGroups.RACE] if each.group == "unknown")
    assert men.reached is None or (everybody.reached is None and unknown.reached is None)


@pytest.mark.pure
def test_other_classifications_employers_and_years_are_other_people():
    rows = [*crew("a", "male", 15, "20", "26"), *crew("b", "male", 10, "20", "21")]
    for more in ({"filed_as": "Painter"}, {"filed_by": "Others"}, {"year": 2024}):
        with pytest.raises(analysis.NothingToCountError):
            counted(rows, **more)
    assert counted(rows, filed_by="builders")[StudyGroups.SEX][-1].counted == 25
    assert JANUARY.year == DECEMBER.year == 2025


@pytest.fixture
def table() -> Table:
    return make_table()


def declared(job: JobCard, table: Table, **more: Any) -> WageSchedule:
    given: dict[str, Any] = {
        "from_on": OLD, "source": "Article 9", "filed_as": "Carpenter", "steps": steps.steps_of(LINES),
    }  # fmt: skip
    return actions.declare_schedule(
        job=job, draft=ScheduleDraft(**{**given, **more}), by=table.marcus, at=NOON
    )


@pytest.mark.django_db
def test_a_schedule_counts_once_the_other_side_confirms_it(table: Table):
    job, stranger = card(table), cast.priya()
    made, before = declared(job, table), Entry.objects.count()
    assert queries.waiting_schedules(table.lena, on=NOON.date()) == [made]
    assert queries.waiting_schedules(table.marcus, on=NOON.date()) == []
    assert queries.waiting_schedules(stranger, on=NOON.date()) == []
    with pytest.raises(Refused, match="other side"):
        actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.marcus, at=NOON)
    with pytest.raises(Refused, match="both sides confirmed"):
        study(table, job)
    actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.lena, at=NOON)

    assert Entry.objects.count() == before + 1
    assert queries.agreed_schedules(job) == [made]
    assert queries.jobs_on_steps(table.body.key, table.lena) == [job]
    (line,) = queries.list_schedules(job, table.lena)
    assert (line.is_agreed, line.steps) == (True, tuple(steps.steps_of(LINES)))
    with pytest.raises(Refused, match="No certified filing"):
        study(table, job)
    with pytest.raises(NotFound):
        queries.get_schedule(made.key, stranger)


def study(table: Table, job: JobCard, year: int = 2024) -> list[PayStudy]:
    return actions.study(
        body=table.body, kind=StudyKind.STEPS, year=year, job=job, by=table.marcus, at=NOON
    )


def study_row(table: Table, **more: Any) -> PayStudy:
    given: dict[str, Any] = {
        "body": table.body, "kind": "steps", "groups": "sex", "year": 2024, "smallest_count": 5,
        "scan_digest": "0" * 64, "content": [{"group": "", "reached": 20, "counted": 40}],
        "side": "labor", "made_by_alias": "labor-1", "made_at": NOON,
    }  # fmt: skip
    return PayStudy.objects.create(**{**given, **more})


@pytest.mark.django_db
def test_one_years_moving_up_is_counted_one_way_and_one_classification_once(table: Table):
    job, other = card(table), card(table, title="Another")
    for each in (job, other):
        made = declared(each, table)
        actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.lena, at=NOON)
    study_row(table, job=job)
    for again in (job, other):
        with pytest.raises(Refused, match="counted already"):
            study(table, again)
    with pytest.raises(Refused, match="counted already"):
        actions.study(body=table.body, kind=StudyKind.MOVED_UP, year=2024, by=table.marcus, at=NOON)
    study_row(table, kind="moved_up", year=2023)
    with pytest.raises(Refused, match="counted already"):
        study(table, job, 2023)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "model", "change"),
    [
        ("job_quality_schedule_has_source_and_name", WageSchedule, {"source": ""}),
        ("job_quality_schedule_has_source_and_name", WageSchedule, {"filed_as": ""}),
        ("job_quality_schedule_dispute_has_its_reason", WageScheduleWord, {"stance": "dispute"}),
        ("job_quality_study_of_steps_names_its_job", PayStudy, {"kind": "moved_up"}),
        ("job_quality_study_of_steps_names_its_job", PayStudy, {"job": None}),
        ("job_quality_schedule_number", WageSchedule, None),
        ("job_quality_schedule_word_number", WageScheduleWord, None),
        ("job_quality_one_study_of_steps_a_year", PayStudy, None),
    ],
)
def test_the_database_has_the_last_word(
    table: Table, constraint: str, model: type[models.Model], change: dict[str, Any] | None
):
    job = card(table)
    made = declared(job, table)
    actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.lena, at=NOON)
    study_row(table, job=job)
    if change is not None:
        refused_by(constraint, lambda: model._default_manager.update(**change))
        return
    row = model._default_manager.get()
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    refused_by(constraint, lambda: model(**values).save(force_insert=True))
