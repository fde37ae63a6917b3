"""The workers' word: what is kept of an answer is a tally, and nothing leads back to anybody."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.job_quality import actions, queries
from highroad.areas.job_quality.models import (
    JobCard,
    WordRound,
    WordStatement,
    WordTicket,
)
from highroad.areas.job_quality.vocabulary import WordShown
from highroad.areas.ledger.models import Entry
from highroad.kit.answers import NotFound
from highroad.kit.tallies import digest_of
from tests import cast
from tests.areas.job_quality.test_actions import DAY, card, declare
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

pytestmark = pytest.mark.django_db
CLOSES = DAY + timedelta(days=14)


@pytest.fixture
def table() -> Table:
    return make_table()


def asked(
    table: Table, tickets: int = 30, **more: Any
) -> tuple[JobCard, WordRound, tuple[str, ...]]:
    job = card(table)
    readings = [declare(table, job, "notice", "14"), declare(table, job, "sick_leave", "100")]
    given = {
        "readings_asked": readings,
        "tickets": tickets,
        "closes_on": CLOSES,
        "at": NOON,
        **more,
    }
    made, drawn = actions.ask_workers(job=job, by=table.marcus, **given)
    return job, made, drawn


def everything() -> dict[str, list[str]]:
    """Every row of every table, as a dump would have it."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            found[name] = sorted(str(row) for row in cursor.fetchall())
    return found


def test_an_answer_changes_three_tallies_and_removes_a_ticket_and_nothing_else(table: Table):
    _job, _made, drawn = asked(table)
    before, entries = everything(), Entry.objects.count()
    actions.say_word(ticket=drawn[7], answers=["true", "untrue"], at=NOON + timedelta(hours=3))
    after = everything()

    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"job_quality_wordstatement", "job_quality_wordticket"}
    assert len(before["job_quality_wordticket"]) - len(after["job_quality_wordticket"]) == 1
    assert Entry.objects.count() == entries
    written = str(after)
    assert drawn[7] not in written
    assert digest_of(drawn[7]) not in written
    assert not any(ticket in str(before) for ticket in drawn)


def test_no_table_of_it_has_a_person_a_moment_or_an_answer_of_its_own():
    """Tickets know their round; statements know three numbers. No time is finer than a day."""
    fields = {
        model: {field.name: field for field in model._meta.get_fields() if not field.auto_created}
        for model in (WordRound, WordStatement, WordTicket)
    }

    assert set(fields[WordTicket]) == {"digest", "round"}
    assert {f.related_model.__name__ for named in fields.values() for f in named.values()
            if isinstance(f, models.ForeignKey)} == {"JobCard", "WordRound", "Reading"}  # fmt: skip
    assert not [
        f
        for named in fields.values()
        for f in named.values()
        if isinstance(f, models.DateTimeField)
    ]


def test_a_ticket_counts_once_and_a_used_one_looks_like_none(table: Table):
    _job, _made, drawn = asked(table)
    actions.say_word(ticket=drawn[0], answers=["true", "true"], at=NOON)

    for ticket in (drawn[0], "0" * 48):
        with pytest.raises(NotFound):
            actions.say_word(ticket=ticket, answers=["true", "true"], at=NOON)
    with refused("Answer each line"):
        actions.say_word(ticket=drawn[1], answers=["true"], at=NOON)
    with pytest.raises(NotFound):
        actions.say_word(ticket=drawn[1], answers=["true", "true"], at=NOON + timedelta(days=14))
    assert WordTicket.objects.count() == 29
    pages = [
        Client().get(reverse("job_quality:word", kwargs={"ticket": ticket})).content
        for ticket in (drawn[0], "f" * 48)
    ]
    assert (
        len({page.replace(drawn[0].encode(), b"").replace(b"f" * 48, b"") for page in pages}) == 1
    )


def test_nothing_is_shown_before_the_end_and_nothing_of_a_few_ever(table: Table):
    job, _made, drawn = asked(table, tickets=40)
    for number, ticket in enumerate(drawn[:34]):
        said = ["true" if number < 20 else "untrue", "true" if number else "untrue"]
        actions.say_word(ticket=ticket, answers=said, at=NOON)

    running = queries.list_rounds(job, table.lena, DAY + timedelta(days=13))[0]
    assert {line.said.shown for line in running.lines} == {WordShown.RUNNING}
    closed = queries.list_rounds(job, table.lena, CLOSES)[0]
    assert [(line.said.shown, line.said.percent) for line in closed.lines] == [
        (WordShown.SHARE, 59), (WordShown.NEARLY_ALL, None),
    ]  # fmt: skip
    assert [line.gap for line in closed.lines] == [41, None]


def test_the_record_tells_that_workers_were_asked_and_not_what_they_said(table: Table):
    _job, _made, drawn = asked(table)
    before = acts(table.partnership.log)
    actions.say_word(ticket=drawn[0], answers=["untrue", "untrue"], at=NOON)

    assert before[-1] == "word.asked"
    assert acts(table.partnership.log) == before


@pytest.mark.parametrize(
    ("more", "why"),
    [({"tickets": 21}, "at least 22"), ({"closes_on": DAY}, "to 60 days"), ({"readings_asked": []}, "from one to")],
)  # fmt: skip
def test_too_few_people_are_not_asked(table: Table, more: dict[str, Any], why: str):
    with refused(why):
        asked(table, **more)


def test_one_round_at_a_time(table: Table):
    """Two rounds side by side could be subtracted from each other."""
    job, made, _drawn = asked(table)
    again = {
        "job": job,
        "readings_asked": [made.statements.all()[0].reading],
        "tickets": 30,
        "by": table.lena,
    }

    with refused("being asked"):
        actions.ask_workers(closes_on=CLOSES, at=NOON, **again)
    later = NOON + timedelta(days=20)
    actions.ask_workers(closes_on=later.date() + timedelta(days=9), at=later, **again)
    with pytest.raises(NotFound):
        queries.get_round(made.key, cast.olu())


def test_a_worker_answers_by_the_link_in_spanish_and_no_log_or_session_knows(
    table: Table, caplog: pytest.LogCaptureFixture
):
    now = timezone.now()
    _job, _made, drawn = asked(table, at=now, closes_on=timezone.localdate() + timedelta(days=9))
    address = reverse("job_quality:word", kwargs={"ticket": drawn[3]})
    worker = Client()
    with caplog.at_level(logging.DEBUG):
        page = worker.get(f"/es{address}")
        wrong = worker.post(address, {"answer0": "true"})
        done = worker.post(address, {"answer0": "true", "answer1": "unsure"})

    assert "Días de aviso de un horario: 14 días" in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    assert wrong.status_code == 422
    assert done["Location"] == reverse("job_quality:thanks")
    assert "sessionid" not in worker.cookies
    assert "session" not in {name for name in worker.cookies if "csrf" not in name}
    assert drawn[3] not in caplog.text
    assert "127.0.0.1" not in str(everything()["job_quality_wordstatement"])
    assert Client().get(reverse("job_quality:thanks")).status_code == 200


def test_a_side_prints_tickets_once(table: Table):
    job = card(table)
    reading = declare(table, job, "notice", "14")
    client = Client()
    client.force_login(table.lena)
    address = reverse("job_quality:ask_workers", kwargs={"key": job.key})
    closes = (timezone.localdate() + timedelta(days=9)).isoformat()
    few = client.post(
        address, {"readings": [str(reading.key)], "tickets": "3", "closes_on": closes}
    )
    assert few.status_code == 422
    sheet = client.post(
        address, {"readings": [str(reading.key)], "tickets": "22", "closes_on": closes}
    )
    page = sheet.content.decode()

    assert page.count("<svg") >= 22
    assert "¿Es verdad?" in page
    assert WordTicket.objects.count() == 22
    shown = client.get(reverse("job_quality:card", kwargs={"key": job.key})).content.decode()
    assert "Nothing is shown before the last day" in shown
    found = client.get(reverse("job_quality:round", kwargs={"key": WordRound.objects.get().key}))
    assert found["Location"] == reverse("job_quality:card", kwargs={"key": job.key})


def refused_by(constraint: str, do: Any) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        do()
    said = str(caught.value)
    assert constraint in said or "UNIQUE constraint failed" in said


def test_the_database_has_the_last_word(table: Table):
    _job, made, _drawn = asked(table)

    refused_by("job_quality_round_has_days", lambda: WordRound.objects.update(closes_on=DAY))
    refused_by("job_quality_round_asks_enough", lambda: WordRound.objects.update(ticket_count=3))
    statements = WordStatement.objects.filter(round=made)
    for brought in ({"brought_percent": 40}, {"brought_shown": "share", "brought_percent": 101}):
        refused_by(
            "job_quality_brought_share_is_one", lambda told=brought: statements.update(**told)
        )
    for constraint, row in (
        ("job_quality_round_number", made), ("job_quality_statement_number", made.statements.all()[0]),
    ):  # fmt: skip
        given = {
            f.attname: getattr(row, f.attname)
            for f in row._meta.concrete_fields
            if not f.primary_key
        }
        refused_by(
            constraint, lambda row=row, given=given: type(row)(**given).save(force_insert=True)
        )
