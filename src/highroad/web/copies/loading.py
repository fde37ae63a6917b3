"""Loading a partnership from a copy: send it, see what would happen, accept it; then ask its people in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.copies import actions, permissions, queries
from highroad.areas.copies.vocabulary import ArrivalStatus
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships import permissions as seats
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound, Refused

SHOWN = 100


class ArrivalForm(forms.Form):
    """The file, and the key by which it is known."""

    file = forms.FileField(
        label=gettext_lazy("Copy of a partnership"),
        help_text=gettext_lazy("A ZIP file that a Highroad made. Nothing is loaded yet."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )
    key = forms.CharField(
        label=gettext_lazy("Key of the earlier platform"),
        help_text=gettext_lazy("As it was given to you by another way than the file, if it was."),
        required=False,
        max_length=400,
    )


class AddressForm(forms.Form):
    """Whom to ask in."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


def office(request: SignedInRequest) -> None:
    """Raise `NotFound` for everybody but the program office."""
    if not permissions.may_bring(request.user):
        raise NotFound


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def arrivals(request: SignedInRequest) -> HttpResponse:
    """What was sent, and the form for another file."""
    office(request)
    form = ArrivalForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            found = actions.look_at(
                blocks=given["file"].chunks(), key=given["key"], by=request.user, at=timezone.now()
            )
            return redirect("copies:arrival", key=found.key)
        except Refused as refused:
            form.add_error("file", refused.reason)
    shown = {"form": form, "arrivals": queries.list_arrivals(request.user)}
    return render(request, "copies/arrivals.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def arrival(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What loading would do, or what is wrong."""
    found = queries.get_arrival(key, request.user)
    shown: dict[str, Any] = {
        "found": found,
        "faults": found.faults[:SHOWN],
        "more": len(found.faults) - SHOWN,
        "records": sum(found.arrival.counts.values()),
        "may_accept": permissions.may_accept(request.user, found.arrival),
        "is_brought": found.status == ArrivalStatus.BROUGHT,
        "is_under_way": found.status in (ArrivalStatus.WAITING, ArrivalStatus.ACCEPTED),
    }
    return render(request, "copies/arrival.html", shown)


@login_required
@require_POST
def accept(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Load all of it, or nothing."""
    found = queries.get_arrival(key, request.user)
    made = actions.accept(arrival=found.arrival, by=request.user, at=timezone.now())
    if made is None:
        messages.success(request, _("The copy is being loaded. This page says when it is done."))
        return redirect("copies:arrival", key=key)
    messages.success(request, _("Loaded. Now ask the first co-chair of each side in."))
    return redirect("copies:people", key=made.key)


@login_required
@require_POST
def drop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Set a file aside."""
    found = queries.get_arrival(key, request.user)
    actions.drop(arrival=found.arrival, by=request.user)
    messages.success(request, _("The file is deleted; nothing of it was loaded."))
    return redirect("copies:arrivals")


@login_required
@require_safe
def people(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Names that were brought along, and whom the reader may ask in for them."""
    partnership = partnerships.get_partnership(key, request.user)
    names = partnerships.list_brought(partnership, request.user)
    waiting = [(holder, seats.may_ask_in(request.user, holder)) for holder in names[:SHOWN]]
    shown = {"partnership": partnership, "waiting": waiting, "more": len(names) - SHOWN}
    return render(request, "copies/people.html", shown)


@login_required
@require_POST
def ask_in(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Send an invitation to the seat of a name."""
    holder = partnerships.get_brought(key, request.user)
    form = AddressForm(request.POST)
    if form.is_valid():
        partnership_actions.ask_in(
            holder=holder, email=form.cleaned_data["email"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("The invitation is on its way."))
    else:
        messages.error(request, _("Enter an e-mail address, like name@example.org."))
    return redirect("copies:people", key=holder.body.partnership_id)
