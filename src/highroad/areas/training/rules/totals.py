"""The arithmetic of totals: people once, splits that name their rows, and a seal over what was counted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class TotalRow:
    """One row behind a total: a person in a program. Hours on the job, hours of class, hours credited."""

    person: UUID
    number: int
    """Of the person in the partnership, for those who do not see the name."""
    name: str
    program: str
    group: str
    on: date
    """The day that puts the row into the period."""
    began_on: date | None = None
    of: str = ""
    """The class, where it is about one."""
    hours: Decimal = Decimal(0)
    instruction: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    is_mentored: bool = False

    @property
    def alias(self) -> str:
        """What they are called where their name does not go."""
        return f"P-{self.number:04d}"


def people(rows: Iterable[TotalRow]) -> int:
    """Each person once."""
    return len({row.person for row in rows})


def split(rows: Sequence[TotalRow], by: Callable[[TotalRow], str]) -> list[tuple[str, int]]:
    """People by a word, in the order of the words. Who has two words stands under both."""
    words = sorted({by(row) for row in rows})
    return [(word, people(row for row in rows if by(row) == word)) for word in words]


def seal(rows: Iterable[TotalRow]) -> str:
    """A digest of who was counted, in which program and on which day. Names and hours do not move it."""
    kept = sorted([str(row.person), row.program, row.of, row.on.isoformat()] for row in rows)
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()
