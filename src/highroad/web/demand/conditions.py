"""What jobs wait for: naming it, and what a new day means for whom."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.demand.vocabulary import ConditionKind
from highroad.areas.partnerships import queries as partnerships
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import ConditionForm, MoveForm


@require_http_methods(["GET", "POST"])
@login_required
def add(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Something new to wait for."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: ConditionForm) -> str:
        given = form.cleaned_data
        made = actions.add_condition(
            partnership=partnership, kind=ConditionKind(given["kind"]), name=given["name"],
            expected_on=given["expected_on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("demand:condition", kwargs={"key": made.key})

    return enter(
        request, partnership, ConditionForm(request.POST or None), do=do,
        title=_("What do jobs wait for?"),
        lede=_(
            "A permit, money, an agreement. When its day moves, every date that hangs on it "
            "moves as far."),
        button=_("Enter it"), done=_("Entered. Orders and projects can wait for it now."),
    )  # fmt: skip


@require_GET
@login_required
def condition(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One condition: how its day moved, what hangs on it, who must decide again."""
    found = queries.get_condition(key, request.user)
    forecasts = queries.list_forecasts(found.partnership, request.user)
    signed = [view for view in forecasts if view.status == "signed"][:1]
    context = {
        "partnership": found.partnership,
        "view": queries.view_condition(found, request.user),
        "forecasts": [view for view in signed if view.is_overtaken],
        "may_plan": permissions.may_plan(request.user, found.partnership),
    }  # fmt: skip
    return render(request, "demand/condition.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def move(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new day, with its reason."""
    found = queries.get_condition(key, request.user)
    form = MoveForm(request.POST or None, initial={"expected_on": found.expected_on})

    def do(form: MoveForm) -> str:
        actions.move_condition(
            condition=found, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return reverse("demand:condition", kwargs={"key": key})

    return enter(
        request, found.partnership, form, title=_("Expect it on another day"), do=do,
        lede=_(
            "All dates that hang on it move as far. Employers and owners are asked whether "
            "they stand by their jobs, and a signed forecast has to be signed anew."),
        button=_("Move the day"), done=_("Moved. Everything that hangs on it has moved as well."),
    )  # fmt: skip
