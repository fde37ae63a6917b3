"""Countersigning: who must, the keys of both sides, and pressing countersign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.witnesses import actions, permissions, queries
from highroad.areas.witnesses.vocabulary import Cosigner
from highroad.kit.answers import NotFound, Refused, no, require
from highroad.web.ledger.forms import CountersignForm, KeyForm, PolicyForm

asking = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Keeper:
    """One side (or the neutral), its key, how far it has signed, and what the reader may do."""

    side: Cosigner
    witness: ledger.WitnessLine | None
    is_required: bool
    is_behind: bool
    may_keep: bool


def joint(request: SignedInRequest, key: UUID) -> Any:
    """The partnership, for whoever sits in it. Raises `NotFound`."""
    found = partnerships.get_partnership(key, seen_by=request.user)
    if not partnership_permissions.may_see_joint(request.user, found):
        raise NotFound(key)
    return found


def keepers_of(request: SignedInRequest, partnership: Any, newest: int) -> list[Keeper]:
    required = queries.required_for_system(partnership)
    keyed = {line.side: line for line in ledger.witnesses_for_system(partnership.log)}
    return [
        Keeper(
            side=side,
            witness=keyed.get(side),
            is_required=side in required,
            is_behind=side in keyed and keyed[side].size < newest,
            may_keep=bool(permissions.may_keep_key(request.user, partnership, side)),
        )
        for side in Cosigner
        if side is not Cosigner.NEUTRAL or side in required or side in keyed
    ]


@require_safe
@login_required
def witnesses(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who countersigns this record, with which keys, and how far."""
    partnership = joint(request, key)
    newest = ledger.newest_checkpoint_for_system(partnership.log)
    policies = queries.list_policies(partnership, request.user)
    keepers = keepers_of(request, partnership, newest.size if newest else 0)
    neutral = next((one for one in keepers if one.side is Cosigner.NEUTRAL), None)
    context = {
        "partnership": partnership,
        "policy": next((one for one in policies if one.is_adopted), None),
        "proposed": next((one for one in policies if one.outcome is Outcome.OPEN), None),
        "keepers": keepers,
        "newest": newest,
        "final": ledger.final_for_system(partnership.log, queries.required_for_system(partnership)),
        "may_propose": bool(bodies_for(request, partnership)),
        "may_use_neutral": neutral is not None
        and neutral.witness is None
        and permissions.may_use_neutral(request.user, partnership),
        "log_key": ledger.log_key_for_system(partnership.log),
        "address": api_address(partnership),
    }
    return render(request, "ledger/witnesses.html", context)


def api_address(partnership: Any) -> str:
    """Where a program asks about this record."""
    return f"{settings.ADDRESS}/api/v1/records/{partnership.key}"


def bodies_for(request: SignedInRequest, partnership: Any) -> list[tuple[str, str]]:
    """The bodies in which this person may propose who countersigns."""
    return [
        (str(body.key), body.name)
        for body in partnerships.top_bodies(partnership, request.user)
        if permissions.may_propose_policy(request.user, body)
    ]


@login_required
@asking
def policy(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Propose who must countersign."""
    partnership = joint(request, key)
    bodies = bodies_for(request, partnership)
    if not bodies:
        raise Refused(no("Only a co-chair may do this."))
    form = PolicyForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        body = partnerships.get_body(form.cleaned_data["body"], request.user)
        try:
            made = actions.propose_policy(
                body=body, neutral_key=form.cleaned_data["neutral_key"].strip(),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Proposed. Everybody who may answer is asked."))
            return redirect("decisions:detail", key=made.decision_key)
    shown = {"form": form, "partnership": partnership}
    return render(request, "ledger/policy.html", shown, status=422 if form.is_bound else 200)


@require_safe
@login_required
def policy_record(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A policy is shown with the decision on it."""
    found = queries.get_policy(key, request.user)
    if found.decision_key is None:
        return redirect("ledger:witnesses", key=found.partnership_id)
    return redirect("decisions:detail", key=found.decision_key)


@login_required
@asking
def side_key(request: SignedInRequest, key: UUID, side: str) -> HttpResponse:
    """Name the key of one's own side: made by the program, or in this browser."""
    partnership = joint(request, key)
    require(permissions.may_keep_key(request.user, partnership, side))
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_witness(
                partnership=partnership, side=side, by=request.user, at=timezone.now(),
                public_key=form.cleaned_data["public_key"].strip(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("public_key", refused.reason)
        else:
            messages.success(request, _("Named. The other side sees it in the record."))
            return redirect("ledger:witnesses", key=key)
    shown = {
        "form": form,
        "partnership": partnership,
        "side": Cosigner(side),
        "address": api_address(partnership),
        "log_key": ledger.log_key_for_system(partnership.log),
        "name": f"{settings.HOST}/p/{partnership.key}/{side}",
    }
    return render(request, "ledger/key.html", shown, status=422 if form.is_bound else 200)


@login_required
@require_POST
def end_key(request: SignedInRequest, key: UUID, side: str) -> HttpResponse:
    """Take the key of one's own side out of use."""
    partnership = joint(request, key)
    actions.end_witness(partnership=partnership, side=side, by=request.user, at=timezone.now())
    messages.success(request, _("The key is out of use. Name a new one."))
    return redirect("ledger:witnesses", key=key)


@login_required
@require_POST
def neutral(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Bring the neutral's key into use that both sides adopted."""
    partnership = joint(request, key)
    actions.use_neutral(partnership=partnership, by=request.user, at=timezone.now())
    messages.success(request, _("The neutral's key is in use."))
    return redirect("ledger:witnesses", key=key)


@login_required
@asking
def countersign(request: SignedInRequest, key: UUID, side: str) -> HttpResponse:
    """Press countersign, or bring the file that the program signed."""
    partnership = joint(request, key)
    require(permissions.may_keep_key(request.user, partnership, side))
    form = CountersignForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = actions.countersign(
                log=partnership.log, signed=form.cleaned_data["note"], at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            told = _("Countersigned.") if taken else _("This was here already.")
            messages.success(request, told)
            return redirect("ledger:witnesses", key=key)
    shown = {"form": form, **to_sign(partnership, side)}
    return render(request, "ledger/countersign.html", shown, status=422 if form.is_bound else 200)


def to_sign(partnership: Any, side: str) -> dict[str, Any]:
    """What the key of a side is asked to sign, and where it is fetched."""
    own = [line for line in ledger.witnesses_for_system(partnership.log) if line.side == side]
    witness = own[0] if own else None
    wanted = ledger.wanted_for_system(partnership.log, witness.key) if witness else []
    where = reverse("api:add_checkpoint", kwargs={"key": partnership.key})
    return {
        "partnership": partnership,
        "side": Cosigner(side),
        "witness": witness,
        "wanted": wanted,
        "files": [
            (size, f"{where}?old={witness.size if witness else 0}&size={size}") for size in wanted
        ],
        "log_key": ledger.log_key_for_system(partnership.log),
        "api": f"/api/v1/records/{partnership.key}",
    }
