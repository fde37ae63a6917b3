"""Lists as files: the apprentices of a program, the days of its ratio, the whole hours book of one apprentice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import enrollments, hours
from highroad.areas.training.queries.enrollments import ApprenticeLine
from highroad.areas.training.queries.hours import SiteLine
from highroad.kit.answers import require
from highroad.web.ui import sheets


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


@login_required
@require_GET
def apprentices_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every apprentice with hours, step, wage and what is late, for those who coordinate the program."""
    program, day = queries.get_program(key, request.user), timezone.localdate()
    require(may_coordinate(request.user, program))
    lines = enrollments.list_apprentices(program, seen_by=request.user, on=day)
    head = [
        _("Name"), _("Employer"), _("Status"), _("Hours"), _("Credit"), _("Hours of the term"),
        _("Months"), _("Step"), _("Due an hour"), _("Paid an hour"), _("Owed by a late raise"),
        _("in probation"), _("Agreement due at the agency"), _("Agreement sent on"),
    ]  # fmt: skip
    return sheets.download([head, *(_apprentice(line) for line in lines)], "apprentices")


def _apprentice(line: ApprenticeLine) -> list[str]:
    stands = line.standing
    return [
        line.name, line.employer, str(line.status.label), _number(stands.hours), _number(stands.credit),
        _number(stands.term_hours), str(stands.months), str(stands.step), _number(stands.due_wage),
        _number(stands.paid_wage), _number(stands.late.owed if stands.late else None),
        _("yes") if stands.is_in_probation else _("no"), _day(line.agreement.due_on),
        _day(line.agreement.sent_on),
    ]  # fmt: skip


@login_required
@require_GET
def sites_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The ratio of every day with apprentices on a site; what was not counted is empty."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    head = [
        _("Site"), _("Employer"), _("Day"), _("Journeyworkers"), _("Apprentices"), _("Allowed"),
        _("Hours within the ratio"), _("Hours too many"), _("Result"),
    ]  # fmt: skip
    lines = hours.list_site_days(program, seen_by=request.user)
    return sheets.download([head, *(_site(line) for line in lines)], "ratio")


def _site(line: SiteLine) -> list[str]:
    found, first = line.result, [line.site, line.employer, line.day.isoformat()]
    if found is None:
        return [*first, "", str(line.apprentices), "", "", "", _("Not counted yet")]
    return [
        *first, str(found.journeyworkers), str(line.apprentices), str(found.allowed),
        _number(found.valid_hours), _number(found.excess_hours),
        _("Kept") if found.is_kept else _("Too many"),
    ]  # fmt: skip


@login_required
@require_GET
def book_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every entry of one book, corrected ones too, for whoever sees the book."""
    found = enrollments.get_book(key, request.user)
    head = [
        _("Day"), _("Work process"), _("Hours"), _("Site"), _("State"), _("Entered by"),
        _("Why it is corrected"), _("Not right:"),
    ]  # fmt: skip
    rows = [
        [
            line.day.isoformat(), line.process, _number(line.hours), line.site, str(line.state.label),
            line.entered_by, line.reason, line.said,
        ]
        for line in hours.list_entries(found, seen_by=request.user, most=None)
    ]  # fmt: skip
    return sheets.download([head, *rows], "hours")
