"""What became of the apprentices of a program."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import outcomes as query
from highroad.kit.answers import require
from highroad.web.training.words import crumbs_of

NEVER = 9000
"""From this year on a day means that it cannot be said."""


@login_required
@require_GET
def outcomes(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Completion by cohort with its guard, who stays, and other programs beside it."""
    program, user, day = queries.get_program(key, request.user), request.user, timezone.localdate()
    require(may_coordinate(user, program))
    found = query.outcomes_of(program, seen_by=user, on=day)
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "found": found,
        "cohorts": [(each, query.percent_of(each.completion)) for each in found.cohorts],
        "never": NEVER,
        "pooled": query.percent_of(found.pooled) if found.pooled else None,
        "staying": [
            (days, None if share is None else int(100 * share + 0.5))
            for days, share in found.staying
        ],
        "beside": [
            (each, query.percent_of(each.pooled) if each.pooled else None)
            for each in query.beside(program, seen_by=user, on=day)
        ],
    }
    return render(request, "training/outcomes.html", shown)
