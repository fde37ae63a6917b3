"""The register for clean-energy credits: a facility with hours, people, requests and replies, kept for the tax file."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training import queries
from highroad.areas.training.actions import credits as actions
from highroad.areas.training.permissions.credits import may_keep, may_reply
from highroad.areas.training.queries import register
from highroad.areas.training.vocabulary.credits import ReplyKind, RequestState
from highroad.kit.answers import Refused, no, require
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.credit_ends import meaning_of
from highroad.web.training.facility_forms import (
    AskForm,
    ContractorForm,
    CreditForm,
    FacilityForm,
    OnSiteForm,
    ReplyForm,
)
from highroad.web.training.programs import bodies_of
from highroad.web.training.words import ENDS, REQUESTS, crumbs_of_partnership

asking = require_http_methods(["GET", "HEAD", "POST"])


def _crumbs(found: register.Facility) -> Crumbs:
    partnership = found.party.partnership
    listed = reverse("training:facilities", args=[partnership.key])
    return [*crumbs_of_partnership(partnership), (_("Register for credits"), listed)]


def _to(found: register.Facility) -> str:
    return reverse("training:facility", args=[found.key])


@login_required
@require_GET
def facility_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The facilities of the parties the reader sits for."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    day = timezone.localdate()
    found = register.list_facilities(partnership, seen_by=request.user)
    shown = {
        "partnership": partnership, "crumbs": crumbs_of_partnership(partnership),
        "lines": [_line(each, day) for each in found],
        "may_begin": bool(bodies_of(request, partnership)),
    }  # fmt: skip
    return render(request, "training/facilities.html", shown)


def _line(
    found: register.Facility, day: date
) -> tuple[register.Facility, register.FacilityView, str]:
    view = register.view_of(found, day)
    return found, view, ENDS[view.ending.state] if view.ending else ""


@login_required
@asking
def add_facility(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin a register."""
    partnership = partnerships.get_partnership(key, request.user)
    bodies = bodies_of(request, partnership)
    if not bodies:
        raise Refused(no("Only somebody with a seat on a side of a body may do this."))
    form = FacilityForm(request.POST or None, bodies=bodies)

    def do() -> str:
        body = partnerships.get_body(form.cleaned_data["body"], request.user)
        made = actions.keep_facility(
            body=body, draft=form.draft(), by=request.user, at=timezone.now()
        )
        return _to(made)

    return ask(
        request, form, do, heading=_("Begin a register"), eyebrow=partnership.name,
        lede=_("It belongs to the party you sit for. Nobody else finds it; a program sees what it is asked."),
        button=_("Begin it"), said=_("Begun. Now note hours, people and requests."),
        crumbs=crumbs_of_partnership(partnership),
    )  # fmt: skip


@login_required
@require_GET
def facility(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One facility: the pace that is left, who needs an apprentice, what requests are worth."""
    found = register.get_facility(key, request.user)
    view = register.view_of(found, timezone.localdate())
    shown = {
        "facility": found, "crumbs": _crumbs(found), "view": view,
        "requests": [(each, REQUESTS[each.state], not each.reply) for each in view.requests],
        "may_keep": may_keep(request.user, found), "running": RequestState.WAITING,
        "meaning": meaning_of(view.ending) if view.ending else None,
        "ends": ENDS[view.ending.state] if view.ending else "",
    }  # fmt: skip
    return render(request, "training/facility.html", shown)


def _ask(
    request: SignedInRequest, found: register.Facility, form: forms.Form, do: Any,
    words: tuple[str | Promise, str | Promise, str | Promise],
) -> HttpResponse:  # fmt: skip
    """A form of the register: heading, lede and button; it leads back to the facility."""
    heading, lede, button = words

    def done() -> str:
        do()
        return _to(found)

    return ask(
        request, form, done, heading=heading, eyebrow=found.name, lede=lede, button=button,
        said=_("Kept."), crumbs=[*_crumbs(found), (found.name, _to(found))],
    )  # fmt: skip


@login_required
@asking
def add_credit(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Which credit it is built for, and when it goes into service."""
    found = register.get_facility(key, request.user)
    require(may_keep(request.user, found))
    newest = next(iter(found.claims.all()), None)
    start = {} if newest is None else {
        name: getattr(newest, name)
        for name in ("credit", "technology", "planned_on", "in_service_on")
    }  # fmt: skip
    form = CreditForm(request.POST or None, initial=start)

    def do() -> None:
        actions.say_credit(facility=found, draft=form.draft(), by=request.user, at=timezone.now())

    words = (
        _("Credit and day in service"),
        _("The newest line counts; earlier ones stay. It decides when the credit ends here."),
        _("Keep it"),
    )
    return _ask(request, found, form, do, words)


@login_required
@asking
def add_hours(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Hours of a contractor up to a day."""
    found = register.get_facility(key, request.user)
    require(may_keep(request.user, found))
    form = ContractorForm(request.POST or None)

    def do() -> None:
        actions.say_hours(facility=found, by=request.user, at=timezone.now(), **form.cleaned_data)

    words = (
        _("Hours of a contractor"),
        _(
            "All hours from its first day on. The newest line of a contractor counts; earlier ones stay."
        ),
        _("Keep the hours"),
    )
    return _ask(request, found, form, do, words)


@login_required
@asking
def add_on_site(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The first day of an individual."""
    found = register.get_facility(key, request.user)
    require(may_keep(request.user, found))
    form = OnSiteForm(request.POST or None)

    def do() -> None:
        actions.note_on_site(
            facility=found, by=request.user, at=timezone.now(), **form.cleaned_data
        )

    words = (
        _("Somebody new on the facility"),
        _("From the fourth individual of a contractor on, one of them is an apprentice."),
        _("Keep it"),
    )
    return _ask(request, found, form, do, words)


@login_required
@asking
def add_request(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A written request that went out."""
    found = register.get_facility(key, request.user)
    require(may_keep(request.user, found))
    partnership = found.party.partnership
    programs = [
        (str(line.key), line.name)
        for line in queries.list_programs(
            partnership, seen_by=request.user, on=timezone.localdate()
        )
    ]
    form = AskForm(request.POST or None, programs=programs, initial={"place": found.place})

    def do() -> None:
        chosen = form.cleaned_data["program"]
        program = queries.get_program(chosen, request.user) if chosen else None
        actions.ask_program(
            facility=found, draft=form.draft(), program=program, by=request.user, at=timezone.now()
        )

    words = (
        _("A request for apprentices"),
        _("The first to a program goes out 45 days before the need, later ones 14."),
        _("Keep the request"),
    )
    return _ask(request, found, form, do, words)


@login_required
@asking
def reply(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What the program answers: by its coordinator, or noted by who asked."""
    found = register.get_request(key, request.user)
    require(may_reply(request.user, found))
    is_own = bool(may_keep(request.user, found.facility))
    form = ReplyForm(request.POST or None, initial={"on": timezone.localdate()})
    back = _to(found.facility) if is_own else reverse("home:home")

    def do() -> str:
        given = form.cleaned_data
        actions.reply_to(
            request=found, kind=ReplyKind(given["kind"]), on=given["on"], words=given["words"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return back

    return ask(
        request, form, do, heading=_("Answer a request for apprentices"),
        eyebrow=found.program_name, button=_("Keep the answer"), said=_("Kept."),
        lede=_("{count} apprentices, {occupation}, {place}: from {first} to {last}.").format(
            count=found.count, occupation=found.occupation, place=found.place,
            first=found.needed_on.isoformat(), last=found.until_on.isoformat(),
        ),
        crumbs=_crumbs(found.facility) if is_own else crumbs_of_partnership(found.facility.party.partnership),
    )  # fmt: skip
