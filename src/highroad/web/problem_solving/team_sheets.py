"""One page on a body, for a wall or a sponsor: who leads it, its level, what it works on, what it promised."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments import queries as commitments
from highroad.areas.decisions import queries as decisions
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.queries import assessments, projects
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.kit.answers import require
from highroad.web.problem_solving.owner_reports import promises_by_side

MOST = 8
"""So much of each fits on a page."""
OVER = {IssueState.SOLVED, IssueState.REFERRED, IssueState.CLOSED}


@login_required
@require_GET
def team_sheet(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Made of the records of the body; nothing of a side's own room is on it."""
    body, user, today = partnerships.get_body(key, request.user), request.user, timezone.localdate()
    require(may_see_joint(user, body.partnership))
    standing = assessments.standing(body, seen_by=user, on=today)
    ahead = meetings.meetings_ahead(body, timezone.now())
    shown = {
        "body": body,
        "partnership": body.partnership,
        "charter": decisions.charter_in_force(body, today),
        "sides": partnerships.list_sides(body, user, on=today),
        "sponsors": [
            (side.label, person.name) for side, person in commitments.sponsors_of_body(body).items()
        ],
        "level": standing.level,
        "in_the_way": standing.in_the_way[:MOST],
        "projects": projects.list_projects(body, seen_by=user, on=today)[:MOST],
        "issues": [line for line in queries.list_issues(body, user) if line.state not in OVER][
            :MOST
        ],
        "promises": promises_by_side(body, user, today),
        "next_meeting": ahead[0] if ahead else None,
    }
    return render(request, "problem_solving/team_sheet.html", shown)
