"""One body: its sides, seats and people, and what each side does with its own seats."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import actions as decision_actions
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.vocabulary import SeatRole, Side
from highroad.areas.problem_solving import queries as issues
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.answers import Refused, require
from highroad.web.partnerships.forms import AppointForm, ParityForm, SeatForm
from highroad.web.partnerships.pages import answered, asking

SHOWN = 10
"""So many of the newest decisions stand on the page of a body."""


@login_required
@require_GET
def body(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The sides side by side, the charter in force, the decisions."""
    found = queries.get_body(key, request.user)
    return render(request, "partnerships/body.html", _shown(request, found))


def _shown(request: SignedInRequest, found: queries.Body) -> dict[str, Any]:
    user, today = request.user, timezone.localdate()
    sides = queries.list_sides(found, user, on=today)
    manages = permissions.sides_to_manage(user, found)
    is_member = bool(permissions.may_see_joint(user, found.partnership))
    lines = decisions.list_decisions(found, user, on=today, limit=SHOWN + 1)
    keys = [line.key for line in lines[:SHOWN]]
    firm = witnesses.finality_each(found.partnership, keys, user) if is_member else {}
    return {
        "body": found,
        "partnership": found.partnership,
        "sides": [(side, (side.side or "") in manages) for side in sides],
        "manages": manages,
        "key_sides": [side.side for side in sides if side.holds_key],
        "parity": queries.parity_of(found),
        "may_declare": permissions.may_declare_inequality(user, found),
        "may_draft": permissions.may_draft_charter(user, found),
        "is_paused": queries.is_paused(found),
        "is_member": is_member,
        "own_side": issues.own_side(user, found) if is_member else "",
        "charter": decisions.charter_in_force(found, today) if is_member else None,
        "splits": _splits(request, found) if is_member else [],
        "renewal": decisions.renewal_of(found, today) if is_member else None,
        "charters": queries.list_charters(found, user) if is_member else [],
        "decisions": [(line, firm.get(line.key)) for line in lines[:SHOWN]],
        "has_more_decisions": len(lines) > SHOWN,
        "may_propose": decision_permissions.may_propose(user, found),
    }


def _splits(request: SignedInRequest, found: queries.Body) -> list[tuple[Any, Any]]:
    """What came out of this body or may, and whether the reader may carry it out now."""
    today = timezone.localdate()
    return [
        (
            line,
            line.is_adopted
            and line.split.done_at is None
            and decision_permissions.may_carry_out_split(request.user, line.split, today),
        )
        for line in decisions.splits_of(found)
    ]


@login_required
@asking
def add_seat(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Give a party of one's own side a place in the body."""
    found = queries.get_body(key, request.user)
    manages = permissions.sides_to_manage(request.user, found)
    if not manages:
        require(permissions.may_add_seat(request.user, found, None))
    parties = {
        party.key: party
        for party in queries.list_parties(found.partnership, request.user)
        if party.side in manages
    }
    names = [(party.key, _named(party)) for party in parties.values()]
    form = SeatForm(request.POST or None, parties=names)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        party = queries.get_party(given["party"], request.user)
        try:
            actions.add_seat(
                body=found,
                party=party,
                title=given["title"],
                role=SeatRole(given["role"]),
                carries_key=given["carries_key"] and bool(party.side),
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The seat is added. Now appoint who sits in it."))
            return redirect("partnerships:body", key=key)
    shown = {"form": form, "body": found, "partnership": found.partnership}
    return render(request, "partnerships/add_seat.html", shown, status=answered(form))


def _named(party: queries.PartyLine) -> str:
    side = Side(party.side).label if party.side else _("a voice only")
    return f"{party.name} ({side})"


@login_required
@asking
def appoint(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Invite somebody into a seat of one's own side, as holder or alternate."""
    seat = queries.get_seat(key, request.user)
    require(permissions.may_appoint(request.user, seat))
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.appoint(seat=seat, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("An invitation is on its way. The other side is told."))
            return redirect("partnerships:body", key=seat.body_id)
    shown = {"form": form, "seat": seat, "body": seat.body, "partnership": seat.body.partnership}
    return render(request, "partnerships/appoint.html", shown, status=answered(form))


@login_required
@require_POST
def end_seat(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take an empty seat away."""
    seat = queries.get_seat(key, request.user)
    actions.end_seat(seat=seat, by=request.user, at=timezone.now())
    messages.success(request, _("The seat is taken away. The other side is told."))
    return redirect("partnerships:body", key=seat.body_id)


@login_required
@require_POST
def confirm(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Confirm somebody of one's own side; from now on they act."""
    holder = queries.get_holder(key, request.user)
    actions.confirm(holder=holder, by=request.user, at=timezone.now())
    if holder.seat.is_co_chair:
        decision_actions.open_renewals(bodies=[holder.seat.body], at=timezone.now())
    messages.success(request, _("Confirmed. The other side is told."))
    return redirect("partnerships:body", key=holder.body_id)


@login_required
@asking
def end_term(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask once more, then end somebody's time in a seat at once."""
    holder = queries.get_holder(key, request.user)
    require(permissions.may_end_term(request.user, holder, timezone.localdate()))
    body_key = holder.body_id
    if request.method == "POST":
        actions.end_term(holder=holder, by=request.user, at=timezone.now())
        messages.success(request, _("Ended. The other side is told."))
        if queries.has_seat(request.user, holder.body.partnership):
            return redirect("partnerships:body", key=body_key)
        return redirect("partnerships:list")
    shown = {
        "holder": holder,
        "seat": holder.seat,
        "body": holder.body,
        "partnership": holder.body.partnership,
    }
    return render(request, "partnerships/end_term.html", shown)


@login_required
@asking
def parity(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say in words why the sides have unequal seats."""
    found = queries.get_body(key, request.user)
    require(permissions.may_declare_inequality(request.user, found))
    form = ParityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            actions.declare_inequality(body=found, note=note, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Declared. The other side is told."))
            return redirect("partnerships:body", key=key)
    shown = {
        "form": form,
        "body": found,
        "partnership": found.partnership,
        "parity": queries.parity_of(found),
    }
    return render(request, "partnerships/parity.html", shown, status=answered(form))
