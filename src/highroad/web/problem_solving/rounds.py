"""Private lists: asked for together, written apart, opened together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.rounds import RoundKind
from highroad.kit.answers import Refused, require
from highroad.web.problem_solving.forms import LineForm, RephraseForm, RoundForm
from highroad.web.problem_solving.issues import answered, asking


@login_required
@asking
def round_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The lists a body has asked for, and asking for others."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    may_open = permissions.may_take_part(request.user, body)
    form = RoundForm(request.POST or None)
    if request.method == "POST":
        require(may_open)
        if form.is_valid():
            kind = RoundKind(form.cleaned_data["kind"])
            try:
                made = actions.open_round(body=body, kind=kind, by=request.user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _("Every side is asked for its list."))
                return redirect("problem_solving:round", key=made.key)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "form": form if may_open else None,
        "rounds": queries.list_rounds(body, request.user),
        "may_open": may_open,
    }
    return render(request, "problem_solving/rounds.html", shown, status=answered(form))


@login_required
@require_POST
def open_interests(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask every side why an issue matters to it."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_open_round(request.user, issue.body, RoundKind.INTERESTS, issue))
    made = actions.open_round(
        body=issue.body, issue=issue, kind=RoundKind.INTERESTS, by=request.user, at=timezone.now()
    )
    return redirect("problem_solving:round", key=made.key)


@login_required
@require_GET
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's own list; all lists once they are open."""
    found = queries.get_round(key, request.user)
    return render(request, "problem_solving/round.html", _shown(request, found))


def _shown(
    request: SignedInRequest, found: queries.Round, form: LineForm | None = None
) -> dict[str, Any]:
    may_write = permissions.may_write_in_round(request.user, found)
    return {
        "round": found,
        "view": queries.view_of_round(found, request.user),
        "body": found.body,
        "partnership": found.body.partnership,
        "issue": found.issue,
        "may_write": may_write,
        "may_mark": bool(permissions.may_take_part(request.user, found.body)),
        "form": (form or LineForm()) if may_write else None,
    }


@login_required
@require_POST
def write(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One more line in one's own side's list."""
    found = queries.get_round(key, request.user)
    require(permissions.may_write_in_round(request.user, found))
    form = LineForm(request.POST)
    if form.is_valid():
        actions.write_line(
            round=found, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
        )
        return redirect("problem_solving:round", key=key)
    return render(request, "problem_solving/round.html", _shown(request, found, form), status=422)


@login_required
@require_POST
def ready(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's own list is done."""
    found = queries.get_round(key, request.user)
    require(permissions.may_write_in_round(request.user, found))
    try:
        done = actions.say_ready(round=found, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.reason)
    else:
        opened = done.revealed_at is not None
        messages.success(request, _("All lists are open.") if opened else _("Your list is done."))
    return redirect("problem_solving:round", key=key)


@login_required
@require_GET
def line(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A line is shown in its lists."""
    return redirect("problem_solving:round", key=queries.get_interest(key, request.user).round_id)


@login_required
@require_POST
def remove(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take a line out of one's own list."""
    found = queries.get_interest(key, request.user)
    actions.remove_line(line=found, by=request.user, at=timezone.now())
    return redirect("problem_solving:round", key=found.round_id)


@login_required
@require_POST
def shared(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Mark a line as shared, or take the mark away."""
    found = queries.get_interest(key, request.user)
    actions.mark_shared(
        line=found, is_shared=not found.is_shared, by=request.user, at=timezone.now()
    )
    return redirect("problem_solving:round", key=found.round_id)


@login_required
@asking
def make_issue(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a problem that was revealed as a question on the register."""
    found = queries.get_interest(key, request.user)
    require(permissions.may_mark(request.user, found))
    form = RephraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_issue_of(
                line=found, question=form.cleaned_data["question"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return redirect("problem_solving:issue", key=made.key)
    shown = {"form": form, "line": found, "body": found.round.body}
    return render(request, "problem_solving/make_issue.html", shown, status=answered(form))
