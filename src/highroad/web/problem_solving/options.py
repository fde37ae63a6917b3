"""Options, criteria, ratings and the straw design on the page of their issue."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.rounds import Score
from highroad.kit.answers import Refused, require
from highroad.web.problem_solving.forms import CriterionForm, OptionForm, StrawForm
from highroad.web.problem_solving.showing import shown_of


def _again(
    request: SignedInRequest, issue: queries.Issue, name: str, form: forms.Form
) -> HttpResponse:
    """The page of the issue with what was typed, and what is wrong with it."""
    shown = {**shown_of(request, issue), name: form, "form": form}
    return render(request, "problem_solving/issue.html", shown, status=422)


@login_required
@require_POST
def add_option(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One more option, alone or made of others."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_add_options(request.user, issue))
    form = OptionForm(request.POST, auto_id="option-%s")
    of = [int(number) for number in request.POST.getlist("of") if number.isdigit()]
    if form.is_valid():
        try:
            actions.add_option(
                issue=issue, text=form.cleaned_data["text"], of=of, by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return redirect("problem_solving:issue", key=key)
    return _again(request, issue, "option_form", form)


@login_required
@require_GET
def option(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An option is shown with its issue."""
    return redirect("problem_solving:issue", key=queries.get_option(key, request.user).issue_id)


@login_required
@require_POST
def drop_option(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Set an option aside."""
    found = queries.get_option(key, request.user)
    actions.drop_option(option=found, by=request.user, at=timezone.now())
    return redirect("problem_solving:issue", key=found.issue_id)


@login_required
@require_POST
def add_criterion(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One more criterion."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_set_criteria(request.user, issue))
    form = CriterionForm(request.POST, auto_id="criterion-%s")
    if form.is_valid():
        actions.add_criterion(
            issue=issue, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
        )
        return redirect("problem_solving:issue", key=key)
    return _again(request, issue, "criterion_form", form)


@login_required
@require_GET
def criterion(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A criterion is shown with its issue."""
    return redirect("problem_solving:issue", key=queries.get_criterion(key, request.user).issue_id)


@login_required
@require_POST
def drop_criterion(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take a criterion away."""
    found = queries.get_criterion(key, request.user)
    actions.drop_criterion(criterion=found, by=request.user, at=timezone.now())
    return redirect("problem_solving:issue", key=found.issue_id)


@login_required
@require_POST
def agree_on_criteria(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's own side's word to the criteria as they were read."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_agree_on_criteria(request.user, issue))
    try:
        actions.agree_on_criteria(
            issue=issue, digest=request.POST.get("digest", ""), by=request.user, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, refused.reason)
    return redirect("problem_solving:issue", key=key)


@login_required
@require_GET
def ratings(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The sheet on which one's own seat rates."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_rate(request.user, issue))
    return render(request, "problem_solving/rate.html", _sheet(request, issue))


def _sheet(request: SignedInRequest, issue: queries.Issue) -> dict[str, Any]:
    user = request.user
    options = [line for line in queries.list_options(issue, user) if not line.is_dropped]
    criteria = queries.list_criteria(issue, user)
    own = queries.own_ratings(issue, user)
    rows = [
        (
            option,
            [
                (each, f"{option.number}-{each.number}", own.get((option.key, each.key), ""))
                for each in criteria
            ],
        )
        for option in options
    ]
    return {"issue": issue, "body": issue.body, "rows": rows, "scores": list(Score)}


@login_required
@require_POST
def rate(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's own scores; what is left open stays open."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_rate(request.user, issue))
    scores = {
        (option.key, each.key): Score(said)
        for option, cells in _sheet(request, issue)["rows"]
        for each, name, _own in cells
        if (said := request.POST.get(name, "")) in Score.values
    }
    actions.rate(issue=issue, scores=scores, by=request.user, at=timezone.now())
    messages.success(
        request, _("Your scores are kept. The ranking shows once every side has rated.")
    )
    return redirect("problem_solving:issue", key=key)


@login_required
@require_POST
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A draft solution, or its next version."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_draft_straw(request.user, issue))
    form = StrawForm(request.POST, auto_id="straw-%s")
    if form.is_valid():
        actions.draft_straw(
            issue=issue, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("The draft is kept. Earlier ones stay readable."))
        return redirect("problem_solving:issue", key=key)
    return _again(request, issue, "straw_form", form)


@login_required
@require_POST
def put(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Propose the newest draft to both sides."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_put_straw(request.user, issue))
    made = actions.put_to_both_sides(issue=issue, by=request.user, at=timezone.now())
    return redirect("decisions:detail", key=made.key)
