"""Noting that a registration ends, and that apprentices were told of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.enrollments import Move, move
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    Deregistration,
    DeregistrationNotice,
    Enrollment,
    StatusMove,
    TrainingProgram,
)
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries.ending import ending_of, still_registered, view_ending
from highroad.areas.training.rules import ending as rules
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class EndingDraft:
    """Who ends it, from which day on, why, and whom apprentices ask about a transfer."""

    ended_by: EndedBy
    on: date
    reason: str
    contact: str
    acknowledged_on: date | None = None


@whole
def end_registration(
    *, program: TrainingProgram, draft: EndingDraft, by: User, at: datetime
) -> Deregistration:
    """Note it, once. Nobody's enrollment changes by it: see `settle`. Raises `Refused`."""
    require(may_coordinate(by, program))
    if ending_of(program, seen_by=by) is not None:
        raise Refused(no("The end of this registration is noted already."))
    require(
        rules.may_end(
            draft.ended_by, reason=draft.reason, contact=draft.contact, ends_on=draft.on,
            acknowledged_on=draft.acknowledged_on, registered_on=program.registered_on,
            today=timezone.localdate(at),
        )
    )  # fmt: skip
    made = Deregistration.objects.create(
        program=program, ended_by=draft.ended_by, on=draft.on, reason=draft.reason.strip(),
        acknowledged_on=draft.acknowledged_on, contact=draft.contact.strip(), made_at=at,
        made_by_alias=partnerships.alias_of(by, program.body.partnership, body=program.body),
    )  # fmt: skip
    record(
        program.body, "program.deregistered", Ref.to(made), by=by, at=at,
        content={"by": made.ended_by, "on": made.on.isoformat()},
    )  # fmt: skip
    return made


@whole
def note_told(
    *, act: Deregistration, enrollments: Collection[Enrollment], told_on: date, by: User,
    at: datetime,
) -> None:  # fmt: skip
    """Note that these apprentices were told in writing on a day. Raises `Refused`."""
    require(may_coordinate(by, act.program))
    today = timezone.localdate(at)
    first = min(act.on, act.acknowledged_on or act.on)
    require(rules.may_be_told(told_on, noted_on=today, first=first))
    waiting = {row.key for row in view_ending(act, seen_by=by, on=today).waiting}
    if not enrollments or not {row.key for row in enrollments} <= waiting:
        raise Refused(no("Choose apprentices who are not noted as told yet."))
    alias = partnerships.alias_of(by, act.program.body.partnership, body=act.program.body)
    DeregistrationNotice.objects.bulk_create(
        DeregistrationNotice(
            deregistration=act, enrollment=row, told_on=told_on, noted_by_alias=alias, noted_at=at
        )
        for row in enrollments
    )
    record(
        act.program.body, "program.deregistration_told", Ref.to(act), by=by, at=at,
        content={"on": told_on.isoformat(), "number": len(enrollments)},
    )  # fmt: skip


@whole
def settle(
    *, act: Deregistration, enrollments: Collection[Enrollment], by: User, at: datetime
) -> list[StatusMove]:
    """Cancel the registration of these apprentices on the day the program's ended. All or none. Raises `Refused`.

    Each is a step of its own on the joint record, as if moved by hand.
    """
    require(may_coordinate(by, act.program))
    today = timezone.localdate(at)
    require(rules.may_settle(act.on, today))
    days = {
        line.enrollment.key: line.cancelled_on for line in still_registered(act, seen_by=by)
    }  # fmt: skip
    if not enrollments or not {row.key for row in enrollments} <= days.keys():
        raise Refused(no("Choose apprentices whose registration still stands here."))
    return [
        move(
            enrollment=row, by=by, at=at,
            step=Move(status=EnrollmentStatus.CANCELLED, on=days[row.key], ender=Ender.PROGRAM),
        )
        for row in enrollments
    ]  # fmt: skip
