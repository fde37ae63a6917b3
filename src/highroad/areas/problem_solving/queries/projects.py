"""Projects with their tests and their run chart, what has gone quiet, and practices to take over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.problem_solving.models.projects import (
    Adoption,
    ImprovementProject,
    MeasuredValue,
    Trial,
)
from highroad.areas.problem_solving.rules import projects as rules
from highroad.areas.problem_solving.rules.run_charts import Signs, signs_of
from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    ProjectEnd,
    TrialVerdict,
    ValueDimension,
)


@dataclass(frozen=True)
class ProjectLine:
    """A project in a list, as it stands on a day."""

    key: UUID
    number: int
    title: str
    body_key: UUID
    body_name: str
    measure: str
    unit: str
    baseline: Decimal
    target: Decimal
    latest: Decimal | None
    by_when: date
    values: tuple[str, ...]
    recorded_on: date
    quiet_days: int
    is_stale: bool
    is_overdue: bool
    is_reached: bool
    progress: int | None
    end: ProjectEnd | None
    trials: int
    adopted: int


@dataclass(frozen=True)
class Point:
    """One value of a run chart, with where it comes from."""

    on: date
    value: Decimal
    source: str
    is_corrected: bool


@dataclass(frozen=True)
class RunChart:
    """The points, the signs in them, and the days on which something was changed."""

    points: tuple[Point, ...]
    signs: Signs | None
    changes: tuple[tuple[date, int, str], ...]
    """Day, number and verdict of each test that has begun."""


def visible(seen_by: User) -> QuerySet[ImprovementProject]:
    """Projects are joint: for confirmed seats of the partnership."""
    joint = partnerships.joint_partnerships(seen_by)
    return ImprovementProject.objects.select_related("body__partnership").filter(
        body__partnership__in=joint
    )


def get_project(key: UUID | str, seen_by: User) -> ImprovementProject:
    """A project of a partnership the reader sits in. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def get_trial(key: UUID | str, seen_by: User) -> Trial:
    """A test of change. Raises `NotFound`."""
    trials = Trial.objects.select_related("project__body__partnership")
    return partnerships.one(trials.filter(project__in=visible(seen_by)), key)


def list_projects(
    where: Body | Partnership | Collection[UUID], *, seen_by: User, on: date | None = None
) -> list[ProjectLine]:
    """The projects of a body, of some or of a whole partnership, running first, in three queries."""
    place = "body__in"
    if isinstance(where, Body | Partnership):
        place = "body" if isinstance(where, Body) else "body__partnership"
    found = visible(seen_by).filter(**{place: where})
    return lines_of(found, on or timezone.localdate())


def stale_projects(
    partnership: Partnership, *, seen_by: User, on: date | None = None, limit: int = 50
) -> tuple[int, list[ProjectLine]]:
    """How many running projects had nothing recorded for ninety days; the quietest, to a limit."""
    day = on or timezone.localdate()
    since = timezone.make_aware(datetime.combine(day - rules.STALE_AFTER, time()))
    found = visible(seen_by).filter(body__partnership=partnership, end="", recorded_at__lt=since)
    lines = lines_of(found.order_by("recorded_at")[:limit], day)
    return found.count(), sorted(lines, key=lambda line: -line.quiet_days)


def practices(
    seen_by: User,
    *,
    within: Partnership | None = None,
    words: str = "",
    value: str = "",
    on: date | None = None,
    limit: int = 200,
) -> list[ProjectLine]:
    """What was tested and adopted in the reader's partnerships, by words or by what it is for."""
    adopted = Trial.objects.filter(verdict=TrialVerdict.ADOPT)
    found = visible(seen_by).filter(pk__in=adopted.values("project"))
    if within is not None:
        found = found.filter(body__partnership=within)
    if value:
        found = found.filter(values__icontains=f'"{value}"')
    if words:
        found = found.filter(
            Q(title__icontains=words)
            | Q(goal__icontains=words)
            | Q(measure__icontains=words)
            | Q(body__name__icontains=words)
        )
    return lines_of(found.order_by("body__name", "number")[:limit], on or timezone.localdate())


def lines_of(projects: QuerySet[ImprovementProject], on: date) -> list[ProjectLine]:
    """Projects as values."""
    newest = MeasuredValue.objects.filter(project=OuterRef("pk")).order_by("-on", "-revision")
    rows = list(
        projects.annotate(latest=Subquery(newest.values("value")[:1])).prefetch_related("trials")
    )
    found = [_line(row, on) for row in rows]
    return sorted(found, key=lambda line: (line.end is not None, line.body_name, line.number))


def _line(project: ImprovementProject, on: date) -> ProjectLine:
    trials = list(project.trials.all())
    recorded_on = timezone.localdate(project.recorded_at)
    latest: Decimal | None = getattr(project, "latest", None)
    is_running = not project.end
    direction = Direction(project.direction)
    return ProjectLine(
        key=project.key,
        number=project.number,
        title=project.title,
        body_key=project.body_id,
        body_name=project.body.name,
        measure=project.measure,
        unit=project.unit,
        baseline=project.baseline,
        target=project.target,
        latest=latest,
        by_when=project.by_when,
        values=tuple(project.values),
        recorded_on=recorded_on,
        quiet_days=(on - recorded_on).days,
        is_stale=rules.is_stale(recorded_on, on, is_running=is_running),
        is_overdue=is_running and project.by_when < on,
        is_reached=rules.is_reached(project.target, latest, direction),
        progress=rules.progress(project.baseline, project.target, latest),
        end=ProjectEnd(project.end) if project.end else None,
        trials=len(trials),
        adopted=sum(trial.verdict == TrialVerdict.ADOPT for trial in trials),
    )


def line_on(project: ImprovementProject, on: date) -> ProjectLine:
    """One project as it stands on a day."""
    return lines_of(ImprovementProject.objects.filter(pk=project.pk).select_related("body"), on)[0]


def list_trials(project: ImprovementProject, seen_by: User) -> list[Trial]:
    """The tests of a project, newest first."""
    found = Trial.objects.filter(project=project, project__in=visible(seen_by))
    return list(found.order_by("-number"))


def run_chart(project: ImprovementProject, *, on: date) -> RunChart:
    """The newest value of each day, the signs in them, and when what was changed."""
    newest: dict[date, MeasuredValue] = {}
    for row in project.measured.order_by("on", "revision"):
        newest[row.on] = row
    points = tuple(
        Point(row.on, row.value, row.source, row.revision > 1) for row in newest.values()
    )
    changes = tuple(
        (trial.start_on, trial.number, trial.verdict)
        for trial in project.trials.order_by("start_on", "number")
        if trial.start_on <= on
    )
    before = sum(point.on < changes[0][0] for point in points) if changes else None
    signs = signs_of([float(point.value) for point in points], before_change=before)
    return RunChart(points, signs, changes)


def adoptions_of(project: ImprovementProject) -> list[Adoption]:
    """Who looked at this practice, and what came of it."""
    return list(project.adoptions.select_related("body", "project"))


def value_labels(values: Iterable[str]) -> list[str]:
    """What a project is for, in words."""
    known = set(ValueDimension.values)
    return [str(ValueDimension(value).label) if value in known else value for value in values]


def bodies_to_work_in(user: User, partnership: Partnership) -> list[Body]:
    """The bodies of a partnership in which somebody sits on a side."""
    keys = [
        seat.body_key
        for seat in partnerships.seats_of(user)
        if seat.side and seat.partnership_key == partnership.pk
    ]
    return list(Body.objects.filter(pk__in=keys).order_by("name"))
