"""The standards of a program: writing the next version, reading and printing one, putting it to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training import queries
from highroad.areas.training.actions import marks
from highroad.areas.training.actions import programs as actions
from highroad.areas.training.permissions import programs as permissions
from highroad.areas.training.queries.marks import SIDES, items_standing
from highroad.areas.training.vocabulary.standards import Approach, ItemKind
from highroad.kit.answers import Refused, require
from highroad.web.training.asking import ask
from highroad.web.training.standards_form import StandardsForm
from highroad.web.training.words import GRAVITIES, STATES, crumbs_of

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@asking
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write the next version; it starts from the last one."""
    program = queries.get_program(key, request.user)
    require(permissions.may_draft(request.user, program, timezone.localdate()))
    newest = queries.newest_version(program)
    form = StandardsForm(
        request.POST or None, initial=StandardsForm.starting(newest.terms if newest else None)
    )

    def do() -> str:
        made = actions.draft_standards(
            program=program, terms=form.terms(), by=request.user, at=timezone.now()
        )
        return reverse("training:standards", args=[made.key])

    has_answers = newest is not None and newest.decision_key is not None
    return ask(
        request, form, do, heading=_("Write the standards"), eyebrow=program.name,
        lede=_(
            "Everything 29 CFR 29.5 asks for. Save as often as you like: each save is a version, "
            "and the check says what is missing."
        ),
        button=_("Save as the next version"), said=_("Saved. See what the check says."),
        crumbs=crumbs_of(program), page="training/standards_write.html", has_answers=has_answers,
    )  # fmt: skip


@login_required
@require_GET
def version(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One version, provision by provision and item by item, to read and to print."""
    return _page(request, queries.get_standards(key, request.user))


@login_required
@require_POST
def mark_items(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Mark items as agreed or not yet, for one's side; what is wrong stands above what was typed."""
    found, said = queries.get_standards(key, request.user), request.POST
    require(permissions.may_mark(request.user, found, timezone.localdate()))
    chosen, reason = said.getlist("item"), said.get("reason", "")
    try:
        marks.mark_items(
            version=found, items=chosen, is_agreed=said.get("answer") == "yes", reason=reason,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        return _page(request, found, error=refused.reason, chosen=chosen, reason=reason)
    messages.success(request, _("Marked for your side. The other side reads it here."))
    return redirect(reverse("training:standards", args=[found.key]) + "#items")


def _page(
    request: SignedInRequest, found: queries.ProgramStandards, *, error: str = "",
    chosen: Sequence[str] = (), reason: str = "",
) -> HttpResponse:  # fmt: skip
    user, day = request.user, timezone.localdate()
    items = items_standing(found)
    shown = {
        **_shown(request, found, day),
        "items": items,
        "kinds": [(kind, lines) for kind in ItemKind if (lines := items.of_kind(kind))],
        "sides": [(Side(side), items.agreed_by(side)) for side in SIDES],
        "may_mark": permissions.may_mark(user, found, day),
        "error": error, "chosen": chosen, "reason": reason,
    }  # fmt: skip
    return render(request, "training/standards.html", shown, status=422 if error else 200)


def _shown(request: SignedInRequest, found: queries.ProgramStandards, day: date) -> dict[str, Any]:
    user, program, terms = request.user, found.program, found.terms
    lines = queries.list_versions(program, seen_by=user, on=day)
    line = next(each for each in lines if each.key == found.key)
    remarks = queries.remarks_on(terms, day)
    return {
        "version": found,
        "program": program,
        "crumbs": crumbs_of(program),
        "line": line,
        "pill": STATES[line.state],
        "terms": terms,
        "union_by": queries.union_comments_until(program, day),
        "approach": Approach(terms.approach).label if terms.approach else "–",
        "steps": [
            (number, step, terms.pay_of(step)) for number, step in enumerate(terms.steps, start=1)
        ],
        "provisions": [
            (
                each,
                terms.words.get(str(each.provision.value), ""),
                [(one, GRAVITIES[one.gravity]) for one in each.remarks],
            )
            for each in queries.provisions_of(remarks)
        ],
        "remark_count": len(remarks),
        "pack": queries.standards_on(day),
        "may_put": permissions.may_put(user, found, day),
        "may_draft": permissions.may_draft(user, program, day),
    }


@login_required
@require_POST
def put(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a version to both sides."""
    found = queries.get_standards(key, request.user)
    made = actions.put_to_both_sides(version=found, by=request.user, at=timezone.now())
    messages.success(
        request, _("Both sides are asked. A change of the text would cancel their answers.")
    )
    return redirect("decisions:detail", key=made.decision_key)
