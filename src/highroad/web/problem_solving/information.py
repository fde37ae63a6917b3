"""Requests for information with their clock, and records of involvement before decisions."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.actions import requests as actions
from highroad.areas.problem_solving.permissions import may_take_part
from highroad.areas.problem_solving.permissions import requests as permissions
from highroad.areas.problem_solving.queries import own_side
from highroad.areas.problem_solving.queries import requests as queries
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, ReplyKind, RequestState
from highroad.kit.answers import require
from highroad.web.problem_solving.project_forms import (
    InvolvementForm,
    ReplyForm,
    RequestForm,
    ViewForm,
)
from highroad.web.ui.asking import ask

asking = require_http_methods(["GET", "HEAD", "POST"])
PILLS = {
    RequestState.ASKED: "open", RequestState.OVERDUE: "bad", RequestState.PARTIAL: "watch",
    RequestState.ANSWERED: "ok", RequestState.REFUSED: "plain",
}  # fmt: skip


def _to(page: str, key: UUID) -> str:
    return reverse(f"problem_solving:{page}", kwargs={"key": key})


@login_required
@require_GET
def request_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What the sides of a body asked of each other."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    own = own_side(request.user, body)
    lines = queries.list_requests(body, seen_by=request.user, on=timezone.localdate())
    shown = {
        "body": body,
        "partnership": body.partnership,
        "lines": [
            (line, PILLS[line.state], not line.is_over and own == line.of_side) for line in lines
        ],
        "may_ask": may_take_part(request.user, body),
    }
    return render(request, "problem_solving/requests.html", shown)


@login_required
@asking
def add_request(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask the other side for something one needs to know."""
    body = partnerships.get_body(key, request.user)
    require(may_take_part(request.user, body))
    other = Side.LABOR if own_side(request.user, body) == Side.MANAGEMENT else Side.MANAGEMENT
    form = RequestForm(request.POST or None, initial={"of_side": other})

    def do() -> str:
        given = form.cleaned_data
        actions.ask_for_information(
            body=body, of_side=Side(given["of_side"]), what=given["what"], why=given["why"],
            due_on=given["due_on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to("requests", key)

    return ask(
        request, form, do, body=body, heading=_("Ask for information"),
        lede=_("The other side is told, and the days are counted until it has answered."),
        button=_("Ask for it"), said=_("Asked. The clock runs."),
    )  # fmt: skip


@login_required
@require_GET
def one_request(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A request is shown with the others of its body."""
    found = queries.get_request(key, request.user)
    return redirect("problem_solving:requests", key=found.body_id)


@login_required
@require_GET
def one_involvement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An involvement is shown with the others of its body."""
    found = queries.get_involvement(key, request.user)
    return redirect("problem_solving:involvements", key=found.body_id)


@login_required
@asking
def reply(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Give all, a part, or a refusal with its reason."""
    asked = queries.get_request(key, request.user)
    require(permissions.may_reply(request.user, asked))
    form = ReplyForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        actions.reply(
            request=asked, kind=ReplyKind(given["kind"]), words=given["words"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to("requests", asked.body_id)

    return ask(
        request, form, do, body=asked.body,
        heading=_("Reply to request %(number)s") % {"number": asked.number}, lede=asked.what,
        button=_("Send the reply"), said=_("Sent. The other side is told."),
    )  # fmt: skip


@login_required
@require_GET
def involvements(request: SignedInRequest, key: UUID) -> HttpResponse:
    """When and how the union came in, with both sides' view beside each other."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    lines = queries.list_involvements(body, seen_by=request.user)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "lines": lines,
        "stages": queries.stage_counts(lines),
        "may_note": may_take_part(request.user, body),
    }
    return render(request, "problem_solving/involvements.html", shown)


@login_required
@asking
def add_involvement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Note when and how the union came in."""
    body = partnerships.get_body(key, request.user)
    require(may_take_part(request.user, body))
    form = InvolvementForm(request.POST or None, initial={"notified_on": timezone.localdate()})

    def do() -> str:
        actions.note_involvement(body=body, draft=form.draft(), by=request.user, at=timezone.now())
        return _to("involvements", key)

    return ask(
        request, form, do, body=body, heading=_("Note an involvement"),
        lede=_("Voluntary and before the decision. It is no bargaining, and it waives no right."),
        button=_("Note it"), said=_("Noted. Each side can now say what it thinks of it."),
    )  # fmt: skip


@login_required
@asking
def say_of_involvement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What one's own side says of it."""
    found = queries.get_involvement(key, request.user)
    require(may_take_part(request.user, found.body))
    form = ViewForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        actions.say_of_involvement(
            involvement=found, is_early_enough=given["early"] == "yes",
            is_satisfied=given["satisfied"] == "yes", words=given["words"],
            outcome=PdiAim(given["outcome"]) if given["outcome"] else None,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return _to("involvements", found.body_id)

    return ask(
        request, form, do, body=found.body, heading=_("What does your side say?"),
        lede=found.topic, button=_("Keep what we say"), said=_("Kept, beside what the other side says."),
    )  # fmt: skip
