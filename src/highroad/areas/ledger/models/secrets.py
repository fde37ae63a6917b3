"""What is kept outside the database: the signing key of the logs, and the key behind pseudonyms.

Both stand in `DATA/keys`, readable by their owner alone, made once. Beside them stand the last
head signed for each log, and the last one that its witnesses countersigned: a database older than
these was rolled back, and is not signed for.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from highroad.areas.ledger.rules import notes

SECRET_BYTES = 32


def folder() -> Path:
    """The folder of the keys, for its owner alone."""
    place = Path(settings.DATA) / "keys"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def write(path: Path, content: bytes) -> None:
    """Put a file in place whole and durably, or not at all."""
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    waiting.rename(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def made_once(name: str) -> bytes:
    """A random secret of 32 bytes under this name; of two that make it at once, one wins."""
    path = folder() / name
    if not path.exists():
        offered = folder() / f"{name}.{secrets.token_hex(8)}"
        write(offered, secrets.token_bytes(SECRET_BYTES))
        try:
            path.hardlink_to(offered)
        except FileExistsError:
            pass  # somebody else's is as good
        finally:
            offered.unlink()
    return path.read_bytes()


class SigningKey:
    """The Ed25519 key that signs checkpoints and receipts, named by the origin of each log."""

    def __init__(self) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(made_once("log.ed25519"))
        self.public = self.private.public_key().public_bytes_raw()

    def note(self, text: str, origin: str) -> str:
        """The text with our signature under it."""
        return notes.note(text, origin, self.public, self.private.sign(text.encode()))

    def verifier_key(self, origin: str) -> str:
        """The public half in one line, as policies carry it."""
        return notes.verifier_key(origin, self.public)

    def opened(self, note: str, origin: str) -> str:
        """The text of a note that we signed. Raises `ValueError` if we did not."""
        text, signature = notes.opened(note, origin, self.public)
        try:
            self.private.public_key().verify(signature, text.encode())
        except InvalidSignature as error:
            raise ValueError("the signature does not hold") from error
        return text


def last_signed(log: UUID) -> str | None:
    """The last checkpoint that this server signed for a log, whatever the database says."""
    path = folder() / "heads" / str(log)
    return path.read_text() if path.exists() else None


def remember_signed(log: UUID, note: str) -> None:
    """Keep a checkpoint outside the database, so that a rollback of the database is noticed."""
    remember("heads", log, note)


def last_cosigned(log: UUID) -> str | None:
    """The largest checkpoint that a witness countersigned, whatever the database says."""
    path = folder() / "cosigned" / str(log)
    return path.read_text() if path.exists() else None


def remember_cosigned(log: UUID, note: str) -> None:
    """Keep a countersigned checkpoint outside the database."""
    remember("cosigned", log, note)


def remember(kind: str, log: UUID, note: str) -> None:
    place = folder() / kind
    place.mkdir(mode=0o700, exist_ok=True)
    write(place / str(log), note.encode())


def remembered_logs() -> list[UUID]:
    """Every log this server remembers to have signed for, in whatever database."""
    found = {
        path.name
        for kind in ("heads", "cosigned")
        if (folder() / kind).is_dir()
        for path in (folder() / kind).iterdir()
        if not path.name.startswith(".")
    }
    return sorted(UUID(name) for name in found)


def pseudonym(user: UUID, log: str) -> str:
    """What a person is called in a log: the same in one log, another in the next, never a name."""
    mixed = hmac.new(made_once("pseudonyms"), f"{log}\n{user}".encode(), hashlib.sha256)
    return f"u-{mixed.hexdigest()[:16]}"
