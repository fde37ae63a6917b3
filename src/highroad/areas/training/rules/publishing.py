"""What a published total of a program holds, and when two of them together would say too much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from highroad.areas.training.rules.areas import AreaShare
from highroad.areas.training.rules.differences import tell_of_few
from highroad.areas.training.vocabulary.counting import AreaStanding

Counts = Mapping[str, int | None]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Protected numbers of people: all, by kind of seat, by area. None is hidden."""

    number: int
    groups: Counts
    areas: Counts
    smallest: int
    """Fewer people than this are not shown."""
    source: str = ""
    version: str = ""
    dated_on: str = ""
    """Of the list of areas, where there is one."""
    definition: int = 1
    """The version of what is counted."""

    @property
    def share(self) -> AreaShare | None:
        """People inside, outside and unknown, where all three may be shown."""
        counts = [self.areas.get(each.value, 0) for each in AreaStanding]
        if not self.areas or None in counts:
            return None
        return AreaShare(*(count or 0 for count in counts))

    def as_dict(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "number": self.number, "groups": dict(self.groups), "areas": dict(self.areas),
            "smallest": self.smallest, "source": self.source, "version": self.version,
            "dated_on": self.dated_on, "definition": self.definition,
        }  # fmt: skip


def people_once(rows: Iterable[tuple[UUID, date, str]]) -> dict[UUID, str]:
    """Each person with the group of their first row in the period."""
    found: dict[UUID, str] = {}
    for person, _on, group in sorted(rows, key=lambda row: (row[1], row[2], str(row[0]))):
        found.setdefault(person, group)
    return found


def say_too_much(earlier: Sequence[Figures], later: Figures) -> bool:
    """Whether somebody who subtracts an earlier total learns of fewer people than may be shown."""
    pairs = (pair for one in earlier for pair in _pairs(one, later))
    return tell_of_few(pairs, smallest=later.smallest)


def _pairs(one: Figures, other: Figures) -> Iterable[tuple[int | None, int | None]]:
    yield one.number, other.number
    for first, second in ((one.groups, other.groups), (one.areas, other.areas)):
        for name in first.keys() & second.keys():
            yield first[name], second[name]
