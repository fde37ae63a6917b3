"""Marks and sealing of answers: both with secrets outside the database, so that its rows tell nothing of anybody."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from highroad.areas.ledger.models import secrets as kept

MARKING = "self_identification.marking"
SEALING = "self_identification.sealing"
GROUPS, DISABILITY = "groups", "disability"
LENGTH = 192
"""Bytes every answer is filled up to: its length tells nothing."""
NONCE = 12


def mark_of(kind: str, participant: UUID) -> str:
    """By which the answer of a person is found again; answers of two kinds have nothing in common."""
    told = kind.encode() + b"|" + participant.bytes
    return hmac.new(kept.made_once(MARKING), told, hashlib.sha256).hexdigest()


def seal(mark: str, content: Mapping[str, Any]) -> bytes:
    """Content that only the secret of this installation opens, and only under this mark."""
    nonce = secrets.token_bytes(NONCE)
    plain = json.dumps(content, sort_keys=True).encode().ljust(LENGTH)
    return nonce + _cipher().encrypt(nonce, plain, mark.encode())


def unseal(mark: str, sealed: bytes | memoryview) -> dict[str, Any]:
    """What was sealed. Raises `InvalidTag` if a byte or the place was changed."""
    data = bytes(sealed)
    found: dict[str, Any] = json.loads(_cipher().decrypt(data[:NONCE], data[NONCE:], mark.encode()))
    return found


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(kept.made_once(SEALING)).digest())
