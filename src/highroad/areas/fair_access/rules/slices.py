"""Slices of a committee's table: which lines a reader looks at, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from highroad.areas.fair_access.rules.tables import TOTAL, Figure, Place, PublishedTable
from highroad.areas.fair_access.vocabulary import Axis, Verdict

LINES = (Axis.TRADE, Axis.LEVEL)


@dataclass(frozen=True)
class Slice:
    """What a reader chose of each dimension; empty stands for all of it."""

    trade: str = ""
    level: str = ""
    project: str = ""
    period: str = ""

    def of(self, dimension: str) -> str:
        return str(getattr(self, dimension)) or TOTAL

    def place(self, by: Sequence[str]) -> Place:
        """The one line that sums everything chosen."""
        return tuple(self.of(name) for name in by)


def lines_of(table: PublishedTable, chosen: Slice) -> list[Place]:
    """The lines under the total: trade by trade, level by level, within what was chosen.

    A dimension with a single category says nothing and is left as its margin.
    """
    telling = {str(name) for name in LINES if name in table.by and len(table.categories(name)) > 1}
    total = chosen.place(table.by)
    found = [
        place
        for place in table.places
        if place != total
        and all(
            is_chosen(name, category, chosen, telling)
            for name, category in zip(table.by, place, strict=True)
        )
    ]
    return sorted(found, key=lambda place: [(part == TOTAL, part) for part in place])


def is_chosen(name: str, category: str, chosen: Slice, telling: set[str]) -> bool:
    """Whether a line's category belongs to the slice."""
    wanted = chosen.of(name)
    if wanted == TOTAL and name in telling:
        return True
    return category == wanted


@dataclass(frozen=True)
class Standing:
    """How one group stands: in total, and on how many lines it meets its goal, misses it, or neither."""

    total: Figure
    met: int
    missed: int
    undetermined: int
    hidden: int

    @property
    def hides_failing_lines(self) -> bool:
        """A total that passes while some of its lines do not."""
        return self.total.verdict == Verdict.MET and self.missed > 0

    @property
    def needs_a_conversation(self) -> bool:
        """Whether something is missed, in total or on a line."""
        return self.total.verdict == Verdict.MISSED or self.missed > 0

    @property
    def lines(self) -> int:
        return self.met + self.missed + self.undetermined + self.hidden


def standing(total: Figure, lines: Iterable[Figure]) -> Standing:
    """Count the verdicts of the lines beside the total, trades and their levels each for itself."""
    verdicts = [figure.verdict for figure in lines if is_beside(figure, total)]
    return Standing(
        total=total,
        met=verdicts.count(Verdict.MET),
        missed=verdicts.count(Verdict.MISSED),
        undetermined=verdicts.count(Verdict.UNDETERMINED),
        hidden=verdicts.count(Verdict.HIDDEN),
    )


def is_beside(figure: Figure, total: Figure) -> bool:
    """Whether a line belongs beside this total: the same group and unit, and a line of its own."""
    return figure.group == total.group and figure.unit == total.unit and figure.place != total.place
