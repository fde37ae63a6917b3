"""From-until, quarters, program years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Period:
    """Days from `first_on` to `last_on`, both included."""

    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise ValueError(
                f"a period cannot end ({self.last_on}) before it starts ({self.first_on})"
            )

    @property
    def days(self) -> int:
        return (self.last_on - self.first_on).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on

    def overlaps(self, other: Period) -> bool:
        return self.first_on <= other.last_on and other.first_on <= self.last_on

    def __str__(self) -> str:
        return f"{self.first_on.isoformat()}..{self.last_on.isoformat()}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2026-01-01..2026-03-31`. Raises `ValueError` on anything else."""
        first, dots, last = text.partition("..")
        if not dots:
            raise ValueError(f"not a period: {text!r}")
        return cls(date.fromisoformat(first), date.fromisoformat(last))

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """A calendar quarter, 1 to 4."""
        if number not in (1, 2, 3, 4):
            raise ValueError(f"a year has quarters 1 to 4, not {number}")
        first = date(year, 3 * number - 2, 1)
        following = date(year + (number == 4), 1 if number == 4 else 3 * number + 1, 1)
        return cls(first, following - timedelta(days=1))

    @classmethod
    def program_year(cls, year: int) -> Period:
        """The program year that starts on 1 July of `year` (WIOA section 3, 20 CFR 677.150)."""
        return cls(date(year, 7, 1), date(year + 1, 6, 30))


def in_force(day: date, from_on: date | None, to_on: date | None) -> bool:
    """Whether a dated row holds on a day; an open end holds for ever."""
    return (from_on is None or from_on <= day) and (to_on is None or day <= to_on)
