"""What a credential says, apart from its signatures: kinds, days, of whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from highroad.areas.credentials.rules.badges import folded
from highroad.areas.credentials.rules.reading import Document, listed
from highroad.areas.credentials.vocabulary import Weight
from highroad.kit.answers import Answer, no

BADGES: Final = {
    "OpenBadgeCredential",
    "AchievementCredential",
    "ClrCredential",
    "EndorsementCredential",
}
SHA: Final = "sha256$"


@dataclass(frozen=True)
class Finding:
    """One thing found about the content, as a sentence."""

    weight: Weight
    answer: Answer


def wrong(answer: Answer) -> Finding:
    """Something that is not right."""
    return Finding(Weight.WRONG, answer)


def text_of(value: Any) -> str:
    """A text as it is; anything else, and a text in languages, as its first text or as nothing."""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return value if isinstance(value, str) else ""


def content_findings(document: Document, *, at: datetime, name: str) -> Iterator[Finding]:
    """Everything that can be said from the document alone."""
    kinds = {str(kind) for kind in listed(document.get("type"))}
    if "VerifiableCredential" not in kinds or not kinds & BADGES:
        yield wrong(no("This is no Open Badge and no learner record."))
    yield from _days(document, at)
    subjects = [one for one in listed(document.get("credentialSubject")) if isinstance(one, dict)]
    if not subjects or any(not one.get("id") and not one.get("identifier") for one in subjects):
        yield wrong(no("It does not say of whom it is."))
    if name.strip():
        yield _is_about(subjects, name)


def _days(document: Document, at: datetime) -> Iterator[Finding]:
    since = text_of(document.get("validFrom") or document.get("issuanceDate"))
    until = text_of(document.get("validUntil") or document.get("expirationDate"))
    try:
        begins = moment_of(since) if since else None
        ends = moment_of(until) if until else None
    except ValueError:
        yield wrong(no("A day in it is not written as a day."))
        return
    if begins is None:
        yield wrong(no("It does not say from when it holds."))
    elif begins > at:
        yield wrong(no("It holds only from {day}.", day=begins.date().isoformat()))
    if ends is not None and ends <= at:
        yield wrong(no("It expired on {day}.", day=ends.date().isoformat()))
    elif begins is not None and begins <= at:
        yield Finding(Weight.FINE, no("It holds today."))


def moment_of(text: str) -> datetime:
    """A moment as it is written. Raises `ValueError`, also for one without a time zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found


def _is_about(subjects: list[Document], name: str) -> Finding:
    identifiers = [
        one
        for subject in subjects
        for one in listed(subject.get("identifier"))
        if isinstance(one, dict)
    ]
    if not identifiers:
        return Finding(Weight.UNCHECKED, no("It does not tell a name, not even as a digest."))
    if any(_fits(one, name) for one in identifiers):
        return Finding(Weight.FINE, no("It is about somebody of the name you gave."))
    return wrong(no("It is not about somebody of the name you gave."))


def _fits(identifier: Document, name: str) -> bool:
    told, salt = text_of(identifier.get("identityHash")), text_of(identifier.get("salt"))
    if not identifier.get("hashed"):
        return folded(told) == folded(name)
    spellings = {name, name.strip(), folded(name)}
    digests = {hashlib.sha256((one + salt).encode()).hexdigest() for one in spellings}
    return told.startswith(SHA) and told.removeprefix(SHA) in digests
