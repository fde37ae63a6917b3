"""Keeping a list of disadvantaged areas, and noting the census tract somebody lives in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Participant
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import AreaList, TractNote, TrainingProgram
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import areas as queries
from highroad.areas.training.rules import areas as rules
from highroad.kit.answers import Answer, Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class ListDraft:
    """Who published the list, which version, of which day; and the file as it came."""

    source: str
    version: str
    dated_on: date
    content: bytes


@whole
def keep_list(*, program: TrainingProgram, draft: ListDraft, by: User, at: datetime) -> AreaList:
    """Keep a list; from now on it is the one that counts. Raises `Refused`, and nothing is kept."""
    require(may_coordinate(by, program))
    kept = TrainingProgram.objects.select_for_update(of=("self",)).get(pk=program.pk)
    source, version = (" ".join(word.split()) for word in (draft.source, draft.version))
    if not source or not version:
        raise Refused(no("Say who published the list, and which version it is."))
    if draft.dated_on > timezone.localdate(at):
        raise Refused(no("The day of the list is not in the future."))
    found = rules.read(draft.content)
    if not found.is_right:
        raise Refused(found.faults[0].said)
    digest = hashlib.sha256(draft.content).hexdigest()
    last = kept.area_lists.first()
    if last is not None and (last.digest, last.source, last.version, last.dated_on) == (
        digest, source, version, draft.dated_on,
    ):  # fmt: skip
        raise Refused(no("This very list is kept already."))
    made = AreaList.objects.create(
        program=kept, number=last.number + 1 if last else 1, source=source, version=version,
        dated_on=draft.dated_on, inside=" ".join(sorted(found.inside)),
        outside=" ".join(sorted(found.outside)), digest=digest, made_at=at,
        made_by_alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip
    record(
        kept.body, "areas.listed", Ref.to(made), by=by, at=at,
        content={"number": made.number, "digest": digest},
    )  # fmt: skip
    return made


@whole
def note_tract(
    *, program: TrainingProgram, who: UUID, tract: str, by: User, at: datetime
) -> TractNote:
    """Note where somebody of the program lives; empty where they would not say. Raises `Refused`.

    Earlier notes are emptied: where somebody used to live is nobody's business. The joint record
    keeps that something was noted, and not what.
    """
    require(may_coordinate(by, program))
    if who not in queries.people_of(program):
        raise Refused(no("Choose somebody who learns in this program."))
    given = tract.strip()
    read = rules.tract_of(given) if given else ""
    if isinstance(read, Answer):
        raise Refused(no("The tract {said}", said=read.reason))
    kept = Participant.objects.select_for_update(of=("self",)).get(pk=who)
    last = TractNote.objects.filter(participant=kept).aggregate(last=Max("number"))["last"]
    TractNote.objects.filter(participant=kept).update(tract="")
    made = TractNote.objects.create(
        participant=kept, number=(last or 0) + 1, tract=read, made_at=at,
        made_by_alias=partnerships.alias_of(by, program.body.partnership, body=program.body),
    )  # fmt: skip
    record(program.body, "tract.noted", Ref.to(made), by=by, at=at, content={"who": kept.alias})
    return made
