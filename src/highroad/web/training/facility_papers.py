"""The register of a facility for the tax file: as CSV and as a tagged document."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training.queries import register
from highroad.web.ui import sheets
from highroad.web.ui.papers import Section, TablePaper, tables_pdf
from highroad.web.ui.parts import Table


@login_required
@require_GET
def facility_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every request with its clocks, one a row."""
    found = register.get_facility(key, request.user)
    view = register.view_of(found, timezone.localdate())
    answer = HttpResponse(
        sheets.written([_head(), *(_row(each) for each in view.requests)]),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="register.csv"'
    return answer


def _head() -> list[str]:
    return [
        _("Program"), _("Occupation"), _("Place"), _("Apprentices"), _("Hours"), _("Contact"),
        _("How it was sent"), _("Requested on"), _("Received on"), _("Needed from"),
        _("Needed until"), _("Days ahead"), _("Days asked for"), _("The program may answer until"),
        _("Answered on"), _("The answer"), _("In its words"), _("What it is worth"),
        _("Excused from"), _("Excused until"), _("Ask again by"),
    ]  # fmt: skip


def _row(line: register.RequestLine) -> list[str]:
    row, found = line.row, line.excuse
    reply = getattr(row, "reply", None)
    days = (row.requested_on, row.received_on, row.needed_on, row.until_on)
    return [
        row.program_name, row.occupation, row.place, str(row.count), str(row.hours), row.contact,
        row.get_sent_by_display(), *(day.isoformat() for day in days), str(found.lead_days),
        str(found.asked_lead), found.silent_until.isoformat(),
        reply.on.isoformat() if reply else "", reply.get_kind_display() if reply else "",
        reply.words if reply else "", str(line.state.label),
        found.from_on.isoformat() if found.from_on else "",
        found.until_on.isoformat() if found.until_on else "",
        line.renewal.ask_by.isoformat() if line.renewal else "",
    ]  # fmt: skip


@login_required
@require_GET
def facility_paper(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The whole register as tagged PDF."""
    found = register.get_facility(key, request.user)
    view = register.view_of(found, timezone.localdate())
    paper = TablePaper(
        title=_("Apprentices for clean-energy credits: {name}").format(name=found.name),
        partnership=found.party.organization.name,
        facts=[
            (_("Construction began on"), date_format(found.began_on)),
            (_("Required share"), f"{view.sheet.share.normalize():f} %"),
            (_("Where it is written"), view.citation),
        ],
        parts=[_pace(view), _contractors(view), *(_request(each) for each in view.requests)],
        made_at=timezone.now(), language=(get_language() or "en")[:2],
        reference=settings.ADDRESS + reverse("training:facility", args=[found.key]),
    )  # fmt: skip
    answer = HttpResponse(tables_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="register.pdf"'
    return answer


def _pace(view: register.FacilityView) -> tuple[Section, Table | None]:
    hours, pace = view.sheet.hours, view.sheet.pace
    percent = view.sheet.pace_percent
    rows = [
        [_("Labor hours so far"), f"{hours.total:,.1f}"],
        [_("Apprentice hours so far"), f"{hours.apprentice:,.1f}"],
        [_("Required of the hours so far"), f"{hours.required:,.1f}"],
        [_("Missing"), f"{hours.short:,.1f}"],
        [_("Penalty if it stayed like this (estimate)"), f"${hours.penalty:,.2f}"],
        [_("The same, if it was intended (estimate)"), f"${hours.penalty_intentional:,.2f}"],
        [_("Hours left"), f"{pace.remaining:,.1f}"],
        [_("Pace on the hours left"), "–" if percent is None else f"{percent:.1f} %"],
    ]
    table = Table(caption=_("Labor hours"), head=[_("What"), _("Hours")], rows=rows)
    return Section(heading=_("Labor hours"), paragraphs=[_("Estimates are no tax advice.")]), table


def _contractors(view: register.FacilityView) -> tuple[Section, Table | None]:
    rows = [
        [
            each.name, str(each.participation.individuals), str(each.participation.apprentices),
            date_format(each.participation.missing_from) if each.participation.missing_from else "–",
            "–" if each.penalty is None else f"${each.penalty:,.2f}",
        ]
        for each in view.contractors
    ]  # fmt: skip
    table = Table(
        caption=_("Participation by contractor"), rows=rows, words=frozenset({3}),
        head=[
            _("Contractor"), _("Individuals"), _("Of these, apprentices"),
            _("Without an apprentice since"), _("Penalty (estimate)"),
        ],
    )  # fmt: skip
    none = [] if rows else [_("No contractor is noted yet.")]
    return Section(heading=_("Participation"), paragraphs=none), table if rows else None


def _request(line: register.RequestLine) -> tuple[Section, Table | None]:
    rows = [[name, value] for name, value in zip(_head()[1:], _row(line)[1:], strict=True) if value]
    table = Table(
        caption=line.row.program_name, head=[_("What"), _("As kept")], rows=rows,
        words=frozenset({1}),
    )  # fmt: skip
    heading = f"{line.row.program_name}, {date_format(line.row.requested_on)}"
    return Section(heading=heading, line=line.state.label), table
