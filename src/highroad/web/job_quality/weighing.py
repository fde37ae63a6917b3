"""Weights for a partnership that wants one figure: versions, and a new one put to both sides."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.job_quality import actions, permissions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.job_quality.forms import WeightsForm
from highroad.web.job_quality.pages import asking, place, to
from highroad.web.ui.asking import ask


@login_required
@require_GET
def weights(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The versions of a body, and which one both sides adopted."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_see(request.user, body.partnership))
    shown = {
        "body": body,
        "partnership": body.partnership,
        "versions": queries.list_weights(body, request.user),
        "may_take_part": permissions.may_take_part(request.user, body),
    }
    return render(request, "job_quality/weights.html", shown)


@login_required
@asking
def weigh(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a version to both sides."""
    body = place(request, key)
    form = WeightsForm(request.POST or None)

    def do() -> str:
        made = actions.put_weights(
            body=body, weights=form.weights(), by=request.user, at=timezone.now(),
            smallest_coverage=form.cleaned_data["smallest_coverage"],
        )  # fmt: skip
        return to("weights", made.body_id)

    return ask(
        request, form, do, body=body, heading=_("Weigh the principles"),
        lede=_("In percent, together 100. Nothing counts before both sides have adopted it."),
        button=_("Put it to both sides"), said=_("Put to both sides."),
    )  # fmt: skip


@login_required
@require_GET
def version(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A version stands among the others of its body: it is led there."""
    return redirect("job_quality:weights", key=queries.get_weights(key, request.user).body_id)
