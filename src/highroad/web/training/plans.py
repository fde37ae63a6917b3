"""The written plan of 29 CFR part 30: calendar, protected tables, utilization, goals, outreach; page and paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.fair_access.actions import Place, count_identified
from highroad.areas.training import queries
from highroad.areas.training.actions import plans as actions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import plans
from highroad.areas.training.vocabulary.plans import AimedAt, OutreachKind, PlanStepKind
from highroad.kit.answers import Refused, require
from highroad.web.training.asking import ask
from highroad.web.training.plan_forms import (
    AvailabilityForm,
    CycleForm,
    ImpedimentForm,
    OutreachForm,
    StepForm,
)
from highroad.web.training.plan_papers import (
    by_major,
    by_occupation,
    major_words,
    name_of,
    plan_paper,
)
from highroad.web.training.words import crumbs_of
from highroad.web.ui.papers import tables_pdf

asking = require_http_methods(["GET", "HEAD", "POST"])


def _found(request: SignedInRequest, key: UUID) -> queries.TrainingProgram:
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    return program


@login_required
@require_GET
def plan(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The plan as a page."""
    program = _found(request, key)
    view = plans.plan_of(program, timezone.localdate())
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "view": view,
        "tables": [*by_occupation(view), *by_major(view)],
        "majors": [(major, name_of(major), major_words(major)) for major in view.majors],
    }
    return render(request, "training/plan.html", shown)


@login_required
@require_GET
def plan_pdf(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The plan as tagged PDF."""
    program = _found(request, key)
    paper = plan_paper(
        program, plans.plan_of(program, timezone.localdate()), at=timezone.now(),
        language=(get_language() or "en")[:2],
        reference=settings.ADDRESS + reverse("training:plan", args=[program.key]),
    )  # fmt: skip
    answer = HttpResponse(tables_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="plan.pdf"'
    return answer


@login_required
@require_POST
def count(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Count what apprentices said of themselves; only protected numbers come out, and only they are kept."""
    program, at = _found(request, key), timezone.now()
    try:
        actions.may_count(program, request.user, timezone.localdate(at))
        people = plans.people_of(program, seen_by=request.user)
        counted = count_identified(
            [Place(occupation=each.code, major=each.major, people=each.people) for each in people],
            smallest_count=program.body.smallest_public_cell,
        )
        actions.keep_count(
            program=program, counted=counted, by=request.user, at=at,
            occupations={each.code: each.title for each in people},
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.reason)
    else:
        messages.success(request, _("Counted. Small numbers stay hidden."))
    return redirect("training:plan", key=program.key)


def _ask(
    request: SignedInRequest, program: queries.TrainingProgram, form: forms.Form, do: Any,
    words: tuple[str, str, str],
) -> HttpResponse:  # fmt: skip
    """A form of the plan: heading, lede and button; it leads back to the plan."""
    heading, lede, button = words
    here = reverse("training:plan", args=[program.key])

    def done() -> str:
        do()
        return here

    return ask(
        request, form, done, heading=heading, eyebrow=program.name, lede=lede, button=button,
        said=_("Kept."), crumbs=[*crumbs_of(program), (_("Written plan"), here)],
    )  # fmt: skip


@login_required
@asking
def add_availability(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who is available, and by which test."""
    program = _found(request, key)
    form = AvailabilityForm(request.POST or None)

    def do() -> None:
        actions.say_availability(
            program=program, draft=form.draft(), by=request.user, at=timezone.now()
        )

    words = (
        _("Who could be trained"),
        _("Shares of each group among people who meet the requirements, and among own employees."),
        _("Keep the shares"),
    )
    return _ask(request, program, form, do, words)


@login_required
@asking
def add_step(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A step of the calendar that was done."""
    program = _found(request, key)
    form = StepForm(request.POST or None, initial={"on": timezone.localdate()})

    def do() -> None:
        given = {**form.cleaned_data, "kind": PlanStepKind(form.cleaned_data["kind"])}
        actions.note_step(program=program, by=request.user, at=timezone.now(), **given)

    words = (
        _("Note a step of the plan"),
        _("The next day of this step is counted from it. Name no apprentice."),
        _("Keep the step"),
    )
    return _ask(request, program, form, do, words)


@login_required
@asking
def add_impediment(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a review of one process found that stands in the way of people with disabilities."""
    program = _found(request, key)
    view = plans.plan_of(program, timezone.localdate())
    first = {"on": timezone.localdate()}
    majors = [(each.code, name_of(each)) for each in view.majors if each.label]
    form = ImpedimentForm(request.POST or None, initial=first, majors=majors)

    def do() -> None:
        actions.note_impediment(
            program=program, draft=form.draft(), by=request.user, at=timezone.now()
        )

    words = (
        _("What stands in the way"),
        _(
            "Look through one process after another, for one group of occupations. Name no apprentice."
        ),
        _("Keep it"),
    )
    return _ask(request, program, form, do, words)


@login_required
@asking
def add_outreach(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An organization through which people are reached."""
    program = _found(request, key)
    form = OutreachForm(request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        more = {"kind": OutreachKind(given["kind"]), "aimed_at": AimedAt(given["aimed_at"])}
        actions.reach_out(program=program, by=request.user, at=timezone.now(), **{**given, **more})

    words = (
        _("Reach out"),
        _("Linkage agreements and other ways to people who seldom apply. Judge them after every selection cycle."),
        _("Keep it"),
    )  # fmt: skip
    return _ask(request, program, form, do, words)


@login_required
@asking
def add_cycle(request: SignedInRequest, key: UUID) -> HttpResponse:
    """How outreach went in one selection cycle."""
    found = plans.get_outreach(key, request.user)
    require(may_coordinate(request.user, found.program))
    form = CycleForm(request.POST or None)

    def do() -> None:
        actions.judge_cycle(outreach=found, by=request.user, at=timezone.now(), **form.cleaned_data)

    words = (
        _("Judge a selection cycle"),
        _("{organization}: did people come by it?").format(organization=found.organization),
        _("Keep it"),
    )
    return _ask(request, found.program, form, do, words)
