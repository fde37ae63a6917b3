"""Everybody of a list of hires at once, each with their mentor: all of them, or none."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Party
from highroad.areas.training.actions.enrollments import ApprenticeDraft, enroll, pair
from highroad.areas.training.actions.writing import whole
from highroad.areas.training.models import Enrollment, TrainingProgram
from highroad.areas.training.permissions.enrollments import may_enroll
from highroad.areas.training.queries import hires as queries
from highroad.areas.training.rules.hires import Hire
from highroad.areas.training.vocabulary.enrollments import PairingKind
from highroad.kit.answers import Refused, no, require


@whole
def enroll_hires(
    *, program: TrainingProgram, employer: Party, content: bytes, by: User, at: datetime
) -> list[Enrollment]:
    """Enroll everybody of a file that has no fault, and pair each with the mentor named.

    The file is held against what is kept at this moment. Raises `Refused` with the row, and then
    nobody is enrolled.
    """
    day = timezone.localdate(at)
    require(may_enroll(by, program, day))
    found = queries.check(program, content, seen_by=by, on=day)
    if not found.is_right:
        fault = found.faults[0]
        raise Refused(no("Row {row}: {reason}", row=fault.row, reason=fault.words))
    mentors = queries.mentors_of(program, seen_by=by)
    made = []
    for hire in found.hires:
        try:
            made.append(_begin(program, employer, hire, mentors, by=by, at=at))
        except Refused as refused:
            raise Refused(
                no("Row {row}: {reason}", row=hire.row, reason=refused.reason)
            ) from refused
    return made


def _begin(
    program: TrainingProgram, employer: Party, hire: Hire, mentors: dict[str, User], *, by: User,
    at: datetime,
) -> Enrollment:  # fmt: skip
    draft = ApprenticeDraft(
        name=hire.name, started_on=hire.starts_on, born_on=hire.born_on, email=hire.email,
        credit_hours=hire.credit_hours,
    )  # fmt: skip
    made = enroll(program=program, employer=employer, draft=draft, by=by, at=at)
    if hire.mentor:
        pair(
            enrollment=made, user=mentors[hire.mentor], kind=PairingKind.MENTOR, by=by, at=at,
            from_on=max(hire.starts_on, timezone.localdate(at)),
        )  # fmt: skip
    return made
