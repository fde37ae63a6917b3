"""Wages that a determination asks for, and what a shortfall costs (26 CFR 1.45-7). Money in dollars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from highroad.areas.training.rules.credits.labor_hours import cents
from highroad.areas.training.rules.credits.packs import CreditPack

WEEK = Decimal(40)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Worked:
    """Hours of one week in one classification: basic rate and fringe of the locked determination.

    An apprentice gets a percentage of the basic rate, and the fringe as the program states it.
    """

    hours: Decimal
    basic: Decimal
    fringe: Decimal
    percent: Decimal = HUNDRED

    @property
    def rate(self) -> Decimal:
        """The basic rate of this person."""
        return self.basic * self.percent / HUNDRED


def week_due(lines: Sequence[Worked]) -> Decimal:
    """A week of one person: hours at rate and fringe, and half the rate for hours over 40.

    Over 40 is counted across classifications, at the average rate of the week; never on fringe.
    """
    hours = sum((line.hours for line in lines), Decimal(0))
    straight = sum((line.hours * line.rate for line in lines), Decimal(0))
    fringe = sum((line.hours * line.fringe for line in lines), Decimal(0))
    over = max(Decimal(0), hours - WEEK)
    premium = over * HALF * straight / hours if hours else Decimal(0)
    return cents(straight + fringe + premium)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What puts a shortfall right: to the workers, and to the Treasury."""

    to_workers: Decimal
    penalty: Decimal

    @property
    def total(self) -> Decimal:
        """Both."""
        return self.to_workers + self.penalty


def correction(
    shortfalls: Sequence[Decimal], pack: CreditPack, *, interest: Decimal = Decimal(0),
    intentional: bool = False,
) -> Correction:  # fmt: skip
    """The shortfall (three times it, if intended) with interest, and a sum for each worker short-paid.

    Interest is given: the underpayment rate with six in place of three points. Zero shortfalls count for nobody.
    """
    short = [each for each in shortfalls if each > 0]
    times = pack.shortfall_times_intentional if intentional else 1
    each = pack.worker_penalty_intentional if intentional else pack.worker_penalty
    return Correction(
        to_workers=cents(sum(short, Decimal(0)) * times + interest),
        penalty=cents(each * len(short)),
    )
