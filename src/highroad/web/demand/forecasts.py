"""Forecasts: frozen, put to both sides, kept."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Body, Partnership
from highroad.kit.answers import Refused, require
from highroad.web.demand.forms import ForecastForm
from highroad.web.demand.showing import table_of_content


def bodies_of(request: SignedInRequest, partnership: Partnership) -> dict[str, Body]:
    """The bodies in which the reader may put a forecast, by their key as text."""
    found = {}
    for line in partnerships.list_bodies(partnership, request.user):
        body = partnerships.get_body(line.key, request.user)
        if permissions.may_put(request.user, body):
            found[str(body.key)] = body
    return found


@require_http_methods(["GET", "POST"])
@login_required
def forecast_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """All forecasts, and a new one for whoever may."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    bodies = bodies_of(request, partnership)
    form = ForecastForm(request.POST or None)
    form.offer([(name, body.name) for name, body in bodies.items()])
    if request.method == "POST":
        require(permissions.may_plan(request.user, partnership))
        if form.is_valid():
            try:
                made = actions.put_forecast(
                    body=bodies[form.cleaned_data["body"]], by=request.user, at=timezone.now()
                )
            except Refused as error:
                form.add_error(None, error.reason)
            else:
                messages.success(request, _("The forecast is frozen and put to both sides."))
                return redirect("demand:forecast", key=made.key)
    context = {
        "partnership": partnership,
        "forecasts": queries.list_forecasts(partnership, request.user),
        "form": form if bodies else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "demand/forecasts.html", context, status=status)


@require_GET
@login_required
def forecast(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One forecast as it was frozen."""
    found = queries.get_forecast(key, request.user)
    context = {
        "partnership": found.partnership,
        "view": queries.view_forecast(found, request.user),
        "tables": table_of_content(found.content),
    }
    return render(request, "demand/forecast.html", context)
