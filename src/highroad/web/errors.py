"""The pages that say no: not allowed, not found, not understood, broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from highroad.kit.answers import Refused


def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """403 with the reason in the reader's language; a fragment for htmx."""
    shown = {"reason": exception.reason}
    template = "errors/refused.html"
    if getattr(request, "htmx", False):
        response = render(request, f"{template}#reason", shown, status=403)
        response["HX-Retarget"] = "#messages"
        response["HX-Reswap"] = "innerHTML"
        return response
    return render(request, template, shown, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same for what does not exist and for what this reader may not see."""
    if getattr(request, "htmx", False):
        response = render(request, "errors/not_found.html#reason", status=404)
        response["HX-Retarget"] = "#messages"
        response["HX-Reswap"] = "innerHTML"
        return response
    return render(request, "errors/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 from a package that gives no reason in our words."""
    return render(request, "errors/refused.html", {"reason": ""}, status=403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long, or sent from another site."""
    return render(request, "errors/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for a request that cannot be understood. Asks the database nothing."""
    return HttpResponse(loader.render_to_string("errors/bad_request.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Asks nothing of database, session or person: any of them may be what broke."""
    return HttpResponse(loader.render_to_string("errors/server_error.html"), status=500)
