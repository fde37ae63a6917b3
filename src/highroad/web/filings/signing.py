"""Locking, certifying, opening again, and the receipt."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.filings import actions, permissions, queries
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.kit.answers import NotFound, Refused, require
from highroad.web.filings.forms import CertifyForm, UnlockForm
from highroad.web.filings.pages import keys_of, sent, shown

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_POST
def lock(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Freeze the filing and ask both sides."""
    filing = queries.get_filing(key, request.user)
    actions.lock(filing=filing, by=request.user, at=timezone.now())
    messages.success(request, _("Locked. Both sides are asked to certify."))
    return redirect("filings:detail", key=filing.key)


@login_required
@asking
def unlock(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Open a locked filing again, with a reason."""
    filing = queries.get_filing(key, request.user)
    require(permissions.may_unlock(request.user, filing))
    form = UnlockForm(sent(request)[0])
    if request.method == "POST" and form.is_valid():
        actions.unlock(filing=filing, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("Opened again. Both sides are told."))
        return redirect("filings:detail", key=filing.key)
    context = {"form": form, "filing": filing, "partnership": filing.partnership}
    return render(request, "filings/unlock.html", context, status=422 if form.is_bound else 200)


@login_required
@asking
def certify(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Read once more what is certified, tick the statements, turn the key."""
    filing = queries.get_filing(key, request.user)
    require(permissions.may_certify(request.user, filing))
    form = CertifyForm(sent(request)[0], initial={"digest": filing.digest})
    if request.method == "POST" and form.is_valid():
        try:
            signed = actions.certify(
                filing=filing,
                digest=form.cleaned_data["digest"],
                name_typed=form.cleaned_data["name"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            is_done = signed.filing.status == FilingStatus.CERTIFIED
            told = _("Certified by both sides. Here is the receipt.")
            messages.success(request, told if is_done else _("Certified for your side."))
            return redirect("filings:receipt" if is_done else "filings:detail", key=filing.key)
    context = shown(request, filing, form=form)
    return render(request, "filings/certify.html", context, status=422 if form.is_bound else 200)


@login_required
@require_GET
def receipt(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Number, time, digest, who certified; to print or keep."""
    filing = queries.get_filing(key, request.user)
    if not filing.receipt_number:
        raise NotFound
    context = {"filing": filing, "partnership": filing.partnership, "keys": keys_of(filing)}
    return render(request, "filings/receipt.html", context)
