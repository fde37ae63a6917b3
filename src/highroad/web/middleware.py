"""The two plain refusals become pages; signed-in pages are never kept; who must, proves twice."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from highroad.areas.accounts import permissions, queries
from highroad.areas.accounts.requests import User
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound, Refused
from highroad.web import errors

GetResponse = Callable[[HttpRequest], HttpResponseBase]
OPEN_WITHOUT_FACTOR = frozenset({
    "account_logout",
    "account_reauthenticate",
    "accounts:second_factor",
    "accounts:language",
    "accounts:theme",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
})  # fmt: skip
"""What somebody who lacks a second factor may open: the way to it, and the way out."""


PLAIN_VERBS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


def plain_verbs(get_response: GetResponse) -> GetResponse:
    """The middleware that answers 405 to verbs no page or route has, before anything is looked at."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in PLAIN_VERBS:
            return HttpResponseNotAllowed(sorted(PLAIN_VERBS))
        return get_response(request)

    return answer


class Refusals:
    """`Refused` becomes 403 with its reason, `NotFound` the page of an unknown address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Only the two refusals of the house; anything else is an error and stays one."""
        if isinstance(exception, Refused):
            return errors.refused(request, exception)
        if isinstance(exception, NotFound):
            return errors.not_found(request, exception)
        return None


def refusals(get_response: GetResponse) -> Refusals:
    """The middleware that shows refusals."""
    return Refusals(get_response)


def no_store(get_response: GetResponse) -> GetResponse:
    """Nothing a signed-in person was shown is kept by a browser or anything between."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        was_signed_in = request.user.is_authenticated
        response = get_response(request)
        if was_signed_in or request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response

    return answer


def second_factor(get_response: GetResponse) -> GetResponse:
    """Who turns a key or sees personal data sets up a second factor before any other page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and lacks_second_factor(user) and not stays_open(request):
            return lead_to_second_factor(request)
        return get_response(request)

    return answer


def lacks_second_factor(user: User) -> bool:
    """Asked anew at each request: a seat given or a factor removed counts at once."""
    if user.is_demonstration and settings.IS_DEMONSTRATION:
        return False
    if queries.has_second_factor(user):
        return False
    return bool(
        permissions.must_have_second_factor(
            user,
            holds_key=partnerships.holds_any_key(user),
            sees_personal_data=bool(partnerships.seats_of(user)),
        )
    )


def stays_open(request: HttpRequest) -> bool:
    """Whether this page may be opened without the second factor."""
    try:
        return resolve(request.path_info).view_name in OPEN_WITHOUT_FACTOR
    except Resolver404:
        return True


def lead_to_second_factor(request: HttpRequest) -> HttpResponseBase:
    """A page redirects, a fragment makes the browser go, the API says why."""
    if request.path_info.startswith("/api/"):
        reason = gettext(
            "Set up a second factor first: this account turns a key or sees personal data."
        )
        return JsonResponse({"reason": reason}, status=403)
    way = reverse("accounts:second_factor")
    if request.method == "GET":
        way = f"{way}?{urlencode({'next': request.get_full_path()})}"
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(way)
    return HttpResponseRedirect(way)
