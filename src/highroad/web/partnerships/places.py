"""Records without a page of their own: each leads to the page that shows it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries


@login_required
@require_GET
def seat(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A seat is shown with its body."""
    return redirect("partnerships:body", key=queries.get_seat(key, request.user).body_id)


@login_required
@require_GET
def holder(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody in a seat is shown with the body."""
    return redirect("partnerships:body", key=queries.get_holder(key, request.user).body_id)


@login_required
@require_GET
def change(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A change of status is shown with the partnership."""
    found = queries.get_change(key, request.user)
    return redirect("partnerships:detail", key=found.partnership_id)


@login_required
@require_GET
def party(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A party is shown with the partnership."""
    found = queries.get_party(key, request.user)
    return redirect("partnerships:detail", key=found.partnership_id)


@login_required
@require_GET
def listed(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A side's word on showing the partnership is shown with the partnership."""
    found = queries.get_listing(key, request.user)
    return redirect("partnerships:detail", key=found.partnership_id)
