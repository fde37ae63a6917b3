"""Keeping the written plan: counts, availability, steps done, outreach and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    Availability,
    Impediment,
    Outreach,
    OutreachCycle,
    PlanStep,
    TrainingProgram,
    WorkforceCount,
)
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries.plans import newest_count
from highroad.areas.training.rules import plans as rules
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    OutreachKind,
    PersonnelProcess,
    PlanStepKind,
    UtilizationTest,
)
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def _alias(by: User, program: TrainingProgram) -> str:
    return partnerships.alias_of(by, program.body.partnership, body=program.body)


def may_count(program: TrainingProgram, by: User, on: date) -> None:
    """Before anybody is counted; a count is of the sponsor, whichever program it is asked from. Raises `Refused`."""
    require(may_coordinate(by, program))
    last = newest_count(program)
    require(rules.may_count(last.on if last else None, on))


@whole
def keep_count(
    *, program: TrainingProgram, counted: Mapping[str, rules.Tables],
    occupations: Mapping[str, str], by: User, at: datetime,
) -> WorkforceCount:  # fmt: skip
    """Keep protected counts of a day; the step of the calendar is done by it. Raises `Refused`.

    `counted` are tables by occupation, by major group and for all (`""`); `occupations` the titles by code.
    """
    day = timezone.localdate(at)
    may_count(program, by, day)
    alias = _alias(by, program)
    majors = sorted({rules.occupation_of(code)[1] for code in occupations})
    made = WorkforceCount.objects.create(
        program=program, on=day, tables=counted.get("", {}), made_by_alias=alias, made_at=at,
        occupations=[
            {
                "code": code, "title": title, "major": rules.occupation_of(code)[1],
                "tables": counted.get(code, {}),
            }
            for code, title in sorted(occupations.items())
        ],
        majors=[{"code": major, "tables": counted.get(major, {})} for major in majors],
    )  # fmt: skip
    steps = [
        PlanStep(program=each, kind=PlanStepKind.WORKFORCE, on=day, made_by_alias=alias, made_at=at)
        for each in TrainingProgram.objects.filter(body=program.body_id)
    ]
    PlanStep.objects.bulk_create(steps, ignore_conflicts=True)
    record(program.body, "plan.counted", Ref.to(made), by=by, at=at, content={})
    return made


@dataclass(frozen=True, kw_only=True)
class AvailabilityDraft:
    """Percent by group: in the area, among own employees; the weight of the area in percent.

    `major` is the occupation group, empty for all that have none of their own.
    """

    area: str
    source: str
    weight: Decimal
    test: UtilizationTest
    shares: Mapping[str, tuple[Decimal, Decimal]]
    major: str = ""
    own_test: str = ""
    own_under: Sequence[str] = ()


@whole
def say_availability(
    *, program: TrainingProgram, draft: AvailabilityDraft, by: User, at: datetime
) -> Availability:
    """Keep who is available; earlier ones stay. Raises `Refused`."""
    require(may_coordinate(by, program))
    if not 0 <= draft.weight <= 100:
        raise Refused(no("A weight lies between 0 and 100 percent."))
    is_own = draft.test == UtilizationTest.OWN
    last = newest_count(program)
    chosen = rules.Chosen(test=draft.test, words=draft.own_test, under=frozenset(draft.own_under))
    require(rules.may_choose(chosen, last.tables if last else {}))
    before = Availability.objects.filter(program=program).first()
    made = Availability.objects.create(
        program=program, number=before.number + 1 if before else 1, area=draft.area.strip(),
        source=draft.source.strip(), weight=draft.weight, test=draft.test, major=draft.major,
        own_test=draft.own_test.strip() if is_own else "",
        own_under=sorted(draft.own_under) if is_own else [],
        shares={group: [str(area), str(own)] for group, (area, own) in draft.shares.items()},
        made_by_alias=_alias(by, program), made_at=at,
    )  # fmt: skip
    record(program.body, "plan.availability", Ref.to(made), by=by, at=at, content={})
    return made


@dataclass(frozen=True, kw_only=True)
class ImpedimentDraft:
    """One process looked through in one occupation group."""

    major: str
    process: PersonnelProcess
    on: date
    is_found: bool
    words: str = ""
    change: str = ""


@whole
def note_impediment(
    *, program: TrainingProgram, draft: ImpedimentDraft, by: User, at: datetime
) -> Impediment:
    """Keep what a review found in one process, once a day. Raises `Refused`."""
    require(may_coordinate(by, program))
    if draft.on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    if draft.is_found and not draft.words.strip():
        raise Refused(no("Say what stands in the way."))
    same = {"program": program, "major": draft.major, "process": draft.process, "on": draft.on}
    if Impediment.objects.filter(**same).exists():
        raise Refused(no("This process is noted for that day already."))
    made = Impediment.objects.create(
        **same, is_found=draft.is_found, words=draft.words.strip(), change=draft.change.strip(),
        made_by_alias=_alias(by, program), made_at=at,
    )  # fmt: skip
    record(
        program.body, "plan.impediment", Ref.to(made), by=by, at=at,
        content={"process": draft.process.value, "found": draft.is_found},
    )  # fmt: skip
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
