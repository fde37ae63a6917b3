"""Beginning a project, testing changes, entering values, ending it, taking a practice over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models.projects import (
    Adoption,
    ImprovementProject,
    MeasuredValue,
    Trial,
)
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.areas.problem_solving.permissions.projects import may_adopt, may_study, may_work_on
from highroad.areas.problem_solving.rules import projects as rules
from highroad.areas.problem_solving.rules.projects import GoalDraft
from highroad.areas.problem_solving.vocabulary.projects import (
    ProjectEnd,
    Readiness,
    TrialVerdict,
)
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

__all__ = [
    "Adoption", "GoalDraft", "Plan", "Study", "begin_project", "end_project", "enter_value",
    "plan_trial", "study_trial", "take_over",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A test of change before it begins."""

    idea: str
    prediction: str
    start_on: date
    until_on: date
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Study:
    """What came of a test."""

    done: str
    learned: str
    verdict: TrialVerdict
    results: str = ""


@whole
def begin_project(
    *,
    body: Body,
    draft: GoalDraft,
    by: User,
    at: datetime,
    adopted_from: ImprovementProject | None = None,
) -> ImprovementProject:
    """Begin to make something better. Raises `Refused` unless the goal is whole (see the rule)."""
    require(may_take_part(by, body))
    require(rules.may_be_goal(draft, timezone.localdate(at)))
    seat = seat_for(by, body)
    made = ImprovementProject.objects.create(
        body=body, number=queries.next_number(ImprovementProject, body=body),
        title=draft.title.strip(), goal=draft.goal.strip(), measure=draft.measure.strip(),
        unit=draft.unit.strip(), direction=draft.direction, baseline=draft.baseline,
        baseline_on=draft.baseline_on, baseline_source=draft.baseline_source.strip(),
        target=draft.target, by_when=draft.by_when, values=[str(value) for value in draft.values],
        adopted_from=adopted_from, side=seat.side, made_by_alias=seat.alias, made_at=at,
        recorded_at=at,
    )  # fmt: skip
    record(
        body, "project.begun", Ref.to(made), seat=seat, at=at,
        content={
            "number": made.number, "title": made.title, "goal": made.goal, "measure": made.measure,
            "baseline": str(made.baseline), "target": str(made.target),
            "by_when": made.by_when.isoformat(), "values": made.values,
        },
    )  # fmt: skip
    return made


def _touch(project: ImprovementProject, at: datetime) -> None:
    project.recorded_at = max(project.recorded_at, at)
    project.save(update_fields=["recorded_at"])


@whole
def plan_trial(*, project: ImprovementProject, plan: Plan, by: User, at: datetime) -> Trial:
    """Plan a test of change with its prediction, and begin it on its day."""
    kept = held(project)
    require(may_work_on(by, kept))
    require(rules.may_be_trial(plan.idea, plan.prediction, plan.start_on, plan.until_on))
    seat = seat_for(by, kept.body)
    made = Trial.objects.create(
        project=kept, number=queries.next_number(Trial, project=kept), idea=plan.idea.strip(),
        prediction=plan.prediction.strip(), place=plan.place.strip(), start_on=plan.start_on,
        until_on=plan.until_on, side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    _touch(kept, at)
    record(
        kept.body, "trial.planned", Ref.to(made), seat=seat, at=at,
        content={
            "project": str(kept.pk), "number": made.number, "idea": made.idea,
            "prediction": made.prediction, "start_on": made.start_on.isoformat(),
        },
    )  # fmt: skip
    return made


@whole
def study_trial(*, trial: Trial, study: Study, by: User, at: datetime) -> Trial:
    """Say what was done, what was learned, and whether to adapt, adopt or abandon the change."""
    project = held(trial.project)
    fresh = Trial.objects.select_related("project__body__partnership").get(pk=trial.pk)
    require(may_study(by, fresh))
    require(rules.may_be_studied(None, study.done, study.learned))
    seat = seat_for(by, project.body)
    fresh.done, fresh.results = study.done.strip(), study.results.strip()
    fresh.learned, fresh.verdict, fresh.studied_at = study.learned.strip(), study.verdict, at
    fresh.save(update_fields=["done", "results", "learned", "verdict", "studied_at"])
    _touch(project, at)
    record(
        project.body, "trial.studied", Ref.to(fresh), seat=seat, at=at,
        content={
            "number": fresh.number, "verdict": study.verdict.value, "learned": fresh.learned,
            "results": fresh.results,
        },
    )  # fmt: skip
    return fresh


@whole
def enter_value(
    *, project: ImprovementProject, on: date, value: Decimal, source: str, by: User, at: datetime
) -> MeasuredValue:
    """Put a point on the run chart. Another value of the same day corrects the one before."""
    kept = held(project)
    require(may_work_on(by, kept))
    if on > timezone.localdate(at):
        raise Refused(no("A value is from a day that has been."))
    if not source.strip():
        raise Refused(no("Say where this comes from."))
    seat = seat_for(by, kept.body)
    made = MeasuredValue.objects.create(
        project=kept, on=on, revision=kept.measured.filter(on=on).count() + 1, value=value,
        source=source.strip(), side=seat.side, entered_by_alias=seat.alias, entered_at=at,
    )  # fmt: skip
    _touch(kept, at)
    record(
        kept.body, "project.measured", Ref.to(made), seat=seat, at=at,
        content={
            "project": str(kept.pk), "on": on.isoformat(), "value": str(value),
            "revision": made.revision, "source": made.source,
        },
    )  # fmt: skip
    return made


@whole
def end_project(
    *, project: ImprovementProject, end: ProjectEnd, note: str, by: User, at: datetime
) -> ImprovementProject:
    """End it, reached or stopped, with what is to be remembered."""
    kept = held(project)
    require(may_work_on(by, kept))
    if not note.strip():
        raise Refused(no("Say what others should know of it."))
    seat = seat_for(by, kept.body)
    kept.end, kept.end_note, kept.ended_at = end, note.strip(), at
    kept.save(update_fields=["end", "end_note", "ended_at"])
    record(
        kept.body, "project.ended", Ref.to(kept), seat=seat, at=at,
        content={"end": end.value, "note": kept.end_note},
    )  # fmt: skip
    return kept


@whole
def take_over(
    *,
    practice: ImprovementProject,
    body: Body,
    ready: Mapping[Readiness, bool],
    note: str,
    draft: GoalDraft | None,
    by: User,
    at: datetime,
) -> Adoption:
    """Look at another body's practice: if all is ready, a project of one's own begins with it.

    If something is missing it is kept as that, so that one can come back. Raises `Refused` without
    a goal of one's own: another body's baseline is not ours.
    """
    require(may_adopt(by, practice, body))
    seat = seat_for(by, body)
    is_ready = not rules.missing(ready)
    if is_ready and draft is None:
        raise Refused(no("Say where you stand yourselves, and where you want to be."))
    own = None
    if is_ready and draft is not None:
        own = begin_project(body=body, draft=draft, by=by, at=at, adopted_from=practice)
    made = Adoption.objects.create(
        practice=practice, body=body, ready={each.value: bool(ready.get(each)) for each in Readiness},
        note=note.strip(), project=own, side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    record(
        body, "practice.taken_over" if own else "practice.looked_at", Ref.to(made), seat=seat, at=at,
        content={"practice": str(practice.pk), "ready": made.ready, "note": made.note},
    )  # fmt: skip
    return made
