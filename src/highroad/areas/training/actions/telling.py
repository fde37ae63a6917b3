"""Noting that the agency was told of changes of an apprentice's status."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import Enrollment, StatusMove
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import telling
from highroad.areas.training.rules import telling as rules
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@whole
def tell_agency(
    *, enrollment: Enrollment, told_on: date, by: User, at: datetime
) -> list[StatusMove]:
    """Note that the agency was told, on a day, of every change up to it that waits. Raises `Refused`."""
    require(may_coordinate(by, enrollment.program))
    Enrollment.objects.select_for_update(of=("self",)).get(pk=enrollment.pk)
    waiting = [
        change.move for change in telling.list_changes(enrollment, seen_by=by) if change.waits
    ]
    require(rules.may_be_told(
        told_on, steps_on=[move.on for move in waiting], today=timezone.localdate(at)
    ))  # fmt: skip
    told = [move for move in waiting if move.on <= told_on]
    for move in told:
        move.told_on = told_on
        move.save(update_fields=["told_on"])
    record(
        enrollment.program.body, "enrollment.told", Ref.to(enrollment), by=by, at=at,
        content={"on": told_on.isoformat(), "number": len(told)},
    )  # fmt: skip
    return told
