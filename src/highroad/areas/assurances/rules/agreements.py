"""The term of an agreement, the notices before its end, and which file can be kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

from highroad.areas.assurances.vocabulary import (
    AgreementStance,
    AgreementStatus,
    NoticeSector,
)
from highroad.kit.answers import Answer, no, yes

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of one document."""
MEDIA: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".txt": "text/plain",
}
"""The documents that can be kept, by their ending. They are handed back, never opened here."""
HEADS: Mapping[str, bytes] = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".odt": b"PK\x03\x04"}

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".heic", ".webp", ".bmp"})
OLD = frozenset({".doc", ".rtf", ".wpd", ".pages", ".wps"})
PARTS: Mapping[str, bytes] = {".docx": b"word/document", ".odt": b"content.xml"}
"""Documents made of parts, and the part that holds their text."""
LOCKED = b"\xd0\xcf\x11\xe0"
"""How a document of parts begins once it has a password."""


@dataclass(frozen=True)
class NoticeRule:
    """A notice that the law asks for before a bargaining agreement ends."""

    sector: NoticeSector
    to: str
    days: int
    from_on: date
    citation: str


OTHER_PARTY, MEDIATORS = "other_party", "mediators"
NOTICE_RULES: Sequence[NoticeRule] = (
    NoticeRule(NoticeSector.GENERAL, OTHER_PARTY, 60, date(1947, 8, 22), "29 U.S.C. 158(d)(1)"),
    NoticeRule(NoticeSector.GENERAL, MEDIATORS, 30, date(1947, 8, 22), "29 U.S.C. 158(d)(3)"),
    NoticeRule(NoticeSector.HEALTH_CARE, OTHER_PARTY, 90, date(1974, 8, 25), "29 U.S.C. 158(d)(A)"),
    NoticeRule(NoticeSector.HEALTH_CARE, MEDIATORS, 60, date(1974, 8, 25), "29 U.S.C. 158(d)(A)"),
)
"""Calendar days before the last day; the second line of each pair is FMCS form F-7 and the state's
mediation service. FMCS's page on notices gives the same four numbers. Railways and airlines (Railway
Labor Act) and public employers (state law) have other clocks: the parties enter their own day."""


@dataclass(frozen=True)
class Notice:
    """The last day on which a notice is in time."""

    to: str
    on: date
    citation: str


def notices(sector: NoticeSector, ends_on: date | None, own_on: date | None) -> tuple[Notice, ...]:
    """Every notice before an agreement ends, earliest first; without an end there is none."""
    found = [] if own_on is None else [Notice("own", own_on, "")]
    if ends_on is not None:
        found += [
            Notice(rule.to, ends_on - timedelta(days=rule.days), rule.citation)
            for rule in NOTICE_RULES
            if rule.sector == sector and rule.from_on <= ends_on
        ]
    return tuple(sorted(found, key=lambda notice: notice.on))


def status(
    *, from_on: date, to_on: date | None, ended_on: date | None, is_replaced: bool, on: date
) -> AgreementStatus:
    """Where the term stands on a day; its last day is still in force."""
    if is_replaced:
        return AgreementStatus.REPLACED
    if ended_on is not None and ended_on < on:
        return AgreementStatus.ENDED
    if on < from_on:
        return AgreementStatus.AHEAD
    if to_on is not None and to_on < on:
        return AgreementStatus.EXPIRED
    return AgreementStatus.IN_FORCE


def may_be_entered(
    title: str, signed_on: date, from_on: date, to_on: date | None, on: date
) -> Answer:
    """An agreement is signed, has a name, and ends after it begins."""
    if not title.strip():
        return no("Give the agreement a name.")
    if signed_on > on:
        return no("The day of signing lies ahead. Enter an agreement once it is signed.")
    if to_on is not None and to_on < from_on:
        return no("The last day comes before the first.")
    return yes


def may_be_kept(name: str, content: bytes) -> Answer:
    """Whether a file is a document that can be kept and read by everybody at the table."""
    ending = PurePath(name).suffix.lower()
    if not ending:
        return no("The name of this file has no ending. Save it as a PDF, then upload it.")
    if ending in PICTURES:
        return no("This is a picture of one page. Put all pages into one PDF and upload that.")
    if ending in OLD:
        return no("This is an older kind of document. Save it as .docx or PDF, then upload it.")
    if ending not in MEDIA:
        return no("Files of this kind cannot be kept. Use one of: {kinds}.", kinds=" ".join(MEDIA))
    if not content.strip():
        return no("Choose a file that is not empty.")
    if len(content) > LARGEST_FILE:
        return no("A file may have at most {most} MB.", most=LARGEST_FILE // 1024**2)
    return _is_what_it_says(ending, content)


def _is_what_it_says(ending: str, content: bytes) -> Answer:
    if ending in PARTS and content.startswith(LOCKED):
        return no("This document is locked with a password. Save it without one.")
    is_other = not content.startswith(HEADS.get(ending, b"")) or (
        ending == ".txt" and b"\0" in content
    )
    if is_other:
        return no("This file ends in {ending} but is something else. Save it again.", ending=ending)
    if ending in PARTS:
        return _may_be_parts(ending, content)
    return _may_be_pdf(content) if ending == ".pdf" else yes


def _may_be_parts(ending: str, content: bytes) -> Answer:
    """A document of parts has its table of contents at the end, and its text among them. It is not opened."""
    if b"PK\x05\x06" not in content[-65_600:]:
        return no("This document is cut off. Save it again and upload the whole file.")
    if PARTS[ending] not in content:
        return no("This file ends in {ending} but is something else. Save it again.", ending=ending)
    return yes


def _may_be_pdf(content: bytes) -> Answer:
    if b"%%EOF" not in content[-2048:]:
        return no("This PDF is cut off. Save it again and upload the whole file.")
    if b"/Encrypt" in content:
        return no("This PDF is locked with a password. Save it without one.")
    if b"/Launch" in content or b"/JavaScript" in content:
        return no("This PDF holds a program. Print it into a new PDF and upload that.")
    return yes


def is_scan(content: bytes) -> bool:
    """Whether a PDF seems to be pictures of pages: it has pictures, and no letters of its own."""
    return b"/Image" in content and b"/Font" not in content and b"/ObjStm" not in content


def media_type(name: str) -> str:
    """What kind of file it is, by its ending."""
    return MEDIA[PurePath(name).suffix.lower()]


def digest_of(content: object) -> str:
    """SHA-256 of plain values in a fixed order."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def is_shared(said: Mapping[str, AgreementStance]) -> bool:
    """Whether labor and management both say: this is our agreement."""
    return all(said.get(side) == AgreementStance.AGREE for side in ("labor", "management"))


def freshest(signed_on: date, agreed_on: date | None, shown_on: Sequence[date]) -> date:
    """The newest day that speaks for an agreement: signed, agreed by both sides, or evidenced."""
    return max([signed_on, *([agreed_on] if agreed_on else []), *shown_on])


def may_be_published(
    content: Sequence[Mapping[str, Any]], digest: str, *, text: str, signed_digest: str
) -> Answer:
    """The text both sides signed is ours, and it names the digest of what is published."""
    is_ours = hashlib.sha256(text.encode()).hexdigest() == signed_digest
    if not is_ours or digest_of(content) != digest or digest not in text:
        return no("This is not the register that both sides adopted.")
    return yes
