"""The contexts of JSON-LD, from packages and by their digest. Nothing is fetched, ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

OLDER: Final = "https://www.w3.org/2018/credentials/v1"
"""Credentials of version 1.1: they hold from an `issuanceDate`. Read, never issued."""
CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
UNVERSIONED: Final = (
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld",
)
"""Open Badges 3.0 before its contexts had numbers."""
FIRST: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"
INTEGRITY: Final = "https://w3id.org/security/data-integrity/v1"
BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
RECORDS: Final = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
EXAMPLES: Final = "https://www.w3.org/ns/credentials/examples/v2"
"""W3C's context for examples: every word is defined, by one line. Test vectors use it."""

OURS: Final = ("openbadgeslib", "ob3", "contexts")
THEIRS: Final = ("pyld", "documentloader", "frozen", "bundled")
PACKAGES: Final[Mapping[str, tuple[str, ...]]] = {".json": OURS, ".jsonld": THEIRS}
"""By the ending of a file: the package and the folder it comes with."""

PINNED: Final[Mapping[str, tuple[str, str]]] = {
    OLDER: (
        "credentials-v1.jsonld", "00d7dd6d3ad8b920e3e550dd3a3d9090bffcac84cdbf943da6924b3e0a5c8bb8"
    ),
    "https://w3id.org/security/suites/ed25519-2020/v1": (
        "security-ed25519-2020-v1.jsonld",
        "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588",
    ),
    CREDENTIALS: (
        "credentials-v2.json", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"
    ),
    FIRST: (
        "ob-v3p0-context-3.0.1.json",
        "5f3d9dd6288ef437ff8286cf95ffbff609c748a66f24a1e9450c45ca64be1571",
    ),
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": (
        "ob-v3p0-context-3.0.2.json",
        "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
    ),
    BADGES: (
        "ob-v3p0-context-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": (
        "ob-v3p0-extensions.json",
        "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
    ),
    "https://w3id.org/security/data-integrity/v2": (
        "security-data-integrity-v2.json",
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
    ),
    "https://w3id.org/security/multikey/v1": (
        "security-multikey-v1.json",
        "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
    ),
    RECORDS: (
        "clr_context_2.0.1.json",
        "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6",
    ),
}  # fmt: skip
"""By address: the file in its package, and the SHA-256 it must have."""


class UnknownContextError(Exception):
    """An address that names no context we hold."""


class ChangedContextError(Exception):
    """The package holds another text under this name than the one we know."""


@lru_cache(maxsize=32)
def context(address: str) -> dict[str, Any]:
    """The context of an address. Raises `UnknownContextError`, `ChangedContextError`."""
    if address == EXAMPLES:
        return {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}
    if address == INTEGRITY:
        return {"@context": _integrity()}
    if address in UNVERSIONED:
        return _unversioned()
    if address not in PINNED:
        raise UnknownContextError(address)
    name, digest = PINNED[address]
    package, *folders = PACKAGES[name[name.rindex(".") :]]
    content = files(package).joinpath(*folders, name).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ChangedContextError(name)
    found: dict[str, Any] = json.loads(content)
    return found


def _unversioned() -> dict[str, Any]:
    """Open Badges 3.0 as of 2022: version 3.0.1 but for the word of what was achieved.

    1EdTech, implementation guide of Open Badges 3.0, its signed example "document normalized": there
    `achievement` is written `vocab.html#Achievement`. Its sample `simple_v1` was signed so too.
    """
    found = deepcopy(context(FIRST))
    found["@context"]["AchievementSubject"]["@context"]["achievement"] = {
        "@id": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement"
    }
    return found


def _integrity() -> dict[str, Any]:
    """The words of a signature as version 1 of Data Integrity had them: the suite is a plain text.

    Written here from the canonical form in the same example of 1EdTech ("proof normalized").
    """
    sec = "https://w3id.org/security#"
    names = {"@protected": True, "id": "@id", "type": "@type"}
    purpose = {**names, "assertionMethod": {"@id": f"{sec}assertionMethod", "@type": "@id"}}
    proof = {
        **names,
        "created": {
            "@id": "http://purl.org/dc/terms/created",
            "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
        },
        "cryptosuite": f"{sec}cryptosuite",
        "proofPurpose": {"@id": f"{sec}proofPurpose", "@type": "@vocab", "@context": purpose},
        "proofValue": {"@id": f"{sec}proofValue", "@type": f"{sec}multibase"},
        "verificationMethod": {"@id": f"{sec}verificationMethod", "@type": "@id"},
    }
    return {
        **names,
        "proof": {"@id": f"{sec}proof", "@type": "@id", "@container": "@graph"},
        "DataIntegrityProof": {"@id": f"{sec}DataIntegrityProof", "@context": proof},
    }


def load(address: str, _options: Any = None) -> dict[str, Any]:
    """What PyLD asks instead of the network."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": context(address),
    }
