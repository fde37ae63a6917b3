"""Leaving and being heard: exit interviews, transfers, complaints with their clocks."""

from __future__ import annotations

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
from highroad.areas.training import queries
from highroad.areas.training.actions import enrollments as enrolling
from highroad.areas.training.actions import staying as actions
from highroad.areas.training.permissions import staying as permissions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import Enrollment, enrollments, staying
from highroad.kit.answers import require
from highroad.kit.refs import Ref
from highroad.web.commitments.about import shown_about
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.staying_forms import (
    AppealForm,
    ComplaintForm,
    ExitForm,
    RulingForm,
    TransferForm,
)
from highroad.web.training.words import COMPLAINTS, crumbs_of

asking = require_http_methods(["GET", "HEAD", "POST"])


def _to(found: Enrollment) -> str:
    return reverse("training:enrollment", args=[found.key])


def _crumbs(found: Enrollment, *, is_own: bool) -> Crumbs:
    here = (found.participant.name, _to(found))
    if is_own:
        return [(_("My training"), reverse("training:mine")), here]
    return [*crumbs_of(found.program), here]


@login_required
@asking
def exit_interview(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Why somebody left."""
    found, user = enrollments.get_enrollment(key, request.user), request.user
    require(permissions.may_ask_why(user, found))
    form = ExitForm(request.POST or None, initial={"held_on": timezone.localdate()})

    def do() -> str:
        actions.ask_why(enrollment=found, by=user, at=timezone.now(), **form.cleaned_data)
        return reverse("training:leaving", args=[found.program_id])

    return ask(
        request, form, do, heading=_("Why they left"), eyebrow=found.participant.name,
        lede=_("Only coordinators who do not sit for the employer read it. The codes are counted."),
        button=_("Keep it"), said=_("Kept."), crumbs=_crumbs(found, is_own=False),
    )  # fmt: skip


@login_required
@require_GET
def leaving(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Why people leave a program, counted."""
    program, user = queries.get_program(key, request.user), request.user
    require(may_coordinate(user, program))
    left, asked = staying.count_exits(program, seen_by=user)
    reasons = staying.reasons_of(program, seen_by=user)
    shown = {
        "program": program, "crumbs": crumbs_of(program), "left": left, "asked": asked,
        "reasons": reasons, "top": max((count for _each, count in reasons), default=0),
        "promises": shown_about(
            Ref.to(program), body=program.body, user=user, kind=CommitmentKind.IMPROVEMENT
        ),
        "to_ask": [each for each in staying.exits_to_ask(user) if each.program == program.name],
    }  # fmt: skip
    return render(request, "training/leaving.html", shown)


@login_required
@asking
def transfer(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Over to another program of the same occupation."""
    found, user, day = (
        enrollments.get_enrollment(key, request.user),
        request.user,
        timezone.localdate(),
    )
    require(may_coordinate(user, found.program))
    partnership = found.program.body.partnership
    lines = queries.list_programs(partnership, seen_by=user, on=day)
    programs = [
        (str(line.key), line.name)
        for line in lines
        if line.is_coordinator and line.has_standards and line.key != found.program_id
    ]
    parties = [(str(line.key), line.name) for line in partnerships.list_parties(partnership, user)]
    form = TransferForm(
        request.POST or None, programs=programs, employers=parties, initial={"on": day}
    )

    def do() -> str:
        given = form.cleaned_data
        made = enrolling.transfer(
            enrollment=found, to=queries.get_program(given["program"], user), on=given["on"],
            employer=partnerships.get_party(given["employer"], user), by=user, at=timezone.now(),
        )  # fmt: skip
        return _to(made)

    return ask(
        request, form, do, heading=_("Transfer to another program"),
        eyebrow=found.participant.name, has_programs=bool(programs),
        page="training/transfer.html", standing=enrollments.standing_of(found, day),
        lede=_("The same occupation, a new agreement, and full credit for what is done."),
        button=_("Transfer them"), said=_("Transferred. Now the new agreement is signed."),
        crumbs=_crumbs(found, is_own=False),
    )  # fmt: skip


@login_required
@asking
def complaints(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The complaints of an apprentice with their days, and a new one."""
    found, user, day = staying.get_confided(key, request.user), request.user, timezone.localdate()
    is_own = enrollments.is_own(user, found)
    form = ComplaintForm(request.POST or None, initial={"filed_on": day})

    def do() -> str:
        actions.complain(enrollment=found, draft=form.draft(), by=user, at=timezone.now())
        return reverse("training:complaints", args=[found.key])

    lines = staying.list_complaints(found, seen_by=user)
    return ask(
        request, form, do, heading=_("Complaints"), eyebrow=found.participant.name,
        page="training/complaints.html", crumbs=_crumbs(found, is_own=is_own),
        lede=_("The apprentice and the program read them. Nobody of the employer does."),
        lines=[(line, COMPLAINTS[line.state], line.is_overdue(day)) for line in lines],
        is_own=is_own, pack=staying.complaint_pack(day), button=_("Keep the complaint"),
        said=_("Kept. Its days are counted."),
    )  # fmt: skip


@login_required
@asking
def answer_complaint(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The sponsor's answer."""
    found, user = staying.get_complaint(key, request.user), request.user
    require(permissions.may_answer_complaint(user, found))
    form = RulingForm(request.POST or None, initial={"ruled_on": timezone.localdate()})

    def do() -> str:
        actions.answer_complaint(
            complaint=found, ruling=form.cleaned_data["ruling"],
            ruled_on=form.cleaned_data["ruled_on"], by=user, at=timezone.now(),
        )  # fmt: skip
        return reverse("training:complaints", args=[found.enrollment_id])

    return ask(
        request, form, do, heading=_("Answer a complaint"), lede=found.words,
        eyebrow=found.enrollment.participant.name, button=_("Keep the answer"), said=_("Kept."),
        crumbs=_crumbs(found.enrollment, is_own=False),
    )  # fmt: skip


@login_required
@asking
def appeal(request: SignedInRequest, key: UUID) -> HttpResponse:
    """It goes on to the agency."""
    found, user = staying.get_complaint(key, request.user), request.user
    require(permissions.may_complain(user, found.enrollment))
    form = AppealForm(request.POST or None, initial={"appealed_on": timezone.localdate()})

    def do() -> str:
        actions.appeal(
            complaint=found, on=form.cleaned_data["appealed_on"], by=user, at=timezone.now()
        )
        return reverse("training:complaints", args=[found.enrollment_id])

    is_own = enrollments.is_own(user, found.enrollment)
    return ask(
        request, form, do, heading=_("Take it to the agency"), lede=found.ruling,
        eyebrow=found.enrollment.participant.name, button=_("Note it"), said=_("Noted."),
        crumbs=_crumbs(found.enrollment, is_own=is_own),
    )  # fmt: skip
