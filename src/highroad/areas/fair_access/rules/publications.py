"""The life of a publication, and the words that both sides sign."""

from __future__ import annotations

import hashlib

from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.kit.answers import Answer, no, yes

TRANSITIONS: dict[PublicationStatus, frozenset[PublicationStatus]] = {
    PublicationStatus.DRAFT: frozenset({PublicationStatus.PROPOSED, PublicationStatus.DROPPED}),
    PublicationStatus.PROPOSED: frozenset({PublicationStatus.PUBLISHED, PublicationStatus.DROPPED}),
    PublicationStatus.PUBLISHED: frozenset({PublicationStatus.WITHDRAWN}),
    PublicationStatus.WITHDRAWN: frozenset(),
    PublicationStatus.DROPPED: frozenset(),
}


def may_become(status: str, wanted: PublicationStatus) -> Answer:
    """Whether a publication may go from one state to another."""
    if wanted in TRANSITIONS[PublicationStatus(status)]:
        return yes
    return no(
        "This does not fit where these figures stand: {status}.",
        status=PublicationStatus(status).label,
    )


def is_adopted_as_drafted(
    *, is_adopted: bool, signed_digest: str, text: str, table_digest: str
) -> Answer:
    """Whether both sides adopted this very table: the signed text is ours, and it names the table's digest."""
    if not is_adopted:
        return no("Both sides must agree first.")
    if signed_digest != hashlib.sha256(text.encode()).hexdigest() or table_digest not in text:
        return no("Both sides agreed to another text than the one drafted here.")
    return yes


def may_go_on(*, is_brought: bool) -> Answer:
    """Figures that were drafted on another platform go no further here: their lines are not here."""
    if not is_brought:
        return yes
    return no(
        "These figures were drafted on another platform, and their filed lines stayed there. "
        "Draft them anew from lines that are here."
    )
