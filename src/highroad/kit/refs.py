"""Ref: kind and id of any record, for areas that may not import each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Ref:
    """The address of a record: its kind (`decisions.decision`) and its key. Written `kind:key`."""

    kind: str
    key: str

    @classmethod
    def to(cls, record: Any) -> Ref:
        """The ref of a saved record."""
        return cls(kind=record._meta.label_lower, key=str(record.pk))

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read what `str()` wrote. Raises `ValueError` on anything else."""
        kind, colon, key = text.partition(":")
        if not (kind and colon and key):
            raise ValueError(f"not a ref: {text!r}")
        return cls(kind=kind, key=key)

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"
