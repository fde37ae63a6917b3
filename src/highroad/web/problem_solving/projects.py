"""Improvement projects: the list of a body, one project with its chart and tests, and what is done there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving.actions import projects as actions
from highroad.areas.problem_solving.permissions import may_take_part
from highroad.areas.problem_solving.permissions import projects as permissions
from highroad.areas.problem_solving.queries import projects as queries
from highroad.areas.problem_solving.queries import value_choices
from highroad.areas.problem_solving.vocabulary.projects import ProjectEnd, Readiness, TrialVerdict
from highroad.kit.answers import require
from highroad.kit.refs import Ref
from highroad.web.commitments.about import shown_about
from highroad.web.problem_solving.project_forms import (
    EndForm,
    ProjectForm,
    StudyForm,
    TakeOverForm,
    TrialForm,
    ValueForm,
)
from highroad.web.problem_solving.run_figure import figure_of
from highroad.web.ui.asking import ask

asking = require_http_methods(["GET", "HEAD", "POST"])
VERDICTS = {
    TrialVerdict.ADOPT.value: "ok", TrialVerdict.ADAPT.value: "watch",
    TrialVerdict.ABANDON.value: "plain",
}  # fmt: skip


def pill_of(line: queries.ProjectLine) -> tuple[str, str]:
    """How a project stands, as a pill and its words."""
    if line.end is not None:
        return ("ok" if line.end is ProjectEnd.REACHED else "plain"), str(line.end.label)
    if line.is_stale:
        return "bad", _("Quiet for %(days)s days") % {"days": line.quiet_days}
    if line.is_reached:
        return "ok", _("At its target")
    return ("watch", _("Past its day")) if line.is_overdue else ("open", _("Under way"))


def _to(page: str, key: UUID) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key})


@login_required
@require_GET
def project_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The projects of a body."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    lines = queries.list_projects(body, seen_by=request.user, on=timezone.localdate())
    shown = {
        "body": body,
        "partnership": body.partnership,
        "lines": [(line, *pill_of(line)) for line in lines],
        "may_begin": may_take_part(request.user, body),
    }
    return render(request, "problem_solving/projects.html", shown)


@login_required
@asking
def add_project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin a project."""
    body = partnerships.get_body(key, request.user)
    require(may_take_part(request.user, body))
    form = ProjectForm(
        request.POST or None,
        initial={"baseline_on": timezone.localdate()},
        for_=value_choices(body.partnership),
    )

    def do() -> str:
        made = actions.begin_project(
            body=body, draft=form.draft(), by=request.user, at=timezone.now()
        )
        return _to("project", made.key)

    return ask(
        request, form, do, body=body, heading=_("Begin a project"),
        lede=_("Small enough to test within weeks, and measured from the first day."),
        button=_("Begin it"), said=_("Begun. Plan the first test of change."),
    )  # fmt: skip


@login_required
@require_GET
def project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One project: goal, run chart, tests, and who promised what."""
    found = queries.get_project(key, request.user)
    user, today = request.user, timezone.localdate()
    line = queries.line_on(found, today)
    trials = queries.list_trials(found, user)
    kind, words = pill_of(line)
    shown = {
        "project": found,
        "line": line,
        "pill_kind": kind,
        "pill_words": words,
        "body": found.body,
        "partnership": found.body.partnership,
        "values": queries.value_labels(found.values),
        "figure": figure_of(line, queries.run_chart(found, on=today)),
        "trials": [(trial, VERDICTS.get(trial.verdict, "open")) for trial in trials],
        "may_work": permissions.may_work_on(user, found),
        "adoptions": [
            (each, [r.label for r in Readiness if not each.ready.get(r.value)])
            for each in queries.adoptions_of(found)
        ],
        "bodies": _could_take_over(request, found),
        "promises": shown_about(
            Ref.to(found), body=found.body, user=user, kind=CommitmentKind.IMPROVEMENT
        ),
        "today": today,
    }
    return render(request, "problem_solving/project.html", shown)


def _could_take_over(request: SignedInRequest, found: Any) -> list[tuple[str, str]]:
    bodies = queries.bodies_to_work_in(request.user, found.body.partnership)
    return [
        (str(body.pk), body.name)
        for body in bodies
        if permissions.may_adopt(request.user, found, body)
    ]


@login_required
@asking
def add_trial(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Plan a test of change."""
    found = queries.get_project(key, request.user)
    require(permissions.may_work_on(request.user, found))
    form = TrialForm(request.POST or None, initial={"start_on": timezone.localdate()})

    def do() -> str:
        actions.plan_trial(project=found, plan=form.plan(), by=request.user, at=timezone.now())
        return _to("project", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Plan a test of change"),
        lede=_("Say what you expect before you begin: that is how one learns."),
        button=_("Plan it"), said=_("Planned. When it is done, say what you learned."),
    )  # fmt: skip


@login_required
@asking
def study(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say what came of a test."""
    trial = queries.get_trial(key, request.user)
    require(permissions.may_study(request.user, trial))
    form = StudyForm(request.POST or None)

    def do() -> str:
        actions.study_trial(trial=trial, study=form.study(), by=request.user, at=timezone.now())
        return _to("project", trial.project_id)

    return ask(
        request, form, do, body=trial.project.body,
        heading=_("What came of test %(number)s?") % {"number": trial.number},
        lede=_("You expected: %(prediction)s") % {"prediction": trial.prediction},
        button=_("Keep what we say"), said=_("Kept. The change stands on the chart."),
    )  # fmt: skip


@login_required
@asking
def add_value(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a point on the chart."""
    found = queries.get_project(key, request.user)
    require(permissions.may_work_on(request.user, found))
    form = ValueForm(request.POST or None, initial={"on": timezone.localdate()})

    def do() -> str:
        actions.enter_value(project=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return _to("project", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Enter a value"),
        lede=_("%(measure)s. Another value of the same day corrects the one before.")
        % {"measure": found.measure},
        button=_("Enter it"), said=_("Entered. It stands on the chart."),
    )  # fmt: skip


@login_required
@asking
def end_project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """End a project."""
    found = queries.get_project(key, request.user)
    require(permissions.may_work_on(request.user, found))
    form = EndForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        actions.end_project(
            project=found, end=ProjectEnd(given["end"]), note=given["note"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return _to("project", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("End the project"),
        lede=_("It stays readable with its chart and its tests, and cannot be opened again."),
        button=_("End it"), said=_("Ended. What was learned stays."),
    )  # fmt: skip


@login_required
@asking
def take_over(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Bring a practice of another body to one's own, after the readiness check."""
    practice = queries.get_project(key, request.user)
    bodies = _could_take_over(request, practice)
    if not bodies:
        require(permissions.may_adopt(request.user, practice, practice.body))
    form = TakeOverForm(
        request.POST or None,
        bodies=bodies,
        for_=value_choices(practice.body.partnership),
        initial={
            "title": practice.title, "goal": practice.goal, "measure": practice.measure,
            "unit": practice.unit, "direction": practice.direction, "values": practice.values,
        },
    )  # fmt: skip

    def do() -> str:
        given = form.cleaned_data
        body = partnerships.get_body(given["body"], request.user)
        made = actions.take_over(
            practice=practice, body=body, ready={Readiness(one): True for one in given["ready"]},
            note=given["note"], draft=form.draft() if form.is_ready else None,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to("project", made.project_id or practice.key)

    return ask(
        request, form, do, body=practice.body, heading=_("Take this practice over"),
        lede=_("Another body's result is not yet yours: check, then begin with your own baseline."),
        button=_("Keep our answer"), said=_("Kept. The other body sees who looked at its practice."),
    )  # fmt: skip
