"""One key for each person, outside the database: destroyed, everything sealed with it is noise.

Keys stand in `DATA/keys/people`, one small file a person, wrapped with a secret of this
installation. A mark beside them says which person was forgotten, so that a key that comes back from
an old copy of the folder opens nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from highroad.areas.ledger.models import secrets as kept

VERSION = b"\x01"
NONCE = 12
KEY = 32
WRAPPING = "people.wrapping"
MARKING = "people.marking"
SESSIONS = "people.sessions"


class ForgottenError(Exception):
    """This person's key is gone, and with it what was sealed."""


def folder() -> Path:
    """Where the keys of people stand, for their owner alone."""
    place = kept.folder() / "people"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _path(case: UUID) -> Path:
    place = folder() / case.hex[:2]
    place.mkdir(mode=0o700, exist_ok=True)
    return place / case.hex


def _gone(case: UUID) -> Path:
    place = folder() / "forgotten"
    place.mkdir(mode=0o700, exist_ok=True)
    return place / _gone_name(case)


def make_key(case: UUID) -> None:
    """A fresh key for a person; written through to the disk before anything is sealed with it."""
    nonce, key = secrets.token_bytes(NONCE), secrets.token_bytes(KEY)
    kept.write(
        _path(case), nonce + AESGCM(kept.made_once(WRAPPING)).encrypt(nonce, key, case.bytes)
    )


def key_of(case: UUID) -> bytes:
    """The key of a person. Raises `ForgottenError`."""
    place = os.path.join(settings.DATA, "keys", "people")  # noqa: PTH118 - fifty a page, thousands a night
    try:
        with open(os.path.join(place, case.hex[:2], case.hex), "rb") as opened:  # noqa: PTH118, PTH123
            wrapped = opened.read()
    except FileNotFoundError as error:
        raise ForgottenError from error
    if os.path.exists(os.path.join(place, "forgotten", _gone_name(case))):  # noqa: PTH110, PTH118
        raise ForgottenError
    wrapping = _wrapping(str(settings.DATA))
    return wrapping.decrypt(wrapped[:NONCE], wrapped[NONCE:], case.bytes)


@lru_cache(maxsize=2)
def _wrapping(_data: str) -> AESGCM:
    """What opens wrapped keys; read once, as the secret of an installation never changes."""
    return AESGCM(kept.made_once(WRAPPING))


def _gone_name(case: UUID) -> str:
    return hashlib.sha256(case.bytes).hexdigest()


def has_key(case: UUID) -> bool:
    """Whether the key of a person is there."""
    return (folder() / case.hex[:2] / case.hex).exists()


def is_forgotten(case: UUID) -> bool:
    """Whether this person's key must never open anything again."""
    return _gone(case).exists()


def put_back(case: UUID, wrapped: bytes) -> bool:
    """Put a wrapped key back where none is; whether it was missing."""
    if has_key(case):
        return False
    kept.write(_path(case), wrapped)
    return True


def destroy_key(case: UUID) -> None:
    """Overwrite and remove the key, and remember that it must never open anything again."""
    kept.write(_gone(case), b"")
    throw_away(case)


def throw_away(case: UUID) -> None:
    """Overwrite and remove a key with which nothing was sealed."""
    path = _path(case)
    if not path.exists():
        return
    with path.open("r+b") as opened:
        opened.write(secrets.token_bytes(NONCE + KEY + 16))
        opened.flush()
        os.fsync(opened.fileno())
    path.unlink()


def seal(
    case: UUID, label: str, row: UUID, content: Mapping[str, Any], *, key: bytes | None = None
) -> bytes:
    """Content that only this person's key opens, and only in this row and field."""
    nonce = secrets.token_bytes(NONCE)
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return VERSION + nonce + AESGCM(key or key_of(case)).encrypt(nonce, plain, _bound(case, label, row))  # fmt: skip


def unseal(
    case: UUID, label: str, row: UUID, sealed: bytes | memoryview, *, key: bytes | None = None
) -> dict[str, Any]:
    """What was sealed. Raises `ForgottenError`, and `InvalidTag` if a byte or the place was changed."""
    data = bytes(sealed)
    if data[:1] != VERSION:
        raise InvalidTag
    opened = AESGCM(key or key_of(case)).decrypt(
        data[1 : 1 + NONCE], data[1 + NONCE :], _bound(case, label, row)
    )
    found: dict[str, Any] = json.loads(opened)
    return found


def _bound(case: UUID, label: str, row: UUID) -> bytes:
    return b"|".join((b"supports", label.encode(), case.bytes, row.bytes))


def veil(text: str) -> str:
    """A text for the session of a browser: in the database nobody reads from it whose case was opened."""
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(kept.made_once(SESSIONS)).encrypt(nonce, text.encode(), SESSIONS.encode())
    return (nonce + sealed).hex()


def unveil(token: str) -> str:
    """What was veiled; empty where it was not."""
    try:
        data = bytes.fromhex(token)
        opened = AESGCM(kept.made_once(SESSIONS)).decrypt(data[:NONCE], data[NONCE:], SESSIONS.encode())  # fmt: skip
    except (ValueError, InvalidTag):
        return ""
    return opened.decode()


def mark_of(kind: str, about: object) -> str:
    """A mark by which a row is found again, and from which nobody reads whom it is about."""
    return hmac.new(kept.made_once(MARKING), f"{kind}|{about}".encode(), hashlib.sha256).hexdigest()
