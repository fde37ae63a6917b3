"""A program as a provider of training: what the records say, for those who coordinate it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import ProviderStatement
from highroad.areas.credentials.rules.providers import (
    ProviderPack,
    RecordLine,
    pack_named,
    pack_on,
    rate_may_leave,
    record_of,
    told_faults,
)
from highroad.areas.credentials.vocabulary import ProviderField
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import Enrollment, StatusMove, TrainingProgram
from highroad.areas.training.queries import outcomes, programs
from highroad.areas.training.queries.enrollments import coordinated
from highroad.areas.training.rules.completion import Completion
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status
from highroad.kit.answers import Answer, Refused, no

__all__ = [
    "Completion", "ProviderPack", "ProviderRecord", "ProviderStatement", "RecordLine", "get_statement",
    "list_statements", "rate_of", "record_for", "record_of_statement", "start_of", "told_faults",
]  # fmt: skip
LEARNING = (Status.REGISTERED, Status.REINSTATED)


@dataclass(frozen=True)
class ProviderRecord:
    """The record of a day, and by which rules it stands on the list."""

    lines: tuple[RecordLine, ...]
    pack: ProviderPack


def start_of(program: TrainingProgram) -> dict[ProviderField, str]:
    """What the form is filled with at first: what was said last, or else what the program says."""
    newest = ProviderStatement.objects.filter(program=program).first()
    if newest is not None:
        return {ProviderField(name): value for name, value in newest.told.items()}
    day = program.registered_on
    return {
        ProviderField.PROVIDER: program.body.name, ProviderField.NUMBER: program.number,
        ProviderField.REGISTERED: day.isoformat() if day else "",
    }  # fmt: skip


def list_statements(program: TrainingProgram, seen_by: User) -> list[ProviderStatement]:
    """Every version that was kept, newest first, for somebody who sees the program. Raises `NotFound`."""
    programs.get_program(program.key, seen_by)
    return list(ProviderStatement.objects.filter(program=program))


def get_statement(key: UUID | str, seen_by: User) -> ProviderStatement:
    """One version. Raises `NotFound` for whoever does not see its program."""
    found = ProviderStatement.objects.filter(program__in=programs.visible(seen_by))
    return partnerships.one(found.select_related("program__body__partnership"), key)


def record_of_statement(statement: ProviderStatement) -> ProviderRecord:
    """A version as it was kept, whatever has changed since."""
    lines = tuple(RecordLine(ProviderField(field), value) for field, value in statement.lines)
    return ProviderRecord(lines=lines, pack=pack_named(statement.pack))


def record_for(
    program: TrainingProgram, told: Mapping[ProviderField, str], *, seen_by: User, on: date
) -> ProviderRecord:
    """The record from both adopted standards and what was typed. Raises `Refused`."""
    version, pack = programs.standards_in_force(program, on), pack_on(on)
    if version is None or pack is None:
        raise Refused(no("Both sides adopt standards first: the record is made of them."))
    lines = record_of(
        version.terms, told, program=program.name, active=_active(program, seen_by), pack=pack
    )
    return ProviderRecord(lines=tuple(lines), pack=pack)


def _active(program: TrainingProgram, seen_by: User) -> int:
    newest = StatusMove.objects.filter(enrollment=OuterRef("pk")).order_by("-number")
    rows = Enrollment.objects.filter(coordinated(seen_by), program=program)
    return rows.filter(pk__in=rows.annotate(now=Subquery(newest.values("status")[:1])).filter(
        now__in=LEARNING
    ).values("pk")).distinct().count()  # fmt: skip


def rate_of(program: TrainingProgram, *, seen_by: User, on: date) -> Completion | Answer:
    """The completion rate of all cohorts that can be measured, or why it stays off the paper."""
    found = outcomes.outcomes_of(program, seen_by=seen_by, on=on).pooled
    smallest = program.body.smallest_public_cell
    if found is not None and rate_may_leave(found, smallest):
        return found
    if found is None or found.rate is None:
        return no(
            "No cohort can be measured yet: a year must pass after the last expected completion."
        )
    return no("Fewer than {smallest} apprentices count; a rate of so few is not given to others.",
              smallest=smallest)  # fmt: skip
