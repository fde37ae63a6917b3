"""The ladder of an impasse on the page of its issue."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.vocabulary.issues import RungEnd
from highroad.kit.answers import NotFound


@login_required
@require_POST
def call(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's own side says that the body is stuck."""
    issue = queries.get_issue(key, request.user)
    actions.call_impasse(issue=issue, by=request.user, at=timezone.now())
    messages.success(request, _("The ladder is set up. Its first rung begins today."))
    return redirect("problem_solving:issue", key=key)


@login_required
@require_GET
def rung(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A rung is shown with its issue."""
    return redirect("problem_solving:issue", key=queries.get_rung(key, request.user).issue_id)


@login_required
@require_POST
def leave(request: SignedInRequest, key: UUID) -> HttpResponse:
    """How a rung was left."""
    found = queries.get_rung(key, request.user)
    said = request.POST.get("end", RungEnd.LEFT.value)
    if said not in RungEnd.values:
        raise NotFound
    actions.leave_rung(rung=found, end=RungEnd(said), by=request.user, at=timezone.now())
    return redirect("problem_solving:issue", key=found.issue_id)
