"""A program in force with Nia as its apprentice, and everybody who may or may not see her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.actions import enrollments, hours, programs
from highroad.areas.training.actions.enrollments import ApprenticeDraft, Move
from highroad.areas.training.actions.hours import Day
from highroad.areas.training.models import Enrollment, HoursEntry, TrainingProgram
from highroad.areas.training.rules.status import needed_signatures
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, PairingKind
from tests import cast
from tests.areas.training.standards_of import sprinkler
from tests.cast import NOON
from tests.table import Table, agree, make_table, seat_somebody

TODAY = NOON.date()
START = date(2026, 1, 5)


@dataclass
class Scene:
    """Lena coordinates; Nia learns with Marcus's firm; Ben is the journeyworker beside her."""

    table: Table
    program: TrainingProgram
    enrollment: Enrollment
    nia: User
    ben: User

    def log(self, *, by: User | None = None, at: datetime = NOON, **changes: Any) -> HoursEntry:
        given = {"client_key": uuid4(), "day": TODAY, "process": "wet-pipe-systems", "hours": Decimal(8), "site": "Pier 4", **changes}  # fmt: skip
        return hours.log_hours(
            enrollment=self.enrollment, entry=Day(**given), by=by or self.nia, at=at
        )

    def confirm(self, *entries: HoursEntry) -> None:
        hours.answer_entries(entries=entries, is_confirmed=True, by=self.ben, at=NOON)


def adopted_program(
    table: Table, name: str = "Sprinkler fitters", **changes: Any
) -> TrainingProgram:
    program = programs.begin_program(body=table.body, name=name, by=table.lena, at=NOON)
    version = programs.draft_standards(
        program=program, terms=sprinkler(**changes), by=table.lena, at=NOON
    )
    put = programs.put_to_both_sides(version=version, by=table.lena, at=NOON)
    for person in (table.lena, table.marcus):
        agree(Decision.objects.get(pk=put.decision_key), person)
    return program


def enrolled(
    table: Table, program: TrainingProgram, user: User | None = None, **changes: Any
) -> Enrollment:
    given = {"name": "Nia Fields", "started_on": START, "born_on": date(2000, 5, 1), **changes}
    return enrollments.enroll(
        program=program, employer=table.management, draft=ApprenticeDraft(**given), user=user,
        by=table.lena, at=NOON,
    )  # fmt: skip


def signed(table: Table, enrollment: Enrollment, on: date = START) -> None:
    for number, part in enumerate(needed_signatures(enrollment.participant.born_on, START)):
        enrollments.sign_part(
            enrollment=enrollment, part=part, name=f"Signer {number}", signed_on=on, by=table.lena,
            at=NOON,
        )  # fmt: skip


def moved(table: Table, enrollment: Enrollment, status: EnrollmentStatus, **more: Any) -> None:
    step = Move(status=status, on=more.pop("on", START), **more)
    enrollments.move(enrollment=enrollment, step=step, by=table.lena, at=NOON)


def make_scene(**changes: Any) -> Scene:
    table = make_table()
    program = adopted_program(table, **changes)
    nia = cast.nia()
    enrollment = enrolled(table, program, nia)
    signed(table, enrollment)
    moved(table, enrollment, EnrollmentStatus.REGISTERED)
    ben = cast.person("Ben Archer")
    enrollments.pair(
        enrollment=enrollment, user=ben, kind=PairingKind.JOURNEYWORKER, by=table.lena, at=NOON,
        from_on=START,
    )  # fmt: skip
    return Scene(table, program, enrollment, nia, ben)


def a_steward(table: Table) -> User:
    """Somebody of labor with a seat and no part in the program."""
    steward = cast.person("Theo Grant")
    seat_somebody(table, Side.LABOR, steward)
    return steward
