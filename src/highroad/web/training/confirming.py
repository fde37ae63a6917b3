"""Hours that wait for a journeyworker: confirm several at once, or say what is not right."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training.actions import hours as actions
from highroad.areas.training.queries import hours
from highroad.kit.answers import Refused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: SignedInRequest) -> HttpResponse:
    """Everything that waits for the reader's word."""
    error, chosen, reason = "", request.POST.getlist("entry"), request.POST.get("reason", "")
    if request.method == "POST":
        try:
            actions.answer_entries(
                entries=[hours.get_entry(key, request.user) for key in chosen],
                is_confirmed=request.POST.get("answer") == "yes", reason=reason,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            error = refused.reason
        else:
            messages.success(request, _("Kept. The apprentice sees it in the book."))
            return redirect("training:confirm")
    lines = hours.list_waiting(seen_by=request.user)
    shown = {
        "lines": [(line, not chosen or str(line.key) in chosen) for line in lines],
        "error": error, "reason": reason,
    }  # fmt: skip
    return render(request, "training/confirm.html", shown, status=422 if error else 200)
