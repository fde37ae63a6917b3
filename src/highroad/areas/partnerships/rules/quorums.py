"""Who must be there: quorums counted live, side by side, from the seats in which somebody sits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from highroad.areas.partnerships.vocabulary import Alternates, Side
from highroad.kit.answers import Answer, no, yes


@dataclass(frozen=True)
class Quorum:
    """How many seats of each side must be there, and whether the co-chairs must be among them.

    With `is_besides` the co-chair comes on top of the number. `total` is the sum as a charter states
    it, nought where it states none: it is checked against the parts and never counted by.
    """

    seats: Mapping[Side, int] = field(default_factory=dict)
    needs_co_chairs: bool = False
    is_besides: bool = False
    total: int = 0

    def of(self, side: Side) -> int:
        """How many seats of a side must be there, its co-chair counted with them."""
        stated = self.seats.get(side, 0)
        if not self.needs_co_chairs:
            return stated
        return stated + 1 if self.is_besides else max(1, stated)

    @property
    def sum(self) -> int:
        """How many that makes in all."""
        return sum(self.of(side) for side in self.seats)


@dataclass(frozen=True)
class Present:
    """Somebody in the room who sits in a seat, as its holder or standing in."""

    seat: str
    side: Side
    is_co_chair: bool = False
    is_alternate: bool = False
    is_seated: bool = True
    """An alternate counts only when seated for the holder."""


@dataclass(frozen=True)
class SideQuorum:
    """What one side has in the room beside what it needs."""

    side: Side
    present: int
    needed: int
    lacks_co_chair: bool

    @property
    def missing(self) -> int:
        """How many more seats must be filled; a missing co-chair is one of them."""
        return max(self.needed - self.present, int(self.lacks_co_chair))

    @property
    def is_met(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True)
class QuorumCount:
    """A quorum as it stands in a room: met when each side has met its own."""

    sides: tuple[SideQuorum, ...]

    @property
    def is_met(self) -> bool:
        return all(side.is_met for side in self.sides)

    @property
    def answer(self) -> Answer:
        """Yes, or no with the first side that is short and of whom."""
        for side in self.sides:
            if side.is_met:
                continue
            if side.lacks_co_chair:
                return no("{side}: the co-chair is missing.", side=side.side.label)
            return no(
                "{side}: {present} of {needed} seats are here.",
                side=side.side.label,
                present=side.present,
                needed=side.needed,
            )
        return yes


def seats_filled(
    people: Iterable[Present], *, alternates: Alternates, is_first_year: bool = False
) -> dict[str, Present]:
    """The seats in which somebody sits. Each counts once; an alternate only when seated.

    Where substitutes are not allowed, they do not count at all; a holder goes before an alternate.
    """
    allowed = alternates is not Alternates.NONE and not (
        alternates is Alternates.NOT_IN_FIRST_YEAR and is_first_year
    )
    filled: dict[str, Present] = {}
    for person in people:
        if person.is_alternate and not (allowed and person.is_seated):
            continue
        known = filled.get(person.seat)
        if known is None or known.is_alternate:
            filled[person.seat] = person
    return filled


def count_quorum(
    people: Iterable[Present],
    quorum: Quorum,
    sides: Sequence[Side],
    *,
    alternates: Alternates = Alternates.NAMED,
    is_first_year: bool = False,
) -> QuorumCount:
    """How a quorum stands, for each of these sides by itself; never one number for the room."""
    filled = seats_filled(people, alternates=alternates, is_first_year=is_first_year).values()
    return QuorumCount(tuple(_count_side(filled, quorum, side) for side in sides))


def _count_side(filled: Collection[Present], quorum: Quorum, side: Side) -> SideQuorum:
    here = [person for person in filled if person.side is side]
    has_chair = any(person.is_co_chair for person in here)
    return SideQuorum(
        side=side,
        present=len(here),
        needed=quorum.of(side),
        lacks_co_chair=quorum.needs_co_chairs and not has_chair,
    )
