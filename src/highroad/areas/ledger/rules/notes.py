"""Signed notes as C2SP specifies them: key names, checkpoints, receipts, proofs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

ED25519 = b"\x01"
"""The signature type of a log's own key (C2SP signed-note)."""
RECEIPT = "highroad-receipt/v1"
PROOF = "c2sp.org/tlog-proof@v1"


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


def receipt_text(origin: str, number: int, leaf: bytes) -> str:
    """The note text of a receipt: this log has taken this entry under this number."""
    return f"{RECEIPT}\n{origin}\n{number}\n{encoded(leaf)}\n"


def proof_text(index: int, path: Iterable[bytes], checkpoint: str) -> str:
    """A proof for one entry on its own (C2SP tlog-proof); `index` counts from zero."""
    lines = [PROOF, f"index {index}", *map(encoded, path), "", checkpoint]
    return "\n".join(lines)


def policy_text(verifier: str, witnesses: Iterable[tuple[str, str]] = ()) -> str:
    """Which keys a reader trusts (C2SP tlog-policy); witnesses as side and key, all required."""
    sides = list(witnesses)
    lines = [f"log {verifier}", *(f"witness {side} {key}" for side, key in sides)]
    if sides:
        names = " ".join(side for side, _ in sides)
        lines += [f"group every-side all {names}", "quorum every-side"]
    else:
        lines += ["quorum none"]
    return "\n".join(lines) + "\n"
