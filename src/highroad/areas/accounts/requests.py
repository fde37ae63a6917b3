"""The type of a signed-in request, and the types doors may name."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from highroad.areas.accounts.models import Invitation, User

__all__ = ["Invitation", "SignedInRequest", "User"]


class SignedInRequest(HttpRequest):
    """A request whose person is known; pages behind `login_required` take it."""

    user: User
    htmx: HtmxDetails
