"""The register of issues of a body: a page to filter and print, and a file."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import permissions, queries
from highroad.kit.answers import require
from highroad.web.problem_solving.forms import FilterForm
from highroad.web.problem_solving.words import PILLS
from highroad.web.ui.sheets import written

HEAD = ("number", "question", "raised_by", "raised_on", "state", "last_step_on", "days")


@login_required
@require_GET
def register(request: SignedInRequest, key: UUID) -> HttpResponse:
    """All issues of a body, what was referred, and the mediations."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    form = FilterForm(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    lines = queries.list_issues(body, request.user, **chosen)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "filters": form if form.is_bound else FilterForm(),
        "is_filtered": any(chosen.values()),
        "issues": [(line, PILLS[line.state]) for line in lines],
        "referrals": queries.list_referrals(body, request.user),
        "mediations": queries.list_mediations(body, request.user),
        "may_take_part": permissions.may_take_part(request.user, body),
        "own_side": queries.own_side(request.user, body),
    }
    return render(request, "problem_solving/register.html", shown)


@login_required
@require_GET
def register_csv(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The register as a file that no spreadsheet takes for formulas."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    rows = [
        [
            str(line.number), line.question, line.raised_side, line.raised_on.isoformat(),
            line.state.value, line.moved_on.isoformat(), str(line.days),
        ]
        for line in queries.list_issues(body, request.user)
    ]  # fmt: skip
    return HttpResponse(
        written([HEAD, *rows]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="issues.csv"'},
    )
