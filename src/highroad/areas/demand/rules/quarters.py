"""Calendar quarters and months in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Self, TypeVar

from highroad.kit.periods import Period

WRITTEN = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, order=True)
class Stretch:
    """A stretch of a calendar year as a number in a row; a quarter or a month."""

    ordinal: int
    A_YEAR: ClassVar[int]
    """So many make a year."""

    @classmethod
    def of(cls, day: date) -> Self:
        """The one that a day falls in."""
        return cls(day.year * cls.A_YEAR + (day.month - 1) * cls.A_YEAR // 12)

    def ahead(self, count: int) -> Self:
        """The one so many later; earlier below 0."""
        return type(self)(self.ordinal + count)

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self._first_on, self.ahead(1)._first_on - timedelta(days=1))

    @property
    def _first_on(self) -> date:
        year, place = divmod(self.ordinal, self.A_YEAR)
        return date(year, 1 + place * 12 // self.A_YEAR, 1)


@dataclass(frozen=True, order=True)
class Quarter(Stretch):
    """A calendar quarter as a number in a row: `Quarter.of(date(2027, 5, 1))` is 2027-Q2."""

    A_YEAR: ClassVar[int] = 4

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read `2027-Q2`. Raises `ValueError` on anything else."""
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(f"not a quarter: {text!r}")
        return cls(int(found[1]) * 4 + int(found[2]) - 1)

    def __str__(self) -> str:
        return f"{self.ordinal // 4}-Q{self.ordinal % 4 + 1}"


@dataclass(frozen=True, order=True)
class Month(Stretch):
    """A calendar month as a number in a row: `Month.of(date(2027, 5, 1))` is 2027-05."""

    A_YEAR: ClassVar[int] = 12

    def __str__(self) -> str:
        return f"{self.ordinal // 12}-{self.ordinal % 12 + 1:02}"


One = TypeVar("One", bound=Stretch)


def row_of(first: One, count: int) -> list[One]:
    """So many, one after the other."""
    return [first.ahead(place) for place in range(count)]
