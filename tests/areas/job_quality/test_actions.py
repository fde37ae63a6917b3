"""Cards, readings with who says so, pay against the region, forms read in; constraints have the last word."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.guide import queries as guide
from highroad.areas.job_quality import actions, queries
from highroad.areas.job_quality.actions import ReadingDraft
from highroad.areas.job_quality.models import AreaWage, JobCard, Reading, ReadingWord, WageTable
from highroad.areas.job_quality.vocabulary import ReadingStance, ReadingState
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.job_quality.test_rules import file, filed
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

pytestmark = pytest.mark.django_db
DAY = NOON.date()
WAGES = file(
    "12,Harborview,4,47-2111,Electricians,detailed,900,20.00,25.00,30.00,40.00,50.00",
    "12,Harborview,4,00-0000,All Occupations,total,90000,12.00,15.00,22.00,30.00,45.00",
)


@pytest.fixture
def table() -> Table:
    return make_table()


def card(table: Table, **more: Any) -> JobCard:
    given = {"title": "Electrician", "occupation": "47-2111", "area": "12", **more}
    return actions.open_card(
        body=table.body, party=table.management, by=table.marcus, at=NOON, **given
    )


def declare(table: Table, job: JobCard, indicator: str, value: str, **more: Any) -> Reading:
    given = {"read_on": DAY, "source": "Plan document", **more}
    draft = ReadingDraft(indicator=indicator, value=Decimal(value), **given)
    return actions.read(job=job, draft=draft, by=table.marcus, at=NOON)


def confirm(table: Table, reading: Reading) -> None:
    actions.answer(given=reading, stance=ReadingStance.CONFIRM, by=table.lena, at=NOON)


def line_of(table: Table, indicator: str, days: int = 0) -> queries.ReadingLine:
    job = queries.list_jobs(table.partnership, table.lena, DAY + timedelta(days=days))[0]
    return next(line for line in job.lines if line.indicator.key == indicator)


def test_a_reading_is_declared_confirmed_and_grows_old(table: Table):
    job = card(table)
    assert line_of(table, "health").state is ReadingState.NONE
    made = declare(table, job, "health", "92.5", target=Decimal(90))
    assert line_of(table, "health").state is ReadingState.DECLARED
    assert len(queries.waiting_for(table.lena, on=DAY)) == 1
    assert queries.waiting_for(table.marcus, on=DAY) == []
    with refused("other side says"):
        actions.answer(given=made, stance=ReadingStance.CONFIRM, by=table.marcus, at=NOON)
    confirm(table, made)

    line = line_of(table, "health")
    assert (line.state, line.is_reached, line.answered_by) == (
        ReadingState.CONFIRMED,
        True,
        "Labor",
    )
    assert queries.waiting_for(table.lena, on=DAY) == []
    assert line_of(table, "health", 365).state is ReadingState.CONFIRMED
    assert line_of(table, "health", 366).state is ReadingState.OLD
    assert acts(table.partnership.log)[-3:] == [
        "job.opened",
        "reading.declared",
        "reading.answered",
    ]


def test_a_dispute_has_its_reason_and_a_newer_reading_asks_again(table: Table):
    job = card(table)
    made = declare(table, job, "notice", "14")
    with refused("what is not right"):
        actions.answer(given=made, stance=ReadingStance.DISPUTE, by=table.lena, at=NOON)
    actions.answer(
        given=made, stance=ReadingStance.DISPUTE, words="Nights hear of it the day before.",
        by=table.lena, at=NOON,
    )  # fmt: skip
    assert line_of(table, "notice").state is ReadingState.DISPUTED
    declare(table, job, "notice", "3")

    line = line_of(table, "notice")
    assert (line.state, line.value, line.before) == (ReadingState.DECLARED, 3, 14)


@pytest.mark.parametrize(
    ("indicator", "value", "more", "why"),
    [
        ("health", "101", {}, "100 percent"),
        ("health", "-1", {}, "below nought"),
        ("no_noncompete", "2", {}, "1 for yes"),
        ("health", "90", {"source": " "}, "where this comes from"),
        ("health", "90", {"read_on": DAY + timedelta(days=1)}, "ahead"),
    ],
)
def test_what_cannot_be_read(
    table: Table, indicator: str, value: str, more: dict[str, Any], why: str
):
    job = card(table)

    with refused(why):
        declare(table, job, indicator, value, **more)


def test_pay_is_held_against_both_medians_of_the_area(table: Table):
    job = card(table)
    with refused("No wage file"):
        actions.hold_against_region(
            job=job, rate=Decimal(33), read_on=DAY, by=table.marcus, at=NOON
        )
    actions.load_wages(
        body=table.body, title="OEWS May 2025", content=WAGES, by=table.lena, at=NOON
    )
    with refused("kept already"):
        actions.load_wages(body=table.body, title="Again", content=WAGES, by=table.lena, at=NOON)
    actions.hold_against_region(job=job, rate=Decimal(33), read_on=DAY, by=table.marcus, at=NOON)

    assert line_of(table, "of_occupation_median").value == Decimal("110.0")
    assert line_of(table, "of_area_median").value == Decimal("150.0")
    found = queries.regional_pay(job, Decimal(33), table.lena)
    assert found is not None
    assert (found.median, found.all_median, found.band) == (30, 22, (58, 58))
    assert line_of(table, "of_area_median").source == "OEWS May 2025, Harborview"


def test_the_summary_of_injuries_becomes_two_rates(table: Table):
    job = card(table)
    actions.load_summary(job=job, content=filed(), by=table.marcus, at=NOON)

    assert line_of(table, "recordable_rate").value == Decimal("6.8")
    assert line_of(table, "dart_rate").value == 0
    with refused("total_deaths"):
        actions.load_summary(
            job=job, content=filed().replace(b"total_deaths", b"x"), by=table.marcus, at=NOON
        )
    with refused("Both count the same cases"):
        actions.load_summary(job=job, content=filed(total_injuries="3"), by=table.marcus, at=NOON)
    assert Reading.objects.count() == 2


def test_the_guide_hears_only_what_is_confirmed_fresh_and_at_its_target(table: Table):
    def lines(key: str, days: int = 0) -> list[str]:
        on = DAY + timedelta(days=days)
        view = guide.get_answers(table.partnership.key, key, seen_by=table.lena, on=on).view
        return [dated.line.text for dated in view.lines if dated.is_fresh]

    job = card(table)
    for indicator, value, more in (
        ("retirement", "80", {"target": Decimal(75)}), ("sick_leave", "60", {"target": Decimal(100)}),
        ("no_noncompete", "1", {}), ("no_arbitration", "0", {}), ("of_area_median", "99.9", {}),
        ("notice", "14", {}),
    ):  # fmt: skip
        confirm(table, declare(table, job, indicator, value, **more))
    declare(table, job, "health", "99", target=Decimal(75))

    assert lines("5a4") == [
        "Workers who can have a pension or another retirement plan: 80 percent, Electrician, confirmed by Labor"
    ]
    assert not lines("5a5")
    assert lines("5a9") == ["Contracts have no noncompete, Electrician, confirmed by Labor"]
    assert not lines("5a3")
    assert not lines("5a7")
    assert lines("5a") == lines("5a4")
    assert not lines("5a4", 366)


def test_a_card_is_for_who_sits_there_and_once_a_job(table: Table):
    job = card(table)
    with refused("card already"):
        card(table)
    with refused("name"):
        card(table, title=" ")
    with refused("seat on a side"):
        actions.open_card(
            body=table.body, party=table.management, title="x", by=cast.olu(), at=NOON
        )
    reading = declare(table, job, "health", "1")
    for get, key in ((queries.get_job, job.key), (queries.get_reading, reading.key)):
        with pytest.raises(NotFound):
            get(key, cast.nia() if get is queries.get_job else cast.priya())


def refused_by(constraint: str, do: Any) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        do()
    said = str(caught.value)
    assert constraint in said or "UNIQUE constraint failed" in said


def test_the_database_has_the_last_word(table: Table):
    job = card(table)
    reading = declare(table, job, "health", "1")
    confirm(table, reading)
    actions.load_wages(body=table.body, title="x", content=WAGES, by=table.lena, at=NOON)

    refused_by("job_quality_job_has_a_name", lambda: JobCard.objects.update(title=""))
    refused_by("job_quality_reading_has_a_source", lambda: Reading.objects.update(source=""))
    refused_by(
        "job_quality_dispute_has_its_reason", lambda: ReadingWord.objects.update(stance="dispute")
    )
    for constraint, row in (
        ("job_quality_one_card_a_job", job), ("job_quality_reading_number", reading),
        ("job_quality_reading_word_number", ReadingWord.objects.get()),
        ("job_quality_wage_file_once", WageTable.objects.get()),
        ("job_quality_one_wage_a_place", AreaWage.objects.first()),
    ):  # fmt: skip
        values = {
            field.attname: getattr(row, field.attname)
            for field in row._meta.concrete_fields  # type: ignore[union-attr]
            if not field.primary_key
        }
        model: Any = type(row)
        refused_by(
            constraint, lambda model=model, values=values: model(**values).save(force_insert=True)
        )
