"""The outlook: every craft at a glance, and one craft quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import permissions, queries
from highroad.areas.demand.queries import CraftOutlook
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound, require
from highroad.web.demand.files import MONTHLY, planned
from highroad.web.demand.showing import (
    binding_rows,
    by_sheet,
    figure_of,
    hands,
    intake_rows,
    part_in_words,
    rank_rows,
    start_rows,
    tightest_of,
)
from highroad.web.demand.staffing import permanent_table

SHOWN = 0.05
"""Hand-quarters that a page shows."""


def most_pressing(outlooks: Sequence[CraftOutlook]) -> CraftOutlook | None:
    """The craft with the widest gap; where no supply is known, with most demand."""
    return max(
        outlooks,
        key=lambda each: (each.widest.gap or 0.0 if each.widest else 0.0, each.peak.expected),
        default=None,
    )


@require_GET
@login_required
def overview(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Hands by craft, and the chart of the most pressing one."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    today = timezone.localdate()
    outlooks = queries.outlook_of(partnership, seen_by=request.user, on=today)
    first = most_pressing(outlooks)
    permanent = queries.permanent_of(partnership, seen_by=request.user, on=today)
    standing = queries.standing_of(partnership, seen_by=request.user, on=today)
    context = {
        "partnership": partnership,
        "sheets": [
            (sheet, rows, permanent_table(permanent, sheet)) for sheet, rows in by_sheet(outlooks)
        ],
        "figure": figure_of(first) if first else None,
        "conditions": [
            view for view in queries.list_conditions(partnership, request.user) if view.to_confirm
        ],
        "unpriced": part_in_words(standing.unpriced),
        "stale": part_in_words(standing.stale),
        "months": standing.months,
        "may_plan": permissions.may_plan(request.user, partnership),
    }
    return render(request, "demand/overview.html", context)


@require_GET
@login_required
def craft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One craft, quarter by quarter or month by month."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    wanted = request.GET.get("craft", "")
    outlooks = queries.outlook_of(partnership, seen_by=request.user, on=timezone.localdate())
    found = next((each for each in outlooks if each.craft == wanted), None)
    if found is None and not wanted:
        found = most_pressing(outlooks)
    if found is None and wanted:
        raise NotFound
    monthly = request.GET.get("by") == MONTHLY
    if found is not None and monthly:
        found = queries.outlook_by_month(
            partnership, found.craft, seen_by=request.user, on=timezone.localdate()
        )
    context = {
        "partnership": partnership,
        "by_month": monthly,
        "ranks": rank_rows() if found and found.tightest else [],
        "tightest": tightest_of(found) if found else None,
        "outlook": found,
        "crafts": [each.craft for each in outlooks],
        "figure": figure_of(found) if found else None,
        "intake": intake_rows(found) if found else [],
    }
    return render(request, "demand/craft.html", context)


@require_GET
@login_required
def intake(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The plan of starts with the smallest shortage, within a budget if one is given."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    form, budget, view = planned(request, partnership)
    context = {
        "partnership": partnership,
        "form": form,
        "budget": "" if budget is None else str(budget),
        "plan": view.plan,
        "rows": start_rows(view),
        "bindings": binding_rows(view),
        "saved": hands(view.plan.without - view.plan.shortage),
        "left": hands(view.plan.shortage),
        "short": view.plan.shortage >= SHOWN,
        "without": hands(view.plan.without),
        "within": hands(view.plan.within) if view.plan.within >= SHOWN else "",
    }
    return render(request, "demand/intake.html", context)
