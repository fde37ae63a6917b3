"""Programs of a partnership: the list, one program, who coordinates it."""

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
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training import queries
from highroad.areas.training.actions import programs as actions
from highroad.areas.training.permissions import programs as permissions
from highroad.areas.training.queries.ending import ending_of
from highroad.areas.training.queries.outcomes import next_apprentice_by
from highroad.kit.answers import Refused, no, require
from highroad.web.training.asking import ask
from highroad.web.training.forms import CoordinatorForm, ProgramForm
from highroad.web.training.words import GRAVITIES, STATES, crumbs_of, crumbs_of_partnership

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_GET
def program_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The training programs of a partnership."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    lines = queries.list_programs(partnership, seen_by=request.user, on=timezone.localdate())
    shown = {
        "partnership": partnership,
        "lines": [(line, STATES[line.state] if line.state else "plain") for line in lines],
        "may_begin": bool(bodies_of(request, partnership)),
    }
    return render(request, "training/programs.html", shown)


def bodies_of(
    request: SignedInRequest, partnership: partnerships.Partnership
) -> list[tuple[str, str]]:
    """The bodies in which the reader may begin a program."""
    own = {line.body_key for line in partnerships.seats_of(request.user) if line.side}
    return [
        (str(line.key), line.name)
        for line in partnerships.list_bodies(partnership, request.user)
        if line.key in own and not line.is_paused
    ]


@login_required
@asking
def add_program(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin a program."""
    partnership = partnerships.get_partnership(key, request.user)
    bodies = bodies_of(request, partnership)
    if not bodies:
        raise Refused(no("Only somebody with a seat on a side of a body may begin a program."))
    form = ProgramForm(request.POST or None, bodies=bodies)

    def do() -> str:
        given = form.cleaned_data
        made = actions.begin_program(
            body=partnerships.get_body(given["body"], request.user), name=given["name"],
            number=given["number"], registered_on=given["registered_on"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("training:program", args=[made.key])

    return ask(
        request, form, do, heading=_("Begin a program"), eyebrow=partnership.name,
        lede=_("A registered apprenticeship for one occupation. Its standards come next."),
        button=_("Begin it"), said=_("Begun. Now write its standards."),
        crumbs=crumbs_of_partnership(partnership),
    )  # fmt: skip


@login_required
@require_GET
def program(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One program: its standards, its versions, who coordinates."""
    found, user, day = queries.get_program(key, request.user), request.user, timezone.localdate()
    newest, is_coordinator = queries.newest_version(found), queries.is_coordinator(user, found)
    ending = ending_of(found, seen_by=user)
    versions = queries.list_versions(found, seen_by=user, on=day)
    remarks = queries.remarks_on(newest.terms, day) if newest else []
    shown = {
        "program": found,
        "crumbs": crumbs_of_partnership(found.body.partnership),
        "versions": [(line, STATES[line.state]) for line in versions],
        "newest": newest,
        "terms": newest.terms if newest else None,
        "remarks": [(each, GRAVITIES[each.gravity]) for each in remarks],
        "may_draft": permissions.may_draft(user, found, day),
        "may_put": permissions.may_put(user, newest, day) if newest else None,
        "coordinators": [
            (each, bool(permissions.may_end_coordinator(user, each)))
            for each in queries.list_coordinators(found, seen_by=user)
        ],
        "ending": ending,
        "is_coordinator": is_coordinator,
        "next_by": next_apprentice_by(found, seen_by=user, on=day)
        if is_coordinator and ending is None
        else None,
        "today": day,
        "may_name": permissions.may_name_coordinator(user, found),
    }
    return render(request, "training/program.html", shown)


@login_required
@asking
def add_coordinator(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Name somebody to look after the apprentices."""
    found = queries.get_program(key, request.user)
    require(permissions.may_name_coordinator(request.user, found))
    people = {str(user.pk): user for user in queries.people_to_name(found)}
    form = CoordinatorForm(
        request.POST or None, people=[(value, user.name) for value, user in people.items()]
    )

    def do() -> str:
        actions.name_coordinator(
            program=found, user=people[form.cleaned_data["who"]], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("training:program", args=[found.key])

    return ask(
        request, form, do, heading=_("Name a coordinator"), eyebrow=found.name,
        lede=_("Coordinators see the apprentices of the program, their agreements and all their hours."),
        button=_("Name them"), said=_("Named."), crumbs=crumbs_of(found),
    )  # fmt: skip


@login_required
@require_POST
def end_coordinator(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody coordinates no longer."""
    found = queries.get_coordinator(key, request.user)
    actions.end_coordinator(coordinator=found, by=request.user, at=timezone.now())
    messages.success(request, _("Ended."))
    return redirect("training:program", key=found.program_id)
