"""Files to take away: the report, the filer's own file, the original, the template, the receipt."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.filings import queries
from highroad.areas.filings.queries import Filing
from highroad.kit.answers import NotFound
from highroad.web.filings.pages import keys_of, label_of
from highroad.web.ui.documents import ReceiptDocument, receipt_pdf

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    """Always as an attachment: nothing that was uploaded is ever shown by the browser."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _kind(filing: Filing) -> str:
    return XLSX if filing.file_kind == ".xlsx" else CSV


@login_required
@require_GET
def errors(request: SignedInRequest, key: UUID) -> HttpResponse:
    """All problems as a workbook."""
    filing = queries.get_filing(key, request.user)
    content = queries.error_report(filing, request.user)
    return _download(content, f"filing-{filing.number}-problems.xlsx", XLSX)


@login_required
@require_GET
def returned(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The filer's own file with two columns more."""
    filing = queries.get_filing(key, request.user)
    content = queries.returned_file(filing, request.user)
    return _download(content, f"filing-{filing.number}-result{filing.file_kind}", _kind(filing))


@login_required
@require_GET
def original(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The upload, byte for byte."""
    filing = queries.get_filing(key, request.user)
    content = queries.original_file(filing, request.user)
    return _download(content, f"filing-{filing.number}-original{filing.file_kind}", _kind(filing))


@login_required
@require_GET
def template(request: SignedInRequest) -> HttpResponse:
    """A header to fill in below."""
    return _download(queries.template_file(), "highroad-payroll.csv", CSV)


@login_required
@require_GET
def receipt(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The receipt as a document."""
    filing = queries.get_filing(key, request.user)
    if not filing.receipt_number or filing.receipt_at is None:
        raise NotFound
    content = receipt_pdf(_document(filing))
    return _download(content, f"receipt-{filing.receipt_number}.pdf", "application/pdf")


def _document(filing: Filing) -> ReceiptDocument:
    made_at = timezone.localtime(filing.receipt_at)
    facts = [
        (_("Filed for"), str(filing.party)),
        (_("Period"), period_of(filing)),
        (_("Lines counted"), str(filing.accepted_count)),
        (_("Lines set aside"), str(filing.quarantined_count)),
        (_("Receipt issued"), date_format(made_at, "DATETIME_FORMAT")),
    ]
    for side, signed in keys_of(filing).items():
        when = date_format(timezone.localtime(signed.signed_at), "DATETIME_FORMAT")
        facts.append((label_of(side), f"{signed.name_typed}, {when}"))
    return ReceiptDocument(
        title=_("Receipt for a workforce filing"),
        partnership=str(filing.partnership),
        number=filing.receipt_number,
        facts=facts,
        digest=filing.file_digest,
        notes=[_("Certified digest: %(digest)s") % {"digest": filing.digest}],
        made_at=made_at,
        language=get_language() or "en",
    )


def period_of(filing: Filing) -> str:
    """From and to, in the reader's way of writing dates."""
    if filing.first_on is None or filing.last_on is None:
        return "–"
    first, last = (date_format(day, "DATE_FORMAT") for day in (filing.first_on, filing.last_on))
    return f"{first} – {last}"
