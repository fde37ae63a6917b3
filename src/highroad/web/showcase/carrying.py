"""Carrying a plan into a partnership: its body, a draft of its charter, and what was answered in the guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.guide import queries as guide
from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.queries import Body, Charter, ClauseDraft, Partnership
from highroad.areas.partnerships.vocabulary import BodyKind, ClauseKind, SeatRole, Side
from highroad.kit.answers import NotFound, Refused, require
from highroad.web.guide import taking
from highroad.web.showcase.plans import BY_KIND
from highroad.web.showcase.starting import PlanForm


class CarryForm(forms.Form):
    """Where the plan goes: into a partnership one sees, or a new one where one may found it."""

    into = forms.CharField(max_length=40)
    name = forms.CharField(max_length=160, required=False)


@require_POST
@login_required
def carry(request: SignedInRequest) -> HttpResponse:
    """Make the planned body, draft its charter where one has a side to draft for, carry the answers."""
    kept, form = PlanForm(request.POST).readable(), CarryForm(request.POST)
    if not form.is_valid() or kept["body"] not in BY_KIND:
        messages.error(request, gettext("Choose a body and a partnership first."))
        return redirect("showcase:start")
    try:
        with transaction.atomic():
            body, charter = _carried(request, kept, form.cleaned_data, timezone.now())
            carry_answers(request, body.partnership)
    except Refused as refused:
        messages.error(request, refused.reason)
        return redirect("partnerships:list")
    if charter is not None:
        said = gettext(
            "Your plan is a draft of a charter now. Read what the check found, change it."
        )
        messages.success(request, said)
        return redirect("partnerships:charter", key=charter.key)
    messages.success(
        request, gettext("The body of your plan is made. Fill its seats, then draft its charter.")
    )
    return redirect("partnerships:body", key=body.key)


def _carried(
    request: SignedInRequest, kept: dict[str, Any], where: dict[str, Any], now: datetime
) -> tuple[Body, Charter | None]:
    kind, partnership = BodyKind(kept["body"]), _partnership(request, kept, where, now)
    body = actions.create_body(
        partnership=partnership, name=str(kind.label), kind=kind, by=request.user, at=now
    )
    if not take_own_seat(request, body, now):
        return body, None
    charter = actions.draft_charter(
        body=body, clauses=planned_clauses(body, kept), by=request.user, at=now,
        language=Language((get_language() or "en")[:2]),
    )  # fmt: skip
    return body, charter


def _partnership(
    request: SignedInRequest, kept: dict[str, Any], where: dict[str, Any], now: datetime
) -> Partnership:
    if where["into"] == "new":
        require(permissions.may_found(request.user))
        name = where["name"].strip() or gettext("A new partnership")
        return actions.found_partnership(name=name, summary=kept["goal"], by=request.user, at=now)
    try:
        return queries.get_partnership(UUID(where["into"]), request.user)
    except ValueError:
        raise NotFound from None


def take_own_seat(request: SignedInRequest, body: Body, now: datetime) -> bool:
    """The first seat of one's own side in the new body, where one leads that side in the partnership.

    Whoever leads no side there drafts nothing: that is for the sides once their seats are filled.
    """
    party = queries.party_of(request.user, body.partnership)
    led = queries.chair_sides_of(request.user, body=body)
    if party is None or not party.side or Side(party.side) not in led:
        return False
    title = gettext("Co-chair for %(side)s") % {"side": Side(party.side).label}
    seat = actions.add_seat(
        body=body, party=party, title=title, role=SeatRole.CO_CHAIR, by=request.user, at=now
    )
    holder = actions.appoint(seat=seat, user=request.user, by=request.user, at=now)
    if holder.confirmed_at is None:
        actions.confirm(holder=holder, by=request.user, at=now)
    return True


def planned_clauses(body: Body, kept: dict[str, Any]) -> Sequence[ClauseDraft]:
    """The rules that were ticked, in the words of the body's template, with the first goal as its purpose's end."""
    choice, language = BY_KIND[kept["body"]], (get_language() or "en")[:2]
    found = queries.clauses_of_template(choice.template, language, queries.key_sides(body))
    wanted = {*(kept["rules"] or []), ClauseKind.PURPOSE.value}
    picked = [one for one in found if not kept["rules"] or one.kind.value in wanted]
    goal = gettext("Our first goal: %(goal)s.") % {"goal": kept["goal"].rstrip(".")}
    return [
        replace(one, text=f"{one.text} {goal}") if one.kind is ClauseKind.PURPOSE and kept["goal"] else one
        for one in picked
    ]  # fmt: skip


def carry_answers(request: SignedInRequest, partnership: Partnership) -> int:
    """What was answered in the guide, for the side one speaks for here; how many answers."""
    answers, today = taking.answers_in(request.POST), timezone.localdate()
    voices = list(guide.voices_of(request.user, partnership, on=today))
    if not answers or not voices:
        return 0
    shown = guide.get_guide(partnership.key, seen_by=request.user, on=today)
    lines = taking.brought(shown, voices[0], answers)
    if lines:
        taking.give(partnership, voices[0], lines, request)
    return len(lines)
