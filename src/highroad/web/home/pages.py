"""The page a person lands on: one inbox of what waits for them, closed by doing it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts import queries as account_queries
from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.partnerships import permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.queries import hours as training
from highroad.web import links
from highroad.web.home.waiting import tasks_of

READ_FROM_STATE = frozenset(
    {
        "commitments.commitment",
        "decisions.decision",
        "filings.filing",
        "meetings.datepoll",
        "meetings.guest",
        "meetings.meeting",
        "partnerships.holder",
        "showcase.officequestion",
        "problem_solving.dispute",
        "problem_solving.issue",
        "problem_solving.mediation",
        "problem_solving.publicquestion",
        "problem_solving.referral",
        "problem_solving.round",
    }
)
"""What tasks are made of: a message about it would say the same, or be out of date."""


@login_required
@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    """What waits for me, what I should know, and where I sit."""
    with partnerships.seats_read_once():
        return render(request, "home/home.html", _shown(request.user, timezone.localdate()))


def _shown(user: User, today: date) -> dict[str, Any]:
    tasks = tasks_of(user, today)
    lines = account_queries.inbox(seen_by=user)
    return {
        "tasks": tasks,
        "asked": [
            (line, links.address_of(line.about))
            for line in lines
            if line.asks_for_action and line.about.kind not in READ_FROM_STATE
        ],
        "news": [line for line in lines if not line.asks_for_action],
        "seats": partnerships.seats_of(user, on=today),
        "pending": partnerships.pending_seats_of(user),
        "trains": training.has_training(user),
        "may_found": permissions.may_found(user),
    }


@login_required
@require_POST
def read(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Open what a message tells of; by that it is read."""
    line = account_queries.get_message(key, seen_by=request.user)
    accounts.mark_read(key=line.key, by=request.user, at=timezone.now())
    return redirect(links.address_of(line.about) or "home:home")
