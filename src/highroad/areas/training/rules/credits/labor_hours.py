"""Labor hours of a facility: what is required, what is missing, what that costs, and the pace that is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.training.rules.credits.packs import CreditPack, share_on

CENT = Decimal("0.01")
ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class LaborHours:
    """Apprentice hours against all labor hours of a facility; the penalties are dollars."""

    share: Decimal
    total: Decimal
    apprentice: Decimal
    required: Decimal
    short: Decimal
    penalty: Decimal
    penalty_intentional: Decimal

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return self.short == 0

    @property
    def reached(self) -> Decimal | None:
        """Apprentice hours of all hours, of 1."""
        return self.apprentice / self.total if self.total else None


def labor_hours(
    *, began: date, total: Decimal, apprentice: Decimal, pack: CreditPack
) -> LaborHours:
    """All contractors together. Total: construction, alteration and repair before the start of service,
    without foremen, superintendents and owners. Apprentice: hours valid by the ratio of their day.
    """
    share = share_on(began)
    required = share * total
    short = max(ZERO, required - apprentice)
    return LaborHours(
        share=share, total=total, apprentice=apprentice, required=required, short=short,
        penalty=cents(short * pack.hour_penalty),
        penalty_intentional=cents(short * pack.hour_penalty_intentional),
    )  # fmt: skip


def cents(amount: Decimal) -> Decimal:
    """Dollars to the cent, half up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """What the hours that are left must bring."""

    needed: Decimal
    remaining: Decimal
    done_share: Decimal | None

    @property
    def share(self) -> Decimal | None:
        """Of the hours that are left, of 1; nothing where none are."""
        return self.needed / self.remaining if self.remaining else None

    @property
    def is_reachable(self) -> bool:
        """Whether enough hours are left, even if apprentices worked all of them."""
        return self.needed <= self.remaining


def pace(*, began: date, planned: Decimal, done: Decimal, done_apprentice: Decimal) -> Pace:
    """15,000 of 100,000 hours are due; 4,000 of the first 40,000 are done: 11,000 of 60,000, 18.3 percent."""
    whole = max(planned, done)
    return Pace(
        needed=max(ZERO, share_on(began) * whole - done_apprentice), remaining=whole - done,
        done_share=done_apprentice / done if done else None,
    )  # fmt: skip
