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
from pathlib import Path
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
            day=_day(f"((n - 1) % {entries}) * {DAYS} / {entries}"),
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


def _is_postgres() -> bool:
    return connection.vendor == "postgresql"


def _hex(number: str, letters: int) -> str:
    """So many hexadecimal letters of a number."""
    if _is_postgres():
        return f"lpad(to_hex({number}), {letters}, '0')"
    return f"printf('%0{letters}x', {number})"


def _key(number: str) -> str:
    """A key of 32 letters from a number."""
    return _as_key(_hex(number, 32))


def _as_key(letters: str) -> str:
    return f"({letters})::uuid" if _is_postgres() else f"({letters})"


def _day(after: str) -> str:
    """The day so many days after the first."""
    if _is_postgres():
        return f"date '{FIRST.isoformat()}' + ({after})::int"
    return f"date('{FIRST.isoformat()}', '+' || ({after}) || ' days')"


def _counted(first: int, last: int) -> str:
    """A table of one column `n`."""
    if _is_postgres():
        return f"(SELECT n FROM generate_series({first}::bigint, {last}::bigint) AS counted(n))"
    below = f"SELECT {first} AS n UNION ALL SELECT n + 1 FROM counted WHERE n < {last}"
    return f"(WITH RECURSIVE counted(n) AS ({below}) SELECT n FROM counted)"


def _copy(model: type[models.Model], count: int, each: int = 1, **changes: str) -> None:
    """So many copies of the first rows, `each` of them, with these columns changed; `n` counts the copies."""
    table, quote = model._meta.db_table, connection.ops.quote_name
    columns = [field.column for field in model._meta.concrete_fields]
    key = _key("n") if each == 1 else _as_key(_hex("n", 28) + " || " + _hex("place", 4))
    values = [{"key": key, **changes}.get(column, f"model.{quote(column)}") for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE model_{table} AS SELECT *, row_number() OVER () AS place"
            f" FROM {table} LIMIT {each}"
        )
        for first in range(1, count + 1, STEP):
            rows = _counted(first, min(first + STEP - 1, count))
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(map(quote, columns))}) SELECT {', '.join(values)}"
                f" FROM {rows} AS counted CROSS JOIN model_{table} AS model"
            )


STEP = 1_000_000
"""Rows of one statement, so that memory stays bounded."""
PRAGMAS = ("foreign_keys=OFF", "synchronous=OFF", "journal_mode=OFF", "cache_size=-400000")
SQLITE_INDEXES = """
SELECT 'DROP INDEX "' || name || '"', sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL AND tbl_name IN ({})
"""
POSTGRES_INDEXES = """
SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname),
       'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname)
       || ' ' || pg_get_constraintdef(oid)
       || CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END, contype = 'f' AS is_foreign
FROM pg_constraint WHERE contype IN ('f', 'p', 'u')
  AND (conrelid::regclass::text IN ({0}) OR contype = 'f' AND confrelid::regclass::text IN ({0}))
UNION ALL
SELECT 'DROP INDEX ' || quote_ident(indexname), indexdef, FALSE FROM pg_indexes
WHERE tablename IN ({0}) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)
ORDER BY 3 DESC
"""


@contextmanager
def _quickly() -> Iterator[None]:
    """Without a journal, and with the indexes drawn at the end. A world that falls here is thrown away."""
    tables = [model._meta.db_table for model in COPIED]
    marks = ", ".join(["%s"] * len(tables))
    with connection.cursor() as cursor:
        if _is_postgres():
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(POSTGRES_INDEXES.format(marks), tables * 3)
        else:
            for pragma in PRAGMAS:
                cursor.execute(f"PRAGMA {pragma}")
            cursor.execute(SQLITE_INDEXES.format(marks), tables)
        indexes: list[tuple[Any, ...]] = cursor.fetchall()
        for found in indexes:
            cursor.execute(found[0])
        yield
        for found in reversed(indexes):
            cursor.execute(found[1])
        cursor.execute("VACUUM ANALYZE" if _is_postgres() else "ANALYZE")


def size(folder: Path) -> int:
    """What the world takes on the disk, in bytes."""
    if _is_postgres():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    return sum(each.stat().st_size for each in folder.iterdir() if each.is_file())


def user_of(made: Made) -> User:
    """Who coordinates the program."""
    return User.objects.get(email=made.coordinator)
