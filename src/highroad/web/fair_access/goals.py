"""Goals: the list, a new one, the end of one. Each is put to both sides."""

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
from highroad.areas.fair_access import actions, permissions, queries
from highroad.areas.fair_access.actions import GoalTerms
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.fair_access.committee import bodies_to_act_in, own_bodies
from highroad.web.fair_access.forms import EndGoalForm, GoalForm


@require_GET
@login_required
def goal_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """All goals with where they stand."""
    partnership = partnerships.get_partnership(key, request.user)
    context = {
        "partnership": partnership,
        "goals": queries.list_goals(partnership, request.user),
        "may_set": any(permissions.may_set_goal(request.user, b) for b in own_bodies(request, key)),
    }
    return render(request, "fair_access/goals.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def add(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new goal for both sides to adopt."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see_figures(request.user, partnership))
    bodies = {str(body.key): body for body in bodies_to_act_in(request, key)}
    form = GoalForm(request.POST or None)
    form.fields["body"].choices = [(k, b.name) for k, b in bodies.items()]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        body = bodies[form.cleaned_data["body"]]
        terms = GoalTerms(**form.terms())
        goal = actions.set_goal(body=body, terms=terms, by=request.user, at=timezone.now())
        messages.success(request, _("The goal is put to both sides."))
        return redirect("decisions:detail", key=goal.decision_key)
    status = 422 if form.is_bound else 200
    context = {"partnership": partnership, "form": form}
    return render(request, "fair_access/goal_add.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def end(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The end of a goal, for both sides to adopt."""
    goal = queries.get_goal(key, request.user)
    require(permissions.may_end_goal(request.user, goal))
    form = EndGoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.end_goal(goal=goal, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The end of the goal is put to both sides."))
        return redirect("decisions:detail", key=made.decision_key)
    status = 422 if form.is_bound else 200
    context = {"partnership": goal.partnership, "goal": goal, "form": form}
    return render(request, "fair_access/goal_end.html", context, status=status)
