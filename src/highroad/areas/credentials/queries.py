"""What can be found out about credentials, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from highroad.areas.credentials.rules.badges import SIGNER
from highroad.areas.credentials.rules.carriers import credential_in
from highroad.areas.credentials.rules.content import Finding
from highroad.areas.credentials.rules.reading import Document, read_json
from highroad.areas.credentials.rules.verifying import Known, ProofLine, Report, verify
from highroad.kit.answers import Refused, no

__all__ = ["SIGNER", "Document", "Finding", "ProofLine", "Report", "check_alone_public", "check_public",
           "known_from"]  # fmt: skip


def known_from(beside: Iterable[bytes]) -> Known:
    """What somebody brings along: documents of keys and status lists, told apart by what they are.

    Raises `Refused` for a file that is neither.
    """
    documents, lists = {}, {}
    for content in beside:
        found = read_json(content)
        name = str(found.get("id", ""))
        if "verificationMethod" in found and name:
            documents[name] = found
        elif "credentialSubject" in found and name:
            lists[name] = found
        else:
            raise Refused(no("One file beside it is neither a document of keys nor a status list."))
    return Known(documents=documents, lists=lists)


def check_public(
    content: bytes, *, at: datetime, name: str = "", beside: Iterable[bytes] = ()
) -> Report:
    """Anybody's credential: JSON, a PNG or a PDF that carries one. Nothing is kept, nothing fetched.

    Raises `Refused` with what is wrong where it cannot be read.
    """
    return check_alone_public(content, at=at, name=name, beside=beside)


def check_alone_public(
    content: bytes, *, at: datetime, name: str = "", beside: Iterable[bytes] = ()
) -> Report:
    """The same without a database: only what is brought along is at hand. Raises `Refused`."""
    found = credential_in(content)
    if found.lstrip()[:2] == b"ey":
        raise Refused(
            no(
                "This credential is signed as a JSON Web Token; only embedded signatures are read here."
            )
        )
    return verify(read_json(found), known=known_from(beside), at=at, name=name)
