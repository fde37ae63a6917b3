"""The pages that say no: not allowed, not found, not understood, broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from highroad.kit.answers import Refused


def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """403 with the reason in the reader's language."""
    return say(request, "errors/refused.html", status=403, reason=exception.reason)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same for what does not exist and for what this reader may not see."""
    return say(request, "errors/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 from a package that gives no reason in our words."""
    return say(request, "errors/refused.html", status=403, reason="")


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long, or sent from another site."""
    return say(request, "errors/csrf.html", status=403)


def say(request: HttpRequest, template: str, *, status: int, **shown: str) -> HttpResponse:
    """The whole page; for htmx its one sentence, put where messages stand."""
    if not getattr(request, "htmx", False):
        return render(request, template, shown, status=status)
    response = render(request, f"{template}#reason", shown, status=status)
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for a request that cannot be understood. Asks the database nothing."""
    return HttpResponse(loader.render_to_string("errors/bad_request.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Asks nothing of database, session or person: any of them may be what broke."""
    return HttpResponse(loader.render_to_string("errors/server_error.html"), status=500)
