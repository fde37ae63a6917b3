"""The written plan of a program, for who coordinates it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import (
    Availability,
    Coordinator,
    DirectEntrant,
    Enrollment,
    Impediment,
    Outreach,
    PlanStep,
    StatusMove,
    TrainingProgram,
    WorkforceCount,
)
from highroad.areas.training.queries import is_coordinator
from highroad.areas.training.queries.enrollments import own, status_of
from highroad.areas.training.rules import plans as rules
from highroad.areas.training.rules.ending import REGISTERED
from highroad.areas.training.rules.equal_opportunity import (
    FEWEST_APPRENTICES,
    DisabilityRate,
    PlanCalendar,
    calendar,
    needs_plan,
    retention_until,
)
from highroad.areas.training.rules.plans import GroupLine, LawNote, share_of
from highroad.areas.training.rules.status import RUNNING
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.areas.training.vocabulary.plans import MajorGroup, PlanStepKind, UtilizationTest

__all__ = [
    "MajorView", "Occupation", "OccupationView", "PlanTask", "PlanView", "available_of", "fifth_on",
    "get_outreach", "newest_count", "people_of", "plan_of", "records_of", "share_of", "tasks_for",
]  # fmt: skip
LOOK_AHEAD = 60
"""Days before a step is due in which the inbox names it."""


@dataclass(frozen=True)
class OccupationView:
    """One occupation in the tables 1, 2, 3 and 8."""

    code: str
    title: str
    tables: rules.Tables


@dataclass(frozen=True)
class MajorView:
    """One major occupation group: tables 4, 5, 6 and 9, who is available, what follows. None is hidden."""

    code: str
    tables: rules.Tables
    availability: Availability | None
    lines: tuple[GroupLine, ...]
    disability: DisabilityRate | None
    impediments: tuple[Impediment, ...]

    @property
    def label(self) -> str:
        """Its name; apprentices without a code stand by themselves."""
        return str(MajorGroup(self.code).label) if self.code in MajorGroup.values else ""


@dataclass(frozen=True)
class PlanView:
    """The sponsor's plan on a day, as one of its programs shows it. Counts are protected; None is hidden."""

    count: WorkforceCount | None
    tables: rules.Tables
    occupations: tuple[OccupationView, ...]
    majors: tuple[MajorView, ...]
    calendar: PlanCalendar | None
    is_asked: bool
    """Five apprentices of the sponsor or more."""
    steps: tuple[PlanStep, ...]
    outreach: tuple[Outreach, ...]
    """Of the sponsor, whichever of its programs reached out."""
    law: tuple[LawNote, ...]

    @property
    def kept_until(self) -> date | None:
        """Until when the newest count and what it rests on are kept; nothing where nobody was counted."""
        return retention_until(self.count.on) if self.count else None

    @property
    def lines(self) -> tuple[GroupLine, ...]:
        """Utilization in all groups of occupations, one after another."""
        return tuple(line for major in self.majors for line in major.lines)


def newest_count(program: TrainingProgram) -> WorkforceCount | None:
    """Of the sponsor: whichever of its programs it was counted from."""
    return WorkforceCount.objects.filter(program__body=program.body_id).first()


def plan_of(program: TrainingProgram, on: date) -> PlanView:
    """Everything of the plan, in a fixed number of queries."""
    count = newest_count(program)
    steps = tuple(PlanStep.objects.filter(program=program))
    fifth = fifth_on(program)
    occupations = [
        OccupationView(each["code"], each["title"], each["tables"])
        for each in (count.occupations if count else [])
    ]
    return PlanView(
        count=count, tables=count.tables if count else {}, occupations=tuple(occupations),
        majors=_majors(program, count), calendar=_calendar(program, fifth, steps),
        is_asked=needs_plan(apprentices=FEWEST_APPRENTICES if fifth else 0), steps=steps,
        outreach=tuple(
            Outreach.objects.filter(program__body=program.body_id)
            .select_related("program")
            .prefetch_related("cycles")
        ),
        law=rules.law_on(on),
    )  # fmt: skip


def _majors(program: TrainingProgram, count: WorkforceCount | None) -> tuple[MajorView, ...]:
    """Each group that was counted; who is available is what was said of it last, else of all."""
    said: dict[str, Availability] = {}
    for row in Availability.objects.filter(program__body=program.body_id).order_by("made_at"):
        said[row.major] = row
    noted: dict[str, list[Impediment]] = {}
    for one in Impediment.objects.filter(program__body=program.body_id):
        noted.setdefault(one.major, []).append(one)
    if count is None:
        return ()
    everybody = rules.apprentices_in(count.tables)
    kept = count.majors or [{"code": rules.NO_CODE[:2], "tables": count.tables}]
    return tuple(
        _major(each["code"], each["tables"], said.get(each["code"], said.get("")), everybody, noted)
        for each in kept
    )


def _major(
    code: str, tables: rules.Tables, found: Availability | None, everybody: int | None,
    noted: Mapping[str, list[Impediment]],
) -> MajorView:  # fmt: skip
    lines: tuple[GroupLine, ...] = ()
    if found is not None:
        lines = rules.utilization(
            tables, available_of(found), chosen_of(found), apprentices=everybody
        )
    return MajorView(
        code=code, tables=tables, availability=found, lines=lines,
        disability=rules.disability(tables), impediments=tuple(noted.get(code, ())),
    )  # fmt: skip


def chosen_of(found: Availability) -> rules.Chosen:
    """The test that was chosen with who is available."""
    return rules.Chosen(
        test=UtilizationTest(found.test), words=found.own_test, under=frozenset(found.own_under)
    )


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
    """The day the sponsor's fifth apprentice was registered; a sponsor is the body, over its programs.

    Nothing while fewer than five are registered: then no plan is asked for (29 CFR 30.4(d)). Who moves from one
    of its programs to another is the same person.
    """
    return _fifths([program]).get(program.body_id)


def _fifths(programs: Collection[TrainingProgram]) -> dict[UUID, date]:
    """By body, where there are five today. One query for any number of programs."""
    bodies = {each.body_id for each in programs}
    last = StatusMove.objects.filter(enrollment=OuterRef("pk")).order_by("-number")
    now = Enrollment.objects.filter(program__body__in=bodies).order_by()
    now = now.annotate(last=Subquery(last.values("status")[:1])).filter(last__in=REGISTERED)
    many = now.values("program__body").annotate(people=Count("participant", distinct=True))
    place = Window(RowNumber(), partition_by="enrollment__program__body", order_by=["on", "key"])
    moves = StatusMove.objects.filter(
        enrollment__program__body__in=many.filter(people__gte=FEWEST_APPRENTICES).values("program__body"),
        status=EnrollmentStatus.REGISTERED,
    ).exclude(enrollment__transferred_from__program__body=F("enrollment__program__body")).order_by()  # fmt: skip
    fifth = moves.annotate(place=place).filter(place=FEWEST_APPRENTICES)
    return dict(fifth.values_list("enrollment__program__body", "on"))


@dataclass(frozen=True)
class Occupation:
    """The sponsor's apprentices of one occupation, for counting."""

    code: str
    title: str
    major: str
    people: tuple[UUID, ...]


def people_of(program: TrainingProgram, *, seen_by: User) -> list[Occupation]:
    """The records of those who are apprentices today, in all programs of the sponsor, by occupation.

    For who coordinates this program; nobody for others. Only protected counts of them may be shown.
    """
    if not is_coordinator(seen_by, program):
        return []
    rows = Enrollment.objects.filter(program__body=program.body_id)
    rows = rows.select_related("standards").prefetch_related("moves")
    found: dict[str, set[UUID]] = {}
    titles: dict[str, str] = {}
    codes: dict[UUID, str] = {}
    for row in rows:
        if status_of(row) in RUNNING:
            if row.standards_id not in codes:
                terms = row.standards.terms
                codes[row.standards_id] = rules.occupation_of(terms.onet_code)[0]
                titles.setdefault(codes[row.standards_id], terms.occupation)
            code = codes[row.standards_id]
            found.setdefault(code, set()).add(row.participant_id)
    return [
        Occupation(code, titles[code], rules.occupation_of(code)[1], tuple(sorted(people)))
        for code, people in sorted(found.items())
    ]


def records_of(user: User) -> list[tuple[UUID, str]]:
    """The records under which somebody is an apprentice or finished preparing, each with its partnership."""
    rows = Enrollment.objects.filter(own(user)).order_by()
    prepared = DirectEntrant.objects.filter(own(user), enrollment=None).order_by()
    found = dict(rows.values_list("participant", "program__body__partnership__name"))
    found |= dict(prepared.values_list("participant", "entry__program__body__partnership__name"))
    return list(found.items())


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
