"""The rules of the law, asked from a page. Nothing that is typed is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.supports.rules import braiding, eligibility, packs
from highroad.areas.supports.rules.braiding import Braid, ShiftCare
from highroad.areas.supports.rules.cash import cents_of, dollars_of
from highroad.areas.supports.rules.eligibility import PaymentFacts, Verdict
from highroad.kit.answers import Answer, no, yes

__all__ = ["PaymentFacts", "ShiftCare", "Verdict", "cents_of", "dollars_of"]


@dataclass(frozen=True)
class Braided:
    """Whether public money may be used at all, and who pays which part."""

    answer: Answer
    braid: Braid | None = None
    source: str = ""


def judge(facts: PaymentFacts) -> Verdict:
    """May money during training be paid on that day?"""
    pack = packs.pack_on(facts.on)
    if pack is None:
        return Verdict((no("No rules are known for that day."),))
    return eligibility.judge_payment(facts, pack)


def braided(
    *, on: date, cost: Decimal, workers: int, wage: Decimal, hours: Decimal, is_documented: bool,
    other: Decimal, is_dispute: bool, is_organizing: bool,
) -> Braided:  # fmt: skip
    """Who pays which part of a training, by the rules of a day."""
    allowed = braiding.may_fund(is_dispute=is_dispute, is_organizing=is_organizing)
    pack = packs.pack_on(on)
    if not allowed:
        return Braided(allowed)
    if pack is None:
        return Braided(no("No rules are known for that day."))
    found = braiding.braid(
        cost=cost, workers=workers, wage=wage, hours=hours, is_documented=is_documented,
        other=other, pack=pack,
    )  # fmt: skip
    return Braided(yes, found, pack.source)
