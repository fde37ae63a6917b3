"""Words are compared without regard to case, accents, punctuation and stray spaces."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any


def fold(text: str) -> str:
    """The text as it is compared: `fold(" Género ")` is `"genero"`."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w?]+|_", " ", bare.casefold()).split())


OURS = ("Highroad result", "Highroad errors")
"""Columns that Highroad adds when it gives a file back; they are passed over when it returns."""


def header_signature(header: Sequence[str]) -> str:
    """The fingerprint of a header row, by which the layout of a source is known again."""
    ours = {fold(name) for name in OURS}
    cells = [fold(cell) for cell in header]
    return hashlib.sha256("\x1f".join(c for c in cells if c not in ours).encode()).hexdigest()


def plain(value: Any) -> Any:
    """A value as it stands in a message: decimals without trailing zeros, dates as year-month-day."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    if isinstance(value, date):
        return value.isoformat()
    return value
