"""The three lists, and one promise with its evidence and its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments import permissions, queries
from highroad.areas.commitments.queries import Chosen, Commitment
from highroad.areas.commitments.vocabulary import CommitmentAct as Act
from highroad.areas.commitments.vocabulary import CommitmentState as State
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import require
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.commitments.forms import FilterForm
from highroad.web.commitments.words import PILLS

A_PAGE = 50
HEADLINES = (State.LATE, State.EVIDENCED, State.ASKED, State.OPEN, State.CONFIRMED)
ACTS: Sequence[tuple[Act, str]] = (
    (Act.ACCEPT, "accept"),
    (Act.DECLINE, "decline"),
    (Act.SHOW, "evidence"),
    (Act.CONFIRM, "confirm"),
    (Act.NOT_RIGHT, "not_right"),
    (Act.POSTPONE, "postpone"),
    (Act.HAND_OVER, "hand_over"),
    (Act.WITHDRAW, "withdraw"),
)


def chosen_in(request: SignedInRequest) -> tuple[FilterForm, Chosen]:
    """What the address asks for; what is to be kept, if it does not say."""
    form = FilterForm(request.GET if request.GET else {"state": "running"})
    given = form.cleaned_data if form.is_valid() else {}
    state = given.get("state") or "running"
    return form, Chosen(
        state="" if state == "all" else state,
        kind=given.get("kind", ""),
        side=given.get("side", ""),
        words=given.get("words", "").strip(),
    )


def _list(request: SignedInRequest, found: QuerySet[Commitment], **more: Any) -> dict[str, Any]:
    form, chosen = chosen_in(request)
    today = timezone.localdate()
    selected = queries.select(found, chosen, today)
    page = Paginator(selected, A_PAGE).get_page(request.GET.get("page"))
    keys = selected.values_list("pk", flat=True)  # sorted without what only the page needs
    first = page.start_index() - 1 if page.paginator.count else 0
    shown = selected.filter(pk__in=list(keys[first : page.end_index()]))
    counts = queries.count_by_state(found, today)
    return {
        "filters": form,
        "page": page,
        "lines": [(line, PILLS[line.state]) for line in queries.lines_of(shown, today)],
        "headlines": [(state, counts[state]) for state in HEADLINES],
        "has_any": any(counts.values()),
        "today": today,
        **more,
    }


@login_required
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """What this person promised, in all bodies."""
    shown = _list(request, queries.of_person(request.user), csv=reverse("commitments:mine_csv"))
    return render(request, "commitments/mine.html", shown)


@login_required
@require_GET
def of_body(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was promised in a body, and its sponsors."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    sponsors = queries.sponsors_of_body(body)
    shown = _list(
        request,
        queries.of_body(body, seen_by=request.user),
        body=body,
        partnership=body.partnership,
        may_promise=permissions.may_promise(request.user, body),
        sponsors=[(side, sponsors.get(side)) for side in (Side.LABOR, Side.MANAGEMENT)],
        may_name=bool(partnerships.chair_sides_of(request.user, body=body)),
        csv=reverse("commitments:body_csv", kwargs={"key": key}),
    )
    return render(request, "commitments/body.html", shown)


@login_required
@require_GET
def of_partnership(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was promised anywhere in a partnership."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    shown = _list(
        request,
        queries.of_partnership(partnership, seen_by=request.user),
        partnership=partnership,
        csv=reverse("commitments:partnership_csv", kwargs={"key": key}),
    )
    return render(request, "commitments/partnership.html", shown)


@login_required
@require_GET
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One promise: where it stands, what shows it, every move, and what this person can do."""
    commitment = queries.get_commitment(key, request.user)
    user = request.user
    line = queries.line_on(commitment, timezone.localdate())
    allowed = {page: permissions.may(user, act, commitment) for act, page in ACTS}
    shown = {
        "commitment": commitment,
        "line": line,
        "pill_kind": PILLS[line.state],
        "body": commitment.body,
        "partnership": commitment.partnership,
        "evidence": queries.list_evidence(commitment, user),
        "moves": queries.list_moves(commitment, user),
        "subject": links.link_to(Ref.parse(commitment.about)) if commitment.about else None,
        "may": allowed,
        "can_act": any(allowed.values()),
    }
    return render(request, "commitments/detail.html", shown)


@login_required
@require_GET
def move(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A move is shown with its promise."""
    return redirect("commitments:detail", key=queries.commitment_of_move(key, request.user).key)


@login_required
@require_GET
def evidence(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Evidence is shown with its promise."""
    found = queries.commitment_of_evidence(key, request.user)
    return redirect("commitments:detail", key=found.key)


@login_required
@require_GET
def sponsor(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A sponsor is shown with the promises of the body."""
    return redirect("commitments:body", key=queries.body_of_sponsor(key, request.user).key)
