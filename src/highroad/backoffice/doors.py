"""The doors that other packages bring along, closed: each leads to the one sign-in or nowhere."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in with both factors; a password posted here is never looked at."""
    way = reverse("account_login")
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        way = f"{way}?{urlencode({'next': wanted})}"
    return HttpResponseRedirect(way)


def to_sign_out(request: HttpRequest) -> HttpResponse:
    """To the page that asks before it signs anybody out."""
    return HttpResponseRedirect(reverse("account_logout"))


def to_password_reset(request: HttpRequest) -> HttpResponse:
    """To the reset that keeps the second factor."""
    return HttpResponseRedirect(reverse("account_reset_password"))


def to_settings(request: HttpRequest) -> HttpResponse:
    """To one's own settings: name, language and light or dark are kept once."""
    return HttpResponseRedirect(reverse("accounts:settings"))


def shut(request: HttpRequest, *args: str) -> HttpResponse:
    """Accounts begin with invitations and roles with an operator: the editor makes neither."""
    raise Http404
