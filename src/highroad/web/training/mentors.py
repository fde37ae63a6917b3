"""Mentors of a program: who would, who fits, and the two minutes of a pair."""

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
from highroad.areas.training.actions import enrollments as enrolling
from highroad.areas.training.actions import staying as actions
from highroad.areas.training.permissions import staying as permissions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import enrollments, staying
from highroad.areas.training.vocabulary.enrollments import PairingKind
from highroad.areas.training.vocabulary.staying import HowItGoes
from highroad.kit.answers import Refused, no, require
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.staying_forms import CheckInForm, NeedForm, OfferForm
from highroad.web.training.words import MOODS, crumbs_of

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_GET
def mentors(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who would mentor, who does, and where it is silent."""
    program, user = queries.get_program(key, request.user), request.user
    require(may_coordinate(user, program))
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "offers": staying.list_offers(program, seen_by=user),
        "pairs": staying.list_pairs(seen_by=user, on=timezone.localdate(), program=program),
        "conversion": staying.conversion_of(program),
    }
    return render(request, "training/mentors.html", shown)


@login_required
@asking
def add_offer(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody would mentor."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    form = OfferForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        address = given["email"].strip().lower()
        user = users_by_address([address]).get(address)
        if user is None:
            raise Refused(no("Nobody has an account with this address."))
        actions.offer_to_mentor(
            program=program, user=user, site=given["site"], languages=given["languages"],
            most=given["most"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("training:mentors", args=[program.key])

    return ask(
        request, form, do, heading=_("Somebody would mentor"), eyebrow=program.name,
        lede=_("Not their supervisor: somebody an apprentice can say anything to."),
        button=_("Keep it"), said=_("Kept."), crumbs=_crumbs(program),
    )  # fmt: skip


def _crumbs(program: queries.TrainingProgram) -> Crumbs:
    return [*crumbs_of(program), (_("Mentors"), reverse("training:mentors", args=[program.key]))]


@login_required
@require_POST
def end_offer(request: SignedInRequest, key: UUID) -> HttpResponse:
    """They take nobody new."""
    offer = staying.get_offer(key, request.user)
    actions.end_offer(offer=offer, by=request.user, at=timezone.now())
    messages.success(request, _("Ended."))
    return redirect("training:mentors", key=offer.program_id)


@login_required
@asking
def match(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who could mentor an apprentice, by craft, site, language and load."""
    found, user = enrollments.get_enrollment(key, request.user), request.user
    require(may_coordinate(user, found.program))
    form = NeedForm(request.GET or None)
    need: dict[str, str] = {"site": "", "language": ""}
    if form.is_valid():
        need = form.cleaned_data
    lines, wrong = staying.matches_for(found, **need, seen_by=user), False
    if request.method == "POST":
        asked = request.POST.get("offer", "")
        chosen = next((who for line, who in lines if str(line.offer.key) == asked), None)
        wrong = chosen is None
        if chosen is not None:
            enrolling.pair(
                enrollment=found, user=chosen, kind=PairingKind.MENTOR, by=user,
                from_on=timezone.localdate(), at=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("They are a pair now. A first check-in takes two minutes."))
            return redirect("training:enrollment", key=key)
    here = (found.participant.name, reverse("training:enrollment", args=[key]))
    shown = {
        "enrollment": found,
        "program": found.program,
        "crumbs": [*crumbs_of(found.program), here],
        "form": form,
        "lines": lines,
        "wrong": wrong,
        "has_offers": bool(staying.list_offers(found.program, seen_by=user)),
    }
    return render(request, "training/match.html", shown, status=422 if wrong else 200)


@login_required
@asking
def check_ins(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What the two wrote, and two minutes more."""
    pair, user, day = staying.get_pair(key, request.user), request.user, timezone.localdate()
    may_write = permissions.may_check_in(user, pair, day)
    form = CheckInForm(request.POST or None)
    if request.method == "POST":
        require(may_write)
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.check_in(
                    pairing=pair, how=HowItGoes(given["how"]), words=given["words"],
                    wants_help=given["wants_help"], by=user, at=timezone.now(),
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _("Kept. You two and the program can read it."))
                return redirect("training:check_ins", key=key)
    shown = {
        "pair": pair, "apprentice": pair.enrollment.participant.name, "form": form,
        "may_write": may_write, "crumbs": [(_("My training"), reverse("training:mine"))],
        "lines": [(line, MOODS[line.how]) for line in staying.list_check_ins(pair, seen_by=user)],
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "training/check_ins.html", shown, status=status)
