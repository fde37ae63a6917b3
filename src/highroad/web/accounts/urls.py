"""Addresses of accounts: our own pages, and the sign-in library's that we let in, one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponseBase
from django.urls import include, path, re_path
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.permissions import may_change_sign_in
from highroad.areas.accounts.queries import require_own_passkey
from highroad.areas.accounts.requests import User
from highroad.kit.answers import require
from highroad.web.accounts import factors, mails, pages

Page = Callable[..., HttpResponseBase]


asked_or_sent = require_http_methods(["GET", "HEAD", "POST"])
"""The library's pages take PUT for POST; nobody needs that door."""


def own(page: Page) -> Page:
    """A page by which one changes how one signs in: not for fictional people."""

    @wraps(page)
    @asked_or_sent
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            require(may_change_sign_in(request.user))
        return page(request, *args, **kwargs)

    return guarded


def own_passkey(page: Page) -> Page:
    """The page of one passkey: anybody else's is not found, before anything else is asked."""

    @wraps(page)
    def guarded(request: HttpRequest, pk: int) -> HttpResponseBase:
        if isinstance(request.user, User):
            require_own_passkey(pk, seen_by=request.user)
        return page(request, pk=pk)

    return own(guarded)


OWN = (
    [
        path("", pages.settings_page, name="settings"),
        path("language/", pages.language, name="language"),
        path("theme/", pages.theme, name="theme"),
        path("mails/", mails.mail_settings, name="mails"),
        path("mails/<uuid:key>/<slug:secret>/", mails.unsubscribe, name="unsubscribe"),
        path("invitation/<str:token>/", pages.invitation, name="invitation"),
        path("message/<uuid:key>/", pages.message, name="message"),
        path("demonstration/", pages.demonstration, name="demonstration"),
        path("second-factor/why/", own(pages.second_factor), name="second_factor"),
    ],
    "accounts",
)
SIGNING_IN = [
    path("login/", asked_or_sent(account.login), name="account_login"),
    path("logout/", asked_or_sent(account.logout), name="account_logout"),
    path("inactive/", asked_or_sent(account.account_inactive), name="account_inactive"),
    path("signup/", pages.closed, name="account_signup"),
    path(
        "confirm-email/",
        asked_or_sent(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("reauthenticate/", own(account.reauthenticate), name="account_reauthenticate"),
    path("sessions/", own(sessions.list_usersessions), name="usersessions_list"),
    path("email/", own(account.email), name="account_email"),
    path("password/change/", own(account.password_change), name="account_change_password"),
    path("password/set/", own(account.password_set), name="account_set_password"),
    path("password/reset/", asked_or_sent(account.password_reset), name="account_reset_password"),
    path(
        "password/reset/sent/",
        asked_or_sent(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "password/reset/done/",
        asked_or_sent(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        asked_or_sent(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
SECOND_FACTOR = [
    path("", own(mfa.index), name="mfa_index"),
    path("authenticate/", asked_or_sent(mfa.authenticate), name="mfa_authenticate"),
    path("reauthenticate/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("app/add/", own(factors.AddApp.as_view()), name="mfa_activate_totp"),
    path("app/remove/", own(factors.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("codes/", own(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("codes/new/", own(factors.NewRecoveryCodes.as_view()), name="mfa_generate_recovery_codes"),
    path("codes/text/", own(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("passkeys/", own(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", own(factors.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "passkeys/reauthenticate/",
        own(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "passkeys/<int:pk>/remove/",
        own_passkey(factors.RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("passkeys/<int:pk>/edit/", own_passkey(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("passkeys/login/", asked_or_sent(webauthn.login_webauthn), name="mfa_login_webauthn"),
]
urlpatterns = [
    path("", include(OWN)),
    path("", include(SIGNING_IN)),
    path("second-factor/", include(SECOND_FACTOR)),
]
