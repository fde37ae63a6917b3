"""Which mails somebody gets, on one page; and one click for fewer, without signing in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts import actions, queries
from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.accounts.vocabulary import Channel, MessageKind, Topic
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from highroad.web import errors

BODY = "partnerships.body"
FOR_ACTS = tuple(way for way in Channel if way is not Channel.NONE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail_settings(request: SignedInRequest) -> HttpResponse:
    """By which way each kind of message comes, and which bodies are muted."""
    lines = queries.mail_settings(seen_by=request.user)
    bodies = _bodies(request)
    if request.method == "POST":
        actions.choose_mails(
            user=request.user,
            ways=_ways(request, lines),
            muted=[Ref(BODY, key) for key in request.POST.getlist("muted") if key in bodies],
        )
        messages.success(request, _("Saved."))
        return redirect("accounts:mails")
    muted = queries.muted_places(seen_by=request.user)
    shown = {
        "topics": [
            (topic, [(line, _choices(line)) for line in lines if line.event.topic == topic])
            for topic in Topic
            if any(line.event.topic == topic for line in lines)
        ],
        "bodies": [
            (key, name, str(Ref(BODY, key)) in muted) for key, name in sorted(bodies.items())
        ],
    }
    return render(request, "accounts/mails.html", shown)


def _choices(line: queries.MailSetting) -> tuple[Channel, ...]:
    """What asks to act may be put off, and not be silenced."""
    return FOR_ACTS if line.event.kind == MessageKind.ACT else tuple(Channel)


def _ways(request: SignedInRequest, lines: list[queries.MailSetting]) -> dict[str, Channel]:
    """The choices that were sent and can be made; what is nonsense is passed over."""
    asked = {line.event.name: request.POST.get(line.event.name, "") for line in lines}
    return {
        line.event.name: Channel(asked[line.event.name])
        for line in lines
        if asked[line.event.name] in {way.value for way in _choices(line)}
    }


def _bodies(request: SignedInRequest) -> dict[str, str]:
    seats = partnerships.seats_of(request.user)
    return {str(seat.body_key): f"{seat.partnership_name} · {seat.body_name}" for seat in seats}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, key: UUID, secret: str) -> HttpResponse:
    """Fewer mails of this kind. Looking changes nothing; a button, or a mail program, does (RFC 8058)."""
    try:
        found = queries.messages_behind_public(key, secret)
        if request.method == "POST":
            actions.unsubscribe(key=key, secret=secret)
    except NotFound as unknown:
        return _untold(errors.not_found(request, unknown))
    shown: dict[str, Any] = {
        "is_done": request.method == "POST",
        "kinds": queries.kinds_of(found),
    }
    return _untold(render(request, "accounts/unsubscribe.html", shown))


def _untold(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: no other page is told it, and no log."""
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
