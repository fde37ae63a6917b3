"""Apprentices: the list of a program, one apprentice, one's own, those of one's company."""

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
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training import queries
from highroad.areas.training.actions import enrollments as actions
from highroad.areas.training.permissions import enrollments as permissions
from highroad.areas.training.permissions import staying as staying_permissions
from highroad.areas.training.queries import (
    agreements,
    classes,
    enrollments,
    hours,
    learning,
    plans,
    staying,
    telling,
)
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, EntryState
from highroad.kit.answers import require
from highroad.web.training.asking import ask
from highroad.web.training.enrollment_forms import EnrollForm
from highroad.web.training.words import SEATS, STATUSES, crumbs_of, crumbs_of_partnership

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_GET
def apprentice_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The apprentices of a program, for those who coordinate it."""
    program = queries.get_program(key, request.user)
    require(permissions.may_coordinate(request.user, program))
    day = timezone.localdate()
    lines = enrollments.list_apprentices(program, seen_by=request.user, on=day)
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "lines": [(line, STATUSES[line.status], line.agreement.is_late(day)) for line in lines],
        "may_enroll": permissions.may_enroll(request.user, program, day),
    }
    return render(request, "training/apprentices.html", shown)


@login_required
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """What somebody learns, and whose hours wait for them."""
    day = timezone.localdate()
    lines = enrollments.list_own(seen_by=request.user, on=day)
    shown = {
        "lines": [(line, STATUSES[line.status]) for line in lines],
        "records": plans.records_of(request.user),
        "waiting": hours.waiting_for(request.user),
        "to_sign": learning.ratings_to_sign(request.user),
        "to_mark": classes.sessions_to_mark(request.user, day),
        "seats": [(seat, SEATS[seat.state]) for seat in classes.own_seats(request.user)],
        "pairs": staying.list_pairs(seen_by=request.user, on=day),
        "taught": learning.list_taught(seen_by=request.user),
    }
    return render(request, "training/mine.html", shown)


@login_required
@require_GET
def employed(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The apprentices of the company the reader sits for: their hours and steps, nothing else."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    lines = enrollments.list_employed(partnership, seen_by=request.user, on=timezone.localdate())
    shown = {
        "partnership": partnership,
        "crumbs": crumbs_of_partnership(partnership),
        "lines": [(line, STATUSES[line.status]) for line in lines],
    }
    return render(request, "training/employed.html", shown)


@login_required
@asking
def enroll(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enroll somebody under the standards in force."""
    program, user = queries.get_program(key, request.user), request.user
    require(permissions.may_enroll(user, program, timezone.localdate()))
    parties = partnerships.list_parties(program.body.partnership, user)
    form = EnrollForm(
        request.POST or None, employers=[(str(line.key), line.name) for line in parties]
    )

    def do() -> str:
        employer = partnerships.get_party(form.cleaned_data["employer"], user)
        made = actions.enroll(
            program=program, employer=employer, draft=form.draft(), by=user, at=timezone.now()
        )
        return reverse("training:enrollment", args=[made.key])

    return ask(
        request, form, do, heading=_("Enroll an apprentice"), eyebrow=program.name,
        lede=_("Nobody at the table sees the name but those who coordinate this program."),
        button=_("Enroll them"), said=_("Enrolled. Now the agreement is signed."),
        crumbs=crumbs_of(program),
    )  # fmt: skip


@login_required
@require_GET
def enrollment(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One apprentice: progress, wage, agreement, status, and who stands beside them."""
    found, user, day = (
        enrollments.get_enrollment(key, request.user),
        request.user,
        timezone.localdate(),
    )
    status = enrollments.status_of(found)
    agreement, changes = (
        enrollments.agreement_of(found),
        telling.list_changes(found, seen_by=user),
    )
    shown = {
        "enrollment": found,
        "program": found.program,
        "is_own": enrollments.is_own(user, found),
        "status": status,
        "pill": STATUSES[status],
        "standing": enrollments.standing_of(found, day),
        "instruction": classes.instruction_of(found, day),
        "agreement": agreement,
        "is_late": agreement.is_late(day),
        "is_signing": status is EnrollmentStatus.AGREEMENT,
        "has_form": agreements.form_of(found.program) is not None,
        "changes": [(each, each.is_late(day)) for each in changes],
        "has_to_tell": any(each.waits for each in changes),
        "pairings": enrollments.list_pairings(found, seen_by=user, on=day),
        "entries": hours.list_entries(found, seen_by=user, most=5),
        "waiting": EntryState.WAITING,
        "may_coordinate": permissions.may_coordinate(user, found.program),
        "pairs": [
            pair
            for pair in staying.list_pairs(seen_by=user, on=day, program=found.program)
            if pair.enrollment_key == found.key
        ],
        "may_complain": staying_permissions.may_complain(user, found),
        "may_ask_why": staying_permissions.may_ask_why(user, found),
        "may_log": permissions.may_log(user, found),
    }
    return render(request, "training/enrollment.html", shown)
