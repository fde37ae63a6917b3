"""The pages of the program office: how the platform is doing, and invitations."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts import actions, queries
from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_invite_to_the_platform, may_see_platform
from highroad.areas.accounts.vocabulary import Language, Role
from highroad.areas.library import actions as library_actions
from highroad.areas.library import queries as library
from highroad.areas.library.vocabulary import SuggestionStatus
from highroad.areas.showcase import queries as showcase
from highroad.backoffice import desk
from highroad.backoffice.forms import InvitationForm
from highroad.kit.answers import NotFound, Refused, require


def staff(request: HttpRequest) -> User:
    """The signed-in person, if the staff pages are for them. Raises `NotFound`."""
    user = cast("User", request.user)
    if not may_see_platform(user):
        raise NotFound
    return user


@login_required
@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """What waits, and the platform in numbers. Nothing of what partnerships discuss."""
    user, now, today = staff(request), timezone.now(), timezone.localdate()
    shown = {
        "numbers": queries.platform_numbers(seen_by=user, at=now),
        "invitations": queries.list_invitations(seen_by=user, at=now, limit=10),
        "piles": desk.piles(user, today),
        "contacts": showcase.list_contacts(seen_by=user, on=today),
        "asked": library.list_requests_for_office(seen_by=user),
        "letters": showcase.get_letter_numbers(seen_by=user),
    }
    return render(request, "backoffice/overview.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """All invitations, and the form for another one."""
    user, now = staff(request), timezone.now()
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        role = Role(chosen["role"])
        require(may_invite_to_the_platform(user, role))
        _, token = actions.invite(
            email=chosen["email"],
            about=None,
            by=user,
            at=now,
            role=role,
            language=Language(chosen["language"]),
        )
        messages.success(request, _said(user, token, Language(chosen["language"])))
        return redirect("backoffice:invitations")
    shown = {
        "form": form,
        "invitations": queries.list_invitations(seen_by=user, at=now),
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/invitations.html", shown, status=status)


def _said(user: User, token: str, language: Language) -> str:
    """A fictional person's invitation is not mailed: its link is shown instead."""
    if not user.is_demonstration:
        return gettext("The invitation is on its way.")
    with override(language):
        link = settings.ADDRESS + reverse("accounts:invitation", args=[token])
    return gettext("In the demonstration no mail is sent. The link: {link}").format(link=link)


@login_required
@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take an unused invitation back."""
    user = staff(request)
    found = queries.get_invitation(key, seen_by=user)
    actions.withdraw_invitation(invitation=found, by=user, at=timezone.now())
    messages.success(request, gettext("The invitation is withdrawn."))
    return redirect("backoffice:invitations")


@login_required
@require_http_methods(["GET", "HEAD"])
def suggestions(request: HttpRequest) -> HttpResponse:
    """What people suggest for the library: to be read, and what became of it."""
    found = library.list_suggestions(cast("User", request.user))
    return render(request, "backoffice/suggestions.html", {"suggestions": found})


@login_required
@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a suggestion up, or say why not."""
    user = cast("User", request.user)
    suggestion = library.get_suggestion(key, user)
    wanted = request.POST.get("status", "")
    if wanted not in SuggestionStatus.values:
        messages.error(request, gettext("Choose whether to take it up."))
        return redirect("backoffice:suggestions")
    reason = request.POST.get("reason", "")[:500]
    try:
        library_actions.decide(
            suggestion=suggestion, status=SuggestionStatus(wanted), reason=reason, by=user,
            at=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.reason)
    else:
        messages.success(request, gettext("The suggestion is decided."))
    return redirect("backoffice:suggestions")


@login_required
@require_http_methods(["GET", "HEAD"])
def picture(request: HttpRequest, key: UUID, width: int) -> FileResponse:
    """A picture for whoever edits the public site, published or not."""
    path = showcase.picture_file(key, width, seen_by=cast("User", request.user))
    return FileResponse(path.open("rb"), content_type="image/jpeg")
