"""Keeping the written plan: counts, availability, steps done, outreach and how it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    Availability,
    Outreach,
    OutreachCycle,
    PlanStep,
    TrainingProgram,
    WorkforceCount,
)
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.rules import plans as rules
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PlanStepKind,
    UtilizationTest,
)
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def _alias(by: User, program: TrainingProgram) -> str:
    return partnerships.alias_of(by, program.body.partnership, body=program.body)


def may_count(program: TrainingProgram, by: User, on: date) -> None:
    """Before anybody is counted. Raises `Refused`."""
    require(may_coordinate(by, program))
    last = WorkforceCount.objects.filter(program=program).first()
    require(rules.may_count(last.on if last else None, on))


@whole
def keep_count(
    *, program: TrainingProgram, tables: Mapping[str, Mapping[str, int | None]], by: User,
    at: datetime,
) -> WorkforceCount:  # fmt: skip
    """Keep protected counts of a day; the step of the calendar is done by it. Raises `Refused`."""
    day = timezone.localdate(at)
    may_count(program, by, day)
    made = WorkforceCount.objects.create(
        program=program, on=day, tables=tables, made_by_alias=_alias(by, program), made_at=at
    )
    PlanStep.objects.get_or_create(
        program=program, kind=PlanStepKind.WORKFORCE, on=day,
        defaults={"made_by_alias": _alias(by, program), "made_at": at},
    )  # fmt: skip
    record(program.body, "plan.counted", Ref.to(made), by=by, at=at, content={})
    return made


@dataclass(frozen=True, kw_only=True)
class AvailabilityDraft:
    """Percent by group: in the area, among own employees; the weight of the area in percent."""

    area: str
    source: str
    weight: Decimal
    test: UtilizationTest
    shares: Mapping[str, tuple[Decimal, Decimal]]


@whole
def say_availability(
    *, program: TrainingProgram, draft: AvailabilityDraft, by: User, at: datetime
) -> Availability:
    """Keep who is available; earlier ones stay. Raises `Refused`."""
    require(may_coordinate(by, program))
    if not 0 <= draft.weight <= 100:
        raise Refused(no("A weight lies between 0 and 100 percent."))
    last = WorkforceCount.objects.filter(program=program).first()
    require(rules.may_choose(draft.test, last.tables if last else {}))
    before = Availability.objects.filter(program=program).first()
    made = Availability.objects.create(
        program=program, number=before.number + 1 if before else 1, area=draft.area.strip(),
        source=draft.source.strip(), weight=draft.weight, test=draft.test,
        shares={group: [str(area), str(own)] for group, (area, own) in draft.shares.items()},
        made_by_alias=_alias(by, program), made_at=at,
    )  # fmt: skip
    record(program.body, "plan.availability", Ref.to(made), by=by, at=at, content={})
    return made


@whole
def note_step(
    *, program: TrainingProgram, kind: PlanStepKind, on: date, words: str, by: User, at: datetime
) -> PlanStep:
    """Note a step of the calendar as done. Raises `Refused`."""
    require(may_coordinate(by, program))
    if on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    if PlanStep.objects.filter(program=program, kind=kind, on=on).exists():
        raise Refused(no("This step is noted for that day already."))
    made = PlanStep.objects.create(
        program=program, kind=kind, on=on, words=words.strip(),
        made_by_alias=_alias(by, program), made_at=at,
    )  # fmt: skip
    record(program.body, "plan.step", Ref.to(made), by=by, at=at, content={"kind": kind.value})
    return made


@whole
def reach_out(
    *, program: TrainingProgram, organization: str, kind: OutreachKind, aimed_at: AimedAt,
    since_on: date, words: str, by: User, at: datetime,
) -> Outreach:  # fmt: skip
    """Name an organization through which people are reached. Raises `Refused`."""
    require(may_coordinate(by, program))
    name = " ".join(organization.split())
    if not name:
        raise Refused(no("Name the organization."))
    made = Outreach.objects.create(
        program=program, organization=name, kind=kind, aimed_at=aimed_at, since_on=since_on,
        words=words.strip(), made_by_alias=_alias(by, program), made_at=at,
    )  # fmt: skip
    record(program.body, "plan.outreach", Ref.to(made), by=by, at=at, content={"kind": kind.value})
    return made


@whole
def judge_cycle(
    *, outreach: Outreach, cycle: str, on: date, applied: int, is_effective: bool, words: str,
    by: User, at: datetime,
) -> OutreachCycle:  # fmt: skip
    """Say how outreach went in one selection cycle, once. Raises `Refused`."""
    require(may_coordinate(by, outreach.program))
    name = " ".join(cycle.split())
    if not name:
        raise Refused(no("Name the selection cycle."))
    if outreach.cycles.filter(cycle=name).exists():
        raise Refused(no("This cycle is judged already."))
    made = OutreachCycle.objects.create(
        outreach=outreach, cycle=name, on=on, applied=applied, is_effective=is_effective,
        words=words.strip(), made_by_alias=_alias(by, outreach.program), made_at=at,
    )  # fmt: skip
    record(outreach.program.body, "plan.cycle", Ref.to(made), by=by, at=at, content={})
    return made
