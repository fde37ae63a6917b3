"""What the charter makes of a decision, in words; sending it on, and putting what came back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.commitments import queries as commitments
from highroad.areas.decisions import actions, permissions, queries
from highroad.areas.decisions.vocabulary import Outcome, Setting
from highroad.areas.meetings import actions as meeting_actions
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships.vocabulary import ClauseKind
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web.decisions.forms import BringBackForm

NOT_AGREED = (Outcome.DECLINED, Outcome.LAPSED)


def by_charter(user: User, decision: queries.Decision, found: Outcome, on: date) -> dict[str, Any]:
    """What stands beside a decision because its charter says so."""
    shown: dict[str, Any] = {
        "is_waiting_for_notice": decision.answers_from is not None
        and decision.answers_from > timezone.now(),
        "ratification": queries.ratification_of(decision),
        "is_provisional": found is Outcome.PROVISIONAL,
    }
    if decision.setting == Setting.NEXT_MEETING and found is Outcome.OPEN:
        shown["waits_for"] = meetings.meeting_of_topic(Ref.to(decision), user)
    if found in NOT_AGREED and queries.has_own_text(decision):
        shown |= _after_no(user, decision, on)
    return shown


def _after_no(user: User, decision: queries.Decision, on: date) -> dict[str, Any]:
    sent = queries.fallback_of(decision, on)
    clauses = queries.clauses_of_decision(decision)
    if not clauses.is_stated(ClauseKind.FALLBACK):
        return {}
    return {
        "sent": sent,
        "fallback": clauses.fallback,
        "fallback_clause": clauses.place(ClauseKind.FALLBACK),
        "may_send_on": permissions.may_send_on(user, decision, on),
        "may_bring_back": sent and permissions.may_bring_back(user, sent.fallback, on),
    }


def keep_agendas(decision: queries.Decision) -> None:
    """The next agenda takes what waits for a meeting, and loses what is settled, at once."""
    if decision.setting in (Setting.NEXT_MEETING, Setting.BETWEEN):
        meeting_actions.follow_decisions(body=decision.body, at=timezone.now())


def in_meeting(decision: queries.Decision) -> bool:
    """Whether the body meets now; asked only where an answer depends on it."""
    return decision.setting == Setting.NEXT_MEETING and meetings.is_under_way(decision.body)


@login_required
@require_POST
def send_on(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Send what was not agreed on where the charter says."""
    decision = queries.get_decision(key, request.user)
    actions.send_on(
        decision=decision,
        by=request.user,
        at=timezone.now(),
        sponsors=commitments.sponsors_of_body(decision.body).values(),
    )
    messages.success(request, _("Sent on. Both sides are told."))
    return redirect("decisions:detail", key=key)


@login_required
@require_GET
def fallback(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was sent on is shown with its decision."""
    return redirect("decisions:detail", key=queries.get_fallback(key, request.user).decision_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring_back(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write down what came back, and put it to both sides."""
    found = queries.get_fallback(key, request.user)
    decision = queries.get_decision(found.decision_id, request.user)
    require(permissions.may_bring_back(request.user, found, timezone.localdate()))
    text = queries.current_wording(decision).text
    form = BringBackForm(request.POST or None, initial={"text": text})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.bring_back(
                fallback=found, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Proposed. Everybody who may answer is asked."))
            return redirect("decisions:detail", key=made.key)
    shown = {
        "form": form, "decision": decision, "fallback": found, "body": decision.body,
        "partnership": decision.body.partnership,
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "decisions/bring_back.html", shown, status=status)
