"""The written plan of a program, for who coordinates it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import (
    Availability,
    Coordinator,
    Enrollment,
    Outreach,
    PlanStep,
    StatusMove,
    TrainingProgram,
    WorkforceCount,
)
from highroad.areas.training.queries.enrollments import coordinated, own, status_of
from highroad.areas.training.rules import plans as rules
from highroad.areas.training.rules.equal_opportunity import (
    FEWEST_APPRENTICES,
    DisabilityRate,
    PlanCalendar,
    calendar,
    needs_plan,
)
from highroad.areas.training.rules.plans import GroupLine, LawNote
from highroad.areas.training.rules.status import RUNNING
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.areas.training.vocabulary.plans import PlanStepKind, UtilizationTest

LOOK_AHEAD = 60
"""Days before a step is due in which the inbox names it."""


@dataclass(frozen=True)
class PlanView:
    """The plan on a day. Counts are protected; None is hidden."""

    count: WorkforceCount | None
    tables: Mapping[str, Mapping[str, int | None]]
    availability: Availability | None
    lines: tuple[GroupLine, ...]
    disability: DisabilityRate | None
    calendar: PlanCalendar | None
    is_asked: bool
    """Five apprentices of the sponsor or more."""
    steps: tuple[PlanStep, ...]
    outreach: tuple[Outreach, ...]
    law: tuple[LawNote, ...]


def plan_of(program: TrainingProgram, on: date) -> PlanView:
    """Everything of the plan, in a fixed number of queries."""
    count = WorkforceCount.objects.filter(program=program).first()
    tables = count.tables if count else {}
    found = Availability.objects.filter(program=program).first()
    steps = tuple(PlanStep.objects.filter(program=program))
    fifth = fifth_on(program)
    return PlanView(
        count=count, tables=tables, availability=found, lines=_lines(tables, found),
        disability=rules.disability(tables), calendar=_calendar(program, fifth, steps),
        is_asked=needs_plan(apprentices=FEWEST_APPRENTICES if fifth else 0), steps=steps,
        outreach=tuple(Outreach.objects.filter(program=program).prefetch_related("cycles")),
        law=rules.law_on(on),
    )  # fmt: skip


def _lines(
    tables: Mapping[str, Mapping[str, int | None]], found: Availability | None
) -> tuple[GroupLine, ...]:
    if found is None or not tables:
        return ()
    return rules.utilization(tables, available_of(found), UtilizationTest(found.test))


def available_of(found: Availability) -> dict[str, Decimal]:
    """Percent available by group."""
    weight = Decimal(found.weight)
    return {
        group: rules.weighed(Decimal(area), Decimal(own), weight)
        for group, (area, own) in found.shares.items()
    }


def _calendar(
    program: TrainingProgram, fifth: date | None, steps: tuple[PlanStep, ...]
) -> PlanCalendar | None:
    if program.registered_on is None:
        return None
    last: dict[str, date] = {}
    for step in steps:
        last.setdefault(step.kind, step.on)
    return calendar(
        registered_on=program.registered_on, fifth_on=fifth,
        reviewed_on=last.get(PlanStepKind.REVIEW), analyzed_on=last.get(PlanStepKind.WORKFORCE),
        utilization_on=last.get(PlanStepKind.UTILIZATION),
        reminded_on=last.get(PlanStepKind.REMINDER),
    )  # fmt: skip


def fifth_on(program: TrainingProgram) -> date | None:
    """The day the sponsor's fifth apprentice was registered; a sponsor is the body, over its programs."""
    return _fifths([program]).get(program.body_id)


def _fifths(programs: Collection[TrainingProgram]) -> dict[UUID, date]:
    """By body, where there are five. One query for any number of programs."""
    place = Window(RowNumber(), partition_by="enrollment__program__body", order_by=["on", "key"])
    moves = StatusMove.objects.filter(
        enrollment__program__body__in={each.body_id for each in programs},
        status=EnrollmentStatus.REGISTERED,
    ).order_by()
    fifth = moves.annotate(place=place).filter(place=FEWEST_APPRENTICES)
    return dict(fifth.values_list("enrollment__program__body", "on"))


def people_of(program: TrainingProgram, *, seen_by: User) -> list[UUID]:
    """The records of those who are apprentices today, for counting; for who coordinates the program."""
    rows = Enrollment.objects.filter(coordinated(seen_by), program=program)
    rows = rows.prefetch_related("moves")
    return sorted({row.participant_id for row in rows if status_of(row) in RUNNING})


def records_of(user: User) -> list[tuple[UUID, str]]:
    """The records under which somebody is an apprentice, each with its partnership."""
    rows = Enrollment.objects.filter(own(user)).order_by()
    return list(rows.values_list("participant", "program__body__partnership__name").distinct())


def get_outreach(key: UUID | str, seen_by: User) -> Outreach:
    """One of a program the reader coordinates. Raises `NotFound`."""
    own = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    found = Outreach.objects.filter(program__in=own)
    return partnerships.one(found.select_related("program__body__partnership"), key)


@dataclass(frozen=True)
class PlanTask:
    """A step of a plan that is due soon, or late."""

    program_key: UUID
    program: str
    kind: PlanStepKind
    since: datetime
    due_on: date


def tasks_for(user: User, on: date) -> list[PlanTask]:
    """The earliest step of each program somebody coordinates, where the plan is asked for. Three queries."""
    own = Coordinator.objects.filter(user=user, ended_at=None).values("program")
    rows = TrainingProgram.objects.filter(pk__in=own, registered_on__isnull=False)
    programs = list(rows.prefetch_related("plan_steps"))
    fifths = _fifths(programs) if programs else {}
    found = []
    for program in programs:
        fifth = fifths.get(program.body_id)
        dates = _calendar(program, fifth, tuple(program.plan_steps.all())) if fifth else None
        if dates is not None:
            due, kind = min(_steps(dates), key=lambda each: each[0])
            if due - timedelta(days=LOOK_AHEAD) <= on:
                since = timezone.make_aware(
                    datetime.combine(due - timedelta(days=LOOK_AHEAD), time())
                )
                found.append(PlanTask(program.key, program.name, kind, since, due))
    return found


def _steps(dates: PlanCalendar) -> list[tuple[date, PlanStepKind]]:
    return [
        (dates.personnel_review, PlanStepKind.REVIEW),
        (dates.workforce_analysis, PlanStepKind.WORKFORCE),
        (dates.utilization_analysis, PlanStepKind.UTILIZATION),
        (dates.disability_reminder, PlanStepKind.REMINDER),
    ]
