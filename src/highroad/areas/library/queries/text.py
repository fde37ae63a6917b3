"""Words of content in the reader's language, or in English where the Spanish is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Said:
    """A text and the language it is in, so that a page can mark it."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def said(kept: Any, name: str, language: str) -> Said:
    """The field `name_<language>` of a record or block; the English one where that is empty."""
    read = kept.get if hasattr(kept, "get") else lambda field: getattr(kept, field, "")
    text = read(f"{name}_{language}") or ""
    return Said(text, language) if text else Said(read(f"{name}_en") or "", "en")
