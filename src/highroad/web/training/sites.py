"""The ratio, day by day and site by site."""

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
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import queries
from highroad.areas.training.actions import hours as actions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import hours
from highroad.kit.answers import Refused, require
from highroad.web.training.enrollment_forms import HeadsForm
from highroad.web.training.words import crumbs_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def site_days(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every day with apprentices on a site, and the form to count journeyworkers."""
    program, user = queries.get_program(key, request.user), request.user
    require(may_coordinate(user, program))
    parties = partnerships.list_parties(program.body.partnership, user)
    form = HeadsForm(
        request.POST or None, employers=[(str(line.key), line.name) for line in parties],
        initial={"day": timezone.localdate()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.count_heads(
                program=program, employer=partnerships.get_party(given["employer"], user),
                site=given["site"], day=given["day"], journeyworkers=given["journeyworkers"],
                by=user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Counted."))
            return redirect("training:sites", key=key)
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "lines": hours.list_site_days(program, seen_by=user),
        "form": form,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "training/sites.html", shown, status=status)
