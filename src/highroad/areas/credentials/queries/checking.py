"""What can be found out about anybody's credential, offline."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import islice
from uuid import UUID

from highroad.areas.credentials.queries.signing import (
    committee_document_public,
    site,
    status_list_public,
)
from highroad.areas.credentials.rules.achievements import LANGUAGE, read_back
from highroad.areas.credentials.rules.carriers import credential_in
from highroad.areas.credentials.rules.content import Finding
from highroad.areas.credentials.rules.reading import Document, read_json, values
from highroad.areas.credentials.rules.verifying import Known, ProofLine, Report, verify
from highroad.kit.answers import NotFound, Refused, no

__all__ = [
    "LANGUAGE", "Document", "Finding", "ProofLine", "Report", "check_alone_public", "check_public",
    "read_back",
]  # fmt: skip
MOST = 5_000
"""Values in which issuers of this site are looked for."""


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
    document = document_in(content)
    brought = known_from(beside)
    ours = known_here(document)
    known = Known(
        documents={**brought.documents, **ours.documents}, lists={**brought.lists, **ours.lists}
    )
    return verify(document, known=known, at=at, name=name)


def known_here(document: Document) -> Known:
    """What this installation knows of the issuers a document names: its own committees alone."""
    documents: dict[str, Document] = {}
    lists: dict[str, Document] = {}
    for one in islice(values(document), MOST):
        did = one.get("issuer") if isinstance(one, dict) else None
        did = did.get("id") if isinstance(did, dict) else did
        body = _body_of(did) if isinstance(did, str) and did not in documents else None
        if body is not None:
            with suppress(NotFound):
                documents[str(did)] = committee_document_public(body)
                lists[site().status_list(body)] = status_list_public(body)
    return Known(documents=documents, lists=lists)


def _body_of(did: str) -> UUID | None:
    """Which of our committees a DID names, or none."""
    with suppress(ValueError):
        body = UUID(did.rpartition(":")[2])
        return body if site().committee(body) == did else None
    return None


def document_in(content: bytes) -> Document:
    """The credential in a file, as a document. Raises `Refused`."""
    found = credential_in(content)
    if found.lstrip()[:2] == b"ey":
        raise Refused(
            no(
                "This credential is signed as a JSON Web Token; only embedded signatures are read here."
            )
        )
    return read_json(found)


def check_alone_public(
    content: bytes, *, at: datetime, name: str = "", beside: Iterable[bytes] = ()
) -> Report:
    """The same without a database: only what is brought along is at hand. Raises `Refused`."""
    return verify(document_in(content), known=known_from(beside), at=at, name=name)
