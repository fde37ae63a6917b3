"""The card of a job as a document to print, hand out and keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.job_quality.queries import JobLine, ReadingLine, ScheduleLine, WordLine
from highroad.areas.job_quality.vocabulary import Measure
from highroad.web.job_quality.pages import card_of, to
from highroad.web.ui.papers import Section, TablePaper, tables_pdf
from highroad.web.ui.parts import Table


@login_required
@require_GET
def card_pdf(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The card as tagged PDF: every indicator with who says so, the trend, the pledges."""
    shown = card_of(request, key)
    line: JobLine = shown["line"]
    paper = TablePaper(
        title=f"{line.title}, {line.employer}",
        partnership=f"{line.partnership_name} · {line.body_name}",
        facts=_facts(line, shown),
        parts=[
            *_regional(shown["regional"]),
            *_steps(shown["schedules"]),
            *(_principle(principle, lines) for principle, lines in line.by_principle if lines),
            *_word(shown["rounds"]),
            *_open(shown["inquiries"]),
            _pledges(shown["promises"]),
        ],
        made_at=timezone.now(),
        reference=settings.ADDRESS + to("card", key),
        language=(get_language() or "en")[:2],
    )
    response = HttpResponse(tables_pdf(paper), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="job-card.pdf"'
    return response


def _facts(line: JobLine, shown: dict[str, Any]) -> list[tuple[str, str]]:
    known = _("{confirmed} of {all} indicators are confirmed by both sides and fresh").format(
        confirmed=line.confirmed, all=shown["all"]
    )
    facts = [
        (_("Employer"), line.employer),
        (_("Occupation (SOC code)"), line.occupation or "–"),
        (_("Coverage"), known),
        (_("At their target"), str(line.reached)),
    ]
    score = shown["score"]
    if score is not None:
        whole = _("Both sides' weights, version {number}").format(number=shown["weights"].number)
        said = (
            f"{score.percent} %"
            if score.percent is not None
            else _("not shown: too little is confirmed")
        )
        facts.append(
            (whole, f"{said} · " + _("{percent} % covered").format(percent=score.coverage))
        )
    return facts


def value_of(line: ReadingLine) -> str:
    """The newest value with its unit."""
    if line.value is None:
        return "–"
    if line.indicator.measure is Measure.YES_NO:
        return _("Yes") if line.value == 1 else _("No")
    return f"{line.shown} {line.indicator.measure.label}"


def _principle(principle: Any, lines: list[ReadingLine]) -> tuple[Section, Table | None]:
    known = [each for each in lines if each.value is not None]
    unread = "; ".join(str(each.indicator.text) for each in lines if each.value is None)
    missing = [_("Nobody has read yet: {names}").format(names=unread)] if unread else []
    table = Table(
        caption=_("Indicators of this principle"),
        head=[
            _("What is read"), _("Value"), _("Target"), _("Trend"), _("Where it stands"), _("Source"),
        ],
        words=frozenset(range(1, 6)),
        rows=[
            [
                str(each.indicator.text), value_of(each), each.shown_target or "–", _trend(each),
                str(each.state.label), _source(each),
            ]
            for each in known
        ],
    )  # fmt: skip
    return Section(heading=principle.label, paragraphs=missing), table if known else None


def _trend(line: ReadingLine) -> str:
    if line.trend is None:
        return "–"
    return _("{trend} ({before})").format(trend=line.trend.label, before=line.shown_before)


def _source(line: ReadingLine) -> str:
    if line.read_on is None:
        return "–"
    said = _("declared by {side}").format(side=line.declared_by)
    if line.answered_by:
        said += ", " + _("answered by {side}").format(side=line.answered_by)
    return f"{line.source}, {date_format(line.read_on)}; {said}"


def _regional(regional: Any) -> list[tuple[Section, None]]:
    if regional is None:
        return []
    lines = []
    for name, median, beside in (
        (regional.occupation, regional.median, regional.of_occupation),
        (_("All occupations"), regional.all_median, regional.of_all),
    ):
        if median is not None and beside.percent is not None:
            said = _("{name}: median ${median}; this job pays {percent} % of it").format(
                name=name, median=median, percent=beside.percent
            )
            lines.append(said + (" " + _("at most") if beside.is_at_most else ""))
    heading = _("Pay against the region")
    return [
        (
            Section(heading=heading, line=f"{regional.table}, {regional.area}", paragraphs=lines),
            None,
        )
    ]


def _word(rounds: Any) -> list[tuple[Section, Table]]:
    newest = next((each for each in rounds if each.is_closed), None)
    if newest is None:
        return []
    rows = [
        [
            str(each.indicator.text),
            each.shown,
            f"{each.said.percent} %"
            if each.said.percent is not None
            else str(each.said.shown.label),
            _gap(each),
        ]
        for each in newest.lines
    ]
    table = Table(
        caption=_("Declared, and what workers say"),
        head=[_("What is read"), _("Declared"), _("Workers who say: true"), _("Gap")],
        rows=rows,
        words=frozenset({1, 2, 3}),
    )
    line = _("{count} tickets, until {day}").format(
        count=newest.tickets, day=date_format(newest.closes_on)
    )
    return [(Section(heading=_("The workers' word"), line=line), table)]


def _gap(line: WordLine) -> str:
    """Points between what is declared and what workers say; nothing where nothing may be shown."""
    if line.gap is None:
        return "–"
    return ngettext("{n} point", "{n} points", int(line.gap)).format(n=line.gap)


def _steps(schedules: Sequence[ScheduleLine]) -> list[tuple[Section, Table]]:
    """The newest schedule that both sides confirmed."""
    newest = next((each for each in schedules if each.is_agreed), None)
    if newest is None:
        return []
    line = f"{date_format(newest.row.from_on)} · {newest.row.source}"
    table = Table(
        caption=_("Steps of pay"),
        head=[_("Step"), _("Dollars an hour"), _("Months until the next step")],
        rows=[
            [str(number), str(step.rate), str(step.months or "–")]
            for number, step in enumerate(newest.steps, start=1)
        ],
    )  # fmt: skip
    return [(Section(heading=_("Steps of pay"), line=line), table)]


def _open(inquiries: Any) -> list[tuple[Section, None]]:
    lines = [str(each.question.text) for view in inquiries[:2] for each in view.open]
    if not lines:
        return []
    line = _("These are questions for both sides and no verdict.")
    return [(Section(heading=_("Open questions"), line=line, paragraphs=lines), None)]


def _pledges(promises: Any) -> tuple[Section, None]:
    lines = [
        f"{line.what} · {line.owner} · {line.state.label}"
        + (f" · {date_format(line.due_on)}" if line.due_on else "")
        for line, _kind in promises.lines
        if not line.is_private
    ]
    none = _("Nothing has been promised about this yet.")
    return Section(heading=_("Public pledges"), paragraphs=lines or [none]), None
