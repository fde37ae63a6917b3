"""A charter that both sides confirm anew: why, until when, whose word is there, and one's own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import actions, permissions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_draft_charter
from highroad.kit.answers import Refused, require
from highroad.web.decisions.forms import RenewForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Read the charter once more, and renew it for one's own side."""
    found, today = queries.get_renewal(key, request.user), timezone.localdate()
    may_renew = permissions.may_renew(request.user, found, today)
    if request.method == "POST":
        require(may_renew)
    form = RenewForm(request.POST or None) if may_renew else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            actions.renew(renewal=found, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Renewed for your side. The other side is asked as well."))
            return redirect("decisions:renewal", key=key)
    line = queries.renewal_line(found, today)
    shown = {
        "form": form, "renewal": found, "line": line, "body": found.body,
        "partnership": found.body.partnership, "may_renew": may_renew, "charter": found.charter,
        "text": partnerships.charter_text_of(found.charter),
        "agreements": queries.side_agreements_in_force(found.body, today),
        "may_draft": may_draft_charter(request.user, found.body),
    }  # fmt: skip
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "decisions/renewal.html", shown, status=status)
