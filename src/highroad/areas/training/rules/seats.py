"""Seats of a class: who holds one and who waits, by the order in which they asked."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from highroad.areas.training.vocabulary.learning import SeatKind, SeatState


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Somebody who asked for a seat of one kind; the lower number asked first."""

    key: Hashable
    kind: str
    number: int
    has_left: bool = False


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody stands. `position` counts the waiting list from 1 and is nought without one."""

    key: Hashable
    state: SeatState
    position: int = 0


def places_of(asked: Sequence[Asked], *, member_seats: int, public_seats: int) -> list[Place]:
    """Members and the public are counted apart. Who gives a seat up makes room for the next in line."""
    room = {SeatKind.MEMBER.value: member_seats, SeatKind.PUBLIC.value: public_seats}
    waiting = dict.fromkeys(room, 0)
    found = []
    for each in sorted(asked, key=lambda one: one.number):
        if each.has_left:
            found.append(Place(key=each.key, state=SeatState.LEFT))
        elif room[each.kind] > 0:
            room[each.kind] -= 1
            found.append(Place(key=each.key, state=SeatState.HOLDS))
        else:
            waiting[each.kind] += 1
            found.append(Place(key=each.key, state=SeatState.WAITS, position=waiting[each.kind]))
    return found
