"""What is true of sides, seats, parity and status: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from highroad.areas.partnerships.vocabulary import (
    Base,
    HolderStatus,
    PartnershipStatus,
    SeatRole,
    Side,
    SideRule,
)
from highroad.kit.answers import Answer, no, yes

STATUS_CHANGES: Mapping[PartnershipStatus, tuple[PartnershipStatus, ...]] = {
    PartnershipStatus.EXPLORATORY: (PartnershipStatus.FORMING, PartnershipStatus.ENDED),
    PartnershipStatus.FORMING: (
        PartnershipStatus.ACTIVE,
        PartnershipStatus.EXPLORATORY,
        PartnershipStatus.ENDED,
    ),
    PartnershipStatus.ACTIVE: (PartnershipStatus.PAUSED, PartnershipStatus.ENDED),
    PartnershipStatus.PAUSED: (PartnershipStatus.ACTIVE, PartnershipStatus.ENDED),
    PartnershipStatus.ENDED: (),
}
"""From each status, where it may go."""

HOLDER_CHANGES: Mapping[HolderStatus, tuple[HolderStatus, ...]] = {
    HolderStatus.INVITED: (HolderStatus.ACCEPTED, HolderStatus.CONFIRMED, HolderStatus.ENDED),
    HolderStatus.ACCEPTED: (HolderStatus.CONFIRMED, HolderStatus.ENDED),
    HolderStatus.CONFIRMED: (HolderStatus.ENDED,),
    HolderStatus.ENDED: (),
}
"""From invited straight to confirmed goes only the first co-chair of a side."""

NEEDS_REASON = (PartnershipStatus.PAUSED, PartnershipStatus.ENDED)
EQUAL_SIDES = (Side.LABOR, Side.MANAGEMENT)


@dataclass(frozen=True)
class SideTerms:
    """How one side of a body decides: its rule, of what it is counted, and its quorum."""

    side: Side
    rule: SideRule = SideRule.NOBODY_OPPOSED
    base: Base = Base.ENTITLED
    quorum: int = 1
    holds_key: bool = True


@dataclass(frozen=True)
class Parity:
    """Whether labor and management have equally many seats, or said in words why not."""

    labor: int
    management: int
    is_declared: bool

    @property
    def is_equal(self) -> bool:
        return self.labor == self.management

    @property
    def is_in_order(self) -> bool:
        return self.is_equal or self.is_declared


def parity(seats: Mapping[Side, int], *, declared: tuple[int, int] | None) -> Parity:
    """Compare the two sides. A declaration holds for the very numbers it was made about."""
    labor, management = seats.get(Side.LABOR, 0), seats.get(Side.MANAGEMENT, 0)
    return Parity(labor, management, is_declared=declared == (labor, management))


def may_declare(state: Parity, note: str) -> Answer:
    """An inequality needs to exist, and words."""
    if state.is_equal:
        return no("Labor and management have equally many seats; there is nothing to declare.")
    if not note.strip():
        return no("Say in a sentence why the sides are unequal.")
    return yes


def may_move(old: PartnershipStatus, new: PartnershipStatus, *, reason: str) -> Answer:
    """Whether a partnership may go from one status to another."""
    if new not in STATUS_CHANGES[old]:
        return no("A partnership cannot go from {old} to {new}.", old=old.label, new=new.label)
    if new in NEEDS_REASON and not reason.strip():
        return no("Give a reason: both sides will read it.")
    return yes


def may_become_active(chairs: Collection[Side]) -> Answer:
    """A partnership is active once each of the two sides has a confirmed co-chair."""
    missing = [side for side in EQUAL_SIDES if side not in chairs]
    if missing:
        return no("{side} has no confirmed co-chair yet.", side=missing[0].label)
    return yes


def may_manage(
    side: Side | None, *, chairs: Collection[Side], is_founder: bool, has_chair: bool
) -> Answer:
    """Each side alone looks after its own seats; the founder only until it has a co-chair.

    `chairs` are the sides this person is co-chair of. Seats without a side, with a voice only,
    are looked after by any co-chair.
    """
    if (side is None and chairs) or side in chairs:
        return yes
    if is_founder and not has_chair:
        return yes
    if side is None:
        return no("Only a co-chair may do this.")
    return no("Only a co-chair of {side} may do this for {side}.", side=side.label)


def may_bootstrap(role: SeatRole) -> Answer:
    """The founder invites the first co-chair of a side, and nobody else."""
    if role != SeatRole.CO_CHAIR:
        return no("The first person invited on a side is its co-chair, who invites the others.")
    return yes


def may_sit(side: str, sides_held: Collection[str]) -> Answer:
    """One person has one seat in a body, and is never on both of its sides."""
    if any(held != side for held in sides_held):
        return no("This person already sits for another side in this body.")
    if sides_held:
        return no("This person already has a seat in this body.")
    return yes


def may_be_confirmed(status: HolderStatus) -> Answer:
    """Only somebody who has accepted can be confirmed."""
    if status is HolderStatus.INVITED:
        return no("The invitation has not been accepted yet.")
    if HolderStatus.CONFIRMED not in HOLDER_CHANGES[status]:
        return no("This person is already {status}.", status=status.label)
    return yes


def may_be_public(status: PartnershipStatus, agreed: Collection[Side]) -> Answer:
    """The public sees a partnership with the word of both sides, and never an exploratory one."""
    if status is PartnershipStatus.EXPLORATORY:
        return no("An exploratory partnership is not shown to the public.")
    missing = [side for side in EQUAL_SIDES if side not in agreed]
    if missing:
        return no("{side} has not agreed to show this partnership.", side=missing[0].label)
    return yes


def may_be_sides(sides: Sequence[SideTerms]) -> Answer:
    """Labor and management hold a key in every body; a quorum is at least one seat."""
    keys = [terms.side for terms in sides if terms.holds_key]
    missing = [side for side in EQUAL_SIDES if side not in keys]
    if missing:
        return no("{side} holds a key in every body.", side=missing[0].label)
    if len({terms.side for terms in sides}) != len(sides):
        return no("Each side is named once.")
    if any(terms.quorum < 1 for terms in sides):
        return no("A quorum is at least one seat.")
    return yes


def may_be_seat(is_party_here: bool, role: SeatRole, side: Side | None) -> Answer:
    """A seat belongs to a party at this table; a co-chair leads a side."""
    if not is_party_here:
        return no("This organization is not a party of the partnership.")
    if role is SeatRole.CO_CHAIR and side is None:
        return no("A co-chair leads a side; this party is on none.")
    return yes
