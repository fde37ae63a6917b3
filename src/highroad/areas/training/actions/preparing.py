"""The way in: begin a pre-apprenticeship, promise places, note who finished and who entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import actions as participants
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    DirectEntrant,
    DirectEntry,
    Enrollment,
    PreApprenticeship,
    PreparingCount,
    TrainingProgram,
)
from highroad.areas.training.permissions.enrollments import may_coordinate, may_count_prepared
from highroad.areas.training.permissions.programs import may_begin
from highroad.areas.training.rules import plans
from highroad.areas.training.rules import preparing as rules
from highroad.areas.training.vocabulary.preparing import Element
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def begin_preparing(
    *, body: Body, name: str, provider: str, elements: Mapping[str, str], by: User, at: datetime
) -> PreApprenticeship:
    """Keep a pre-apprenticeship with what it says of the five elements. Raises `Refused`."""
    require(may_begin(by, body))
    title = " ".join(name.split())
    if not title:
        raise Refused(no("A program needs a name."))
    if PreApprenticeship.objects.filter(body=body, name=title).exists():
        raise Refused(no("This body has a program of that name."))
    said = {each.value: elements.get(each.value, "").strip() for each in Element}
    made = PreApprenticeship.objects.create(
        body=body, name=title, provider=provider.strip(), elements=said, made_at=at,
        made_by_alias=partnerships.alias_of(by, body.partnership, body=body),
    )  # fmt: skip
    record(
        body, "preparing.begun", Ref.to(made), by=by, at=at,
        content={"elements": 5 - len(rules.missing_elements(said))},
    )  # fmt: skip
    return made


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """How many places are promised, from when to when, and on what terms."""

    places: int
    from_on: date
    to_on: date | None = None
    terms: str = ""


@whole
def promise_places(
    *, preparing: PreApprenticeship, program: TrainingProgram, draft: EntryDraft, by: User,
    at: datetime,
) -> DirectEntry:  # fmt: skip
    """An apprenticeship promises places to those who finish preparing. Raises `Refused`."""
    require(may_coordinate(by, program))
    if program.body.partnership_id != preparing.body.partnership_id:
        raise Refused(no("Choose a program of this partnership."))
    missing = rules.missing_elements(preparing.elements)
    if missing:
        raise Refused(no("Say first how it meets this: {element}", element=missing[0].label))
    if draft.places < 1:
        raise Refused(no("Promise at least one place."))
    if draft.to_on is not None and draft.to_on < draft.from_on:
        raise Refused(no("The last day is not before the first."))
    made = DirectEntry.objects.create(
        preparing=preparing, program=program, places=draft.places, from_on=draft.from_on,
        to_on=draft.to_on, terms=draft.terms.strip(), made_at=at, made_by_alias=_alias(by, program),
    )  # fmt: skip
    record(
        program.body, "entry.promised", Ref.to(made), by=by, at=at, content={"places": made.places}
    )
    return made


def _alias(by: User, program: TrainingProgram) -> str:
    return partnerships.alias_of(by, program.body.partnership, body=program.body)


@whole
def note_finished(
    *, entry: DirectEntry, name: str, finished_on: date, by: User, at: datetime, email: str = ""
) -> DirectEntrant:
    """Somebody finished preparing and may enter. Raises `Refused`."""
    require(may_coordinate(by, entry.program))
    require(rules.may_finish(
        finished_on=finished_on, from_on=entry.from_on, to_on=entry.to_on,
        today=timezone.localdate(at),
    ))  # fmt: skip
    person = participants.take_in(
        partnership=entry.program.body.partnership, name=name, email=email, by=by, at=at
    )
    made = DirectEntrant.objects.create(
        entry=entry, participant=person, finished_on=finished_on, made_at=at,
        made_by_alias=_alias(by, entry.program),
    )  # fmt: skip
    record(
        entry.program.body, "entry.finished", Ref.to(made), by=by, at=at,
        content={"who": person.alias},
    )  # fmt: skip
    return made


def may_count(preparing: PreApprenticeship, by: User, on: date) -> None:
    """Before anybody is counted: by who coordinates a program that promised places, ninety days apart.

    Raises `Refused`.
    """
    require(may_count_prepared(by, preparing))
    last = preparing.counts.first()
    require(plans.may_count(last.on if last else None, on))


@whole
def keep_count(
    *, preparing: PreApprenticeship, counted: Mapping[str, rules.Tables], smallest: int, by: User,
    at: datetime,
) -> PreparingCount:  # fmt: skip
    """Keep protected counts of who finished and who entered. Raises `Refused`, and nothing is kept.

    `counted` are tables by `rules.FINISHED`, `rules.ENTERED` and `rules.OTHERS`, protected together.
    """
    kept = PreApprenticeship.objects.select_for_update(of=("self",)).get(pk=preparing.pk)
    day = timezone.localdate(at)
    may_count(kept, by, day)
    finished, entered = rules.beside_live_sums(counted)
    for each in kept.counts.all():
        before = (each.finished, each.entered)
        if rules.tells_too_much(before, (finished, entered), smallest=smallest):
            raise Refused(no(
                "Beside the count of {day} this one would tell of fewer than {least} people. Count"
                " again when more have finished.",
                day=each.on.isoformat(), least=smallest,
            ))  # fmt: skip
    made = PreparingCount.objects.create(
        preparing=kept, on=day, finished=finished, entered=entered, smallest=smallest, made_at=at,
        made_by_alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip
    record(kept.body, "preparing.counted", Ref.to(made), by=by, at=at, content={})
    return made


@whole
def note_entered(
    *, entrant: DirectEntrant, enrollment: Enrollment, by: User, at: datetime
) -> DirectEntrant:
    """The enrollment that came of it. Raises `Refused`."""
    kept = DirectEntrant.objects.select_for_update(of=("self",)).get(pk=entrant.pk)
    require(may_coordinate(by, kept.entry.program))
    if kept.enrollment_id is not None:
        raise Refused(no("Their enrollment is noted already."))
    if enrollment.program_id != kept.entry.program_id:
        raise Refused(no("Choose an apprentice of this program."))
    kept.enrollment = enrollment
    kept.save(update_fields=["enrollment"])
    record(
        kept.entry.program.body, "entry.entered", Ref.to(kept), by=by, at=at,
        content={"who": enrollment.participant.alias},
    )  # fmt: skip
    return kept
