"""The documents both sides sign: Open Badges 3.0 for what was shown, CLR 2.0 for the way to completion."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from highroad.areas.credentials.rules.contexts import BADGES, CREDENTIALS, RECORDS
from highroad.areas.credentials.rules.dids import stamp
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.credentials.rules.status_lists import entry
from highroad.areas.credentials.vocabulary import CredentialKind

SIGNER: Final = "ext:signer"
"""How the issuer says in the signed text whose signatures belong under it."""
TYPES: Final = {
    CredentialKind.COMPETENCY: "Competency",
    CredentialKind.LEVEL: "Achievement",
    CredentialKind.COMPLETION: "ApprenticeshipCertificate",
}


@dataclass(frozen=True, kw_only=True)
class Signer:
    """An organization that signs: its DID and its name."""

    did: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """The joint committee in whose name a credential stands, and the two that sign for it."""

    did: str
    name: str
    signers: tuple[Signer, ...]


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """What an achievement is a part of: an item of the published framework."""

    name: str
    address: str
    framework: str


@dataclass(frozen=True, kw_only=True)
class Achievement:
    """What was achieved, and how one comes to it."""

    address: str
    kind: CredentialKind
    name: str
    description: str
    criteria: str
    level: str = ""
    """The level reached, where there is one."""
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Held:
    """Of whom: never a name, a digest of it with a grain of salt."""

    name: str
    salt: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it will be told whether a credential was revoked."""

    list_address: str
    index: int


def folded(name: str) -> str:
    """A name as it is hashed: without differences of case, spaces and spelling of accents."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def identity_hash(name: str, salt: str) -> str:
    """The digest that stands for a person: SHA-256 of name and salt, as Open Badges writes it."""
    return f"sha256${hashlib.sha256((folded(name) + salt).encode()).hexdigest()}"


def _identifier(held: Held) -> Document:
    return {
        "type": "IdentityObject", "hashed": True, "identityHash": identity_hash(held.name, held.salt),
        "identityType": "name", "salt": held.salt,
    }  # fmt: skip


def _profile(issuer: Issuer) -> Document:
    return {
        "id": issuer.did, "type": ["Profile"], "name": issuer.name,
        "otherIdentifier": [
            {"type": "IdentifierEntry", "identifier": one.did, "identifierType": SIGNER}
            for one in issuer.signers
        ],
    }  # fmt: skip


def _achievement(what: Achievement) -> Document:
    made: Document = {
        "id": what.address, "type": ["Achievement"], "achievementType": TYPES[what.kind],
        "name": what.name, "description": what.description,
        "criteria": {"narrative": what.criteria},
    }  # fmt: skip
    if what.alignments:
        made["alignment"] = [
            {"type": ["Alignment"], "targetType": "CFItem", "targetName": one.name,
             "targetUrl": one.address, "targetFramework": one.framework}
            for one in what.alignments
        ]  # fmt: skip
    if what.level:
        made["resultDescription"] = [
            {"id": f"{what.address}#level", "type": ["ResultDescription"], "name": "Level",
             "resultType": "Result", "allowedValue": ["0", "1", "2", "3", "4"]}
        ]  # fmt: skip
    return made


def badge(
    *, key: str, issuer: Issuer, what: Achievement, held: Held, place: Place, since: datetime,
) -> Document:  # fmt: skip
    """An Open Badge of one achievement, to be signed by each signer of its issuer."""
    subject: Document = {
        "type": ["AchievementSubject"], "identifier": [_identifier(held)],
        "achievement": _achievement(what),
    }  # fmt: skip
    if what.level:
        subject["result"] = [
            {"type": ["Result"], "resultDescription": f"{what.address}#level", "value": what.level}
        ]
    return {
        "@context": [CREDENTIALS, BADGES], "id": f"urn:uuid:{key}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": what.name,
        "issuer": _profile(issuer), "validFrom": stamp(since), "credentialSubject": subject,
        "credentialStatus": entry(address=place.list_address, index=place.index),
    }  # fmt: skip


def transcript(
    *, key: str, issuer: Issuer, what: Achievement, held: Held, place: Place, since: datetime,
    shown: Sequence[Achievement], badges: Sequence[Document],
) -> Document:  # fmt: skip
    """The record at completion (CLR 2.0): the certificate, what it is made of, and the badges issued before."""
    whole = [what, *shown]
    return {
        "@context": [CREDENTIALS, BADGES, RECORDS], "id": f"urn:uuid:{key}",
        "type": ["VerifiableCredential", "ClrCredential"], "name": what.name,
        "issuer": _profile(issuer), "validFrom": stamp(since), "partial": False,
        "credentialSubject": {
            "type": ["ClrSubject"], "identifier": [_identifier(held)],
            "achievement": [_achievement(one) for one in whole],
            "association": [
                {"type": "Association", "associationType": "isChildOf", "sourceId": one.address,
                 "targetId": what.address}
                for one in shown
            ],
            "verifiableCredential": list(badges),
        },
        "credentialStatus": entry(address=place.list_address, index=place.index),
    }  # fmt: skip
