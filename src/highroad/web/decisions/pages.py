"""Decisions: the list of a body, one decision with its two tallies, proposing, changing, answering."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import actions, permissions, queries
from highroad.areas.decisions.vocabulary import Outcome, Stance, Verdict
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import queries as issues
from highroad.areas.training.queries import marks
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.answers import Answer, Refused, require
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.decisions.by_charter import by_charter, in_meeting, keep_agendas
from highroad.web.decisions.forms import ProposeForm, RewordForm, SignForm

asking = require_http_methods(["GET", "HEAD", "POST"])
PILLS = {
    Verdict.PASSES: "ok",
    Verdict.FAILS: "bad",
    Verdict.OPEN: "open",
    Verdict.SEALED: "sealed",
}
OUTCOME_PILLS = {
    Outcome.OPEN: "open",
    Outcome.PROVISIONAL: "watch",
    Outcome.ADOPTED: "ok",
    Outcome.DECLINED: "bad",
    Outcome.LAPSED: "watch",
    Outcome.WITHDRAWN: "plain",
}


@login_required
@require_GET
def decision_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a body has decided, and what is open."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    lines = queries.list_decisions(body, request.user, on=timezone.localdate())
    keys = [line.key for line in lines]
    firm = witnesses.finality_each(body.partnership, keys, request.user)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "decisions": [(line, OUTCOME_PILLS[line.outcome], firm.get(line.key)) for line in lines],
        "may_propose": permissions.may_propose(request.user, body),
    }
    return render(request, "decisions/list.html", shown)


@login_required
@asking
def propose(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a text to a body."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_propose(request.user, body))
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose(
                body=body, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            keep_agendas(made)
            messages.success(request, _("Proposed. Everybody who may answer is asked."))
            return redirect("decisions:detail", key=made.key)
    shown = {
        "form": form,
        "body": body,
        "partnership": body.partnership,
        "course": queries.course_here(body, timezone.localdate()),
    }
    status = 422 if form.is_bound else 200
    return render(request, "decisions/propose.html", shown, status=status)


@login_required
@asking
def review(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Bring a decision back on its review date: the same text or another, decided anew."""
    old = queries.get_decision(key, request.user)
    require(permissions.may_propose(request.user, old.body))
    initial = {"title": old.title, "text": queries.current_wording(old).text}
    form = ProposeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose(
                body=old.body,
                subject=Ref.to(old),
                **form.cleaned_data,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            keep_agendas(made)
            messages.success(request, _("Proposed. Everybody who may answer is asked."))
            return redirect("decisions:detail", key=made.key)
    shown = {"form": form, "body": old.body, "partnership": old.body.partnership, "old": old}
    status = 422 if form.is_bound else 200
    return render(request, "decisions/propose.html", shown, status=status)


@login_required
@require_GET
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One decision: text, two tallies, answers, and the form to answer with."""
    decision = queries.get_decision(key, request.user)
    return render(request, "decisions/detail.html", _shown(request, decision))


@login_required
@require_POST
def sign(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Answer for one's seat; htmx gets the part that changed, others the whole page again."""
    decision = queries.get_decision(key, request.user)
    lent = _lent(request, decision)
    if not lent:
        require(_may_sign(request, decision))
    form = SignForm(request.POST, statement=_statement(request, decision), lent=_named(lent))
    if form.is_valid():
        try:
            actions.sign(
                decision=decision,
                wording_number=form.cleaned_data["number"],
                stance=Stance(form.cleaned_data["stance"]),
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
                for_seat=_chosen(form, lent),
                in_meeting=in_meeting(decision),
            )
        except Refused as refused:
            if not lent and not _may_sign(request, decision):
                raise
            form.add_error(None, refused.reason)
        else:
            keep_agendas(decision)
            return _after_signing(request, key)
    shown = _shown(request, queries.get_decision(key, request.user), form)
    page = "decisions/detail.html#answers" if request.htmx else "decisions/detail.html"
    return render(request, page, shown, status=422)


def _lent(request: SignedInRequest, decision: queries.Decision) -> list[Any]:
    """The seats for which this person may still answer by proxy."""
    today = timezone.localdate()
    own = partnerships.seat_of(request.user, body=decision.body, on=today)
    found = queries.seats_lent_to(decision, own, today) if own else []
    return [seat for seat in found if _may_sign(request, decision, for_seat=seat)]


def _may_sign(
    request: SignedInRequest, decision: queries.Decision, *, for_seat: Any = None
) -> Answer:
    return permissions.may_sign(
        request.user,
        decision,
        timezone.localdate(),
        for_seat=for_seat,
        at=timezone.now(),
        in_meeting=in_meeting(decision),
    )


def _named(lent: list[Any]) -> list[tuple[str, str]]:
    return [(str(seat.key), seat.title) for seat in lent]


def _chosen(form: SignForm, lent: list[Any]) -> Any:
    return next((s for s in lent if str(s.key) == form.cleaned_data.get("seat", "")), None)


def _after_signing(request: SignedInRequest, key: UUID) -> HttpResponse:
    if request.htmx:
        shown = _shown(request, queries.get_decision(key, request.user))
        return render(request, "decisions/detail.html#answers", shown)
    messages.success(request, _("Your answer is recorded."))
    return redirect("decisions:detail", key=key)


def _statement(request: SignedInRequest, decision: queries.Decision) -> str:
    """What is ticked: the very wording, and the side one answers for."""
    seat = partnerships.seat_of(request.user, body=decision.body)
    side = Side(seat.side).label if seat and seat.side else ""
    number = queries.current_wording(decision).number
    return _("I have read wording %(number)s and answer as %(seat)s for %(side)s.") % {
        "number": number,
        "seat": seat.title if seat else "",
        "side": side,
    }


def _shown(
    request: SignedInRequest, decision: queries.Decision, form: SignForm | None = None
) -> dict[str, Any]:
    user, today = request.user, timezone.localdate()
    view = queries.outcome(decision, on=today, seen_by=user)
    may_sign = _may_sign(request, decision)
    lent = _lent(request, decision) if view.outcome is Outcome.OPEN else []
    if form is None and (may_sign or lent):
        form = SignForm(
            initial={"number": view.wording_number},
            statement=_statement(request, decision),
            lent=_named(lent),
        )
    answers = queries.list_sign_offs(decision, user)
    wordings = queries.list_wordings(decision, user)
    return {
        "decision": decision,
        "body": decision.body,
        "partnership": decision.body.partnership,
        "proposed_side": Side(decision.proposed_side),
        "view": view,
        "finality": witnesses.finality_of(decision, user),
        "outcome_pill": OUTCOME_PILLS[view.outcome],
        "tallies": [
            (tally, PILLS[tally.verdict], _of_side(answers, tally.side, view.wording_number))
            for tally in view.tallies
        ],
        "earlier": [answer for answer in answers if answer.wording_number < view.wording_number],
        "wording": wordings[0],
        "wordings": wordings,
        "may_sign": may_sign,
        "may_reword": permissions.may_reword(user, decision),
        "may_withdraw": permissions.may_withdraw(user, decision),
        "may_propose": permissions.may_propose(user, decision.body),
        "may_try_again": view.outcome is Outcome.DECLINED
        and permissions.may_propose_again(user, decision, today),
        "form": form if may_sign or lent else None,
        "subject": links.link_to(Ref.parse(decision.subject)) if decision.subject else None,
        **_beside(request, decision, view.outcome),
    }


def _items_of_standards(request: SignedInRequest, decision: queries.Decision) -> dict[str, Any]:
    """Where standards are decided on: how many of their items both sides have marked."""
    if not decision.subject.startswith("training.programstandards"):
        return {}
    found = marks.standing_for_decision(decision.key, request.user)
    return {"curriculum_of": found[0].key, "curriculum": found[1]} if found else {}


def _beside(request: SignedInRequest, decision: queries.Decision, found: Outcome) -> dict[str, Any]:
    """What lies beside a decision: the charter's word, the own side's room, facts, positions."""
    user, body, about = request.user, decision.body, Ref.to(decision)
    return {
        **_items_of_standards(request, decision),
        "own_side": issues.own_side(user, body),
        "cited": issues.list_cited(body, about, user),
        "may_cite": bool(permissions.may_propose(user, body)),
        "cite_address": reverse("problem_solving:cite", args=["decision", decision.key]),
        "positions": issues.list_positions(body, about, user),
        **by_charter(user, decision, found, timezone.localdate()),
        "next_attempt": queries.next_attempt(decision),
    }


def _of_side(
    answers: list[queries.SignOffLine], side: Side, number: int
) -> list[queries.SignOffLine]:
    return [answer for answer in answers if answer.side is side and answer.wording_number == number]


@login_required
@asking
def reword(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put another text in place of the last one."""
    decision = queries.get_decision(key, request.user)
    require(permissions.may_reword(request.user, decision))
    current = queries.current_wording(decision)
    form = RewordForm(request.POST or None, initial={"text": current.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.reword(
                decision=decision, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The text is changed. Everybody is asked to answer anew."))
            return redirect("decisions:detail", key=key)
    shown = {
        "form": form,
        "decision": decision,
        "body": decision.body,
        "partnership": decision.body.partnership,
    }
    status = 422 if form.is_bound else 200
    return render(request, "decisions/reword.html", shown, status=status)


@login_required
@require_POST
def withdraw(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take back one's own side's proposal."""
    decision = queries.get_decision(key, request.user)
    actions.withdraw(decision=decision, by=request.user, at=timezone.now())
    keep_agendas(decision)
    messages.success(request, _("Withdrawn. Both sides are told."))
    return redirect("decisions:detail", key=key)


@login_required
@require_POST
def again(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a declined text once more: the next attempt."""
    decision = queries.get_decision(key, request.user)
    made = actions.propose_again(decision=decision, by=request.user, at=timezone.now())
    keep_agendas(made)
    messages.success(request, _("Put again. Everybody who may answer is asked."))
    return redirect("decisions:detail", key=made.key)


@login_required
@require_GET
def answer(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An answer is shown with its decision."""
    return redirect("decisions:detail", key=queries.decision_of_answer(key, request.user).key)


@login_required
@require_GET
def wording(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A text is shown with its decision."""
    return redirect("decisions:detail", key=queries.decision_of_wording(key, request.user).key)
