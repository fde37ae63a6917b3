"""Living wages, studies of certified filings, and the share of workers who earn enough."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.fair_access.vocabulary import Category
from highroad.areas.job_quality import actions, permissions, queries
from highroad.areas.job_quality.vocabulary import StudyKind
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.job_quality.forms import LivingWageForm, ShareForm, StudyForm
from highroad.web.job_quality.pages import asking, job_of, place, to
from highroad.web.ui.asking import ask


@login_required
@require_GET
def pay(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a body holds pay against, and what certified filings say of it."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_see(request.user, body.partnership))
    seat = partnerships.seat_of(request.user, body=body)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "living_wages": queries.list_living_wages(body, request.user),
        "studies": [
            (
                view,
                [
                    *((Category(line.group).label, line) for line in view.lines),
                    (_("Everybody"), view.everybody),
                ],
            )
            for view in queries.list_studies(body, request.user)
        ],
        "tables": queries.list_wage_tables(body, request.user),
        "may_take_part": permissions.may_take_part(request.user, body),
        "own_side": seat.side if seat else "",
    }
    return render(request, "job_quality/pay.html", shown)


@login_required
@asking
def living_wage(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter a living wage with its source and day."""
    body = place(request, key)
    today = timezone.localdate()
    form = LivingWageForm(request.POST or None, initial={"looked_up_on": today, "year": today.year})

    def do() -> str:
        actions.enter_living_wage(
            body=body, draft=actions.LivingWageDraft(**form.cleaned_data), by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("pay", body.key)

    return ask(
        request, form, do, body=body, heading=_("Enter a living wage"),
        lede=_("Look it up where both sides trust it. Pay is held against it once the other side agrees."),
        button=_("Enter it"), said=_("Entered. The other side is asked whether it uses it too."),
    )  # fmt: skip


def used(request: SignedInRequest, body: Any) -> dict[str, Any]:
    """The living wages of a body that both sides use, by key."""
    lines = queries.list_living_wages(body, request.user)
    return {str(line.row.key): line.row for line in lines if line.is_used}


def named(wages: dict[str, Any]) -> list[tuple[str, str]]:
    """What a form offers of them."""
    return [
        (key, f"{row.area}, {row.family}, {row.year}: ${row.dollars}") for key, row in wages.items()
    ]


@login_required
@asking
def share(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Declare the share of workers at or above a living wage."""
    found = job_of(request, key)
    wages = used(request, found.body)
    form = ShareForm(
        request.POST or None, wages=named(wages), initial={"read_on": timezone.localdate()}
    )

    def do() -> str:
        given = form.cleaned_data
        actions.hold_against_living_wage(
            job=found, living_wage=wages[given["living_wage"]],
            rates=actions.rates_of(given["rates"]), read_on=given["read_on"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("card", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Who earns the living wage"),
        lede=_("Enter each straight-time rate and how many earn it. The list is counted and not kept."),
        button=_("Count"), said=_("Entered. The other side is asked whether it sees the same."),
    )  # fmt: skip


@login_required
@asking
def study(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Count a year of certified filings by group."""
    body = place(request, key)
    wages = used(request, body)
    jobs = {str(job.key): job for job in queries.jobs_on_steps(body.key, request.user)}
    form = StudyForm(
        request.POST or None, wages=named(wages), jobs=[(key, job.title) for key, job in jobs.items()],
        initial={"year": timezone.localdate().year - 1},
    )  # fmt: skip

    def do() -> str:
        given = form.cleaned_data
        actions.study(
            body=body, kind=StudyKind(given["kind"]), year=given["year"], by=request.user,
            living_wage=wages.get(given["living_wage"]), job=jobs.get(given["job"]),
            at=timezone.now(),
        )  # fmt: skip
        return to("pay", body.key)

    return ask(
        request, form, do, body=body, heading=_("Count pay by group"),
        lede=_(
            "From the certified filings of a year that is over, once, by sex and by race together. "
            "Numbers that would tell of a few people are not shown and not kept."
        ),
        button=_("Count"), said=_("Counted."),
    )  # fmt: skip


@login_required
@require_GET
def of_pay(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A living wage stands among the others of its body: it is led there."""
    return redirect("job_quality:pay", key=queries.get_living_wage(key, request.user).body_id)


@login_required
@require_GET
def of_study(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A study stands on the page of pay: it is led there."""
    return redirect("job_quality:pay", key=queries.body_of_study(key, request.user))
