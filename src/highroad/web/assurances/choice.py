"""Free and fair choice in a body: access, incidents, counts, the way to a first contract, postings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.assurances import permissions
from highroad.areas.assurances.actions import choice as actions
from highroad.areas.assurances.actions import postings
from highroad.areas.assurances.queries import choice as queries
from highroad.areas.assurances.vocabulary import ClauseAct
from highroad.areas.assurances.vocabulary.choice import AccessState, IncidentKind, IncidentState
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Body
from highroad.kit.answers import require
from highroad.web.assurances.agreements import asking, to
from highroad.web.assurances.choice_forms import (
    AskAccessForm,
    CountForm,
    IncidentForm,
    PostingCheckForm,
    SubcontractForm,
)
from highroad.web.ui.asking import ask

ACCESS = {
    AccessState.ASKED: "open", AccessState.OVERDUE: "bad", AccessState.GRANTED: "open",
    AccessState.REFUSED: "bad", AccessState.KEPT: "ok", AccessState.NOT_KEPT: "bad",
}  # fmt: skip
INCIDENTS = {
    IncidentState.OPEN: "open", IncidentState.OVERDUE: "bad", IncidentState.ANSWERED: "open",
    IncidentState.FOUND: "watch", IncidentState.SETTLED: "ok",
}  # fmt: skip


@login_required
@require_GET
def overview(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Everything a body records of free choice: acts of employers and numbers, never a worker."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_see(request.user, body.partnership))
    user, today = request.user, timezone.localdate()
    subcontracts = queries.list_subcontracts(body, user)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "access": [
            (row, state, ACCESS[state]) for row, state in queries.list_access(body, user, today)
        ],
        "incidents": [
            (row, state, INCIDENTS[state])
            for row, state in queries.list_incidents(body, user, today)
        ],
        "recognitions": queries.list_recognitions(body, user, today),
        "postings": queries.list_postings(body, user),
        "subcontracts": subcontracts,
        "coverage": queries.coverage_of(subcontracts),
        "may_take_part": permissions.may_take_part(user, body),
        "own_side": getattr(partnerships.seat_of(user, body=body), "side", ""),
        "today": today,
    }
    return render(request, "assurances/choice.html", shown)


def clauses_of(request: SignedInRequest, body: Body, act: ClauseAct) -> dict[str, Any]:
    """The clauses of one act, by key."""
    return {str(row.key): row for row in queries.list_clauses(body, act, request.user)}


def chosen(clauses: dict[str, Any]) -> list[tuple[str, str]]:
    """What a form offers of them."""
    return [(key, f"{row.heading} ({row.agreement})") for key, row in clauses.items()]


def place(request: SignedInRequest, key: UUID) -> Body:
    """The body somebody may enter something in. Raises `Refused`."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    return body


@login_required
@asking
def ask_access(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask for access."""
    body = place(request, key)
    clauses = clauses_of(request, body, ClauseAct.ACCESS)
    form = AskAccessForm(
        request.POST or None, clauses=chosen(clauses), initial={"asked_on": timezone.localdate()}
    )

    def do() -> str:
        given = form.cleaned_data
        made = actions.ask_access(
            body=body, place=given["place"], hours=given["hours"], asked_on=given["asked_on"],
            clause=clauses.get(given["clause"]), by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("access", made.key)

    return ask(
        request, form, do, body=body, heading=_("Ask for access"),
        lede=_("Organizers meet workers off the clock, where no work is done. Who comes is written down nowhere."),
        button=_("Ask"), said=_("Asked. The clock runs if a clause sets one."),
    )  # fmt: skip


@login_required
@asking
def report_incident(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Report an incident."""
    body = place(request, key)
    clauses = clauses_of(request, body, ClauseAct.NEUTRALITY)
    form = IncidentForm(
        request.POST or None, clauses=chosen(clauses), initial={"happened_on": timezone.localdate()}
    )

    def do() -> str:
        given = form.cleaned_data
        made = actions.report_incident(
            body=body, kind=IncidentKind(given["kind"]), happened_on=given["happened_on"],
            site=given["site"], words=given["words"], clause=clauses.get(given["clause"]),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("incident", made.key)

    return ask(
        request, form, do, body=body, heading=_("Report an incident"),
        lede=_("Both sides read what you enter. Who told you has no place here."),
        button=_("Report it"), said=_("Reported. Management is asked to answer."),
    )  # fmt: skip


@login_required
@asking
def enter_count(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter a neutral person's count."""
    body = place(request, key)
    clauses = clauses_of(request, body, ClauseAct.SIGN_UP)
    form = CountForm(
        request.POST or None, clauses=chosen(clauses), initial={"counted_on": timezone.localdate()}
    )

    def do() -> str:
        made = actions.enter_count(
            body=body, count=form.count(), clause=clauses.get(form.cleaned_data["clause"]),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("recognition", made.key)

    return ask(
        request, form, do, body=body, heading=_("Enter a neutral count"),
        lede=_(
            "Two numbers from a neutral person. Cards, names and lists stay with the neutral person "
            "and are never uploaded here."
        ),
        button=_("Enter the count"), said=_("Entered."),
    )  # fmt: skip


@login_required
@asking
def check_posting(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter a check of the notice of rights."""
    body = place(request, key)
    form = PostingCheckForm(
        request.POST or None, request.FILES or None, initial={"checked_on": timezone.localdate()}
    )

    def do() -> str:
        postings.check_posting(body=body, check=form.check_of(), by=request.user, at=timezone.now())
        return to("choice", body.key)

    return ask(
        request, form, do, body=body, heading=_("Check a posted notice"),
        lede=_("Federal contractors post the notice of workers' rights (Executive Order 13496, 29 CFR 471)."),
        button=_("Keep the check"), said=_("Kept."),
    )  # fmt: skip


@login_required
@asking
def enter_subcontract(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter a subcontract."""
    body = place(request, key)
    form = SubcontractForm(request.POST or None, initial={"seen_on": timezone.localdate()})

    def do() -> str:
        given = {**form.cleaned_data, "has_clause": form.cleaned_data["has_clause"] == "yes"}
        postings.enter_subcontract(body=body, by=request.user, at=timezone.now(), **given)
        return to("choice", body.key)

    return ask(
        request, form, do, body=body, heading=_("Enter a subcontract"),
        lede=_("Subcontracts of 10,000 dollars and more carry the clause on the notice (29 CFR 471.3)."),
        button=_("Enter it"), said=_("Entered."),
    )  # fmt: skip


@login_required
@require_GET
def photo(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The photo of a posting, as an attachment."""
    kept = queries.get_posting(key, request.user)
    content = bytes(kept.photo or b"")
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="posting-{kept.number}.{kind[6:]}"'
    return response
