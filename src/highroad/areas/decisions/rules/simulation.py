"""What would it take? Given who is there and how they stand: does it pass, and what is the least that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from highroad.areas.decisions.rules.counts import Count, FrozenRule, has_quorum, passes
from highroad.areas.decisions.rules.outcomes import Standing, Tally, tally
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.partnerships.vocabulary import Side

Stances = Mapping[str, Stance]
"""How each seat stands, by its key; a seat that is not there is not in it."""
GROUPS = (None, Stance.STAND_ASIDE, Stance.DECLINE)
"""Whose answer could change, those first who are most easily won: the absent, then the others."""


@dataclass(frozen=True)
class Move:
    """One seat that would have to answer otherwise; `old` is nothing for somebody absent."""

    seat: str
    old: Stance | None
    new: Stance


@dataclass(frozen=True)
class SideTrial:
    """One side in a trial: its tally, and the smallest change that would make it pass.

    `moves` is empty where it passes already, and nothing where no change of answers could help.
    """

    tally: Tally
    moves: tuple[Move, ...] | None
    has_quorum: bool

    @property
    def side(self) -> Side:
        return self.tally.side

    @property
    def does_pass(self) -> bool:
        return self.moves == ()


@dataclass(frozen=True)
class Trial:
    """A trial of a decision: it passes when each side with a key does."""

    sides: tuple[SideTrial, ...]

    @property
    def does_pass(self) -> bool:
        return len(self.sides) > 1 and all(side.does_pass for side in self.sides)

    @property
    def is_possible(self) -> bool:
        """Whether some change of answers would make it pass."""
        return all(side.moves is not None for side in self.sides)

    @property
    def missing(self) -> int:
        """How many answers would have to change, on all sides together."""
        return sum(len(side.moves or ()) for side in self.sides)


def simulate(rules: Sequence[FrozenRule], stances: Stances) -> Trial:
    """What these answers, taken as final, come to; each side by its own rule."""
    counts = {rule.side: count_of(rule, stances) for rule in rules}
    standing = Standing(counts, rules, is_closed=True)
    return Trial(
        tuple(
            SideTrial(
                tally=tally(standing, rule),
                moves=smallest_change(rule, stances),
                has_quorum=has_quorum(counts[rule.side], rule),
            )
            for rule in rules
        )
    )


def count_of(rule: FrozenRule, stances: Stances) -> Count:
    """The answers of one side's entitled seats."""
    given = [stances[seat] for seat in rule.entitled if seat in stances]
    return Count(
        agree=given.count(Stance.AGREE),
        stand_aside=given.count(Stance.STAND_ASIDE),
        decline=given.count(Stance.DECLINE),
        live_with=given.count(Stance.LIVE_WITH),
        has_chair=not rule.co_chair or rule.co_chair in stances,
    )


def smallest_change(rule: FrozenRule, stances: Stances) -> tuple[Move, ...] | None:
    """The fewest seats that would have to say yes; nothing where even all together do not suffice.

    Of equally few, those are named who are absent before those who stand aside or decline, and
    whoever declined need only stand aside where that is enough.
    """
    groups = _groups(rule, stances)
    for number in range(len(rule.entitled) + 1):
        for chosen in _choices(groups, number):
            after = {**stances, **dict.fromkeys(chosen, Stance.AGREE)}
            if passes(count_of(rule, after), rule):
                return _moves(rule, chosen, stances, after)
    return None


def _groups(rule: FrozenRule, stances: Stances) -> list[list[str]]:
    """Seats that have not said yes, alike ones together; the co-chair by itself."""
    return [
        [
            seat
            for seat in rule.entitled
            if stances.get(seat) == old and (seat == rule.co_chair) is is_chair
        ]
        for old in GROUPS
        for is_chair in (True, False)
    ]


def _choices(groups: Sequence[Sequence[str]], number: int) -> Iterator[list[str]]:
    """Every way to take so many seats, as many as possible from the first groups first."""
    sizes = [range(min(len(group), number), -1, -1) for group in groups]
    for taken in product(*sizes):
        if sum(taken) == number:
            yield [seat for group, many in zip(groups, taken, strict=True) for seat in group[:many]]


def _moves(
    rule: FrozenRule, chosen: Sequence[str], stances: Stances, after: dict[str, Stance]
) -> tuple[Move, ...]:
    for seat in chosen:
        if stances.get(seat) is Stance.DECLINE:
            softer = {**after, seat: Stance.STAND_ASIDE}
            if passes(count_of(rule, softer), rule):
                after = softer
    return tuple(Move(seat, stances.get(seat), after[seat]) for seat in chosen)
