"""Who a key belongs to: `did:web` documents of issuers, `did:key`, and the addresses of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

from highroad.areas.credentials.rules.multibase import public_key
from highroad.areas.credentials.rules.reading import Document, listed
from highroad.areas.credentials.vocabulary import KeyEnd

DID_CONTEXTS: Final = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")
DID_FILE: Final = "did.json"


@dataclass(frozen=True, kw_only=True)
class PublicKey:
    """One key of an issuing organization as the world may see it."""

    text: str
    """As Multikey."""
    owner: str
    """The DID of the organization."""
    ended_at: datetime | None = None
    end: str = ""

    @property
    def address(self) -> str:
        """Where a signature says its key is found; the key stands in it, so that it is found offline."""
        return f"{self.owner}#{self.text}"


def did_web(address: str) -> str:
    """The DID of a place on a site: `https://host:1/a/b` is `did:web:host%3A1:a:b`."""
    parts = urlsplit(address)
    path = [quote(one, safe="") for one in parts.path.split("/") if one]
    return ":".join(("did:web", quote(parts.netloc, safe=""), *path))


def document_address(did: str) -> str:
    """Where a `did:web` keeps its document. Raises `ValueError` for another kind of DID."""
    kind, method, *parts = did.split("#")[0].split(":")
    if (kind, method) != ("did", "web") or not parts or not all(parts):
        raise ValueError("not a did:web")
    host, *path = (unquote(part) for part in parts)
    return "/".join((f"https://{host}", *(path or [".well-known"]), DID_FILE))


def did_document(did: str, keys: Sequence[PublicKey], also: str = "") -> Document:
    """The document of a DID: each key by its address. Old keys stay; a lost one is marked revoked."""
    methods = []
    for key in keys:
        made: Document = {
            "id": key.address, "type": "Multikey", "controller": key.owner,
            "publicKeyMultibase": key.text,
        }  # fmt: skip
        if key.ended_at is not None:
            ending = "revoked" if key.end == KeyEnd.LOST else "expires"
            made[ending] = stamp(key.ended_at)
        methods.append(made)
    made = {
        "@context": list(DID_CONTEXTS), "id": did, "verificationMethod": methods,
        "assertionMethod": [key.address for key in keys],
    }  # fmt: skip
    return {**made, "alsoKnownAs": [also]} if also else made


def stamp(at: datetime) -> str:
    """A moment in UTC as these documents write it, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def owner_of(method: str) -> str:
    """Whose key an address names: what stands before the `#`."""
    return method.split("#")[0]


def key_in_name(method: str) -> bytes | None:
    """The key that stands in its own address, as in `did:key`; none where none does."""
    told = method.split("#")[-1].removeprefix("did:key:")
    try:
        return public_key(told)
    except ValueError:
        return None


def method_in(document: Mapping[str, Any], method: str) -> Mapping[str, Any] | None:
    """What a document of keys says of one address, if it may assert; none where it says nothing."""
    allowed = [one["id"] if isinstance(one, dict) and "id" in one else one
               for one in listed(document.get("assertionMethod"))]  # fmt: skip
    if method not in allowed:
        return None
    among = (*listed(document.get("verificationMethod")), *listed(document.get("assertionMethod")))
    return next((one for one in among if isinstance(one, dict) and one.get("id") == method), None)
