"""What owners are told of a site or a cooperative for a period: disputes, stoppages, rules, promises, projects."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.commitments import queries as commitments
from highroad.areas.commitments.vocabulary import CommitmentState
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.queries import projects
from highroad.areas.problem_solving.vocabulary.registers import RuleState
from highroad.kit.answers import require
from highroad.web.problem_solving.packs import PeriodForm
from highroad.web.problem_solving.rule_changes import STATE_PILLS

QUARTER = timedelta(days=91)


@login_required
@require_GET
def owner_report(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Made of what every side entered, to read and to print; of disputes only days, never their content."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    today = timezone.localdate()
    usual = {"first": today - QUARTER, "last": today}
    form = PeriodForm(request.GET if "first" in request.GET else usual)
    given = form.cleaned_data if form.is_valid() else usual
    first, last = given["first"], given["last"]
    shown = {
        "body": body,
        "partnership": body.partnership,
        "form": form,
        "first": first,
        "last": last,
        "charter": decisions.charter_in_force(body, min(last, today)),
        "meter": _meetings(body, request.user, first, last),
        "rules": _rules(body, request.user, first, last),
        "projects": projects.list_projects(body, seen_by=request.user, on=today),
        "promises": promises_by_side(body, request.user, today),
        "awards": [
            line
            for line in queries.list_nominations(body, request.user, today)
            if line.outcome is Outcome.ADOPTED
            and line.agreed_on
            and first <= line.agreed_on <= last
        ],
        **_disputes(body, request.user, first, last),
    }
    status = 200 if form.is_valid() else 422
    return render(request, "problem_solving/owner_report.html", shown, status=status)


def _disputes(body: Any, user: User, first: date, last: date) -> dict[str, Any]:
    """Disputes that were open in the period, with their days; and the days work did not stand still."""
    lines = [
        line
        for line in queries.list_disputes(body, user, on=last)
        if line.opened_on <= last
        and (
            line.settled_on is None
            or line.settled_on >= first
            or queries.days_stopped(line.stoppages, first=first, last=last)
        )
    ]
    days = (last - first).days + 1
    spans = [span for line in lines for span in line.stoppages]
    over = min(last, timezone.localdate())
    disputed = queries.count_disputes(lines, first=first, on=over)
    return {
        "disputes": [
            (line, queries.days_stopped(line.stoppages, first=first, last=over)) for line in lines
        ],
        "disputed": disputed,
        "days": days,
        "days_worked": days - queries.days_stopped(spans, first=first, last=over),
        "visits": [
            line for line in queries.list_visits(body, user) if first <= line.visited_on <= last
        ],
    }


def _meetings(body: Any, user: User, first: date, last: date) -> list[meetings.MeterLine]:
    found = meetings.parity_meter(body, user).meetings
    return [line for line in found if first <= line.starts_local.date() <= last]


def _rules(body: Any, user: User, first: date, last: date) -> list[tuple[Any, str]]:
    """What came into force in the period, and what is before the sides."""
    return [
        (line, STATE_PILLS[line.state])
        for line in queries.list_rule_changes(body, user, last)
        if line.state is RuleState.PROPOSED or first <= line.in_force_on <= last
    ]


def promises_by_side(body: Any, user: User, on: date) -> list[tuple[str, int, int, int]]:
    """For each side: promises kept, open, and late; what was promised within one side is not counted."""
    kept: Counter[str] = Counter()
    late: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for line in commitments.lines_of(commitments.of_body(body, seen_by=user), on):
        if line.is_private or not line.side:
            continue
        made[line.side] += 1
        kept[line.side] += line.state is CommitmentState.CONFIRMED
        late[line.side] += line.days_late > 0
    return [
        (str(side.label), kept[side], made[side] - kept[side], late[side])
        for side in Side
        if made[side]
    ]
