"""The intake plan: the smallest shortage that seats, ratios, instructors and budget allow.

A program over all crafts and quarters, solved by HiGHS in whole people. What one more place would bring
is solved anew in fractions, with that place: where two caps hold a craft down at once, one more place
under one of them brings nothing, and it is said of both together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from highroad.areas.demand.rules.programs import NEAR, Fractions, Program
from highroad.areas.demand.vocabulary import Cap

FEWEST = 1e-4
"""What a start weighs beside a hand short for a quarter: of two plans as good, the one with fewer starts."""
LEAST_WORTH = 1e-3
"""Hand-quarters below which a place brings nothing."""
DOLLARS = 1000
"""The step in which a budget is weighed."""


@dataclass(frozen=True, kw_only=True)
class CraftRoom:
    """A craft over all quarters: hands short without any further start, and room for learners."""

    craft: str
    short: Sequence[float]
    """Demand less supply, below 0 where there are more than needed."""
    steps: int
    """Quarters from start to completion."""
    survival: float
    stays: float
    """Share of journeyworkers who stay from quarter to quarter."""
    seats: Sequence[float]
    """Free places for learners in each quarter, beside those planned already."""
    ratio: Sequence[float]
    taught: Sequence[float] | None = None
    """Free places with the craft's own instructors; nothing where crafts share them."""
    cost: float = 0.0
    """Dollars a start."""

    def hands(self, start: int, quarter: int) -> float:
        """Hands that one start in a quarter brings in a later one."""
        waited = quarter - start - self.steps
        return self.survival * self.stays**waited if waited >= 0 else 0.0

    @property
    def caps(self) -> Mapping[Cap, Sequence[float]]:
        """Its own caps by quarter."""
        found = {Cap.SEATS: self.seats, Cap.RATIO: self.ratio}
        return found if self.taught is None else {**found, Cap.INSTRUCTORS: self.taught}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What all crafts share: places with instructors in each quarter, and dollars in all."""

    instructors: Sequence[float] | None = None
    budget: float | None = None


@dataclass(frozen=True, kw_only=True)
class Binding:
    """Caps that hold a craft down, and the hand-quarters that one more place in every quarter brings.

    Of several caps: one more place under each of them. Of a budget: 1,000 dollars more. No craft: of all.
    """

    caps: tuple[Cap, ...]
    craft: str
    worth: float


@dataclass(frozen=True, kw_only=True)
class IntakePlan:
    """People who start, by craft and quarter, and what stays short, in hand-quarters."""

    starts: dict[str, list[int]]
    shortage: float
    without: float
    """The shortage if nobody further started."""
    within: float = 0.0
    """So much less might stay short at best, where a search over many crafts ends before its last digit."""
    bindings: list[Binding] = field(default_factory=list)
    """Most worth first."""


class _Room:
    """One program: its columns of starts and of shortage, and the rows of each cap."""

    def __init__(self, crafts: Sequence[CraftRoom], limits: Limits) -> None:
        self.crafts, self.limits = crafts, limits
        self.program = Program()
        self.starts: dict[str, list[int]] = {}
        self.rows: dict[tuple[Cap, str], list[int]] = {}
        self.count = len(crafts[0].short)
        for each in crafts:
            columns = range(max(0, self.count - each.steps))
            self.starts[each.craft] = [self.program.column(FEWEST, whole=True) for _ in columns]
        for each in crafts:
            self._shortages(each)
            self._caps(each)
        self._shared()

    def _shortages(self, each: CraftRoom) -> None:
        """A column for what stays short in each quarter, and the row that holds it there."""
        for quarter, short in enumerate(each.short):
            came = [
                (column, each.hands(at, quarter))
                for at, column in enumerate(self.starts[each.craft])
                if at + each.steps <= quarter
            ]
            self.program.at_least(short, [(self.program.column(1.0), 1.0), *came])

    def _caps(self, each: CraftRoom) -> None:
        for cap, room in each.caps.items():
            for quarter in range(self.count):
                self._at_most(cap, each.craft, room[quarter], self._learning(each, quarter))

    def _learning(self, each: CraftRoom, quarter: int) -> list[tuple[int, float]]:
        """Who started so lately that they still learn; who left early keeps the place until the end."""
        return [
            (column, 1.0)
            for at, column in enumerate(self.starts[each.craft])
            if quarter - each.steps < at <= quarter
        ]

    def _shared(self) -> None:
        for quarter, room in enumerate(self.limits.instructors or ()):
            terms = [term for each in self.crafts for term in self._learning(each, quarter)]
            self._at_most(Cap.INSTRUCTORS, "", room, terms)
        if self.limits.budget is not None:
            paid = [
                (column, each.cost / DOLLARS)
                for each in self.crafts if each.cost for column in self.starts[each.craft]
            ]  # fmt: skip
            self._at_most(Cap.BUDGET, "", self.limits.budget / DOLLARS, paid)

    def _at_most(self, cap: Cap, craft: str, room: float, terms: list[tuple[int, float]]) -> None:
        if terms:
            row = self.program.at_most(room, terms)
            self.rows.setdefault((cap, craft), []).append(row)

    def plan(self, near: float = 0.0) -> tuple[dict[str, list[int]], float]:
        """People by craft and quarter, and how much less the costs might be at best."""
        found = self.program.in_whole_numbers(near)
        starts = {
            each.craft: [int(found.values[column]) for column in self.starts[each.craft]]
            + [0] * min(each.steps, self.count)
            for each in self.crafts
        }
        return starts, max(0.0, found.cost - found.least)

    def bindings(self) -> list[Binding]:
        """What holds the plan down: each cap alone, and where none alone brings anything, all together."""
        fractions = self.program.in_fractions()
        tight = [key for key, rows in self.rows.items() if any(map(fractions.is_tight, rows))]
        alone = {key: fractions.saved_by(self.rows[key]) for key in tight}
        found = [
            Binding(caps=(cap,), craft=craft, worth=worth)
            for (cap, craft), worth in alone.items()
            if worth > LEAST_WORTH
        ]
        for each in self.crafts:
            mine = [key for key in tight if key[1] in (each.craft, "")]
            if len(mine) > 1 and not any(alone[key] > LEAST_WORTH for key in mine):
                found += self._together(fractions, mine, each.craft)
        return found

    def _together(
        self, fractions: Fractions, keys: Sequence[tuple[Cap, str]], craft: str
    ) -> list[Binding]:
        worth = fractions.saved_by([row for key in keys for row in self.rows[key]])
        if worth <= LEAST_WORTH:
            return []
        return [Binding(caps=tuple(cap for cap, _craft in keys), craft=craft, worth=worth)]


def plan(crafts: Sequence[CraftRoom], limits: Limits | None = None) -> IntakePlan:
    """The plan with the smallest sum of hands short over all quarters, in whole people.

    Crafts that share nothing are planned one by one, exactly. So they are where what they share is
    enough for all of them; else together, to within a hundred-thousandth of the shortage.
    """
    limits = limits or Limits()
    if not crafts:
        return IntakePlan(starts={}, shortage=0.0, without=0.0)
    apart = [_Room([each], Limits()) for each in crafts]
    starts: dict[str, list[int]] = {}
    within = 0.0
    for room in apart:
        starts |= room.plan()[0]
    rooms = [_Room(crafts, limits)] if limits != Limits() else apart
    if not _is_enough(crafts, starts, limits):
        starts, within = rooms[0].plan(NEAR)
    bindings = [each for room in rooms for each in room.bindings()]
    return IntakePlan(
        starts=starts, within=within, without=shortage(crafts, {}),
        shortage=shortage(crafts, starts), bindings=sorted(bindings, key=lambda each: -each.worth),
    )  # fmt: skip


def shortage(crafts: Sequence[CraftRoom], starts: Mapping[str, Sequence[int]]) -> float:
    """Hand-quarters that stay short with these starts."""
    return sum(
        max(0.0, short - sum(each.hands(at, quarter) * n for at, n in enumerate(begin) if n))
        for each in crafts
        for begin in [starts.get(each.craft, ())]
        for quarter, short in enumerate(each.short)
    )


def _is_enough(
    crafts: Sequence[CraftRoom], starts: Mapping[str, Sequence[int]], limits: Limits
) -> bool:
    """Whether what all crafts share holds these starts."""
    paid = sum(each.cost * sum(starts[each.craft]) for each in crafts)
    taught = [
        sum(sum(starts[each.craft][max(0, q - each.steps + 1) : q + 1]) for each in crafts)
        for q in range(len(limits.instructors or ()))
    ]
    return (limits.budget is None or paid <= limits.budget) and all(
        count <= room for count, room in zip(taught, limits.instructors or (), strict=True)
    )
