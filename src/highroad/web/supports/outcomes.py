"""The indicators the law asks for, counted from training, starts in jobs and wage files. For navigators."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.placements.queries import starts_for_system
from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import Beside, Desk, Indicators
from highroad.areas.supports.queries.outcomes import (
    CHECKS,
    COLUMNS,
    Exclusion,
    Rate,
    Start,
    Worked,
    program_year,
)
from highroad.areas.training.queries.reporting import raises_for_system
from highroad.web.supports.desk import number
from highroad.web.supports.forms import OutcomesForm

LAW = "29 USC 3141; 20 CFR 677.155"


@dataclass(frozen=True)
class Line:
    """One indicator as people read it."""

    title: str
    value: str
    of: str
    note: str


def beside(desk: Desk) -> Beside:
    """What training and placements know, without a name."""
    starts: dict[str, list[Start]] = defaultdict(list)
    for start, seen_on in starts_for_system(desk.partnership):
        starts[start.person.strip().upper()].append(
            Start(
                from_on=start.started_on, seen_on=seen_on, employer=start.order.employer,
                wage=start.wage, hours=start.hours,
            )
        )  # fmt: skip
    return Beside(raises=raises_for_system(desk.partnership), starts=starts)


def percent(rate: Rate) -> str:
    """A rate in percent with one decimal; a dash of nobody."""
    share = rate.share
    return "–" if share is None else f"{number_format(float(100 * share), 1, use_l10n=True)} %"


def lines_of(found: Indicators) -> list[Line]:
    """The six, in the order of the law."""

    def line(title: str, rate: Rate, note: str) -> Line:
        return Line(
            title, percent(rate), _("%(count)s of %(of)s") % {"count": rate.count, "of": rate.of}, note
        )  # fmt: skip

    waits = _("%(count)s not known yet")
    return [
        line(_("At work in the second quarter after exit"), found.employed_q2, waits % {"count": found.pending_q2}),
        line(_("At work in the fourth quarter after exit"), found.employed_q4, waits % {"count": found.pending_q4}),
        Line(
            _("Middle earnings in the second quarter"), dollars(found.median),
            _("of %(count)s people") % {"count": found.earners}, _("Paid wages alone; no wage is no zero here."),
        ),
        line(
            _("Credential within a year of the exit"), found.credentialed,
            _("Training on the job alone and general safety cards do not count."),
        ),
        line(
            _("Measurable skill gains in the program year"), found.gains,
            _("Everybody whose training reaches into the year, once a period."),
        ),
        line(
            _("Serving employers: same employer in both quarters"), found.employers,
            _("Of those at work in the second quarter. The state reports one figure for all programs."),
        ),
    ]  # fmt: skip


def dollars(amount: Decimal | None) -> str:
    """Dollars and cents; a dash of nobody."""
    return "–" if amount is None else "$" + number_format(amount, 2, force_grouping=True)


WORDS = {Worked.YES: "ok", Worked.NO: "plain", Worked.PENDING: "open"}


def word_of(worked: Worked) -> tuple[str, str]:
    """A pill for whether somebody worked."""
    said = {Worked.YES: _("At work"), Worked.NO: _("No work"), Worked.PENDING: _("Not known yet")}
    return WORDS[worked], str(said[worked])


def excluded_as(exclusion: Exclusion | None) -> str:
    """Why a period counts nowhere."""
    said = {
        Exclusion.INSTITUTIONALIZED: _("in an institution"),
        Exclusion.MEDICAL: _("treated for more than 90 days"),
        Exclusion.DECEASED: _("died"),
        Exclusion.RESERVE: _("called up as reservist"),
        Exclusion.FOSTER_MOVED: _("in foster care and moved away"),
        Exclusion.OFFENDER: _("served under section 225"),
    }
    return str(said[exclusion]) if exclusion else ""


@require_GET
@login_required
def indicators(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The six indicators of a program year, and the periods they are counted from."""
    desk = queries.get_desk(key, request.user)
    today = timezone.localdate()
    periods = queries.list_periods(desk, request.user, beside=beside(desk), today=today)
    years = queries.years_of(periods)
    year = number(request.GET.get("year", "")) if request.GET.get("year") else 0
    year = year if year in years else (years[0] if years else program_year(today))
    found = queries.indicators_of(periods, year)
    context = {
        "desk": desk, "years": years, "year": year, "next_year": year + 1, "found": found, "law": LAW,
        "lines": lines_of(found), "has_periods": bool(periods),
        "periods": [
            (line, excluded_as(line.record.exclusion), word_of(line.record.worked_q2), word_of(line.record.worked_q4))
            for line in found.lines
        ],
    }  # fmt: skip
    return render(request, "supports/indicators.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def send_outcomes(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take in a wage file: whole or not at all. The file is not kept."""
    desk = queries.get_desk(key, request.user)
    form = OutcomesForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"desk": desk, "form": form, "checks": CHECKS, "columns": columns()}
    if request.method == "POST" and form.is_valid():
        reading, is_taken = actions.take_outcomes(
            desk=desk, content=form.cleaned_data["file"].read(), by=request.user,
            at=timezone.now(), accepts_warnings=form.cleaned_data["accepts_warnings"],
        )  # fmt: skip
        context |= {"reading": reading, "is_taken": is_taken, "count": len(reading.rows)}
        return render(request, "supports/outcomes.html", context, status=200 if is_taken else 422)
    return render(request, "supports/outcomes.html", context, status=422 if form.errors else 200)


def columns() -> list[tuple[str, str]]:
    """Element numbers with the other name a column may have."""
    return [(number, names[0]) for number, names in COLUMNS.items()]


@require_GET
@login_required
def template(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An empty file with the columns, ready to be filled in."""
    queries.get_desk(key, request.user)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="outcomes.csv"'
    csv.writer(answer).writerow(COLUMNS)
    return answer
