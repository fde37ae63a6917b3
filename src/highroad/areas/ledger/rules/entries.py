"""Entries as bytes: one spelling for each, and commitments in place of content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

SALT_BYTES = 32
LONGEST_CONTENT = 1_000_000
"""Bytes of canonical content; a longer text belongs in a file whose digest is recorded."""
LINE = re.compile(
    r'\{"act":"(?P<act>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)"'
    r',"actor":"(?P<actor>[a-z]{1,8}-[0-9a-f]{8,64}|system)"'
    r',"at":"(?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)"'
    r',"commit":"(?P<commit>(?:[0-9a-f]{64})?)"'
    r',"object":"(?P<about>[a-z0-9_.]{1,80}:[0-9A-Za-z._-]{1,100})"'
    r',"seq":(?P<number>[1-9][0-9]{0,17})'
    r',"side":"(?P<side>(?:labor|management|third)?)"\}'
)
"""The one spelling of an entry. What does not match is none: no room for names or words."""
LOG_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_-]+)+")


@dataclass(frozen=True)
class Statement:
    """What one entry says."""

    number: int
    act: str
    actor: str
    at: datetime
    side: str
    about: str
    commit: str

    @property
    def line(self) -> str:
        """The entry in its one spelling, without a line end. Raises `ValueError` if it has none."""
        fields = {
            "act": self.act,
            "actor": self.actor,
            "at": moment(self.at),
            "commit": self.commit,
            "object": self.about,
            "seq": self.number,
            "side": self.side,
        }
        spelled = json.dumps(fields, separators=(",", ":"))
        if LINE.fullmatch(spelled) is None:
            raise ValueError(f"not an entry (no names, no words, a pseudonym as actor): {spelled}")
        return spelled

    @classmethod
    def parse(cls, line: str) -> Statement:
        """Read an entry. Raises `ValueError` on any other spelling."""
        found = LINE.fullmatch(line)
        if found is None:
            raise ValueError("not the spelling of an entry")
        at = datetime.fromisoformat(found["at"])
        return cls(
            number=int(found["number"]), act=found["act"], actor=found["actor"], at=at,
            side=found["side"], about=found["about"], commit=found["commit"],
        )  # fmt: skip


@dataclass(frozen=True)
class EntryLine:
    """An entry for reading: what it says, its hash, and its content while there is any."""

    key: UUID
    log: str
    statement: Statement
    leaf: str
    content: str | None
    erased_at: datetime | None

    @property
    def number(self) -> int:
        return self.statement.number


@dataclass(frozen=True)
class Proof:
    """That an entry is in the tree of a checkpoint: `path` leads from its hash to the root."""

    entry: EntryLine
    size: int
    root: str
    path: tuple[str, ...]
    text: str
    """The proof as a file of its own (C2SP tlog-proof)."""


@dataclass(frozen=True)
class Receipt:
    """The signed answer to whoever caused an entry: its number, its hash, a note over both."""

    number: int
    leaf: str
    note: str


def moment(at: datetime) -> str:
    """A moment in UTC to the second. Raises `ValueError` without a time zone."""
    if at.tzinfo is None:
        raise ValueError("an entry needs a moment with a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical(content: Mapping[str, Any]) -> str:
    """Content in its one spelling: JSON, sorted keys, no spaces, no fractions as numbers.

    Dates, keys and decimals become text. Raises `ValueError` for anything without one spelling.
    """
    spelled = json.dumps(plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if len(spelled.encode()) > LONGEST_CONTENT:
        raise ValueError("too long to be committed to: record the digest of a file instead")
    return spelled


def plain(value: Any) -> Any:
    """The value with nothing in it but text, whole numbers, truth values, lists and objects."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | UUID | Decimal):
        return str(value)
    return plain_inside(value)


def plain_inside(value: Any) -> Any:
    if isinstance(value, Mapping):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("the names in recorded content are text")
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [plain(item) for item in value]
    raise ValueError(f"{type(value).__name__} has no single spelling: record it as text")


def commitment(salt: bytes, content: str) -> str:
    """SHA-256 over salt and content, hex: binding, silent. Raises `ValueError` on bad salt."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes")
    return hashlib.sha256(salt + content.encode()).hexdigest()
