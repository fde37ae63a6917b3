"""Uploading a file the first time, again, or as a correction; and matching its columns."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.filings import actions, permissions, queries
from highroad.areas.filings.queries import Filing
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.web.filings.forms import CorrectForm, MatchForm, UploadForm
from highroad.web.filings.pages import sent, shown

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@asking
def upload(request: SignedInRequest, partnership: UUID) -> HttpResponse:
    """What to have ready, and the box for the file."""
    found = partnerships.get_partnership(partnership, request.user)
    require(permissions.may_file(request.user, found))
    party = partnerships.party_of(request.user, found)
    form = UploadForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        taken = _take_in(request, form, partnership=found, party=party)
        if taken is not None:
            return _onward(request, taken)
    context = {
        "form": form,
        "partnership": found,
        "party": party,
        "sources": queries.list_sources(found, request.user),
    }
    return render(request, "filings/upload.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def again(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Another file in place of one that is not locked yet; it gets a number of its own."""
    filing = queries.get_filing(key, request.user)
    require(permissions.may_work_on(request.user, filing))
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        taken = _take_in(
            request,
            form,
            partnership=filing.partnership,
            party=filing.party,
            **_place_of(filing),
        )
        if taken is not None:
            return _onward(request, taken)
    context = shown(request, filing, upload_form=form, form=form)
    return render(request, "filings/detail.html", context, status=422)


def _place_of(filing: Filing) -> dict[str, Any]:
    """What a new upload takes over from the one it stands for: also that it corrects another."""
    if filing.replaces_id is None:
        return {"instead_of": filing}
    return {
        "instead_of": filing,
        "corrects": filing.replaces,
        "correction_kind": filing.correction_kind,
        "reason": filing.reason,
    }


@login_required
@asking
def correct(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new filing that names the old one; the old one stays official until both sides certify."""
    filing = queries.get_filing(key, request.user)
    require(permissions.may_correct(request.user, filing))
    form = CorrectForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        taken = _take_in(
            request,
            form,
            partnership=filing.partnership,
            party=filing.party,
            corrects=filing,
            correction_kind=form.cleaned_data["kind"],
            reason=form.cleaned_data["reason"],
        )
        if taken is not None:
            return _onward(request, taken)
    context = {"form": form, "filing": filing, "partnership": filing.partnership}
    return render(request, "filings/correct.html", context, status=422 if form.is_bound else 200)


def _take_in(request: SignedInRequest, form: UploadForm, **named: Any) -> Filing | None:
    file: UploadedFile[Any] = form.cleaned_data["file"]
    arrived = actions.Upload(name=file.name or "", pieces=file.chunks())
    try:
        return actions.submit(upload=arrived, by=request.user, at=timezone.now(), **named)
    except Refused as refused:
        form.add_error("file", refused.reason)
        return None


def _onward(request: SignedInRequest, filing: Filing) -> HttpResponse:
    """To the result; a new source first to its columns."""
    said = {
        FilingStatus.MAPPING: _("This layout is new. Say once which column is which."),
        FilingStatus.CHECKING: _("The file has arrived and is being checked."),
        FilingStatus.NEEDS_CORRECTION: _("The file was read. It needs correction."),
        FilingStatus.WARNINGS: _("The file was read. There are warnings to review."),
        FilingStatus.READY: _("The file was read, and nothing is wrong with it."),
    }.get(FilingStatus(filing.status), _("This very file was uploaded before. Here it is."))
    messages.info(request, said)
    page = "filings:mapping" if filing.status == FilingStatus.MAPPING else "filings:detail"
    return redirect(page, key=filing.key)


@login_required
@asking
def match(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Which column holds which field: guesses, the first rows, and how the source writes things."""
    filing = queries.get_filing(key, request.user)
    require(permissions.may_match(request.user, filing))
    matching = queries.get_matching(filing, request.user)
    form = MatchForm(sent(request)[0], matching=matching)
    if request.method == "POST" and form.is_valid():
        try:
            held = actions.match_columns(
                filing=filing,
                layout=form.layout(),
                source_name=form.cleaned_data["source_name"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return _onward(request, held)
    context = {
        "form": form,
        "filing": filing,
        "partnership": filing.partnership,
        "matching": matching,
    }
    return render(request, "filings/mapping.html", context, status=422 if form.is_bound else 200)
