"""The portfolio of a partnership: levels, movement, quiet projects, practices to take over."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving.queries import assessments as queries
from highroad.areas.problem_solving.queries import projects, value_choices
from highroad.kit.answers import require
from highroad.web.problem_solving.project_forms import PracticeForm
from highroad.web.problem_solving.projects import pill_of

A_PAGE = 50
QUIETEST = 20
PRACTICES = 40


@login_required
@require_GET
def portfolio(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The bodies of a partnership page by page, with what stands out among all of them."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    today, user = timezone.localdate(), request.user
    for_ = value_choices(partnership)
    form = PracticeForm(request.GET or None, for_=for_)
    given = form.cleaned_data if form.is_valid() else {}
    since = given.get("since") or today - timedelta(days=90)
    levels = queries.levels_on(partnership, today, seen_by=user)
    bodies = partnerships.bodies_by_name(partnership, user)
    page = Paginator(bodies, A_PAGE).get_page(request.GET.get("page"))
    quiet, stale = projects.stale_projects(partnership, seen_by=user, on=today, limit=QUIETEST)
    practices = projects.practices(
        user, within=partnership, words=given.get("words", "").strip(), value=given.get("value", ""),
        on=today, limit=PRACTICES,
    )  # fmt: skip
    shown = {
        "partnership": partnership,
        "filters": PracticeForm(
            request.GET if form.is_bound and form.is_valid() else {"since": since.isoformat()},
            for_=for_,
        ),
        "since": since,
        "movement": queries.movement_between(partnership, since, today, seen_by=user, after=levels),
        "high": sum(level >= 4 for level in levels.values()),
        "recorded": len(levels),
        "page": page,
        "bodies": _rows(bodies, page, levels, request, today),
        "stale": stale,
        "quiet": quiet,
        "practices": [(line, *pill_of(line)) for line in practices],
        "is_cut": len(practices) == PRACTICES,
    }
    return render(request, "problem_solving/portfolio.html", shown)


def _rows(
    bodies: Any, page: Page[Any], levels: dict[UUID, int], request: SignedInRequest, on: date
) -> list[tuple[Any, ...]]:
    """Each body of the page: its level, running projects, quiet ones, and tests of change."""
    lines = partnerships.branch_lines(bodies[max(0, page.start_index() - 1) : page.end_index()])
    found: dict[UUID, list[projects.ProjectLine]] = defaultdict(list)
    for line in projects.list_projects([one.key for one in lines], seen_by=request.user, on=on):
        found[line.body_key].append(line)
    return [(line, levels.get(line.key), *_counts(found[line.key])) for line in lines]


def _counts(lines: list[projects.ProjectLine]) -> tuple[int, int, int]:
    running = [line for line in lines if line.end is None]
    return len(running), sum(line.is_stale for line in running), sum(line.trials for line in lines)
