"""Partnerships: the list, one partnership, founding, parties, bodies, status."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    OrganizationKind,
    PartnershipStatus,
    Side,
    SideRule,
)
from highroad.kit.answers import Refused, require
from highroad.web.partnerships.branches import branch_of
from highroad.web.partnerships.forms import BodyForm, FoundForm, PartyForm, StatusForm

asking = require_http_methods(["GET", "HEAD", "POST"])


def answered(form: Form) -> int:
    """The status of a page with a form: 422 when it was sent and something is wrong."""
    return 422 if form.is_bound else 200


@login_required
@require_GET
def partnership_list(request: SignedInRequest) -> HttpResponse:
    """The partnerships somebody may see."""
    shown = {
        "partnerships": queries.list_partnerships(request.user),
        "may_found": permissions.may_found(request.user),
    }
    return render(request, "partnerships/list.html", shown)


@login_required
@asking
def found(request: SignedInRequest) -> HttpResponse:
    """Begin a partnership."""
    require(permissions.may_found(request.user))
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found_partnership(
                **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The partnership is founded. Now bring in its parties."))
            return redirect("partnerships:detail", key=made.key)
    return render(request, "partnerships/found.html", {"form": form}, status=answered(form))


@login_required
@require_GET
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One partnership: status, parties, bodies, people by seat."""
    partnership = queries.get_partnership(key, request.user)
    shown = {**_shown(request, partnership), **branch_of(request, partnership)}
    return render(request, "partnerships/detail.html", shown)


def _shown(request: SignedInRequest, partnership: queries.Partnership) -> dict[str, Any]:
    user = request.user
    changes = queries.list_status_changes(partnership, user)
    chairs, listed = (
        queries.chairs_of_partnership(user, partnership),
        queries.listed_sides(partnership),
    )
    return {
        "partnership": partnership,
        "status": PartnershipStatus(partnership.status),
        "parties": queries.list_parties(partnership, user),
        "changes": [(change, permissions.may_lift(user, change)) for change in changes],
        "chairs": chairs,
        "listed": listed,
        "may_agree": not chairs <= listed,
        "may_take_back": bool(chairs & listed),
        "may_add_party": _sides_to_add(request, partnership),
        "may_create_body": permissions.may_create_body(user, partnership),
        "may_list": permissions.may_agree_to_listing(user, partnership),
        "may_change": permissions.may_lead(user, partnership),
        "may_see_joint": permissions.may_see_joint(user, partnership),
        **leaving_of(request, partnership),
    }


def leaving_of(request: SignedInRequest, partnership: queries.Partnership) -> dict[str, Any]:
    """Notices in this partnership, and the parties for which somebody may give one."""
    user, today = request.user, timezone.localdate()
    if not permissions.may_see_joint(user, partnership):
        return {}
    found = decisions.withdrawals_of(partnership, user)
    running = {one.party_id for one in found if one.taken_back_at is None}
    return {
        "withdrawals": [
            (one, decision_permissions.may_take_notice_back(user, one, today)) for one in found
        ],
        "own_parties": [
            party
            for party in queries.parties_acted_for(user, partnership)
            if party.pk not in running
        ],
    }


def _sides_to_add(request: SignedInRequest, partnership: queries.Partnership) -> list[Side]:
    return [side for side in Side if permissions.may_add_party(request.user, partnership, side)]


@login_required
@asking
def add_party(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Bring an organization to the table."""
    partnership = queries.get_partnership(key, request.user)
    require(permissions.may_add_party(request.user, partnership, None))
    form = PartyForm(request.POST or None, sides=_sides_to_add(request, partnership))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        kind = OrganizationKind(given.pop("kind"))
        try:
            actions.add_party(
                partnership=partnership, kind=kind, **given, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The party is at the table."))
            return redirect("partnerships:detail", key=key)
    shown = {"form": form, "partnership": partnership}
    return render(request, "partnerships/add_party.html", shown, status=answered(form))


@login_required
@asking
def add_body(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Set up a joint body."""
    partnership = queries.get_partnership(key, request.user)
    require(permissions.may_create_body(request.user, partnership))
    lines = queries.list_bodies(partnership, request.user)
    form = BodyForm(request.POST or None, bodies=[(line.key, line.name) for line in lines])
    if request.method == "POST" and form.is_valid():
        try:
            made = _create_body(request, partnership, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The body is set up. Each side now fills its own seats."))
            return redirect("partnerships:body", key=made.key)
    shown = {"form": form, "partnership": partnership}
    return render(request, "partnerships/add_body.html", shown, status=answered(form))


def _create_body(
    request: SignedInRequest, partnership: queries.Partnership, given: dict[str, Any]
) -> queries.Body:
    sides = [
        SideTerms(Side.LABOR, SideRule(given["labor_rule"]), quorum=given["labor_quorum"]),
        SideTerms(
            Side.MANAGEMENT,
            SideRule(given["management_rule"]),
            quorum=given["management_quorum"],
        ),
    ]
    if given["has_third"]:
        sides.append(SideTerms(Side.THIRD))
    parent = queries.get_body(given["parent"], request.user) if given["parent"] else None
    return actions.create_body(
        partnership=partnership,
        name=given["name"],
        kind=BodyKind(given["kind"]),
        parent=parent,
        sides=sides,
        is_sealed_signing=given["is_sealed_signing"],
        by=request.user,
        at=timezone.now(),
    )


@login_required
@asking
def status(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Move the partnership to another status."""
    partnership = queries.get_partnership(key, request.user)
    require(permissions.may_lead(request.user, partnership))
    old = PartnershipStatus(partnership.status)
    form = StatusForm(request.POST or None, statuses=permissions.next_statuses(old))
    if request.method == "POST" and form.is_valid():
        new = PartnershipStatus(form.cleaned_data["status"])
        reason = form.cleaned_data["reason"]
        try:
            actions.change_status(
                partnership=partnership,
                status=new,
                reason=reason,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The status is changed; both sides are told."))
            return redirect("partnerships:detail", key=key)
    shown = {"form": form, "partnership": partnership, "status": old}
    return render(request, "partnerships/status.html", shown, status=answered(form))


@login_required
@require_POST
def resume(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Go on where one's own side had paused."""
    change = queries.get_change(key, request.user)
    actions.lift_pause(change=change, by=request.user, at=timezone.now())
    messages.success(request, _("Work goes on."))
    return redirect("partnerships:detail", key=change.partnership_id)


@login_required
@require_POST
def listing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say for one's side whether the public may see the partnership."""
    partnership = queries.get_partnership(key, request.user)
    if request.POST.get("show") == "yes":
        actions.agree_to_listing(partnership=partnership, by=request.user, at=timezone.now())
        messages.success(request, _("Your side agrees to show this partnership."))
    else:
        actions.end_listing(partnership=partnership, by=request.user, at=timezone.now())
        messages.success(request, _("The public does not see this partnership any more."))
    return redirect("partnerships:detail", key=key)
