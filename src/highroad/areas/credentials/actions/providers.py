"""The record of a program as a provider of training is kept, version by version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import ProviderStatement
from highroad.areas.credentials.queries.providers import record_for, told_faults
from highroad.areas.credentials.vocabulary import ProviderField
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import TrainingProgram
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def keep_statement(
    *, program: TrainingProgram, told: Mapping[ProviderField, str], by: User, at: datetime
) -> ProviderStatement:
    """Keep what was typed with what is known on this day, as the next version. Raises `Refused`."""
    require(may_coordinate(by, program))
    faults = list(told_faults(told).values())
    if faults:
        raise Refused(*faults)
    found = record_for(program, told, seen_by=by, on=timezone.localdate(at))
    lines = [[line.field.value, line.value] for line in found.lines]
    kept = ProviderStatement.objects.filter(program=program)
    newest = kept.select_for_update(of=("self",)).first()
    if newest is not None and (newest.lines, newest.pack) == (lines, found.pack.name):
        raise Refused(
            no("Nothing differs from version {number}. Open that one.", number=newest.number)
        )
    body = program.body
    made = ProviderStatement.objects.create(
        program=program, number=newest.number + 1 if newest else 1, as_of=timezone.localdate(at),
        told={field.value: value for field, value in told.items() if value}, lines=lines,
        pack=found.pack.name, made_at=at,
        made_by_alias=partnerships.alias_of(by, body.partnership, body=body),
    )  # fmt: skip
    record(
        body, "program.provider_said", Ref.to(made), by=by, at=at, content={"number": made.number}
    )
    return made
