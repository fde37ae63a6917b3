"""Handing credentials over: a private link, made anew or ended; another address to show; being forgotten."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.credentials import permissions
from highroad.areas.credentials.actions.lists import renew_list
from highroad.areas.credentials.models import Credential, CredentialWord, HolderLink
from highroad.areas.credentials.queries.holding import Held, mark_of
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import whole
from highroad.areas.training.models import Enrollment
from highroad.kit.answers import require

TOKEN = 24
"""Bytes: nobody guesses it."""


@whole
def make_link(*, enrollment: Enrollment, by: User, at: datetime) -> str:
    """A new private link in place of the last one; its secret is returned once. Raises `Refused`."""
    require(permissions.may_hand_over(by, enrollment))
    _end_links(enrollment, at)
    token = secrets.token_urlsafe(TOKEN)
    HolderLink.objects.create(
        enrollment=enrollment, mark=mark_of(token), made_at=at,
        made_by_alias=partnerships.alias_of(by, enrollment.program.body.partnership),
    )  # fmt: skip
    return token


@whole
def end_link(*, enrollment: Enrollment, by: User, at: datetime) -> None:
    """Nobody comes in by the link any more. Raises `Refused`."""
    require(permissions.may_hand_over(by, enrollment))
    _end_links(enrollment, at)


@whole
def end_own_link(*, held: Held, at: datetime) -> None:
    """The holder ends it; whoever has the link may."""
    _end_links(held.link.enrollment, at)


def _end_links(enrollment: Enrollment, at: datetime) -> None:
    HolderLink.objects.filter(enrollment=enrollment, ended_at=None).update(ended_at=at)


@whole
def show_elsewhere(*, held: Held, key: uuid.UUID) -> uuid.UUID:
    """Another address to show it under: the code on papers given out before leads nowhere.

    Raises `NotFound`.
    """
    line = held.line(key)
    fresh = uuid.uuid4()
    Credential.objects.filter(pk=line.view.key).update(shown_by=fresh)
    return fresh


@whole
def forget(*, held: Held, at: datetime) -> int:
    """Everything issued to the holder goes: document, salt, signatures, links; how many it were.

    What remains is a place in a list, marked as revoked.
    """
    enrollment = held.link.enrollment
    rows = list(
        Credential.objects.filter(enrollment=enrollment, forgotten_at=None).select_related("body")
    )
    for one in rows:
        one.document, one.digest, one.title, one.forgotten_at = {}, "", "", at
        one.closed_at = one.closed_at or at
        one.shown_by = uuid.uuid4()
        one.save(
            update_fields=["document", "digest", "title", "forgotten_at", "closed_at", "shown_by"]
        )
    CredentialWord.objects.filter(credential__in=rows).update(proof=None)
    _end_links(enrollment, at)
    for body in {one.body for one in rows}:
        renew_list(body, at)
    return len(rows)
