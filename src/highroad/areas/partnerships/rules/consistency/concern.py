"""What the check of a charter finds: where, how much it matters, what is wrong, and what would help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from highroad.areas.partnerships.rules.charters import CharterClauses
from highroad.areas.partnerships.vocabulary import ClauseKind, Side, Weight
from highroad.kit.answers import Answer, no, yes

STOPPING = (Weight.CONTRADICTION, Weight.IMPOSSIBLE, Weight.ONE_SIDE)
"""What keeps a charter from being put to both sides: nobody could work or count by it."""


@dataclass(frozen=True)
class Concern:
    """One finding. `what` explains it with its numbers, `remedy` says what would settle it."""

    weight: Weight
    kinds: tuple[ClauseKind, ...]
    what: Answer
    remedy: Answer

    @property
    def stops(self) -> bool:
        return self.weight in STOPPING


@dataclass(frozen=True)
class Facts:
    """A charter beside the body it is for: its typed clauses, and who has which seats there."""

    clauses: CharterClauses
    seats: Mapping[Side, int] = field(default_factory=dict)
    """Seats that carry a key, filled or not, by side."""
    chairs: frozenset[Side] = frozenset()
    """The sides with a co-chair's seat."""
    ends: Mapping[Side, tuple[date | None, ...]] = field(default_factory=dict)
    """The last days of those who sit there now, by side; nothing where none is set."""
    is_side_agreement: bool = False

    @property
    def keys(self) -> tuple[Side, ...]:
        return self.clauses.keys

    def size(self, side: Side) -> int:
        """Seats of a side: as the charter says, else as the roster has them; nought if neither does."""
        return self.clauses.membership.seats.get(side, 0) or self.seats.get(side, 0)

    def impossible(self, side: Side) -> Weight:
        """How much a number beyond the seats of a side matters: a roster can still grow, a charter not."""
        is_stated = self.clauses.membership.seats.get(side, 0) > 0
        return Weight.IMPOSSIBLE if is_stated else Weight.WARNING

    def states(self, kind: ClauseKind) -> bool:
        return self.clauses.is_stated(kind)


def may_be_adopted(concerns: Iterable[Concern]) -> Answer:
    """A charter goes to both sides once nothing in it contradicts itself or cannot be met."""
    stopping = [concern for concern in concerns if concern.stops]
    if not stopping:
        return yes
    return no(
        "The check of this charter found {count}: {what}",
        count=len(stopping),
        what=stopping[0].what.reason,
    )
