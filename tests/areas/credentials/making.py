"""Credentials, keys and files for the tests, made without a database."""

from __future__ import annotations

import copy
import json
import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from highroad.areas.credentials.rules import (
    badges,
    carriers,
    dids,
    multibase,
    proofs,
    status_lists,
)
from highroad.areas.credentials.rules.verifying import Known, check_proof, verify
from highroad.areas.credentials.vocabulary import (
    CredentialKind,
    ProofState,
    Suite,
    Weight,
)
from highroad.kit.answers import Refused

VECTORS = Path(__file__).parent / "vectors"


AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


COMMITTEE = "did:web:highroad.example:credentials:committees:one"


LABOR = "did:web:highroad.example:credentials:issuers:labor"


MANAGEMENT = "did:web:highroad.example:credentials:issuers:management"


LIST = "https://highroad.example/credentials/status/one/"


def vector(name: str) -> Any:
    return json.loads((VECTORS / name).read_text())


def pair(seed: int) -> tuple[bytes, str]:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return private.private_bytes_raw(), multibase.public_text(
        private.public_key().public_bytes_raw()
    )


def key_of(seed: int, owner: str, **more: Any) -> dids.PublicKey:
    return dids.PublicKey(text=pair(seed)[1], owner=owner, **more)


def signed(
    document: Any, *keys: tuple[int, str], suite: Suite = Suite.RDFC, created: str = ""
) -> Any:
    made = [
        proofs.sign(
            document, private=pair(seed)[0], method=key_of(seed, owner).address,
            created=created or "2026-11-20T10:00:00Z", suite=suite,
        )
        for seed, owner in keys
    ]  # fmt: skip
    return {**document, "proof": made}


def made_badge(**more: Any) -> Any:
    given: dict[str, Any] = {
        "key": "6a3e0a3e-0000-4000-8000-000000000001",
        "issuer": badges.Issuer(
            did=COMMITTEE, name="Harbor Joint Apprenticeship Committee",
            signers=(badges.Signer(did=LABOR, name="Local 12"), badges.Signer(did=MANAGEMENT, name="Harbor")),
        ),
        "what": badges.Achievement(
            address="https://highroad.example/credentials/a/1", kind=CredentialKind.COMPETENCY,
            name="Aligns a shaft", description="Electromechanical technician", level="4",
            criteria="Shown at work and rated by two.",
            alignments=(badges.Alignment(name="Shafts", address="https://highroad.example/cf/1", framework="F"),),
        ),
        "held": badges.Held(name="Nia Brooks", salt="b2f1"),
        "place": badges.Place(list_address=LIST, index=94_567),
        "since": datetime(2026, 11, 20, 10, tzinfo=UTC),
    }  # fmt: skip
    return badges.badge(**{**given, **more})


def both(document: Any) -> Any:
    return signed(document, (1, LABOR), (2, MANAGEMENT))


def known(*, revoked: tuple[int, ...] = (), **more: Any) -> Known:
    keys = [key_of(1, LABOR, **more), key_of(2, MANAGEMENT)]
    made = status_lists.list_document(
        address=LIST, issuer=COMMITTEE, revoked=revoked, since="2026-11-20T10:00:00Z"
    )
    return Known(
        documents={COMMITTEE: dids.did_document(COMMITTEE, keys)}, lists={LIST: both(made)}
    )


def said(report: Any, weight: Weight) -> list[str]:
    return [one.answer.sentence for one in report.findings if one.weight is weight]


VALID = ("w3c_rdfc.json", "w3c_jcs.json", "w3c_proof_set.json", "1edtech_did_key.json",
         "1edtech_err_expired.json")  # fmt: skip


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [each for name, one in value.items() for each in leaves(one, (*path, name))]
    if isinstance(value, list):
        return [each for place, one in enumerate(value) for each in leaves(one, (*path, place))]
    return [path]


def tampered(document: Any) -> list[Any]:
    """A copy for each value of the document in which this one is another."""
    made = []
    for path in leaves(document):
        spoiled = copy.deepcopy(document)
        place = spoiled
        for step in path[:-1]:
            place = place[step]
        was = place[path[-1]]
        place[path[-1]] = (not was) if isinstance(was, bool) else f"{was}x"
        made.append(spoiled)
    return made


def verify_quietly(document: Any) -> bool:
    """Whether every signature is good; refused to be read counts as no."""
    try:
        lines = verify(document, known=Known(), at=AT).proofs
    except Refused:
        return False
    return bool(lines) and all(one.state is ProofState.GOOD for one in lines)


def first_is_good(document: Any) -> bool:
    """Whether the first signature is good: quicker than all of them and what they contain."""
    try:
        first = check_proof(document, document["proof"][0], Known())
        second = (
            check_proof(document, document["proof"][1], Known())
            if first.state is ProofState.GOOD
            else first
        )
    except Refused:
        return False
    return (first.state, second.state) == (ProofState.GOOD, ProofState.GOOD)


HOSTILE = {
    "not json": (b"badge", "This is not JSON"),
    "a list": (b"[1]", "This is not JSON"),
    "nothing": (b"", "This is not JSON"),
    "NaN": (b'{"a": NaN}', "This is not JSON"),
    "half": (b'{"a": 1', "This is not JSON"),
    "utf-16": ('{"a": 1}'.encode("utf-16"), "UTF-8"),
    "latin-1": ('{"a": "ñ"}'.encode("latin-1"), "UTF-8"),
    "twice": (b'{"a": 1, "a": 2}', "stands twice"),
    "twice inside": (b'{"b": [{"a": 1, "a": 1}]}', "stands twice"),
    "deep": (b'{"a": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "too deeply"),
    "large": (b'{"a": "' + b"x" * 1_000_001 + b'"}', "too large"),
    "many": (b'{"a": [' + b"1," * 30_000 + b"1]}", "more values"),
}  # fmt: skip


def with_context(*extra: Any) -> Any:
    document = both(made_badge())
    return {**document, "@context": [*document["@context"], *extra]}


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "PNG")
    return made.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def with_chunks(*chunks: bytes) -> bytes:
    return carriers.PNG + chunk(b"IHDR", bytes(13)) + b"".join(chunks) + chunk(b"IEND", b"")
