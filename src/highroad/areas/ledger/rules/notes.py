"""Signed notes as C2SP specifies them: key names, checkpoints, receipts, proofs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519 = b"\x01"
"""The signature type of a log's own key (C2SP signed-note)."""
COSIGNATURE = b"\x04"
"""The signature type of a witness (C2SP tlog-cosignature, Ed25519)."""
RECEIPT = "highroad-receipt/v1"
PROOF = "c2sp.org/tlog-proof@v1"
NAME = re.compile(r"[0-9A-Za-z._~/:@-]{1,200}")
"""The name of a key: letters, digits and the signs of an address; never a person's name."""
LATEST = 2**34
"""Seconds since 1970 beyond which a stated moment is nonsense."""


@dataclass(frozen=True)
class Head:
    """What a checkpoint says: this log, at this size, has this root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The note text of a checkpoint (C2SP tlog-checkpoint)."""
        return f"{self.origin}\n{self.size}\n{encoded(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> Head:
        """Read a note text. Raises `ValueError` unless it is spelled as `text` spells it."""
        origin, size, root = [*text.split("\n"), "", ""][:3]
        head = cls(origin, int(size), base64.b64decode(root, validate=True))
        if head.text != text or len(head.root) != 32:
            raise ValueError("not a checkpoint")
        return head


def encoded(raw: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(raw).decode("ascii")


def key_id(name: str, public: bytes, kind: bytes = ED25519) -> bytes:
    """Four bytes that name a key beside its name (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]


def verifier_key(name: str, public: bytes, kind: bytes = ED25519) -> str:
    """A public key in one line, as policies carry it: `name+id+base64`."""
    return f"{name}+{key_id(name, public, kind).hex()}+{encoded(kind + public)}"


def note(text: str, name: str, public: bytes, signature: bytes) -> str:
    """A text with one signature under it."""
    return f"{text}\n— {name} {encoded(key_id(name, public) + signature)}\n"


def opened(signed: str, name: str, public: bytes) -> tuple[str, bytes]:
    """The text of a note and a key's signature under it. Raises `ValueError` if there is none."""
    text, gap, lines = signed.rpartition("\n\n")
    start = f"— {name} "
    for line in lines.splitlines() if gap else []:
        if line.startswith(start):
            raw = base64.b64decode(line[len(start) :], validate=True)
            if raw[:4] == key_id(name, public):
                return f"{text}\n", raw[4:]
    raise ValueError(f"no signature of {name}")


@dataclass(frozen=True)
class Verifier:
    """A public Ed25519 key under its name, of one kind: it says whose a signature line is."""

    name: str
    kind: bytes
    public: bytes

    @classmethod
    def parse(cls, text: str, kind: bytes) -> Verifier:
        """Read `name+id+base64`. Raises `ValueError` unless it is such a key of this kind."""
        name, number, raw = [*text.split("+", 2), "", ""][:3]
        blob = base64.b64decode(raw, validate=True)
        key = cls(name, blob[:1], blob[1:])
        if key.kind != kind or len(key.public) != 32 or key.text != text:
            raise ValueError("not the key of a witness" if kind == COSIGNATURE else "not a log key")
        if not NAME.fullmatch(name) or number != key_id(name, key.public, kind).hex():
            raise ValueError("not a key under its own name")
        return key

    @property
    def text(self) -> str:
        return verifier_key(self.name, self.public, self.kind)

    def holds(self, message: bytes, signature: bytes) -> bool:
        """Whether this key signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class Cosigned:
    """One countersignature that holds: its line, and the moment it states."""

    line: str
    at: datetime


def parts(signed: str) -> tuple[str, list[str]]:
    """Text and signature lines of a signed note. Raises `ValueError` if it is none."""
    text, gap, under = signed.rpartition("\n\n")
    if not gap or not under.endswith("\n"):
        raise ValueError("not a signed note")
    return text + "\n", under[:-1].split("\n")


def cosigned_message(text: str, seconds: int) -> bytes:
    """What a witness signs under a checkpoint (C2SP tlog-cosignature)."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def cosignature(text: str, line: str, key: Verifier) -> Cosigned | None:
    """The countersignature of this key in a line; none if the line is another's.

    Raises `ValueError` if it is of this key and does not hold.
    """
    start = f"— {key.name} "
    if not line.startswith(start):
        return None
    raw = base64.b64decode(line[len(start) :], validate=True)
    if raw[:4] != key_id(key.name, key.public, key.kind):
        return None
    seconds = int.from_bytes(raw[4:12], "big")
    if len(raw) != 76 or seconds > LATEST:
        raise ValueError(f"the signature of {key.name} is misspelled")
    if not key.holds(cosigned_message(text, seconds), raw[12:]):
        raise ValueError(f"the signature of {key.name} does not hold")
    return Cosigned(f"{line}\n", datetime.fromtimestamp(seconds, UTC))


def add_checkpoint_text(old: int, path: Iterable[bytes], checkpoint: str) -> str:
    """What a witness is asked to countersign: its last size, a proof, the checkpoint.

    The request body of `add-checkpoint` (C2SP tlog-witness).
    """
    return "\n".join([f"old {old}", *map(encoded, path), "", checkpoint])


def receipt_text(origin: str, number: int, leaf: bytes) -> str:
    """The note text of a receipt: this log has taken this entry under this number."""
    return f"{RECEIPT}\n{origin}\n{number}\n{encoded(leaf)}\n"


def proof_text(index: int, path: Iterable[bytes], checkpoint: str, extra: bytes = b"") -> str:
    """A proof for one entry on its own (C2SP tlog-proof); `index` counts from zero.

    `extra` is what a reader needs to compute the leaf: entry, salt and content.
    """
    told = [f"extra {encoded(extra)}"] if extra else []
    lines = [PROOF, *told, f"index {index}", *map(encoded, path), "", checkpoint]
    return "\n".join(lines)


def extra_of(line: str, salt: str, content: str) -> bytes:
    """An entry with its content, for a proof that stands alone: a line each."""
    kept = f"{salt} {content}\n" if salt else ""
    return f"{line}\n{kept}".encode()


def policy_text(
    logs: Sequence[str],
    witnesses: Sequence[tuple[str, str]] = (),
    required: Collection[str] = (),
) -> str:
    """Which keys a reader trusts (C2SP tlog-policy).

    `witnesses` are a name and a key each; those named like a `required` side stand for it. Every
    required side must have countersigned, with any of its keys.
    """
    lines = [f"log {verifier}" for verifier in logs]
    groups = []
    for side in sorted(required):
        names = []
        for number, key in enumerate([key for whose, key in witnesses if whose == side], 1):
            names.append(f"{side}-{number}")
            lines.append(f"witness {side}-{number} {key}")
        groups.append((side, names))
    if groups and all(names for _, names in groups):
        lines += [f"group {side} any {' '.join(names)}" for side, names in groups]
        lines += [f"group every-side all {' '.join(side for side, _ in groups)}"]
        lines += ["quorum every-side"]
    else:
        lines += ["quorum none"]
    return "\n".join(lines) + "\n"
