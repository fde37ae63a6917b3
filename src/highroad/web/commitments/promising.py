"""Promising, or asking the other side to; and naming one's sponsor."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.commitments import actions, permissions, queries
from highroad.areas.commitments.vocabulary import CommitmentKind, CommitmentState
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.queries import Body, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.commitments.forms import PromiseForm, SponsorForm

asking = require_http_methods(["GET", "HEAD", "POST"])
MYSELF = "me"


def owners_in(request: SignedInRequest, body: Body, side: str = "") -> list[tuple[str, str]]:
    """Myself, the sides and the seats of a body, each with the value that `owner_named` reads."""
    found = queries.possible_owners(body, seen_by=request.user, side=side)
    return [(MYSELF, _("Myself")), *((owner.value, owner.name) for owner in found)]


def owner_named(request: SignedInRequest, value: str) -> User | Seat | Side:
    """The owner a form names by its value."""
    kind, _colon, key = value.partition(":")
    if kind == "seat":
        return partnerships.get_seat(key, request.user)
    return Side(key) if kind == "side" else request.user


def subject_of(text: str) -> Ref | None:
    """The record a promise is about, if the address names one that has a page."""
    try:
        ref = Ref.parse(text)
    except ValueError:
        return None
    return ref if links.address_of(ref) else None


@login_required
@asking
def promise(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who promises what by when; the other side is asked."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_promise(request.user, body))
    seat = partnerships.seat_of(request.user, body=body)
    form = PromiseForm(
        request.POST or None,
        initial=_given(request),
        owners=owners_in(request, body),
        has_side=bool(seat and seat.side),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.promise(
                where=body, by=request.user, at=timezone.now(), **_read(request, form.cleaned_data)
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _said(made))
            return redirect("commitments:detail", key=made.key)
    subject = subject_of(str(form["about"].value() or ""))
    shown = {
        "form": form,
        "body": body,
        "partnership": body.partnership,
        "subject": links.link_to(subject) if subject else None,
    }
    return render(request, "commitments/promise.html", shown, status=422 if form.is_bound else 200)


def _given(request: SignedInRequest) -> dict[str, Any]:
    """What the address fills in: it may come from the page of any record."""
    kind = request.GET.get("kind", "")
    return {
        "about": request.GET.get("about", ""),
        "what": request.GET.get("what", "")[:240],
        "kind": kind if kind in CommitmentKind.values else CommitmentKind.FOLLOW_UP,
        "owner": MYSELF,
    }


def _read(request: SignedInRequest, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": CommitmentKind(given["kind"]),
        "what": given["what"],
        "detail": given["detail"],
        "due_on": given["due_on"],
        "owner": owner_named(request, given["owner"]),
        "is_private": given.get("is_private", False),
        "about": subject_of(given["about"]),
    }


def _said(made: queries.Commitment) -> str:
    if made.state == CommitmentState.ASKED:
        return _("Asked. It counts as promised once they accept.")
    if made.zone:
        return _("Promised, within your side.")
    return _("Promised. Both sides see it.")


@login_required
@asking
def sponsors(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A co-chair names the sponsor of the own side: late promises come before the pair."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    side = next(iter(partnerships.chair_sides_of(request.user, body=body)), None)
    require(permissions.may_name_sponsor(request.user, body, side or Side.LABOR))
    own = side or Side.LABOR
    people = {str(person.pk): person for person in queries.possible_sponsors(body, own)}
    form = SponsorForm(
        request.POST or None, people=[(value, person.name) for value, person in people.items()]
    )
    if request.method == "POST" and form.is_valid():
        chosen = people[form.cleaned_data["sponsor"]]
        actions.name_sponsor(body=body, side=own, user=chosen, by=request.user, at=timezone.now())
        messages.success(request, _("Named. Both sides see who it is."))
        return redirect("commitments:body", key=key)
    shown = {"form": form, "body": body, "partnership": body.partnership, "side": own}
    return render(request, "commitments/sponsors.html", shown, status=422 if form.is_bound else 200)
