"""How many go on from year to year, from the history of the programs somebody coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Partnership
from highroad.areas.training.queries.outcomes import ways_of
from highroad.areas.training.queries.totals import programs_of
from highroad.areas.training.rules import cohorts, retention
from highroad.areas.training.rules.retention import YearOfStaying

__all__ = ["History", "YearOfStaying", "list_histories"]


@dataclass(frozen=True)
class History:
    """One program: everybody who was ever registered, and each year of training."""

    program: str
    people: int
    years: tuple[YearOfStaying, ...]
    smallest: int
    """Of fewer people than this nothing goes to the table."""

    @property
    def for_all(self) -> tuple[YearOfStaying, ...]:
        """The first years, as far as enough people began each of them."""
        return tuple(takewhile(lambda year: year.began >= self.smallest, self.years))


def list_histories(partnership: Partnership, *, seen_by: User, on: date) -> list[History]:
    """Programs the reader coordinates, by name; of others nothing is said. A fixed number of queries."""
    programs = programs_of(partnership, seen_by=seen_by)
    ways = ways_of(programs, seen_by)
    found = []
    for program in programs:
        seen = cohorts.watched(ways.get(program.key, []), on)
        years = tuple(retention.years_of_staying(seen))
        found.append(History(program.name, len(seen), years, program.body.smallest_public_cell))
    return found
