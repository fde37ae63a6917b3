"""Quorum as it stands in the room: to meet and to decide, side by side. It never stops the talking."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from highroad.areas.decisions.rules import Room, may_put_without_quorum
from highroad.areas.meetings.vocabulary import Manner, QuorumState
from highroad.areas.partnerships.rules.charters import CharterClauses
from highroad.areas.partnerships.rules.quorums import Present, QuorumCount, count_quorum
from highroad.areas.partnerships.vocabulary import ClauseKind, Proxies, Side, WithoutQuorum
from highroad.kit.answers import Answer, no, yes

IN_THE_ROOM = frozenset({Manner.HOLDER, Manner.ALTERNATE})


@dataclass(frozen=True)
class Presence:
    """How one seat that carries a key is there."""

    seat: str
    side: Side
    manner: Manner
    is_chair: bool = False
    proxy: str = ""


@dataclass(frozen=True)
class SideCount:
    """What was counted for one side: seats there, lent answers, and what the clauses ask."""

    side: Side
    seats: int
    present: int
    by_proxy: int
    to_meet: int
    to_decide: int
    missing: int


@dataclass(frozen=True)
class Quorum:
    """All sides together: the weakest says what may be done."""

    meet: QuorumCount
    decide: QuorumCount
    sides: tuple[SideCount, ...]

    @property
    def state(self) -> QuorumState:
        if not self.sides or not self.meet.is_met:
            return QuorumState.TALK
        return QuorumState.DECIDE if self.decide.is_met else QuorumState.MEET


def count(
    presences: Collection[Presence],
    clauses: CharterClauses,
    *,
    seats: Mapping[Side, int],
    is_first_year: bool = False,
) -> Quorum:
    """Count each side with a key by the clauses in force.

    A lent answer fills a seat only where the charter says so, and while its keeper is there.
    """
    room = [_present(one) for one in presences if one.manner in IN_THE_ROOM]
    lent = _lent(presences, clauses)
    counted = partial(
        count_quorum,
        sides=clauses.keys,
        alternates=clauses.alternates,
        is_first_year=is_first_year,
    )
    meet = counted(room, clauses.quorum_to_meet)
    decide = counted([*room, *lent], clauses.quorum_to_decide)
    return Quorum(
        meet,
        decide,
        tuple(
            SideCount(
                side=side,
                seats=seats.get(side, 0),
                present=met.present,
                by_proxy=sum(one.side is side for one in lent),
                to_meet=met.needed,
                to_decide=able.needed,
                missing=max(met.missing, able.missing),
            )
            for side, met, able in zip(clauses.keys, meet.sides, decide.sides, strict=True)
        ),
    )


def _present(one: Presence) -> Present:
    return Present(
        seat=one.seat,
        side=one.side,
        is_co_chair=one.is_chair,
        is_alternate=one.manner is Manner.ALTERNATE,
    )


def _lent(presences: Collection[Presence], clauses: CharterClauses) -> list[Present]:
    if clauses.proxies.way is Proxies.NONE or not clauses.proxies.count_for_quorum:
        return []
    there = {one.seat: one.side for one in presences if one.manner in IN_THE_ROOM}
    return [
        Present(seat=one.seat, side=one.side)
        for one in presences
        if one.manner is Manner.PROXY and there.get(one.proxy) is one.side
    ]


def may_decide(quorum: Quorum) -> Answer:
    """Whether something may be put to a decision now; if not, which side misses whom."""
    if not quorum.sides:
        return no("No side holds a key here; nothing can be decided.")
    for counted in (quorum.meet, quorum.decide):
        for side in counted.sides:
            label = side.side.label
            if side.lacks_co_chair:
                return no("The co-chair of {side} is not there. Go on talking.", side=label)
            if not side.is_met:
                return no(
                    "{side} has {present} of the {needed} seats it needs to decide. Go on talking.",
                    side=label,
                    present=side.present,
                    needed=side.needed,
                )
    return yes


def stops_without_quorum(clauses: CharterClauses) -> bool:
    """Whether the charter says that a meeting without quorum does nothing."""
    is_stated = clauses.is_stated(ClauseKind.WITHOUT_QUORUM)
    return is_stated and clauses.without_quorum is WithoutQuorum.NOTHING


def may_work(quorum: Quorum, clauses: CharterClauses) -> Answer:
    """Whether anything may be entered: where nothing is done without quorum, only with one."""
    if quorum.sides and quorum.meet.is_met:
        return yes
    return no(
        "The charter, clause {clause}: without quorum nothing is done. Wait for those who are "
        "missing, or close the meeting.",
        clause=clauses.place(ClauseKind.WITHOUT_QUORUM),
    )


def room_of(quorum: Quorum) -> Room:
    """The room as deciding looks at it: who of each side is there, and whether they may decide."""
    return Room({side.side: side.present for side in quorum.sides}, bool(may_decide(quorum)))


def may_put(quorum: Quorum, clauses: CharterClauses) -> Answer:
    """Whether a text may be put now, for good or, as the charter allows, provisionally."""
    found = may_decide(quorum)
    if found or not quorum.sides or not clauses.is_stated(ClauseKind.WITHOUT_QUORUM):
        return found
    if clauses.without_quorum is WithoutQuorum.DISCUSS:
        return found
    return may_put_without_quorum(clauses, room_of(quorum))


def may_be_proxy(clauses: CharterClauses, *, same_side: bool, is_itself: bool, held: int) -> Answer:
    """Proxies go on the record, only where the charter allows them, and within a side.

    `held` is how many other seats that seat speaks for already.
    """
    if clauses.proxies.way is Proxies.NONE:
        return no("The charter of this body knows no proxies.")
    if is_itself:
        return no("A seat is not its own proxy.")
    if not same_side:
        return no("A proxy is a seat of the same side.")
    if held >= clauses.proxies.most:
        return no("That seat speaks for as many others as the charter allows.")
    return yes
