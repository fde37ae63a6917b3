"""Who signs for each side of a body, and the keys of these organizations."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions import keys as actions
from highroad.areas.credentials.vocabulary import KeyEnd
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.queries import Body
from highroad.kit.answers import require
from highroad.web.credentials.forms import RotateForm, SignatoryForm
from highroad.web.credentials.words import crumbs_of_body
from highroad.web.ui.asking import ask

asking = require_http_methods(["GET", "HEAD", "POST"])


def _body(request: SignedInRequest, key: UUID) -> Body:
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    return body


@login_required
@require_GET
def signing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Both sides, their organizations and every key."""
    body = _body(request, key)
    shown = {
        "body": body, "crumbs": crumbs_of_body(body),
        "lines": queries.list_signatories(body, seen_by=request.user),
        "may_keep": permissions.may_keep_keys(request.user, body),
        "own_side": permissions.side_of(request.user, body),
        "committee": queries.site().committee(body.key),
        "path": f"/credentials/committees/{body.key}/did.json",
    }  # fmt: skip
    return render(request, "credentials/signing.html", shown)


@login_required
@asking
def name_signatory(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Which organization of one's own side signs."""
    body, user = _body(request, key), request.user
    require(permissions.may_keep_keys(user, body))
    side = permissions.side_of(user, body)
    own = [one for one in partnerships.parties_at(body) if one.side == side]
    form = SignatoryForm(
        request.POST or None, parties=[(str(one.key), one.organization.name) for one in own]
    )

    def do() -> str:
        chosen = next(one for one in own if str(one.key) == form.cleaned_data["party"])
        actions.name_signatory(body=body, party=chosen, by=user, at=timezone.now())
        return reverse("credentials:signing", args=[key])

    return ask(
        request, form, do, body=body, heading=_("Who signs for your side?"),
        lede=_(
            "Its name and its public key are seen by everybody, and so are the programs of this body once "
            "both sides sign: their names, work processes and competencies."),
        button=_("Let it sign"), said=_("Named. It has a key."),
    )  # fmt: skip


@login_required
@asking
def rotate(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new key in place of the one that signs."""
    body, user = _body(request, key), request.user
    require(permissions.may_keep_keys(user, body))
    form = RotateForm(request.POST or None)

    def do() -> str:
        actions.rotate_key(
            body=body, end=KeyEnd(form.cleaned_data["end"]), by=user, at=timezone.now()
        )
        return reverse("credentials:signing", args=[key])

    return ask(
        request, form, do, body=body, heading=_("Replace the key of your side"),
        lede=_("The old key is destroyed here and signs nothing more. This cannot be undone."),
        button=_("Replace it"), said=_("The new key signs from now on."),
    )  # fmt: skip
