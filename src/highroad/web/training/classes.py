"""Classes of a program: seats, waiting list, sessions, and who was there."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships.queries import users_by_address
from highroad.areas.training import queries
from highroad.areas.training.actions import classes as actions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.permissions.learning import may_mark
from highroad.areas.training.queries import classes, enrollments
from highroad.areas.training.vocabulary.learning import SeatKind, SeatState
from highroad.kit.answers import Refused, no, require
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.learning_forms import AttendanceForm, CohortForm, SeatForm, SessionForm
from highroad.web.training.words import SEATS, crumbs_of

asking = require_http_methods(["GET", "HEAD", "POST"])


def _crumbs(cohort: queries.Cohort) -> Crumbs:
    return [
        *crumbs_of(cohort.program),
        (_("Classes"), reverse("training:cohorts", args=[cohort.program_id])),
        (cohort.name, reverse("training:cohort", args=[cohort.key])),
    ]


@login_required
@require_GET
def cohort_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The classes of a program: counts for everybody at the table, names for coordinators."""
    program = queries.get_program(key, request.user)
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "lines": classes.list_cohorts(program, seen_by=request.user),
        "may_coordinate": may_coordinate(request.user, program),
    }
    return render(request, "training/cohorts.html", shown)


@login_required
@asking
def add_cohort(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin a class."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    form = CohortForm(request.POST or None)

    def do() -> str:
        made = actions.begin_cohort(
            program=program, draft=form.draft(), by=request.user, at=timezone.now()
        )
        return reverse("training:cohort", args=[made.key])

    return ask(
        request, form, do, heading=_("Begin a class"), eyebrow=program.name,
        lede=_("Who asks first sits first. Members and the public are counted apart."),
        button=_("Begin it"), said=_("Begun. Now note who asks for a seat."),
        crumbs=crumbs_of(program),
    )  # fmt: skip


@login_required
@require_GET
def cohort(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One class: who sits, who waits, and its sessions."""
    found = classes.get_cohort(key, request.user)
    lines = classes.list_seats(found, seen_by=request.user)
    shown = {
        "cohort": found,
        "crumbs": _crumbs(found)[:-1],
        "lines": [(line, SEATS[line.state], line.state is not SeatState.LEFT) for line in lines],
        "sessions": classes.list_sessions(found, seen_by=request.user),
        "counts": classes.counts_of(found),
        "may_plan": bool(actions.courses_of(found.program, timezone.localdate())),
    }
    return render(request, "training/cohort.html", shown)


@login_required
@asking
def add_seat(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody asks for a seat."""
    found = classes.get_cohort(key, request.user)
    people = [(str(each.key), each.participant.name) for each in classes.people_for(found)]
    form = SeatForm(request.POST or None, people=people)

    def do() -> str:
        given = form.cleaned_data
        who = enrollments.get_enrollment(given["who"], request.user) if given["who"] else None
        actions.ask_for_seat(
            cohort=found, enrollment=who, name=given["name"], email=given["email"],
            kind=SeatKind(given["kind"]), by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("training:cohort", args=[found.key])

    return ask(
        request, form, do, heading=_("Somebody asks for a seat"), eyebrow=found.name,
        lede=_("If all seats are taken they stand on the waiting list and move up by themselves."),
        button=_("Note it"), said=_("Noted."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@require_POST
def give_up_seat(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody does not come."""
    seat = classes.get_seat(key, request.user)
    actions.give_up_seat(seat=seat, by=request.user, at=timezone.now())
    messages.success(request, _("Noted. The next in line moves up."))
    return redirect("training:cohort", key=seat.cohort_id)


@login_required
@asking
def add_session(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Plan a session of a class."""
    found, day = classes.get_cohort(key, request.user), timezone.localdate()
    courses = [(title, title) for title in actions.courses_of(found.program, day)]
    form = SessionForm(request.POST or None, courses=courses, initial={"day": day})

    def do() -> str:
        given = form.cleaned_data
        address = given["email"].strip().lower()
        teacher = users_by_address([address]).get(address) if address else None
        if address and teacher is None:
            raise Refused(no("Nobody has an account with this address."))
        draft = actions.SessionDraft(
            course=given["course"], day=given["day"], hours=given["hours"], taught_by=teacher
        )
        actions.plan_session(cohort=found, draft=draft, by=request.user, at=timezone.now())
        return reverse("training:cohort", args=[found.key])

    return ask(
        request, form, do, heading=_("Plan a session"), eyebrow=found.name,
        lede=_("Afterwards whoever taught it says who was there."), button=_("Plan it"),
        said=_("Planned."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@asking
def session(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who was there, and how long."""
    found, user = classes.get_session(key, request.user), request.user
    require(may_mark(user, found))
    sheet = classes.sheet_of(found)
    form = AttendanceForm(request.POST or None, sheet=sheet, hours=found.hours)
    is_coordinator = bool(may_coordinate(user, found.cohort.program))

    def do() -> str:
        actions.mark_attendance(session=found, hours=form.hours(), by=user, at=timezone.now())
        if is_coordinator:
            return reverse("training:cohort", args=[found.cohort_id])
        return reverse("training:mine")

    return ask(
        request, form, do, heading=found.course, eyebrow=found.cohort.name,
        page="training/session.html", session=found, sheet=sheet,
        button=_("Keep the attendance"), said=_("Kept."),
        crumbs=_crumbs(found.cohort) if is_coordinator else [(_("My training"), reverse("training:mine"))],
    )  # fmt: skip
