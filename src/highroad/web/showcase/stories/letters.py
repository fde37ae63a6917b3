"""The newsletter: ask for it, confirm, leave with one click."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.vocabulary import Frequency
from highroad.kit.answers import NotFound
from highroad.web.showcase.stories.forms import SubscribeForm
from highroad.web.showcase.stories.telling import private, slow_down

asking = require_http_methods(["GET", "HEAD", "POST"])


@asking
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form. Whether an address is known already is not told."""
    form = SubscribeForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        slow_down(request)
        chosen = form.cleaned_data
        actions.subscribe(
            email=chosen["email"], language=chosen["language"],
            frequency=Frequency(chosen["frequency"]), topics=chosen["topics"], at=timezone.now(),
        )  # fmt: skip
        return redirect("stories:asked")
    status = 422 if form.is_bound else 200
    return render(request, "stories/subscribe.html", {"form": form}, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "stories/asked.html")


@asking
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, so that a program that opens every link in a mail confirms nothing."""
    subscriber = queries.get_subscriber_for_system(token)
    if request.method == "POST":
        subscriber = actions.confirm_subscription(subscriber=subscriber, at=timezone.now())
    shown = {"is_confirmed": subscriber.confirmed_at is not None, "token": token}
    return private(render(request, "stories/confirm.html", shown))


@csrf_exempt
@asking
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One click, from the page or from the mail program (RFC 8058: it has no session and no token).

    A link used again, or one that is wrong, gets the same answer: this address gets no letters.
    """
    is_gone = request.method == "POST"
    if is_gone:
        with suppress(NotFound):
            actions.leave_newsletter(subscriber=queries.get_subscriber_for_system(token))
    return private(render(request, "stories/leave.html", {"is_gone": is_gone, "token": token}))
