"""What a person holds by their private link, and what they show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import Credential, HolderLink
from highroad.areas.credentials.queries.issuing import (
    WITH,
    CredentialView,
    signed_document,
    state_of,
    view_of,
)
from highroad.areas.credentials.rules.carriers import bake
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.credentials.vocabulary import CredentialState
from highroad.areas.training.models import Enrollment
from highroad.areas.training.queries import enrollments
from highroad.kit.answers import NotFound

__all__ = ["Held", "HeldLine", "bake", "held_public", "open_link_of", "own_line", "shown_public"]
STANDING = (CredentialState.ISSUED, CredentialState.ASKED_BACK)


def mark_of(token: str) -> str:
    """What is kept of a link: nobody comes from it to the link."""
    return hashlib.sha256(f"highroad credentials {token}".encode()).hexdigest()


@dataclass(frozen=True)
class HeldLine:
    """One credential in somebody's hand."""

    view: CredentialView
    document: Document
    committee: str


@dataclass(frozen=True)
class Held:
    """Everything one link leads to."""

    link: HolderLink
    name: str
    program: str
    lines: tuple[HeldLine, ...]

    def line(self, key: UUID) -> HeldLine:
        """One of them. Raises `NotFound`."""
        for one in self.lines:
            if one.view.key == key:
                return one
        raise NotFound


def held_public(token: str) -> Held:
    """What a private link leads to; revoked ones stay, marked as such. Raises `NotFound`."""
    link = (
        HolderLink.objects.filter(mark=mark_of(token), ended_at=None)
        .select_related("enrollment__participant", "enrollment__program")
        .first()
    )
    if link is None:
        raise NotFound
    return Held(
        link=link, name=link.enrollment.participant.name, program=link.enrollment.program.name,
        lines=tuple(lines_of(link.enrollment)),
    )  # fmt: skip


def lines_of(enrollment: Enrollment) -> list[HeldLine]:
    """What both sides have issued to somebody."""
    rows = Credential.objects.filter(enrollment=enrollment, forgotten_at=None)
    found = rows.select_related(*WITH).prefetch_related(
        "words__signed_with__party__organization", "revocations__answers"
    )
    return [
        HeldLine(view_of(one), signed_document(one), one.body.name)
        for one in found
        if state_of(one) in (*STANDING, CredentialState.REVOKED)
    ]


def own_line(credential: Credential, *, seen_by: User) -> HeldLine:
    """One's own credential, to be taken along. Raises `NotFound` for anybody else's."""
    if not enrollments.is_own(seen_by, credential.enrollment):
        raise NotFound
    for one in lines_of(credential.enrollment):
        if one.view.key == credential.key:
            return one
    raise NotFound


def shown_public(shown_by: UUID) -> Document:
    """What a holder shows under an address of their own. Raises `NotFound`."""
    rows = Credential.objects.filter(shown_by=shown_by, forgotten_at=None)
    found = rows.prefetch_related("words", "revocations__answers").first()
    if found is None or state_of(found) not in (*STANDING, CredentialState.REVOKED):
        raise NotFound
    return signed_document(found)


def open_link_of(enrollment: Enrollment) -> datetime | None:
    """Since when somebody has a link, or nothing."""
    found = HolderLink.objects.filter(enrollment=enrollment, ended_at=None).first()
    return found.made_at if found else None
