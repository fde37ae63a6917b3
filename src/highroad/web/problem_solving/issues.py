"""One issue: raising it through the scope gate, its page, its steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.issues import IssueState, Scope
from highroad.kit.answers import Refused, require
from highroad.web.problem_solving.forms import MoveForm, RaiseForm, ReferForm, RephraseForm
from highroad.web.problem_solving.showing import ENDS, shown_of

asking = require_http_methods(["GET", "HEAD", "POST"])


def answered(form: Any) -> int:
    """The status of a page with a form: 422 when it was sent and something is wrong."""
    return 422 if form.is_bound and form.errors else 200


@login_required
@asking
def raise_issue(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Through the gate: what belongs elsewhere is parked, what stays gets its question."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    form = RaiseForm(request.POST or None)
    shown: dict[str, Any] = {"form": form, "body": body, "partnership": body.partnership}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if queries.is_outside(said["scope"]):
            return _gate(request, shown, said)
        found = queries.look_at(said["question"])
        if found.is_clear or "as_it_is" in request.POST:
            try:
                made = actions.raise_issue(
                    body=body, question=said["question"], clause=said["clause"],
                    scope_is=Scope(said["scope"]), by=request.user, at=timezone.now(),
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                messages.success(request, _("The issue stands on the register."))
                return redirect("problem_solving:issue", key=made.key)
        shown["look"] = found
    return render(request, "problem_solving/raise.html", shown, status=answered(form))


def _gate(request: SignedInRequest, shown: dict[str, Any], said: dict[str, Any]) -> HttpResponse:
    """What belongs elsewhere: what was typed is shown once more, and will not be kept."""
    reason = queries.reason_of(said["scope"])
    form = ReferForm(initial={"reason": reason, "route": queries.usual_route(reason)})
    shown |= {"form": form, "typed": said["question"].strip()}
    return render(request, "problem_solving/park.html", shown)


@login_required
@require_GET
def issue(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One issue: where it stands, what to do next, and how it came here."""
    found = queries.get_issue(key, request.user)
    return render(request, "problem_solving/issue.html", shown_of(request, found))


@login_required
@require_POST
def move(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A step on the way."""
    found = queries.get_issue(key, request.user)
    require(permissions.may_take_part(request.user, found.body))
    form = MoveForm(request.POST)
    if form.is_valid():
        to = IssueState(form.cleaned_data["to"])
        try:
            moved = actions.move(
                issue=found, to=to, reason=form.cleaned_data["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("reason" if to in ENDS else None, refused.reason)
        else:
            is_done = moved.state == to
            messages.success(
                request,
                _("Done.") if is_done else _("Recorded. It is so once the other side says it too."),
            )
            return redirect("problem_solving:issue", key=key)
    shown = shown_of(request, found, form)
    return render(request, "problem_solving/issue.html", shown, status=422)


@login_required
@asking
def rephrase(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put the question better; the same hints as when it was raised."""
    found = queries.get_issue(key, request.user)
    require(permissions.may_rephrase(request.user, found))
    form = RephraseForm(request.POST or None, initial={"question": found.question})
    shown: dict[str, Any] = {"form": form, "issue": found, "body": found.body}
    if request.method == "POST" and form.is_valid():
        question = form.cleaned_data["question"]
        look = queries.look_at(question)
        if look.hints and "as_it_is" not in request.POST:
            shown["look"] = look
        else:
            actions.rephrase(issue=found, question=question, by=request.user, at=timezone.now())
            messages.success(request, _("The question is put better."))
            return redirect("problem_solving:issue", key=key)
    else:
        shown["look"] = queries.look_at(found.question)
    return render(request, "problem_solving/rephrase.html", shown, status=answered(form))
