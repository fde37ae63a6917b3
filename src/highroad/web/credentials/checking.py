"""Anybody's credential, checked without an account; nothing is kept and nothing fetched."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from highroad.areas.credentials import queries
from highroad.areas.credentials.queries import Report
from highroad.kit.answers import Refused
from highroad.web.credentials.forms import CheckForm
from highroad.web.credentials.shown import shown_report
from highroad.web.ui.tickets import unkept


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form; and once something is sent, what was found out about it."""
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = CheckForm(request.POST, request.FILES)
    report = checked(form) if form.is_bound and form.is_valid() else None
    context = {"form": form, "report": shown_report(report) if report else None}
    status = 422 if form.is_bound and form.errors else 200
    return unkept(render(request, "credentials/check.html", context, status=status))


def checked(form: CheckForm) -> Report | None:
    """The report; what could not be read is said above the form."""
    try:
        return queries.check_public(
            form.content(), at=timezone.now(), name=form.cleaned_data["name"], beside=form.others()
        )
    except Refused as refused:
        form.add_error(None, refused.reason)
    return None
