"""Settings, invitations, messages, the demonstration's door."""

from __future__ import annotations

from uuid import UUID

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import translate_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language, get_language, gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts import actions, permissions, queries
from highroad.areas.accounts.requests import Invitation, SignedInRequest, User
from highroad.areas.accounts.vocabulary import InvitationStatus, Language, Part, Theme
from highroad.kit.answers import NotFound, Refused
from highroad.web import errors, links
from highroad.web.accounts.forms import (
    PASSKEY,
    LanguageForm,
    NewcomerForm,
    SettingsForm,
    ThemeForm,
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
THEME_COOKIE = "theme"
YEAR = 365 * 24 * 60 * 60


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: SignedInRequest) -> HttpResponse:
    """Name, language, light or dark; the ways to password, address and second factor."""
    user = request.user
    form = SettingsForm(
        request.POST or None,
        initial={"name": user.name, "language": user.language, "theme": user.theme},
    )
    form.fields["name"].disabled = user.is_demonstration
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        if chosen["name"] != user.name:
            actions.rename(user=user, name=chosen["name"], at=timezone.now())
        actions.set_language(user=user, language=Language(chosen["language"]))
        actions.set_theme(user=user, theme=Theme(chosen["theme"]))
        with override(user.language):
            messages.success(request, gettext("Saved."))
            return _remember(redirect("accounts:settings"), user.language)
    shown = {
        "form": form,
        "may_change_sign_in": permissions.may_change_sign_in(user),
        "factors": queries.factors_of(user),
        "has_second_factor": queries.has_second_factor(user),
    }
    return render(request, "accounts/settings.html", shown, status=_status(form.is_bound))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language and stay on the page one came from."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return errors.bad_request(request)
    chosen = form.cleaned_data["language"]
    if request.user.is_authenticated:
        actions.set_language(user=request.user, language=Language(chosen))
    return _remember(HttpResponseRedirect(translate_url(_back(request), chosen)), chosen)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device: kept on the account, and in a cookie for visitors."""
    form = ThemeForm(request.POST)
    if not form.is_valid():
        return errors.bad_request(request)
    chosen = Theme(form.cleaned_data["theme"])
    if request.user.is_authenticated:
        actions.set_theme(user=request.user, theme=chosen)
    response = HttpResponseRedirect(_back(request))
    response.set_cookie(
        THEME_COOKIE,
        chosen.value,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of an invitation. Unknown, used, withdrawn, expired: one answer."""
    try:
        found = queries.invitation_by_token_for_system(token)
    except NotFound:
        return _unusable(request)
    if found.status_at(timezone.now()) != InvitationStatus.OPEN:
        return _unusable(request)
    if isinstance(request.user, User):
        return _accept_with_account(request, request.user, found)
    return _accept_as_newcomer(request, found)


def _unusable(request: HttpRequest) -> HttpResponse:
    return _untold(render(request, "accounts/invitation_unusable.html", status=404))


def _untold(response: HttpResponse) -> HttpResponse:
    """The address holds a secret: no other page is told it. (`no-referrer` would break the form.)"""
    response["Referrer-Policy"] = "strict-origin"
    return response


def _accept_with_account(request: HttpRequest, user: User, found: Invitation) -> HttpResponse:
    now = timezone.now()
    if not permissions.may_accept(user, found, now):
        return _unusable(request)
    if request.method != "POST":
        return _untold(render(request, "accounts/invitation.html", {"invitation": found}))
    try:
        actions.accept(invitation=found, user=user, at=now)
    except Refused:
        return _unusable(request)
    messages.success(request, gettext("You accepted the invitation."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def _accept_as_newcomer(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = NewcomerForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            user = actions.accept_as_newcomer(
                invitation=found,
                name=chosen["name"],
                password=chosen["password"] or None,
                language=Language(chosen["language"]),
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            login(request, user, backend=BACKEND)
            UserSession.objects.create_from_request(request)
            reauthenticate_by_password(request)
            with override(user.language):
                first = "mfa_add_webauthn" if chosen["way"] == PASSKEY else "accounts:second_factor"
                return _remember(redirect(first), user.language)
    shown = {"invitation": found, "form": form}
    page = render(request, "accounts/newcomer.html", shown, status=_status(form.is_bound))
    return _untold(page)


@login_required
@require_GET
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Why a second factor, and the two ways to one."""
    shown = {
        "has_second_factor": queries.has_second_factor(request.user),
        "next": request.GET.get("next", "") if _is_ours(request, request.GET.get("next")) else "",
    }
    return render(request, "accounts/second_factor.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: SignedInRequest, key: UUID) -> HttpResponse:
    """From a mail or the inbox to what it is about; a message to read is read by that."""
    line = queries.get_message(key, seen_by=request.user)
    actions.mark_read(key=line.key, by=request.user, at=timezone.now())
    return redirect(links.address_of(line.about) or settings.LOGIN_REDIRECT_URL)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demonstration(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the fictional people. Not there outside a demonstration."""
    if not settings.IS_DEMONSTRATION:
        raise NotFound
    if request.method == "POST":
        return _enter_demonstration(request)
    people = queries.demonstration_users_public()
    parts = [(part, [one for one in people if one.part == part]) for part in Part]
    shown = {"parts": [(part.label, played) for part, played in parts if played]}
    return render(request, "accounts/demonstration.html", shown)


def _enter_demonstration(request: HttpRequest) -> HttpResponse:
    try:
        key = UUID(request.POST.get("person", ""))
    except ValueError as error:
        raise NotFound from error
    user = queries.get_demonstration_user_public(key)
    login(request, user, backend=BACKEND)
    with override(get_language()):
        return redirect(settings.LOGIN_REDIRECT_URL)


@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Nobody signs up by themselves; the page says how one comes in."""
    return render(request, "account/signup_closed.html", status=403)


def _status(is_bound: bool) -> int:
    return 422 if is_bound else 200


def _back(request: HttpRequest) -> str:
    """Where the form said one came from, if that is here; else home or the front page."""
    address = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    if _is_ours(request, address):
        return address
    name = settings.LOGIN_REDIRECT_URL if request.user.is_authenticated else "showcase:front"
    return resolve_url(name)


def _is_ours(request: HttpRequest, address: str | None) -> bool:
    return url_has_allowed_host_and_scheme(
        address or "", allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def _remember(response: HttpResponse, code: str) -> HttpResponse:
    if check_for_language(code):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response
