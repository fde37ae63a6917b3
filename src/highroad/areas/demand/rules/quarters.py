"""Calendar quarters in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from highroad.kit.periods import Period

WRITTEN = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter as a number in a row: `Quarter.of(date(2027, 5, 1))` is 2027-Q2."""

    ordinal: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day falls in."""
        return cls(day.year * 4 + (day.month - 1) // 3)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read `2027-Q2`. Raises `ValueError` on anything else."""
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(f"not a quarter: {text!r}")
        return cls(int(found[1]) * 4 + int(found[2]) - 1)

    @property
    def period(self) -> Period:
        """Its days."""
        return Period.quarter(self.ordinal // 4, self.ordinal % 4 + 1)

    def __str__(self) -> str:
        return f"{self.ordinal // 4}-Q{self.ordinal % 4 + 1}"


def row_of(first: Quarter, count: int) -> list[Quarter]:
    """So many quarters, one after the other."""
    return [Quarter(first.ordinal + place) for place in range(count)]
