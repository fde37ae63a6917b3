"""Steps of pay: a schedule is declared on the card of its job and confirmed there."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.job_quality import actions, queries
from highroad.web.job_quality.forms import ScheduleForm
from highroad.web.job_quality.pages import asking, job_of, to
from highroad.web.ui.asking import ask


@login_required
@asking
def declare(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter the steps of a job as its agreement has them."""
    found = job_of(request, key)
    newest = next(iter(queries.list_schedules(found, request.user)), None)
    known = {"filed_as": newest.row.filed_as, "filed_by": newest.row.filed_by} if newest else {}
    form = ScheduleForm(request.POST or None, initial=known)

    def do() -> str:
        given = dict(form.cleaned_data)
        steps = actions.steps_of(given.pop("steps"))
        actions.declare_schedule(
            job=found, draft=actions.ScheduleDraft(steps=steps, **given), by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("card", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Enter a wage schedule"),
        lede=_(
            "Filings know rates and no steps. A filed rate that is the rate of a step counts as that step; "
            "every other one is counted as off the schedule."
        ),
        button=_("Enter it"), said=_("Entered. The other side is asked whether it sees the same."),
    )  # fmt: skip


@login_required
@require_GET
def schedule(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A schedule stands on the card of its job: it is led there."""
    return redirect("job_quality:card", key=queries.get_schedule(key, request.user).job_id)
