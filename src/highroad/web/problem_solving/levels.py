"""The level of a body by the rubric."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving.actions import assessments as actions
from highroad.areas.problem_solving.permissions import may_take_part
from highroad.areas.problem_solving.queries import assessments as queries
from highroad.areas.problem_solving.vocabulary.rubric import BY_KEY, CriterionReply
from highroad.kit.answers import NotFound, Refused, require
from highroad.kit.refs import Ref
from highroad.web.commitments.about import shown_about
from highroad.web.problem_solving.project_forms import CriterionForm, LevelForm
from highroad.web.ui.asking import ask

asking = require_http_methods(["GET", "HEAD", "POST"])
CELLS = {
    "met": ("ok", gettext_lazy("Met")),
    "unproven": ("watch", gettext_lazy("Unproven")),
    "differ": ("watch", gettext_lazy("The sides differ")),
    "no": ("bad", gettext_lazy("No")),
    "open": ("open", gettext_lazy("Not answered by both")),
}


@login_required
@require_GET
def body_levels(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Where a body stands, what is in the way, and each side's answers."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    return render(request, "problem_solving/levels.html", _shown(request, body))


def _shown(
    request: SignedInRequest, body: partnerships.Body, form: LevelForm | None = None
) -> dict[str, Any]:
    found = queries.standing(body, seen_by=request.user, on=timezone.localdate())
    by_dimension = groupby(found.cells, key=lambda cell: cell.criterion.dimension)
    may_act = may_take_part(request.user, body)
    return {
        "body": body,
        "partnership": body.partnership,
        "standing": found,
        "next_level": found.level + 1 if found.level < 5 else None,
        "in_the_way": [(cell, *CELLS[cell.state]) for cell in found.in_the_way],
        "dimensions": [
            (dimension, [(cell, *CELLS[cell.state]) for cell in cells])
            for dimension, cells in by_dimension
        ],
        "history": queries.list_assessments(body, seen_by=request.user),
        "may_act": may_act,
        "form": (form or LevelForm()) if may_act else None,
        "promises": shown_about(
            Ref.to(body), body=body, user=request.user, kind=CommitmentKind.STEP
        ),
    }


@login_required
@asking
def answer(request: SignedInRequest, key: UUID, criterion: str) -> HttpResponse:
    """One claim: one's own side's answer, with what shows it."""
    body = partnerships.get_body(key, request.user)
    require(may_take_part(request.user, body))
    if criterion not in BY_KEY:
        raise NotFound
    form = CriterionForm(request.POST or None)
    claim = BY_KEY[criterion]

    def do() -> str:
        given = form.cleaned_data
        actions.answer_criterion(
            body=body, criterion=criterion, reply=CriterionReply(given["reply"]),
            evidence=given["evidence"], evidence_on=given["evidence_on"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("problem_solving:levels", kwargs={"key": key})

    return ask(
        request, form, do, body=body,
        heading=_("%(dimension)s, level %(level)s")
        % {"dimension": claim.dimension.label, "level": claim.level},
        lede=claim.claim, button=_("Answer for my side"),
        said=_("Answered. The other side answers by itself."),
    )  # fmt: skip


@login_required
@require_POST
def say(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One's word to the level the answers come to."""
    body = partnerships.get_body(key, request.user)
    require(may_take_part(request.user, body))
    form = LevelForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        found = queries.standing(body, seen_by=request.user, on=timezone.localdate())
        try:
            actions.say_level(
                body=body, level=found.level, agrees=given["agrees"] == "yes", note=given["note"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Your side's word is kept."))
            return redirect("problem_solving:levels", key=key)
    return render(request, "problem_solving/levels.html", _shown(request, body, form), status=422)
