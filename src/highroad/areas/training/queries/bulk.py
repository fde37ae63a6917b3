"""The federal bulk file as far as a program can fill it from what is kept here."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.accounts.models import User
from highroad.areas.training.models import Enrollment, TrainingProgram
from highroad.areas.training.queries.enrollments import WITH, coordinated, status_of
from highroad.areas.training.queries.programs import standards_in_force
from highroad.areas.training.rules.rapids import files
from highroad.areas.training.rules.rapids.columns import COLUMNS, SUFFIXES
from highroad.areas.training.rules.rapids.files import RapidsFile
from highroad.areas.training.rules.rapids.rows import RapidsRow, SideTabs
from highroad.areas.training.rules.status import RUNNING
from highroad.areas.training.rules.terms import written
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus

__all__ = ["RapidsFile", "check", "file_of", "rows_of", "still_to_fill"]
KEPT = (
    "begins_on", "first_name", "last_name", "suffix", "born_on", "employer", "occupation",
    "credit_experience", "credit_instruction", "entry_wage", "entry_unit",
)  # fmt: skip
"""What Highroad can fill. Answers about oneself, addresses and numbers are not kept here."""


def rows_of(program: TrainingProgram, *, seen_by: User) -> list[RapidsRow]:
    """Apprentices of a program who are registered or sign their agreement; the rest is left empty.

    A name is cut before its last word: look at the names of people who have two family names.
    """
    found = Enrollment.objects.filter(coordinated(seen_by), program=program)
    rows = found.select_related(*WITH).prefetch_related("moves").order_by("participant__name")
    wanted = (*RUNNING, EnrollmentStatus.AGREEMENT)
    return [_row(row) for row in rows if status_of(row) in wanted]


def _row(row: Enrollment) -> RapidsRow:
    terms = row.standards.terms
    name, suffix = name_and_suffix(row.participant.name)
    first, _, last = name.rpartition(" ")
    wage = terms.pay_of(terms.steps[0]) if terms.steps else None
    return RapidsRow(
        begins_on=row.started_on, first_name=first or None, last_name=last, suffix=suffix,
        born_on=row.participant.born_on, employer=row.employer.organization.name,
        occupation=terms.rapids_code or None, credit_experience=written(row.credit_hours),
        credit_instruction=int(row.credit_instruction.to_integral_value(ROUND_HALF_UP)), entry_wage=wage,
        entry_unit="H" if wage is not None else None,
    )  # fmt: skip


def name_and_suffix(name: str) -> tuple[str, str | None]:
    """A name without the suffix behind it, such as `Jr.`, which has a column of its own."""
    first, _, last = name.rpartition(" ")
    return (first.rstrip(","), last) if first and last in SUFFIXES else (name, None)


def file_of(program: TrainingProgram, *, seen_by: User) -> bytes:
    """The file as far as it can be filled."""
    return files.written(rows_of(program, seen_by=seen_by))


def check(program: TrainingProgram, content: bytes, on: date) -> RapidsFile:
    """Read a file against this program: its registration, and the entry wage of its occupation."""
    version = standards_in_force(program, on)
    wages: dict[str, tuple[Decimal, str]] = {}
    if version is not None:
        terms = version.terms
        wage = terms.pay_of(terms.steps[0]) if terms.steps else None
        if wage is not None and terms.rapids_code:
            wages[terms.rapids_code] = (wage, "H")
    tabs = SideTabs(registered_on=program.registered_on, entry_wages=wages)
    return files.read(content, tabs)


def still_to_fill() -> list[str]:
    """The required columns that Highroad leaves empty."""
    return [column.title for column in COLUMNS if column.is_required and column.name not in KEPT]
