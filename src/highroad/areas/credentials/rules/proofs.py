"""Signatures under a credential: W3C Data Integrity, `eddsa-rdfc-2022` made, others of Ed25519 checked too.

Checked are `eddsa-jcs-2022`, and two older names of the very same recipe: `eddsa-2022` and the type
`Ed25519Signature2020`.

Signed are the digest of the proof's options and the digest of the document, in this order (W3C,
Data Integrity EdDSA Cryptosuites 1.0, sections 3.2 and 3.3).
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyld import canon, jsonld

from highroad.areas.credentials.rules import contexts
from highroad.areas.credentials.rules.multibase import multibase, unmultibase
from highroad.areas.credentials.rules.reading import Document, listed, values
from highroad.areas.credentials.vocabulary import Suite
from highroad.kit.answers import Refused, no

PURPOSE: Final = "assertionMethod"
SIGNATURE: Final = 64
INTEGRITY: Final = "DataIntegrityProof"
FORMER_TYPE: Final = "Ed25519Signature2020"
FORMER_SUITE: Final = "eddsa-2022"
"""What `eddsa-rdfc-2022` was called in the drafts of 2022 and 2023."""
MOST_ORDERS: Final = 50_000
"""Orders of nameless parts that look alike; more would take canonicalization for ever."""


def canonical_quads(document: Mapping[str, Any]) -> bytes:
    """The document as canonical N-Quads. Raises `Refused` where a part of it would not be signed."""
    for one in listed(document.get("@context")):
        if not isinstance(one, str):
            raise Refused(
                no("This document defines words of its own. Only known contexts are read.")
            )
    _must_be_plain(document)
    dropped: list[str] = []
    try:
        expanded = jsonld.expand(
            dict(document), {"documentLoader": contexts.load},
            on_property_dropped=lambda name: dropped.append(str(name)),
        )  # fmt: skip
        _must_be_covered(expanded, dropped)
        dataset = jsonld.to_rdf(expanded, {"documentLoader": contexts.load})
        found = canon.URDNA2015().main(dataset, {"format": "application/n-quads"})
    except (jsonld.JsonLdError, contexts.UnknownContextError) as error:
        raise Refused(_unknown(error)) from error
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as error:
        raise Refused(no("This document breaks the rules of JSON-LD.")) from error
    return str(found).encode()


def _unknown(error: BaseException | None) -> Any:
    while error is not None:
        if isinstance(error, contexts.UnknownContextError):
            return no(
                "The context {address} is not among those kept here. None is fetched from elsewhere.",
                address=str(error)[:120],
            )  # fmt: skip
        error = error.__cause__ or getattr(error, "cause", None)
    return no("This document breaks the rules of JSON-LD.")


def _must_be_plain(document: Mapping[str, Any]) -> None:
    """Each name is a word of the contexts: in other spellings something could be signed and not be seen.

    A day of expiry under its full address is the same to a signature and invisible to a reader; so is
    a second place that has the address of the whole.
    """
    own = document.get("id")
    for one in values(document):
        if not isinstance(one, dict):
            continue
        if any(":" in name or "@" in name for name in one if name != "@context"):
            raise Refused(no("A name in this document is spelled so that it could hide something."))
        if one is not document and own is not None and own in (one.get("id"), one.get("@id")):
            raise Refused(no("This document speaks of itself in a second place."))


def _must_be_covered(expanded: Any, dropped: list[str]) -> None:
    """Nothing may be left out of what is signed, and it must be canonical in a moment."""
    orders: Counter[str] = Counter()
    for one in values(expanded):
        if isinstance(one, dict):
            dropped += _unnamed(one)
            orders.update(_lookalikes(one))
    if dropped:
        raise Refused(
            no("No signature covers this part of the document: {name}.", name=dropped[0][:80])
        )
    if math.prod(math.factorial(min(count, 12)) for count in orders.values()) > MOST_ORDERS:
        raise Refused(no("Too many parts of this document look alike; it is not read."))


def _unnamed(one: Mapping[str, Any]) -> list[str]:
    """Names and kinds without an address: they would be left out of what is signed."""
    name = one.get("@id")
    if isinstance(name, str) and name.startswith("_:"):
        raise Refused(no("Parts of this document are named without an address; it is not read."))
    named = [name] if isinstance(name, str) else []
    return [each for each in (*named, *listed(one.get("@type"))) if ":" not in str(each)]


def _lookalikes(one: Mapping[str, Any]) -> list[str]:
    """The nameless parts right under one, as they look from near by."""
    return [
        f"{id(among)} {_shallow(part)}"
        for among in one.values()
        for part in listed(among)
        if _is_nameless(part)
    ]


def _is_nameless(part: Any) -> bool:
    return isinstance(part, dict) and "@id" not in part and "@value" not in part


def _shallow(part: Mapping[str, Any]) -> str:
    """What a nameless part looks like from near by."""
    told = []
    for name, among in sorted(part.items()):
        for one in listed(among):
            told.append(f"{name}={'_' if _is_nameless(one) else one}")
    return "\n".join(sorted(told))


def canonical_json(document: Mapping[str, Any]) -> bytes:
    """The document as canonical JSON (RFC 8785). Raises `Refused`."""
    try:
        return rfc8785.dumps(dict(document))
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise Refused(no("This document has numbers or letters that cannot be signed.")) from error


def unsigned(document: Mapping[str, Any]) -> Document:
    """The document without its signatures."""
    return {name: value for name, value in document.items() if name != "proof"}


def is_read(proof: Mapping[str, Any]) -> bool:
    """Whether this kind of signature is checked here at all."""
    if proof.get("type") == FORMER_TYPE:
        return "cryptosuite" not in proof
    return proof.get("type") == INTEGRITY and proof.get("cryptosuite") in (
        *Suite.values,
        FORMER_SUITE,
    )


def earlier(document: Mapping[str, Any], proof: Mapping[str, Any]) -> list[Document]:
    """The signatures that this one signs along with the text (Data Integrity 1.0, proof chains).

    Raises `Refused` where one of them is missing or its name stands twice.
    """
    names = listed(proof.get("previousProof"))
    among = [one for one in listed(document.get("proof")) if isinstance(one, dict)]
    found = [one for one in among if one.get("id") in names]
    if len(found) != len(names):
        raise Refused(no("This signature builds on another one that is not there."))
    return found


def digests(document: Mapping[str, Any], options: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """SHA-256 of the proof's options, and of the document with what it builds on. Raises `Refused`."""
    told = {name: value for name, value in options.items() if name != "proofValue"}
    content = unsigned(document)
    before = earlier(document, options)
    if before:
        content["proof"] = before
    if options.get("cryptosuite") == Suite.JCS:
        if "@context" in told and told["@context"] != content.get("@context"):
            raise Refused(no("The signature names other contexts than the document."))
        canonical = canonical_json
    else:
        told["@context"] = content.get("@context")
        canonical = canonical_quads
    return (
        hashlib.sha256(canonical(told)).digest(), hashlib.sha256(canonical(content)).digest(),
    )  # fmt: skip


def sign(
    document: Mapping[str, Any], *, private: bytes, method: str, created: str,
    suite: Suite = Suite.RDFC,
) -> Document:  # fmt: skip
    """A proof over the document, for its set of proofs. `created` is in UTC, ISO 8601 with a Z."""
    proof: Document = {
        "type": INTEGRITY, "cryptosuite": suite.value, "created": created,
        "verificationMethod": method, "proofPurpose": PURPOSE,
    }  # fmt: skip
    if suite is Suite.JCS:
        proof["@context"] = document["@context"]
    options, content = digests(document, proof)
    made = Ed25519PrivateKey.from_private_bytes(private).sign(options + content)
    return {**proof, "proofValue": multibase(made)}


def is_signed(document: Mapping[str, Any], proof: Mapping[str, Any], public: bytes) -> bool:
    """Whether this very proof is good for this very document. Raises `Refused` if it cannot be read."""
    try:
        signature = unmultibase(str(proof.get("proofValue", "")))
    except ValueError:
        return False
    if len(signature) != SIGNATURE:
        return False
    options, content = digests(document, proof)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, options + content)
    except (InvalidSignature, ValueError):
        return False
    return True
