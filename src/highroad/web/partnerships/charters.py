"""Charters: draft the rules of a body, read them, put them to both sides."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.decisions import actions as decision_actions
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.vocabulary import ClauseKind, Side
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web.partnerships.forms import CONTENT_KINDS, CharterForm
from highroad.web.partnerships.pages import answered, asking


@login_required
@asking
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write down rules, starting from those in force."""
    body = queries.get_body(key, request.user)
    require(permissions.may_draft_charter(request.user, body))
    sides = queries.key_sides(body)
    form = CharterForm(request.POST or None, sides=sides, initial=_initial(body))
    if request.method == "POST" and form.is_valid():
        clauses = _clauses(form.cleaned_data, sides)
        try:
            made = actions.draft_charter(
                body=body,
                clauses=clauses,
                by=request.user,
                at=timezone.now(),
                language=Language((get_language() or "en")[:2]),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Drafted. Read it, then put it to both sides."))
            return redirect("partnerships:charter", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "partnerships/draft_charter.html", shown, status=answered(form))


def _initial(body: queries.Body) -> dict[str, Any]:
    """What holds now: the charter in force, or how the body was set up."""
    charter = decisions.charter_in_force(body)
    values: dict[str, Any] = {}
    for terms in queries.read_charter(charter, body, on=timezone.localdate()).deciding.sides:
        values[f"rule_{terms.side.value}"] = terms.rule.value
        values[f"quorum_{terms.side.value}"] = terms.quorum
        values["base"] = terms.base.value
    for clause in queries.clauses_of(charter) if charter else []:
        if clause.kind in CONTENT_KINDS:
            values[clause.kind.value] = clause.text
    return values


def _clauses(given: dict[str, Any], sides: tuple[Side, ...]) -> list[ClauseDraft]:
    """The clauses with words, and the two by which the platform counts."""
    rules: dict[str, str | int] = {side.value: str(given[f"rule_{side.value}"]) for side in sides}
    quorums: dict[str, str | int] = {
        side.value: int(given[f"quorum_{side.value}"]) for side in sides
    }
    counted: dict[ClauseKind, ClauseDraft] = {
        ClauseKind.DECISION_RULE: ClauseDraft(
            ClauseKind.DECISION_RULE,
            _("Each side finds its own answer by its own rule; nothing is joint until each has."),
            {**rules, "base": str(given["base"])},
        ),
        ClauseKind.QUORUM_TO_DECIDE: ClauseDraft(
            ClauseKind.QUORUM_TO_DECIDE,
            _("So many seats of each side must answer before its answer counts."),
            quorums,
        ),
    }
    words: dict[ClauseKind, ClauseDraft] = {
        kind: ClauseDraft(kind, given[kind.value]) for kind in CONTENT_KINDS if given[kind.value]
    }
    found: dict[ClauseKind, ClauseDraft] = {**counted, **words}
    return [found[kind] for kind in ClauseKind if kind in found]


@login_required
@require_GET
def charter(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The whole text of a charter, and whether it is in force."""
    found = queries.get_charter(key, request.user)
    require(permissions.may_see_joint(request.user, found.body.partnership))
    in_force = decisions.charter_in_force(found.body)
    put = decisions.decision_on(Ref.to(found), request.user)
    shown = {
        "charter": found,
        "body": found.body,
        "partnership": found.body.partnership,
        "text": queries.charter_text_of(found),
        "is_in_force": in_force is not None and in_force.key == found.key,
        "decision": put,
        "may_propose": decision_permissions.may_propose(request.user, found.body),
    }
    return render(request, "partnerships/charter.html", shown)


@login_required
@require_POST
def propose(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put the charter to both sides."""
    found = queries.get_charter(key, request.user)
    decision = decision_actions.propose_charter(charter=found, by=request.user, at=timezone.now())
    messages.success(request, _("The charter is put to both sides."))
    return redirect("decisions:detail", key=decision.key)
