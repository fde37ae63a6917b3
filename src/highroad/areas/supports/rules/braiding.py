"""Several sources for one training: what on-the-job training pays back, what an employer pays itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from highroad.areas.supports.rules import packs
from highroad.areas.supports.rules.packs import Pack
from highroad.kit.answers import Answer, no, yes


def may_fund(*, is_dispute: bool, is_organizing: bool) -> Answer:
    """Public training money never fills a struck job and never takes part in organizing."""
    if is_dispute:
        return no(
            "Jobs vacant because of a labor dispute may not be filled with this money ({source}).",
            source=packs.NO_DISPUTE,
        )
    if is_organizing:
        return no(
            "This money may not assist, promote or deter organizing ({source}).",
            source=packs.NO_ORGANIZING,
        )
    return yes


def paid_back(wage: Decimal, hours: Decimal, pack: Pack, *, is_documented: bool) -> Decimal:
    """The most that on-the-job training pays back of wages, in dollars."""
    share = pack.job_share_documented if is_documented else pack.job_share
    return wage * hours * share


def employer_share(workers: int, pack: Pack) -> Decimal:
    """What an employer of this size pays of training its own workers, as a share of 1."""
    for most, share in pack.employer_shares:
        if most is None or workers <= most:
            return share
    raise ValueError("the last size must be open")


@dataclass(frozen=True, kw_only=True)
class Braid:
    """What a training costs in dollars, and who pays which part."""

    cost: Decimal
    employer: Decimal
    paid_back: Decimal
    other: Decimal

    @property
    def gap(self) -> Decimal:
        """What nobody pays yet."""
        return max(Decimal(0), self.cost - self.employer - self.paid_back - self.other)

    @property
    def is_too_much(self) -> bool:
        """Whether the sources together pay more than it costs."""
        return self.employer + self.paid_back + self.other > self.cost


def braid(
    *, cost: Decimal, workers: int, wage: Decimal, hours: Decimal, is_documented: bool,
    other: Decimal, pack: Pack,
) -> Braid:  # fmt: skip
    """The least an employer pays, the most that comes back, and what is left open."""
    return Braid(
        cost=cost, employer=cost * employer_share(workers, pack),
        paid_back=paid_back(wage, hours, pack, is_documented=is_documented), other=other,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ShiftCare:
    """Children that need care in a shift, and places open then."""

    shift: str
    children: int
    places: int

    @property
    def missing(self) -> int:
        """Places that are missing in this shift."""
        return max(0, self.children - self.places)
