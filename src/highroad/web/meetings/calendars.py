"""One's own calendar: a secret address to subscribe to, and the feed behind it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.meetings import actions, queries
from highroad.kit.answers import NotFound
from highroad.web.meetings.pages import asking


@login_required
@asking
def own(request: SignedInRequest) -> HttpResponse:
    """Make the address, renew it, take it back."""
    if request.method == "POST":
        if request.POST.get("back"):
            actions.revoke_feed(user=request.user, at=timezone.now())
            messages.success(request, _("Taken back. Whoever has the address finds nothing there."))
        else:
            actions.renew_feed(user=request.user, at=timezone.now())
            messages.success(request, _("This is your new address; an earlier one shows nothing."))
        return redirect("meetings:calendar")
    feed = queries.feed_of(request.user)
    address = ""
    if feed is not None:
        address = settings.ADDRESS + reverse("meetings:feed", args=[feed.secret])
    return render(request, "meetings/calendar.html", {"feed": feed, "address": address})


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address: body, time and place. The address is not logged."""
    try:
        found = queries.calendar_for_system(secret, at=timezone.now())
    except NotFound:
        return _untold(HttpResponse(status=404))
    response = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="highroad.ics"'
    return _untold(response)


def _untold(response: HttpResponse) -> HttpResponse:
    """Neither kept by anything between, nor told to the next site, nor written into a log."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
