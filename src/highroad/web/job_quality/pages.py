"""Cards of jobs: the list, one card, and what is declared, answered and loaded there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.job_quality import actions, permissions, queries
from highroad.areas.job_quality.vocabulary import (
    BENEFITS,
    INDICATORS,
    ClassificationTest,
    ReadingState,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Body
from highroad.kit.answers import require
from highroad.kit.refs import Ref
from highroad.web.commitments.about import shown_about
from highroad.web.job_quality.forms import (
    JobForm,
    RateForm,
    ReadingForm,
    ShiftsForm,
    SummaryForm,
    WagesForm,
)
from highroad.web.ui.asking import ask

asking = require_http_methods(["GET", "HEAD", "POST"])
PILLS = {
    ReadingState.NONE: "plain", ReadingState.DECLARED: "open", ReadingState.CONFIRMED: "ok",
    ReadingState.DISPUTED: "bad", ReadingState.OLD: "watch",
}  # fmt: skip


def to(page: str, key: object) -> str:
    """The address of a page of this area."""
    return reverse(f"job_quality:{page}", kwargs={"key": key})


@login_required
@require_GET
def job_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The jobs of a partnership with how much is known of each."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    bodies = [
        partnerships.get_body(seat.body_key, request.user)
        for seat in partnerships.seats_of(request.user)
        if seat.partnership_key == partnership.key and seat.side
    ]
    shown = {
        "partnership": partnership,
        "jobs": queries.list_jobs(partnership, request.user, timezone.localdate()),
        "bodies": [body for body in bodies if permissions.may_take_part(request.user, body)],
        "all": len(INDICATORS),
    }
    return render(request, "job_quality/list.html", shown)


def card_of(request: SignedInRequest, key: UUID) -> dict[str, Any]:
    """Everything a card shows, on screen and on paper. Raises `NotFound`."""
    found = queries.get_job(key, request.user)
    today = timezone.localdate()
    lines = queries.list_jobs(found.body.partnership, request.user, today)
    line = next(each for each in lines if each.key == found.key)
    rate = next((each.value for each in line.lines if each.indicator.key == "rate"), None)
    weights = queries.weights_in_force(found.body, request.user)
    return {
        "job": found,
        "line": line,
        "all": len(INDICATORS),
        "regional": queries.regional_pay(found, rate, request.user) if rate else None,
        "weights": weights,
        "score": queries.score_of(line, weights) if weights else None,
        "body": found.body,
        "partnership": found.body.partnership,
        "promises": shown_about(
            Ref.to(found), body=found.body, user=request.user, kind=CommitmentKind.PLEDGE
        ),
        "rounds": queries.list_rounds(found, request.user, today),
        "schedules": queries.list_schedules(found, request.user),
        "inquiries": queries.list_inquiries(found, request.user),
    }


@login_required
@require_GET
def card(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One job: every indicator by principle, who says so, the trend, the public pledge."""
    shown = card_of(request, key)
    body = shown["body"]
    seat = partnerships.seat_of(request.user, body=body)
    shown |= {
        "principles": [
            (
                principle,
                [(each, PILLS[each.state]) for each in lines if each.value is not None],
                [each for each in lines if each.value is None],
            )
            for principle, lines in shown["line"].by_principle
        ],
        "may_take_part": permissions.may_take_part(request.user, body),
        "own_side": seat.side if seat else "",
        "tests": ClassificationTest,
    }
    return render(request, "job_quality/card.html", shown)


@login_required
@require_GET
def benefits(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Benefits by job: how many can have each, after how long, for how much."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    jobs = queries.list_jobs(partnership, request.user, timezone.localdate())
    shown = {
        "partnership": partnership,
        "jobs": jobs,
        "rows": [
            (
                queries.indicator_of(name),
                [(job, line) for job in jobs for line in job.lines if line.indicator.key == name],
            )
            for name in BENEFITS
        ],
    }
    return render(request, "job_quality/benefits.html", shown)


def place(request: SignedInRequest, key: UUID) -> Body:
    """The body somebody may enter something in. Raises `Refused`."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_take_part(request.user, body))
    return body


@login_required
@asking
def open_card(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Open the card of a job."""
    body = place(request, key)
    lines = partnerships.list_parties(body.partnership, request.user)
    form = JobForm(
        request.POST or None,
        parties=[(str(line.key), line.name) for line in lines if line.side == "management"],
    )

    def do() -> str:
        given = dict(form.cleaned_data)
        party = partnerships.get_party(given.pop("party"), request.user)
        made = actions.open_card(
            body=body, party=party, by=request.user, at=timezone.now(), **given
        )
        return to("card", made.key)

    return ask(
        request, form, do, body=body, heading=_("Open the card of a job"),
        lede=_("One card a job and employer: what makes it good, who says so, and how it changes."),
        button=_("Open it"), said=_("Opened. Enter the first reading."),
    )  # fmt: skip


def job_of(request: SignedInRequest, key: UUID) -> queries.JobCard:
    """A card somebody may change. Raises `Refused`."""
    found = queries.get_job(key, request.user)
    require(permissions.may_take_part(request.user, found.body))
    return found


@login_required
@asking
def read(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Declare a reading."""
    found = job_of(request, key)
    form = ReadingForm(
        request.POST or None,
        initial={"read_on": timezone.localdate(), "indicator": request.GET.get("indicator", "")},
    )

    def do() -> str:
        actions.read(job=found, draft=form.draft(), by=request.user, at=timezone.now())
        return to("card", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Enter a reading"), lede=found.title,
        button=_("Enter it"), said=_("Entered. The other side is asked whether it sees the same."),
    )  # fmt: skip


@login_required
@asking
def compare(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Hold a rate against the region."""
    found = job_of(request, key)
    form = RateForm(request.POST or None, initial={"read_on": timezone.localdate()})

    def do() -> str:
        given = form.cleaned_data
        actions.hold_against_region(
            job=found,
            rate=given["rate"],
            read_on=given["read_on"],
            by=request.user,
            at=timezone.now(),
        )
        return to("card", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Hold the rate against the region"),
        lede=_("Against the area's median of this occupation, and of all occupations."),
        button=_("Compare"), said=_("Entered. The other side is asked whether it sees the same."),
    )  # fmt: skip


@login_required
@asking
def wages(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Load a wage file of the region."""
    body = place(request, key)
    form = WagesForm(request.POST or None, request.FILES or None)

    def do() -> str:
        given = form.cleaned_data
        actions.load_wages(
            body=body, title=given["title"], content=given["file"].read(), by=request.user,
            at=timezone.now(), top=given["top"] or actions.TOP, only=given["only"],
        )  # fmt: skip
        return to("list", body.partnership_id)

    return ask(
        request, form, do, body=body, heading=_("Load wages of the region"),
        lede=_("With any cell that cannot be read, nothing is kept, and you are told where it is."),
        button=_("Load it"), said=_("Loaded."),
    )  # fmt: skip


@login_required
@asking
def safety(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Load OSHA's summary of injuries."""
    found = job_of(request, key)
    form = SummaryForm(request.POST or None, request.FILES or None)

    def do() -> str:
        actions.load_summary(
            job=found, content=form.cleaned_data["file"].read(), by=request.user, at=timezone.now()
        )
        return to("card", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Load the summary of injuries"),
        lede=_("The rates of up to three years are one sum over another, not a mean of rates."),
        button=_("Load it"), said=_("Loaded. The other side is asked whether it sees the same."),
    )  # fmt: skip


@login_required
@asking
def shifts(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Load a file of shifts; it is counted and not kept."""
    found = job_of(request, key)
    form = ShiftsForm(request.POST or None, request.FILES or None, initial={"window": 14})

    def do() -> str:
        given = form.cleaned_data
        actions.load_shifts(
            job=found, content=given["file"].read(), window=given["window"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("card", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Load shifts"),
        lede=_(
            "Notice, late changes, premiums, short turnarounds and swing are counted from it. The shifts "
            "themselves are not kept."
        ),
        button=_("Load it"), said=_("Counted. The other side is asked whether it sees the same."),
    )  # fmt: skip


@login_required
@require_GET
def reading(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A reading stands on its card: it is led there."""
    return redirect("job_quality:card", key=queries.get_reading(key, request.user).job_id)
