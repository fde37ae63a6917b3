"""Parking, referring, acknowledging; mediation as dates and hands. No page here takes content."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.meetings import actions as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    MediationOutcome,
    Neutral,
    ReferralReason,
    Route,
)
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web.problem_solving.forms import (
    EndForm,
    MediationForm,
    MetForm,
    ReferForm,
    ReferIssueForm,
)
from highroad.web.problem_solving.issues import answered, asking


@login_required
@asking
def park(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Refer something that is not on the register, without its content."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    form = ReferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.refer(body=body, **_chosen(form), by=request.user, at=timezone.now())
        messages.success(request, _("Referred. The other side is asked to acknowledge it."))
        return redirect("problem_solving:issues", key=key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "problem_solving/park.html", shown, status=answered(form))


def _chosen(form: ReferForm) -> dict[str, Any]:
    return {
        "reason": ReferralReason(form.cleaned_data["reason"]),
        "route": Route(form.cleaned_data["route"]),
    }


@login_required
@asking
def refer_issue(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Send an issue of the register elsewhere."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_move(request.user, issue, IssueState.REFERRED))
    unresolved = ReferralReason.UNRESOLVED
    initial = {"reason": unresolved, "route": queries.usual_route(unresolved)}
    form = ReferIssueForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            kept_in = _refer(request, issue, **_chosen(form))
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Referred. The other side is asked to acknowledge it."))
            if kept_in:
                said = _("These minutes were put to the co-chairs and keep its words: %(titles)s")
                titles = ", ".join(meeting.title for meeting in kept_in)
                messages.warning(request, said % {"titles": titles})
            return redirect("problem_solving:issue", key=key)
    shown = {
        "form": form,
        "body": issue.body,
        "partnership": issue.body.partnership,
        "issue": issue,
    }
    return render(request, "problem_solving/park.html", shown, status=answered(form))


@transaction.atomic
def _refer(
    request: SignedInRequest, issue: queries.Issue, *, reason: ReferralReason, route: Route
) -> Collection[Any]:
    """Refer it; what leaves no word on the register leaves none on agendas and drafts either.

    The answer are meetings of which the minutes keep it.
    """
    words, now = [issue.question], timezone.now()
    actions.refer(body=issue.body, issue=issue, reason=reason, route=route, by=request.user, at=now)
    if not queries.is_for_the_gate(reason):
        return ()
    return meetings.withhold_topic(
        body=issue.body, about=Ref.to(issue), words=words, by=request.user, at=now
    ).kept_in


@login_required
@require_GET
def referral(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A referral is shown with its issue, or on the register."""
    found = queries.get_referral(key, request.user)
    if found.issue_id:
        return redirect("problem_solving:issue", key=found.issue_id)
    return redirect("problem_solving:issues", key=found.body_id)


@login_required
@require_POST
def acknowledge(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The other side has read of it."""
    found = queries.get_referral(key, request.user)
    actions.acknowledge(referral=found, by=request.user, at=timezone.now())
    messages.success(request, _("Acknowledged."))
    return redirect("problem_solving:referral", key=key)


@login_required
@require_POST
def close(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The other place is done with it."""
    found = queries.get_referral(key, request.user)
    actions.close_referral(referral=found, by=request.user, at=timezone.now())
    messages.success(request, _("The referral is closed."))
    return redirect("problem_solving:referral", key=key)


@login_required
@asking
def ask(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask for a mediation for a body, or for the issue named in the address."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    named = request.GET.get("issue", "")
    issue = queries.get_issue(named, request.user) if named else None
    form = MediationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.ask_for_mediation(
            body=body, issue=issue if issue and issue.body_id == body.key else None,
            neutral=Neutral(form.cleaned_data["neutral"]), by=request.user, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Asked. It counts once the other side joins."))
        return redirect("problem_solving:mediation", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership, "issue": issue}
    return render(request, "problem_solving/ask_mediation.html", shown, status=answered(form))


@login_required
@require_GET
def mediation(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A mediation: asked for, met, ended. Nothing of what was said."""
    found = queries.get_mediation(key, request.user)
    return render(request, "problem_solving/mediation.html", _shown(request, found))


def _shown(request: SignedInRequest, found: queries.Mediation, **more: Any) -> dict[str, Any]:
    may_note = permissions.may_note_mediation(request.user, found)
    met = MetForm()
    met.fields["attended"].choices = queries.seat_choices(found.body)  # type: ignore[attr-defined]
    return {
        "mediation": found,
        "body": found.body,
        "partnership": found.body.partnership,
        "attended": [seat.title for seat in found.attended.order_by("title")],
        "may_join": permissions.may_join_mediation(request.user, found),
        "may_note": may_note,
        "met_form": met,
        "end_form": EndForm(),
        **more,
    }


@login_required
@require_POST
def join(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The other side joins the request."""
    found = queries.get_mediation(key, request.user)
    actions.join_mediation(mediation=found, by=request.user, at=timezone.now())
    messages.success(request, _("Joined. Both sides ask for it now."))
    return redirect("problem_solving:mediation", key=key)


@login_required
@require_POST
def met(request: SignedInRequest, key: UUID) -> HttpResponse:
    """That it met, and who was there."""
    found = queries.get_mediation(key, request.user)
    require(permissions.may_note_mediation(request.user, found))
    form = MetForm(request.POST)
    form.fields["attended"].choices = queries.seat_choices(found.body)  # type: ignore[attr-defined]
    if form.is_valid():
        seats = queries.seats_named(found.body, form.cleaned_data["attended"])
        try:
            actions.note_mediation_met(
                mediation=found, met_on=form.cleaned_data["met_on"], attended=seats,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return redirect("problem_solving:mediation", key=key)
    shown = _shown(request, found, met_form=form, form=form)
    return render(request, "problem_solving/mediation.html", shown, status=422)


@login_required
@require_POST
def end(request: SignedInRequest, key: UUID) -> HttpResponse:
    """How it ended, in one of four words."""
    found = queries.get_mediation(key, request.user)
    require(permissions.may_note_mediation(request.user, found))
    form = EndForm(request.POST)
    if form.is_valid():
        outcome = MediationOutcome(form.cleaned_data["outcome"])
        actions.end_mediation(mediation=found, outcome=outcome, by=request.user, at=timezone.now())
        return redirect("problem_solving:mediation", key=key)
    shown = _shown(request, found, end_form=form, form=form)
    return render(request, "problem_solving/mediation.html", shown, status=422)
