"""Living wages with their source; pay typed in as rates and heads; the lines of a study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from highroad.kit.answers import Answer, Refused, no, yes

HIGHEST = Decimal(500)
"""Dollars an hour: more is a month's or a year's."""


@dataclass(frozen=True)
class StudyLine:
    """One group of a study: how many of how many; nothing where it would tell of a few people."""

    group: str
    reached: int | None
    counted: int | None
    overdue: int | None = None
    """Of steps: how many stayed in one longer than the schedule says."""
    off: int | None = None
    """Of steps: how many more were filed with rates that are no steps; they are not among `counted`."""

    @property
    def percent(self) -> int | None:
        """The share, from shown numbers only."""
        if self.reached is None or not self.counted:
            return None
        return (200 * self.reached + self.counted) // (2 * self.counted)


def may_be_entered(
    *, family: str, area: str, dollars: Decimal, year: int, source: str, looked_up_on: date, on: date
) -> Answer:  # fmt: skip
    """A living wage says for whom, where, of which year and from where, in dollars an hour."""
    if not family.strip() or not area.strip():
        return no("Say for which family and for which area.")
    if not source.strip():
        return no("Say where this comes from.")
    if not 0 < dollars <= HIGHEST:
        return no("Enter dollars an hour, not a month or a year.")
    if looked_up_on > on:
        return no("This day lies ahead.")
    if not 2000 <= year <= on.year + 1:
        return no("Enter the year the figure is of.")
    return yes


def rates_of(text: str) -> list[tuple[Decimal, int]]:
    """Read lines of `rate, workers`. Raises `Refused` with every line that cannot be read."""
    found, wrong = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = line.replace(";", ",").replace("\t", ",").replace("$", "").split(",")
        if not line.strip():
            continue
        try:
            rate, workers = Decimal(parts[0].strip()), int(parts[1])
        except (InvalidOperation, ValueError, IndexError):
            wrong.append(
                no("Line {line}: write a rate, a comma and how many, like 24.50, 18.", line=number)
            )
            continue
        if not 0 < rate <= HIGHEST or workers < 0 or len(parts) != 2:
            wrong.append(
                no("Line {line}: write a rate, a comma and how many, like 24.50, 18.", line=number)
            )
            continue
        found.append((rate, workers))
    if wrong:
        raise Refused(*wrong)
    return found


def may_be_shared(rates: Sequence[tuple[Decimal, int]], smallest: int) -> Answer:
    """A share of so few people would tell of one."""
    if sum(workers for _rate, workers in rates) < smallest:
        return no(
            "A share of fewer than {least} people is not entered: it could tell of one.",
            least=smallest,
        )
    return yes
