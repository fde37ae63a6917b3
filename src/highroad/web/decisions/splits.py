"""A body becomes two: chosen seat by seat, put to both sides, carried out by a co-chair."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import actions, permissions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.web.decisions.forms import SplitForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose the seats that go into a new body, and put it to both sides."""
    body, today = partnerships.get_body(key, request.user), timezone.localdate()
    require(permissions.may_propose(request.user, body, today))
    named = [
        (str(seat.key), f"{seat.title} ({side.side.label})" if side.side else seat.title)
        for side in partnerships.list_sides(body, request.user, on=today)
        for seat in side.seats
    ]
    form = SplitForm(request.POST or None, seats=named)
    if request.method == "POST" and form.is_valid():
        chosen = [partnerships.get_seat(one, request.user) for one in form.cleaned_data["seats"]]
        name = form.cleaned_data["name"]
        try:
            made = actions.propose_split(
                body=body,
                name=name,
                seats=chosen,
                title=_("%(body)s becomes two: %(name)s") % {"body": body.name, "name": name},
                text=_text(
                    body.name, name, [seat.title for seat in chosen], form.cleaned_data["reason"]
                ),
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Proposed. Everybody who may answer is asked."))
            return redirect("decisions:detail", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "decisions/split.html", shown, status=422 if form.is_bound else 200)


def _text(body: str, name: str, seats: list[str], reason: str) -> str:
    """What both sides decide on, in the language of whoever proposes."""
    lines = [
        _("%(body)s becomes two. The new body is called: %(name)s") % {"body": body, "name": name},
        _("These seats go into the new body, with the people who sit in them: %(seats)s")
        % {"seats": "; ".join(seats)},
        _("All other seats, the charter and everything that was done stay with %(body)s.")
        % {"body": body},
        reason.strip(),
    ]
    return "\n\n".join(line for line in lines if line)


@login_required
@require_POST
def carry_out(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Make the new body."""
    found = queries.get_split(key, request.user)
    made = actions.carry_out_split(split=found, by=request.user, at=timezone.now())
    messages.success(request, _("The new body is made. Its charter is a draft: adopt it there."))
    return redirect("partnerships:body", key=made.key)


@login_required
@require_GET
def split_of(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A split is shown with the body."""
    return redirect("partnerships:body", key=queries.get_split(key, request.user).body_id)
