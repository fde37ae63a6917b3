"""What coordinators note about an apprentice: signatures, the way to the agency, status, who stands beside."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships.queries import users_by_address
from highroad.areas.training.actions import enrollments as actions
from highroad.areas.training.actions.telling import tell_agency
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import Enrollment, enrollments, telling
from highroad.areas.training.vocabulary.enrollments import AgreementPart, PairingKind
from highroad.kit.answers import Refused, no, require
from highroad.web.training.asking import Crumbs, ask
from highroad.web.training.enrollment_forms import (
    MoveForm,
    PairForm,
    SentForm,
    SignForm,
    ToldForm,
)
from highroad.web.training.words import crumbs_of

asking = require_http_methods(["GET", "HEAD", "POST"])


def _found(request: SignedInRequest, key: UUID) -> Enrollment:
    found = enrollments.get_enrollment(key, request.user)
    require(may_coordinate(request.user, found.program))
    return found


def _to(found: Enrollment) -> str:
    return reverse("training:enrollment", args=[found.key])


def _crumbs(found: Enrollment) -> Crumbs:
    return [*crumbs_of(found.program), (found.participant.name, _to(found))]


@login_required
@asking
def sign(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Note a signature under the agreement."""
    found, today = _found(request, key), timezone.localdate()
    form = SignForm(request.POST or None, initial={"signed_on": today})

    def do() -> str:
        given = form.cleaned_data
        actions.sign_part(
            enrollment=found, part=AgreementPart(given["part"]), name=given["name"],
            signed_on=given["signed_on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to(found)

    return ask(
        request, form, do, heading=_("Note a signature"), eyebrow=found.participant.name,
        lede=_("As it stands under the paper. Your name is kept beside it."), button=_("Note it"),
        said=_("Noted."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@asking
def sent(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The agreement went to the agency."""
    found = _found(request, key)
    form = SentForm(request.POST or None, initial={"sent_on": timezone.localdate()})

    def do() -> str:
        actions.send_agreement(
            enrollment=found, sent_on=form.cleaned_data["sent_on"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return _to(found)

    return ask(
        request, form, do, heading=_("The agreement was sent"), eyebrow=found.participant.name,
        lede=_("Within 45 days of the last signature."), button=_("Note it"), said=_("Noted."),
        crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@asking
def move(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Move the status on."""
    found = _found(request, key)
    ways = [(way.value, str(way.label)) for way in enrollments.next_statuses(found)]
    form = MoveForm(request.POST or None, statuses=ways, initial={"on": timezone.localdate()})

    def do() -> str:
        actions.move(
            enrollment=found, step=form.step(), by=request.user, at=timezone.now(),
            agency_number=form.cleaned_data["agency_number"],
        )  # fmt: skip
        return _to(found)

    return ask(
        request, form, do, heading=_("Change the status"), eyebrow=found.participant.name,
        lede=_("The agency is told within 45 days. The apprentice reads what you write here."),
        button=_("Change it"), said=_("Changed."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@asking
def tell(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The agency was told of what changed."""
    found, today = _found(request, key), timezone.localdate()
    waiting = [each for each in telling.list_changes(found, seen_by=request.user) if each.waits]
    form = ToldForm(request.POST or None, initial={"told_on": today})

    def do() -> str:
        tell_agency(
            enrollment=found, told_on=form.cleaned_data["told_on"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return _to(found)

    named = "; ".join(
        f"{each.move.get_status_display()}, {date_format(each.move.on, 'DATE_FORMAT')}"
        for each in waiting
    )
    return ask(
        request, form, do, heading=_("The agency was told"), eyebrow=found.participant.name,
        lede=named or _("Every change is noted as told already."), button=_("Note it"),
        said=_("Noted."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@asking
def pair(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put somebody beside an apprentice."""
    found = _found(request, key)
    form = PairForm(request.POST or None, initial={"from_on": timezone.localdate()})

    def do() -> str:
        given = form.cleaned_data
        address = given["email"].strip().lower()
        user = users_by_address([address]).get(address)
        if user is None:
            raise Refused(no("Nobody has an account with this address."))
        actions.pair(
            enrollment=found, user=user, kind=PairingKind(given["kind"]),
            from_on=given["from_on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to(found)

    return ask(
        request, form, do, heading=_("Who stands beside them"), eyebrow=found.participant.name,
        lede=_("A journeyworker sees the entries they are asked to confirm, and nothing else."),
        button=_("Put them beside"), said=_("Done."), crumbs=_crumbs(found),
    )  # fmt: skip


@login_required
@require_POST
def end_pairing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody stands beside an apprentice no longer."""
    found = enrollments.get_pairing(key, request.user)
    actions.end_pairing(pairing=found, on=timezone.localdate(), by=request.user, at=timezone.now())
    messages.success(request, _("Ended."))
    return redirect("training:enrollment", key=found.enrollment_id)
