"""The indicators the law asks for, counted from training, starts in jobs and wage files. For navigators."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.placements.queries import starts_for_system
from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import Beside, Desk, Indicators, Measure
from highroad.areas.supports.queries.outcomes import (
    CHECKS,
    COLUMNS,
    Exclusion,
    Rate,
    Start,
    Term,
    Worked,
    program_year,
)
from highroad.areas.training.queries.reporting import raises_for_system
from highroad.kit.numbers import shown
from highroad.web.supports.asking import ask
from highroad.web.supports.desk import number
from highroad.web.supports.forms import OutcomesForm, TranscriptForm

FIRST_YEAR = 2016
"""The first program year with these indicators."""
LAW = "29 USC 3141; 20 CFR 677.155, 677.160; ETA-9169"


@dataclass(frozen=True)
class Line:
    """One indicator as people read it, and the exits it counts."""

    title: str
    value: str
    of: str
    note: str
    first_on: date
    last_on: date


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
    return "–" if share is None else f"{shown(100 * share, 1)} %"


def lines_of(found: Indicators) -> list[Line]:
    """The six, in the order of the law, each with its cohort where it has one."""

    def rate(measure: Measure, title: str, said: Rate, note: str) -> Line | None:
        of = _("%(count)s of %(of)s") % {"count": said.count, "of": said.of}
        return line(measure, title, percent(said), of, note)

    def line(measure: Measure, title: str, value: str, of: str, note: str) -> Line | None:
        days = found.cohorts.get(measure)
        return None if days is None else Line(title, value, of, note, *days)

    waits = _("%(count)s not known yet")
    second, fourth = waits % {"count": found.pending_q2}, waits % {"count": found.pending_q4}
    made = (
        rate(Measure.EMPLOYED_Q2, _("At work in the second quarter after exit"), found.employed_q2, second),
        rate(Measure.EMPLOYED_Q4, _("At work in the fourth quarter after exit"), found.employed_q4, fourth),
        line(
            Measure.EARNINGS, _("Middle earnings in the second quarter"), dollars(found.median),
            _("of %(count)s people") % {"count": found.earners}, _("Paid wages alone; no wage is no zero here."),
        ),
        rate(
            Measure.CREDENTIAL, _("Credential within a year of the exit"), found.credentialed,
            _("Training on the job alone and general safety cards do not count."),
        ),
        rate(
            Measure.GAINS, _("Measurable skill gains in the program year"), found.gains,
            " ".join([_("Everybody whose training reaches into the year, once a period."), *_types(found)]),
        ),
        rate(
            Measure.EMPLOYERS, _("Serving employers: same employer in both quarters"), found.employers,
            _("Of those at work in the second quarter. The state reports one figure for all programs."),
        ),
    )  # fmt: skip
    return [each for each in made if each is not None]


TYPES = {
    "1806": gettext_lazy("Level of reading, writing or arithmetic: %(count)s."),
    "1807": gettext_lazy("Transcript of a college: %(count)s."),
    "1808": gettext_lazy("Transcript of a school: %(count)s."),
    "1809": gettext_lazy("Milestone of a training: %(count)s."),
    "1810": gettext_lazy("Exam or progress in skills: %(count)s."),
}
"""The types of gains by their columns in the federal layout."""


def _types(found: queries.Indicators) -> list[str]:
    """How many periods had each type of gain; one period may have several."""
    return [
        str(said) % {"count": found.gains_by[kind]} for kind, said in TYPES.items()
        if kind in found.gains_by
    ]  # fmt: skip


def dollars(amount: Decimal | None) -> str:
    """Dollars and cents; a dash of nobody."""
    return "–" if amount is None else "$" + shown(amount, 2, grouped=True)


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


def year_asked(request: SignedInRequest, years: Sequence[int], today: date) -> int:
    """The year of the address where it is one of these; the newest, or the running one, where not."""
    asked = number(request.GET.get("year", "")) if request.GET.get("year") else 0
    return asked if asked in years else (years[0] if years else program_year(today))


@require_GET
@login_required
def indicators(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The six indicators: as the annual report counts them, or over the exits of a program year."""
    desk = queries.get_desk(key, request.user)
    today = timezone.localdate()
    periods = queries.list_periods(desk, request.user, beside=beside(desk), today=today)
    by_exit = request.GET.get("by") == "exit"
    years = queries.years_of(periods) if by_exit else queries.report_years_of(periods, today)
    year = year_asked(request, years, today)
    found = (queries.indicators_of if by_exit else queries.annual_report)(periods, year)
    context = {
        "desk": desk, "years": years, "year": year, "next_year": year + 1, "found": found, "law": LAW,
        "lines": lines_of(found), "has_periods": bool(periods), "by_exit": by_exit,
        "exits": found.cohorts.get(Measure.EXITED),
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


@require_GET
@login_required
def export(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The records in the federal layout, with numbers and without names; a wage file goes back the same way."""
    desk = queries.get_desk(key, request.user)
    today = timezone.localdate()
    periods = queries.list_periods(desk, request.user, beside=beside(desk), today=today)
    newest = program_year(today)
    year = min(newest, max(FIRST_YEAR, number(request.GET.get("year", str(newest)))))
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="records-{year}.csv"'
    csv.writer(answer).writerows(queries.written_records(periods, year))
    return answer


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def transcript(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write down a term of somebody's transcript."""
    desk = queries.get_desk(key, request.user)
    back = reverse("supports:indicators", kwargs={"key": key})

    def do(form: TranscriptForm) -> str:
        given = form.cleaned_data
        actions.note_transcript(
            desk=desk, number=given["number"], term=Term(given["until_on"], given["hours"]),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return back

    return ask(
        request, TranscriptForm(request.POST or None), do=do, title=_("Write down a transcript"),
        lede=_(
            "Twelve credit hours in a term are a gain, and so are twelve in two terms within a year. "
            "It counts in the program year in which they are reached."
        ),
        button=_("Write it down"), back=back, back_label=_("Indicators"), done=_("Written down."),
    )  # fmt: skip
