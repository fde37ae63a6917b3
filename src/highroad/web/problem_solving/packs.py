"""The pack of a forum for a period: involvement with its dates, both sides' views, members, legal basis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.vocabulary import BodyKind
from highroad.areas.problem_solving.queries import forum_law
from highroad.areas.problem_solving.queries import requests as queries
from highroad.kit.answers import require

HALF_YEAR = timedelta(days=183)
"""Forums report inside every six months."""
STANDINGS: dict[str, tuple[str, Promise]] = {
    "in_force": ("ok", _("in force")),
    "changing": ("watch", _("began or ended about then")),
    "ended": ("plain", _("ended")),
    "not_yet": ("plain", _("not yet")),
}


class PeriodForm(forms.Form):
    """From which day to which."""

    first = forms.DateField(
        label=_("From"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    last = forms.DateField(
        label=_("Until"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        return given


@login_required
@require_GET
def pack(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Everything a report of a forum needs for a period, to print; also after the forum has ended."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    today = timezone.localdate()
    usual = {"first": today - HALF_YEAR, "last": today}
    form = PeriodForm(request.GET if "first" in request.GET else usual)
    given = form.cleaned_data if form.is_valid() else usual
    first, last = given["first"], given["last"]
    lines = [
        line
        for line in queries.list_involvements(body, seen_by=request.user)
        if first <= line.notified_on <= last
    ]
    is_forum = body.kind == BodyKind.FEDERAL_FORUM
    shown = {
        "body": body,
        "partnership": body.partnership,
        "form": form,
        "first": first,
        "last": last,
        "lines": [(line, basis_on(line.notified_on) if is_forum else []) for line in lines],
        "stages": queries.stage_counts(lines),
        "sides": partnerships.list_sides(body, request.user, on=today),
        "charter": decisions.charter_in_force(body, last),
        "is_forum": is_forum,
        "orders": orders_shown(today) if is_forum else [],
        "last_report": forum_law.LAST_REPORT,
    }
    status = 200 if form.is_valid() else 422
    return render(request, "problem_solving/pack.html", shown, status=status)


def basis_on(day: date) -> list[tuple[str, str, Promise]]:
    """The orders that stood on a day: citation, pill, words."""
    return [
        (order.citation, *STANDINGS[standing.value]) for order, standing in forum_law.orders_on(day)
    ]


def orders_shown(on: date) -> list[dict[str, Any]]:
    """Every order on forums, and how it stands on a day."""
    return [
        {
            "citation": order.citation,
            "from": _moment(order.from_),
            "to": _moment(order.to) if order.to else "",
            "ended_by": order.ended_by,
            "standing": STANDINGS[order.on(on).value],
        }
        for order in forum_law.ORDERS
    ]


def _moment(moment: forum_law.Moment) -> str:
    """A year, with its month where it is known."""
    if not moment.month:
        return str(moment.year)
    return f"{MONTHS[moment.month]} {moment.year}"
