"""How the answers of one side are counted by its own rule; never one blended count."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from highroad.areas.decisions.vocabulary import Verdict
from highroad.areas.partnerships.vocabulary import Base, Side, SideRule

SHARES: Mapping[SideRule, tuple[int, int, bool]] = {
    SideRule.MAJORITY: (1, 2, True),
    SideRule.TWO_THIRDS: (2, 3, False),
}
"""The share a rule asks for, as a fraction, and whether it must be exceeded."""


@dataclass(frozen=True)
class FrozenRule:
    """How one side answers one proposal, as it was when the proposal was opened."""

    side: Side
    rule: SideRule
    base: Base
    quorum: int
    entitled: tuple[str, ...]
    """Keys of the seats that may answer."""
    co_chair: str = ""
    """Key of the seat that must be among the answers for a quorum; empty where none must."""
    dissent: int = 0
    """How many may decline at this attempt; nought before the attempt the charter names."""
    proxies_count: bool = False
    """Whether an answer given by proxy fills the quorum."""


@dataclass(frozen=True)
class Count:
    """The answers of one side. `has_chair`: the seat that must be among them is, or none must."""

    agree: int = 0
    stand_aside: int = 0
    decline: int = 0
    live_with: int = 0
    by_proxy: int = 0
    has_chair: bool = True

    @property
    def yes(self) -> int:
        """Who agrees, and who can live with it and will support it."""
        return self.agree + self.live_with

    @property
    def answered(self) -> int:
        return self.yes + self.stand_aside + self.decline


def no_answers(frozen: FrozenRule) -> Count:
    """What a side stands at before anybody has answered."""
    return Count(has_chair=not frozen.co_chair)


def base_of(count: Count, frozen: FrozenRule) -> int:
    """Of how many the share is taken."""
    if frozen.base is Base.CAST:
        return count.answered
    if frozen.base is Base.VALID:
        return count.yes + count.decline
    return len(frozen.entitled)


def needed(frozen: FrozenRule, base: int) -> int | None:
    """The smallest number of agreeing seats that meets a share; nothing for the other rules."""
    if frozen.rule not in SHARES:
        return None
    over, under, must_exceed = SHARES[frozen.rule]
    if must_exceed:
        return base * over // under + 1
    return max(1, -(-base * over // under))


def present(count: Count, frozen: FrozenRule) -> int:
    """How many answers fill the quorum: without those given by proxy, unless the charter counts them."""
    return count.answered if frozen.proxies_count else count.answered - count.by_proxy


def has_quorum(count: Count, frozen: FrozenRule) -> bool:
    """Whether enough seats have answered, and the co-chair's where it must be among them."""
    return present(count, frozen) >= frozen.quorum and count.has_chair


def passes(count: Count, frozen: FrozenRule) -> bool:
    """Whether these answers, taken as final, are this side's yes."""
    if count.yes == 0 or not has_quorum(count, frozen):
        return False
    if frozen.rule in MOST_DECLINES:
        return _is_accepted(count, frozen)
    least = needed(frozen, base_of(count, frozen))
    if least is None:  # unanimity; and the co-chair's word, whose one seat is all there is
        return count.yes == len(frozen.entitled)
    return count.yes >= least


MOST_DECLINES = (SideRule.NOBODY_OPPOSED, SideRule.SUPPORT, SideRule.FEW_DISSENTERS)
"""The rules that ask who is against, and not how many are for."""


def _is_accepted(count: Count, frozen: FrozenRule) -> bool:
    if frozen.rule is SideRule.FEW_DISSENTERS:
        return count.decline <= frozen.dissent
    if frozen.rule is SideRule.SUPPORT:
        return count.decline == 0 and count.stand_aside == 0
    return count.decline == 0


def verdict(count: Count, frozen: FrozenRule) -> Verdict:
    """What a side comes to, whatever the seats still silent may say: settled, or open."""
    left = len(frozen.entitled) - count.answered
    endings = {passes(ending, frozen) for ending in _endings(count, left)}
    if endings == {True}:
        return Verdict.PASSES
    return Verdict.FAILS if endings == {False} else Verdict.OPEN


def _endings(count: Count, left: int) -> Collection[Count]:
    """Every way the seats still silent can answer, or stay silent; the co-chair among them or not."""
    return [
        replace(
            count,
            agree=count.agree + agree,
            stand_aside=count.stand_aside + aside,
            decline=count.decline + decline,
            has_chair=has_chair,
        )
        for agree in range(left + 1)
        for aside in range(left + 1 - agree)
        for decline in range(left + 1 - agree - aside)
        for has_chair in _chairs(count, agree + aside + decline, left)
    ]


def _chairs(count: Count, more: int, left: int) -> tuple[bool, ...]:
    """Whether the co-chair is among the answers once so many more have come."""
    if count.has_chair or (more == left and left > 0):
        return (True,)
    return (False, True) if more else (False,)
