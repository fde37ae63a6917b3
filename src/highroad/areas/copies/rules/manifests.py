"""The table of contents of a copy, in its one spelling. See docs/reference/copy-format.md."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = "highroad-copy/v1"
NAMES = re.compile(
    r"(records|reading)/[a-z_]{1,40}\.[a-z_]{1,60}\.jsonl|people\.jsonl"
    r"|ledger/(joint|labor|management|third)\.zip"
)
"""What a member may be called; nothing is ever unpacked under the name it comes with."""
BESIDE = frozenset({"README.txt", "manifest.json", "manifest.note"})
DIGEST = re.compile(r"[0-9a-f]{64}")
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class ForeignFormatError(ValueError):
    """The copy is of a format that this Highroad does not know."""


@dataclass(frozen=True)
class Member:
    """One file of a copy."""

    name: str
    bytes: int
    sha256: str
    lines: int = 0
    fields: tuple[str, ...] = ()
    """The members of each line, for records."""


@dataclass(frozen=True)
class LogPart:
    """One log that goes along, as a bundle."""

    key: str
    name: str
    kind: str
    origin: str
    size: int
    root: str
    member: str


@dataclass(frozen=True)
class Manifest:
    """What a copy holds, and of what."""

    partnership: str
    name: str
    host: str
    made_at: str
    side: str
    log_key: str
    """The key that the earlier platform signs this record with."""
    logs: tuple[LogPart, ...]
    members: tuple[Member, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)
    """What does not go along, and why."""
    format: str = FORMAT

    @property
    def content(self) -> str:
        """One digest for all records of the areas: two copies with equal content have it in common."""
        return content_digest(self.members)

    def raw(self) -> bytes:
        """The file, in its one spelling."""
        told = {**asdict(self), "content": self.content}
        return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()

    def note_text(self) -> str:
        """What the platform signs: format, origin, size of the joint record, digest of this file."""
        joint = self.logs[0]
        digest = hashlib.sha256(self.raw()).hexdigest()
        return f"{FORMAT}\n{joint.origin}\n{joint.size}\n{digest}\n"

    @classmethod
    def parse(cls, raw: bytes) -> Manifest:
        """Read what `raw` wrote. Raises `ForeignFormatError`, `ValueError` for anything else."""
        try:
            told = json.loads(raw)
        except RecursionError as error:
            raise ValueError("not a manifest") from error
        if not isinstance(told, dict) or not isinstance(told.get("format"), str):
            raise ValueError("not a manifest")
        if told["format"] != FORMAT:
            raise ForeignFormatError(told["format"][:40])
        try:
            found = cls._read(told)
            is_same = found.raw() == raw
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError("not a manifest") from error
        if not is_same or not found.is_sound:
            raise ValueError("not a manifest")
        return found

    @classmethod
    def _read(cls, told: dict[str, Any]) -> Manifest:
        parts = {**told}
        parts.pop("content")
        parts["logs"] = tuple(LogPart(**part) for part in told["logs"])
        parts["members"] = tuple(
            Member(**{**part, "fields": tuple(part["fields"])}) for part in told["members"]
        )
        return cls(**parts)

    @property
    def is_sound(self) -> bool:
        """Whether every value is of the kind it should be."""
        names = [member.name for member in self.members]
        return (
            bool(self.logs)
            and self.logs[0].member == "ledger/joint.zip"
            and KEY.fullmatch(self.partnership) is not None
            and len(names) == len(set(names))
            and all(map(NAMES.fullmatch, names))
            and all(is_member(member) for member in self.members)
            and all(is_log(part, names) for part in self.logs)
            and self.side in ("", "labor", "management", "third")
        )


def is_member(member: Member) -> bool:
    counted = isinstance(member.bytes, int) and isinstance(member.lines, int)
    return counted and member.bytes >= 0 and DIGEST.fullmatch(member.sha256) is not None


def is_log(part: LogPart, names: list[str]) -> bool:
    return (
        KEY.fullmatch(part.key) is not None
        and part.member in names
        and isinstance(part.size, int)
        and DIGEST.fullmatch(part.root) is not None
    )


def content_digest(members: Iterable[Member]) -> str:
    """SHA-256 over name and digest of each file of records but the ledger's, in order of their names."""
    lines = sorted(
        f"{member.name} {member.sha256}\n"
        for member in members
        if member.name.startswith("records/") and not member.name.startswith("records/ledger.")
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()
