"""The private halves of the keys of issuing organizations: outside the database, for their owner alone.

They stand in `DATA/keys/issuers`, one file a key, as the key of the logs stands beside them.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from highroad.areas.credentials.rules.multibase import public_text
from highroad.areas.ledger.models import secrets as kept


def folder() -> Path:
    """Where they stand."""
    place = kept.folder() / "issuers"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def make(key: UUID) -> str:
    """Make a key, written through to the disk; its public half as Multikey."""
    made = Ed25519PrivateKey.generate()
    kept.write(folder() / key.hex, made.private_bytes_raw())
    return public_text(made.public_key().public_bytes_raw())


def private_of(key: UUID) -> bytes:
    """The private half. Raises `FileNotFoundError` where this installation does not have it."""
    return (folder() / key.hex).read_bytes()


def destroy(key: UUID) -> None:
    """A key that signs no longer leaves no private half behind."""
    (folder() / key.hex).unlink(missing_ok=True)
