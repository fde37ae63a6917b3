"""What a worker holds: with an account, or by a private link, on a phone and without scripts."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions import holding as actions
from highroad.areas.credentials.queries import HeldLine
from highroad.areas.training.queries import enrollments
from highroad.kit.answers import NotFound, require
from highroad.web.credentials.papers import baked_picture, paper_of
from highroad.web.credentials.shown import facts_of, shown_report
from highroad.web.credentials.words import STATES
from highroad.web.ui.tickets import qr, unkept

asking = require_http_methods(["GET", "HEAD", "POST"])
KINDS = {
    "json": "application/json",
    "png": "image/png",
    "pdf": "application/pdf",
}


@login_required
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """What was issued about the reader, and the way to a link of their own."""
    lines = queries.list_own(seen_by=request.user)
    learning = enrollments.list_own(seen_by=request.user, on=timezone.localdate())
    shown = {
        "lines": [(line, STATES[line.state]) for line in lines],
        "programs": [(each.key, each.program) for each in learning],
    }
    return render(request, "credentials/mine.html", shown)


@login_required
@asking
def link(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Make a private link anew, or end it; it is shown once."""
    found = enrollments.get_enrollment(key, request.user)
    require(permissions.may_hand_over(request.user, found))
    shown: dict[str, object] = {"enrollment": found, "since": queries.open_link_of(found)}
    if request.method == "POST" and request.POST.get("do") == "end":
        actions.end_link(enrollment=found, by=request.user, at=timezone.now())
        messages.success(request, _("The link leads nowhere any more."))
        return redirect("credentials:link", key=key)
    if request.method == "POST":
        token = actions.make_link(enrollment=found, by=request.user, at=timezone.now())
        address = request.build_absolute_uri(reverse("credentials:held", args=[token]))
        shown |= {"address": address, "drawn": qr(address)}
    return unkept(render(request, "credentials/link.html", shown))


@asking
def held(request: HttpRequest, token: str) -> HttpResponse:
    """What the link leads to; whoever has it may also end it, show another address, or forget."""
    try:
        found = queries.held_public(token)
    except NotFound:
        return unkept(render(request, "credentials/gone.html", status=404))
    if request.method == "POST":
        return _do(request, found, token)
    shown = {
        "held": found, "token": token,
        "lines": [(line, STATES[line.view.state], facts_of(line.document)) for line in found.lines],
    }  # fmt: skip
    return unkept(render(request, "credentials/held.html", shown))


def _do(request: HttpRequest, found: queries.Held, token: str) -> HttpResponse:
    deed = request.POST.get("do", "")
    if deed == "ask_forget":
        return unkept(render(request, "credentials/forget.html", {"held": found, "token": token}))
    if deed == "forget":
        actions.forget(held=found, at=timezone.now())
        return unkept(render(request, "credentials/gone.html", {"is_forgotten": True}))
    if deed == "end":
        actions.end_own_link(held=found, at=timezone.now())
        return unkept(render(request, "credentials/gone.html", {"is_ended": True}))
    if deed == "elsewhere":
        actions.show_elsewhere(held=found, key=_key(request.POST.get("key", "")))
        messages.success(
            request, _("Papers given out before lead nowhere; new ones show the new address.")
        )
    return unkept(redirect("credentials:held", token=token))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound from error


@require_GET
def held_file(request: HttpRequest, token: str, key: UUID, kind: str) -> HttpResponse:
    """One of them to take along: JSON, PNG or PDF."""
    found = queries.held_public(token)
    return file_of(request, found.line(key), found.name, kind)


@login_required
@require_GET
def own_file(request: SignedInRequest, key: UUID, kind: str) -> HttpResponse:
    """The same for who has an account."""
    credential = queries.get_credential(key, request.user)
    line = queries.own_line(credential, seen_by=request.user)
    return file_of(request, line, credential.enrollment.participant.name, kind)


def file_of(request: HttpRequest, line: HeldLine, name: str, kind: str) -> HttpResponse:
    """The file; its name tells no person."""
    address = request.build_absolute_uri(
        reverse("credentials:shown", args=[line.view.credential.shown_by])
    )
    if kind == "json":
        content = json.dumps(line.document, ensure_ascii=False, indent=2).encode()
    elif kind == "png":
        content = baked_picture(line)
    else:
        content = paper_of(line, name=name, address=address, language=get_language() or "en")
    answer = HttpResponse(content, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="credential.{kind}"'
    return unkept(answer)


@require_GET
def shown(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a holder shows by the code on their paper: the text, checked now. No name stands in it."""
    document = queries.shown_public(key)
    report = queries.check_public(json.dumps(document).encode(), at=timezone.now())
    context = {"shown": shown_report(report)}
    return unkept(render(request, "credentials/shown.html", context))
