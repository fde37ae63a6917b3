"""Many apprentices at once, from the federal bulk file: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Party
from highroad.areas.training.actions.enrollments import ApprenticeDraft, enroll
from highroad.areas.training.actions.writing import whole
from highroad.areas.training.models import Enrollment, TrainingProgram
from highroad.areas.training.rules.rapids.rows import RapidsRow
from highroad.kit.answers import Refused, no


@whole
def enroll_rows(
    *,
    program: TrainingProgram,
    employer: Party,
    rows: Sequence[RapidsRow],
    by: User,
    at: datetime,
    numbers: Sequence[int] = (),
) -> list[Enrollment]:
    """Enroll everybody of a file that has no fault. Raises `Refused` with the row, and then nobody is.

    Kept are name, birth, start, credit and the address of their e-mail; what they said about
    themselves and the social security number are not. `numbers` are the rows of the file, for what is said.
    """
    made = []
    for number, row in zip(numbers or range(2, len(rows) + 2), rows, strict=True):
        try:
            made.append(
                enroll(program=program, employer=employer, draft=draft_of(row), by=by, at=at)
            )
        except Refused as refused:
            raise Refused(no("Row {row}: {reason}", row=number, reason=refused.reason)) from refused
    return made


def draft_of(row: RapidsRow) -> ApprenticeDraft:
    """What of a row is needed to enroll somebody."""
    names = (row.first_name, row.middle_name, row.last_name, row.suffix)
    assert row.begins_on is not None
    return ApprenticeDraft(
        name=" ".join(each.strip() for each in names if each), started_on=row.begins_on,
        born_on=row.born_on, email=row.email or "", credit_hours=_hours(row.credit_experience),
        credit_instruction=Decimal(row.credit_instruction or 0),
    )  # fmt: skip


def _hours(text: str | None) -> Decimal:
    """Credit as hours, where the words are a number; other words are for the coordinator to enter."""
    try:
        found = Decimal((text or "0").strip())
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() and 0 <= found < 100_000 else Decimal(0)
