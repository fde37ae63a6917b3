"""Plans of training and placement: targets by quarter against what came."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.placements import actions, permissions, queries
from highroad.areas.placements.queries import PlanView, TargetRow
from highroad.kit.answers import Refused, require
from highroad.web.demand.forecasts import bodies_of
from highroad.web.demand.showing import name_of
from highroad.web.placements.forms import PlanForm
from highroad.web.ui.parts import Table


def cells(row: TargetRow) -> list[str]:
    """Target, actual, variance, percent of the target, as texts; a dash where nothing is known."""
    if row.actual is None:
        return [str(row.target), "–", "–", "–"]
    came = _("%(count)s so far") % {"count": row.actual} if row.is_running else str(row.actual)
    variance = row.variance or 0
    sign = "+" if variance > 0 else "−" if variance < 0 else ""
    share = "–"
    if row.percent is not None:
        share = f"{number_format(row.percent, 0, use_l10n=True)} %"
    return [str(row.target), came, f"{sign}{abs(variance)}", share]


def heads() -> list[str]:
    """What `cells` says."""
    return [_("Target"), _("Actual"), _("Actual less target"), _("Of the target")]


def quarter_table(rows: Sequence[TargetRow]) -> Table:
    """Every quarter with its four measures."""
    return Table(
        caption=_("Target and actual by quarter, in people"),
        head=[_("Quarter"), _("What is counted"), *heads()],
        rows=[[name_of(row.quarter), str(row.measure.label), *cells(row)] for row in rows],
        words=frozenset({1}),
    )


def sum_table(rows: Sequence[TargetRow]) -> Table:
    """The same over the quarters that are over."""
    return Table(
        caption=_("All quarters that are over, in people"),
        head=[_("What is counted"), *heads()],
        rows=[[str(row.measure.label), *cells(row)] for row in rows],
    )


def choose(views: Sequence[PlanView], wanted: str) -> PlanView | None:
    """The plan asked for by its number; else the newest that was signed, or put."""
    for view in views:
        if str(view.plan.number) == wanted:
            return view
    signed = (view for view in views if view.status == "signed")
    return next(signed, views[0] if views else None)


@require_http_methods(["GET", "POST"])
@login_required
def plan_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A plan against what came, all plans, and a new one for whoever may."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    bodies = bodies_of(request, partnership)
    form = PlanForm(request.POST or None)
    form.offer([(name, body.name) for name, body in bodies.items()])
    if request.method == "POST":
        require(permissions.may_enter(request.user, partnership))
        if form.is_valid():
            given = form.cleaned_data
            try:
                made = actions.put_plan(
                    body=bodies[given["body"]], targets=given["targets"], by=request.user,
                    at=timezone.now(),
                )  # fmt: skip
            except Refused as error:
                form.add_error("targets", error.reason)
            else:
                messages.success(request, _("The plan is frozen and put to both sides."))
                return redirect("decisions:detail", made.decision_key)
    views = queries.list_plans(partnership, seen_by=request.user, on=timezone.localdate())
    chosen = choose(views, request.GET.get("plan", ""))
    context = {
        "partnership": partnership,
        "views": views,
        "chosen": chosen,
        "sums": sum_table(chosen.to_date) if chosen and chosen.to_date else None,
        "table": quarter_table(chosen.rows) if chosen else None,
        "form": form if bodies else None,
    }
    return render(request, "placements/plans.html", context, status=422 if form.is_bound else 200)


@require_GET
@login_required
def plan_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A plan against what came, as CSV: the headings alone while there is none."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    views = queries.list_plans(partnership, seen_by=request.user, on=timezone.localdate())
    chosen = choose(views, request.GET.get("plan", ""))
    lines = [["quarter", "measure", "target", "actual", "variance", "is_running"]]
    for row in chosen.rows if chosen else ():
        numbers = [str(row.target), _known(row.actual), _known(row.variance)]
        lines.append([row.quarter, row.measure.value, *numbers, str(int(row.is_running))])
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    csv.writer(answer).writerows(lines)  # numbers and codes alone: below 0 is no formula
    answer["Content-Disposition"] = 'attachment; filename="plan-against-actual.csv"'
    return answer


def _known(value: int | None) -> str:
    return "" if value is None else str(value)
