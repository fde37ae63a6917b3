"""The register of a facility for the tax file: as CSV and as a tagged document."""

from __future__ import annotations

from datetime import date
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
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training.queries import register
from highroad.kit.answers import require
from highroad.kit.numbers import shown
from highroad.web.training.credit_ends import meaning_of
from highroad.web.ui import sheets
from highroad.web.ui.papers import Section, TablePaper, tables_pdf
from highroad.web.ui.parts import Table


@login_required
@require_GET
def facility_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every request with its clocks, one a row."""
    found = register.get_facility(key, request.user)
    view = register.view_of(found, timezone.localdate())
    return sheets.download([_head(), *(_row(each) for each in view.requests)], "register")


@login_required
@require_GET
def facilities_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The facilities of the reader's party with the ends of their credits, one a row."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    day = timezone.localdate()
    head = [
        _("Facility"), _("Place"), _("Construction began on"), _("Megawatts (AC)"), _("Credit"),
        _("Technology"), _("Planned to go into service on"), _("Placed in service on"),
        _("How it stands to the end of its credit"), _("Construction begun by"), _("In service by"),
        _("Where it is written"), _("Required share"), _("Labor hours so far"),
        _("Apprentice hours so far"), _("Missing"), _("As of"),
    ]  # fmt: skip
    rows = [
        _facility_row(each, register.view_of(each, day), day)
        for each in register.list_facilities(partnership, seen_by=request.user)
    ]
    return sheets.download([head, *rows], "facilities")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _facility_row(found: register.Facility, view: register.FacilityView, day: date) -> list[str]:
    claim, ending, hours = view.claim, view.ending, view.sheet.hours
    end = ending.end if ending else None
    return [
        found.name, found.place, _iso(found.began_on), str(found.megawatts or ""),
        claim.get_credit_display() if claim else "",
        claim.get_technology_display() if claim and claim.technology else "",
        _iso(claim.planned_on if claim else None), _iso(claim.in_service_on if claim else None),
        str(ending.state.label) if ending else "", _iso(end.begun_by if end else None),
        _iso(end.service_by if end else None), end.citation if end else "",
        f"{view.sheet.share.normalize():f} %", str(hours.total), str(hours.apprentice),
        str(hours.short), day.isoformat(),
    ]  # fmt: skip


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
        parts=[_end(view), _pace(view), _contractors(view), *(_request(each) for each in view.requests)],
        made_at=timezone.now(), language=(get_language() or "en")[:2],
        reference=settings.ADDRESS + reverse("training:facility", args=[found.key]),
    )  # fmt: skip
    answer = HttpResponse(tables_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="register.pdf"'
    return answer


def _end(view: register.FacilityView) -> tuple[Section, Table | None]:
    heading = _("End of the credit")
    if view.ending is None or view.claim is None:
        return Section(
            heading=heading, paragraphs=[_("Nobody said which credit it is built for.")]
        ), None
    claim, meaning = view.claim, meaning_of(view.ending)
    said = [
        (_("Credit"), claim.get_credit_display()),
        (_("Technology"), claim.get_technology_display() if claim.technology else ""),
        (_("Planned to go into service on"), date_format(claim.planned_on) if claim.planned_on else ""),
        (_("Placed in service on"), date_format(claim.in_service_on) if claim.in_service_on else ""),
        *meaning.days, (_("Where it is written"), view.ending.end.citation),
    ]  # fmt: skip
    rows = [[name, str(value)] for name, value in said if value]
    table = Table(caption=heading, head=[_("What"), _("As kept")], rows=rows, words=frozenset({1}))
    return Section(
        heading=heading, line=str(view.ending.state.label),
        paragraphs=[meaning.sentence, *meaning.notes],
    ), table  # fmt: skip


def _pace(view: register.FacilityView) -> tuple[Section, Table | None]:
    hours, pace = view.sheet.hours, view.sheet.pace
    percent = view.sheet.pace_percent
    rows = [
        [_("Labor hours so far"), shown(hours.total, 1, grouped=True)],
        [_("Apprentice hours so far"), shown(hours.apprentice, 1, grouped=True)],
        [_("Required of the hours so far"), shown(hours.required, 1, grouped=True)],
        [_("Missing"), shown(hours.short, 1, grouped=True)],
        [_("Penalty if it stayed like this (estimate)"), f"${hours.penalty:,.2f}"],
        [_("The same, if it was intended (estimate)"), f"${hours.penalty_intentional:,.2f}"],
        [_("Hours left"), shown(pace.remaining, 1, grouped=True)],
        [_("Pace on the hours left"), "–" if percent is None else f"{shown(percent, 1)} %"],
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
