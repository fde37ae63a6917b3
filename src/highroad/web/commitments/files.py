"""Lists as CSV, and kept files byte for byte."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.commitments import queries
from highroad.areas.commitments.queries import Commitment
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.kit.answers import require
from highroad.web.commitments.pages import chosen_in
from highroad.web.ui import sheets

MOST = 10_000


def _csv(request: SignedInRequest, found: QuerySet[Commitment]) -> HttpResponse:
    """The list as chosen, in the reader's language, at most ten thousand lines."""
    _form, chosen = chosen_in(request)
    today = timezone.localdate()
    head = [
        _("What"), _("Kind"), _("State"), _("Who"), _("Side"), _("Due"), _("Days late"),
        _("Where"), _("Evidence"),
    ]  # fmt: skip
    rows = [
        [
            line.what, str(line.kind.label), str(line.state.label), line.owner, line.side_label,
            line.due_on.isoformat() if line.due_on else "", str(line.days_late or ""),
            line.place, str(line.evidence),
        ]
        for line in queries.lines_of(queries.select(found, chosen, today)[:MOST], today)
    ]  # fmt: skip
    return sheets.download([head, *rows], f"commitments-{today.isoformat()}")


@login_required
@require_GET
def mine_csv(request: SignedInRequest) -> HttpResponse:
    """What this person promised."""
    return _csv(request, queries.of_person(request.user))


@login_required
@require_GET
def body_csv(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was promised in a body."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    return _csv(request, queries.of_body(body, seen_by=request.user))


@login_required
@require_GET
def partnership_csv(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was promised in a partnership."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    return _csv(request, queries.of_partnership(partnership, seen_by=request.user))


@login_required
@require_GET
def original(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A kept file, always as an attachment: nothing that was uploaded is shown by the browser."""
    item = queries.evidence_file(key, request.user)
    response = HttpResponse(bytes(item.content or b""), content_type=item.media_type)
    response["Content-Disposition"] = content_disposition_header(True, item.file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
