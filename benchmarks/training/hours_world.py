"""Apprentices by the hundred thousand with their hours, copied in the database from one real apprenticeship.

One program is adopted and one apprentice enrolled by the actions of the house. SQL then makes programs of 68
apprentices each, alike: a signed agreement, a registration, a wage, and so many entries of hours in five
years, each with the journeyworker's word. Only how many programs there are differs between two worlds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, models
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Participant
from highroad.areas.training.models import (
    AgreementSignature,
    Enrollment,
    HoursEntry,
    HoursWord,
    ProgramStandards,
    StatusMove,
    TrainingProgram,
    WagePaid,
)
from tests.areas.training.scene import make_scene

A_PROGRAM = 68
"""Apprentices in each program; ten programs are the small world."""
DAYS = 5 * 365
FIRST = date(2021, 1, 4)
COPIED: tuple[type[models.Model], ...] = (
    TrainingProgram, ProgramStandards, Participant, Enrollment, AgreementSignature, StatusMove,
    WagePaid, HoursEntry, HoursWord,
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """Where to look: the program, one apprentice of it, and who looks."""

    program: str
    partnership: str
    enrollment: str
    coordinator: str
    apprentices: int
    entries: int


def make(programs: int, entries: int) -> Made:
    """So many programs, and so many entries an apprentice."""
    scene = make_scene()
    scene.confirm(scene.log())
    people = programs * A_PROGRAM
    with _quickly():
        _copy(TrainingProgram, programs, name="'Program ' || n")
        _copy(ProgramStandards, programs, program_id=_key("n"))
        _copy(Participant, people, number="n + 1", name="'Apprentice ' || n", user_id="NULL")
        program = f"((n - 1) / {A_PROGRAM} + 1)"
        _copy(
            Enrollment, people, program_id=_key(program), standards_id=_key(program),
            participant_id=_key("n"), started_on=f"'{FIRST.isoformat()}'",
        )  # fmt: skip
        parts = AgreementSignature.objects.filter(enrollment=scene.enrollment).count()
        _copy(AgreementSignature, people, each=parts, enrollment_id=_key("n"))
        _copy(StatusMove, people, enrollment_id=_key("n"))
        WagePaid.objects.create(
            enrollment=scene.enrollment, from_on=FIRST, rate="19.20", entered_by=scene.nia,
            entered_at=timezone.now(),
        )  # fmt: skip
        _copy(WagePaid, people, enrollment_id=_key("n"))
        _copy(
            HoursEntry, people * entries, enrollment_id=_key(f"((n - 1) / {entries} + 1)"),
            client_key=_key("n"),
            day=f"date('{FIRST.isoformat()}', '+' || (((n - 1) % {entries}) * {DAYS} / {entries}) || ' days')",
        )  # fmt: skip
        _copy(HoursWord, people * entries, entry_id=_key("n"))
    found = TrainingProgram.objects.get(name="Program 1")
    scene.program.coordinators.update(program=found)
    one = Enrollment.objects.filter(program=found).first()
    assert one is not None
    return Made(
        program=str(found.pk), partnership=str(scene.table.partnership.pk),
        enrollment=str(one.pk), coordinator=scene.table.lena.email, apprentices=people,
        entries=people * entries,
    )  # fmt: skip


def _key(number: str) -> str:
    """A key of 32 letters from a number."""
    return f"printf('%032x', {number})"


def _copy(model: type[models.Model], count: int, each: int = 1, **changes: str) -> None:
    """So many copies of the rows there are, with these columns changed; `n` counts the copies."""
    table, quote = model._meta.db_table, connection.ops.quote_name
    columns = [field.column for field in model._meta.concrete_fields]
    key = _key("n") if each == 1 else f"printf('%028x%04x', n, {table}.rowid % 65536)"
    values = [{"key": key, **changes}.get(column, f"{table}.{quote(column)}") for column in columns]
    with connection.cursor() as cursor:
        for first in range(1, count + 1, STEP):
            last = min(first + STEP - 1, count)
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(map(quote, columns))}) "
                f"WITH RECURSIVE counted(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM counted WHERE n < {last}) "
                f"SELECT {', '.join(values)} FROM counted CROSS JOIN {table} "
                f"WHERE {table}.rowid <= (SELECT {each} + MIN(rowid) - 1 FROM {table})"
            )


STEP = 1_000_000
"""Rows of one statement, so that memory stays bounded."""


@contextmanager
def _quickly() -> Iterator[None]:
    """Without a journal, and with the indexes drawn at the end. A world that falls here is thrown away."""
    tables = [model._meta.db_table for model in COPIED]
    with connection.cursor() as cursor:
        for pragma in (
            "foreign_keys=OFF",
            "synchronous=OFF",
            "journal_mode=OFF",
            "cache_size=-400000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        marks = ", ".join(["%s"] * len(tables))
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL AND tbl_name IN ({marks})",
            tables,
        )
        indexes: list[tuple[Any, ...]] = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, sql in indexes:
            cursor.execute(sql)
        cursor.execute("ANALYZE")


def user_of(made: Made) -> User:
    """Who coordinates the program."""
    return User.objects.get(email=made.coordinator)
