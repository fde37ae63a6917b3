"""A diary: deeds that are done on their day, in between what else happens in a world.

The joint record goes forward only, so a world turns its diary to a day before its own next act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime


class Diary:
    """Deeds with their moments, done in order."""

    def __init__(self) -> None:
        self.deeds: list[tuple[datetime, Callable[[datetime], object]]] = []
        self.earliest: datetime | None = None

    def not_before(self, moment: datetime) -> None:
        """Other acts reached this moment: what is still to be done is done then, if not later."""
        self.earliest = moment

    def write(self, deeds: Iterable[tuple[datetime, Callable[[datetime], object]]]) -> None:
        """Put deeds into the diary; of two at one moment the first written comes first."""
        self.deeds = sorted([*self.deeds, *deeds], key=lambda deed: deed[0])

    def turn_to(self, moment: datetime) -> None:
        """Do everything that is due by then."""
        while self.deeds and self.deeds[0][0] <= moment:
            at, do = self.deeds.pop(0)
            do(max(at, self.earliest) if self.earliest else at)
