"""What the credit asks, by the day construction began, and what a failure costs: dated data with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

EXEMPT_BEFORE = date(2023, 1, 29)
"""Construction that began before is outside (26 USC 45(b)(6)(B)); so is work done before."""
SMALL_MEGAWATTS = Decimal(1)
"""Below one megawatt of alternating current a facility is outside."""


@dataclass(frozen=True, kw_only=True)
class SharePack:
    """The share of labor hours by qualified apprentices; of 1."""

    from_on: date
    share: Decimal
    citation: str = "26 USC 45(b)(8)(A)(ii)"


@dataclass(frozen=True, kw_only=True)
class CreditPack:
    """The rest: participation, good faith, penalties. Money in dollars. Parts from guidance are to be checked."""

    name: str
    from_on: date
    citation: str
    participation_from: int
    """So many individuals of an employer on the facility, and one of them is an apprentice."""
    first_lead_days: int
    later_lead_days: int
    silent_business_days: int
    excused_months: int
    hour_penalty: Decimal
    hour_penalty_intentional: Decimal
    worker_penalty: Decimal
    worker_penalty_intentional: Decimal
    shortfall_times_intentional: int
    pay_within_days: int


SHARES: Sequence[SharePack] = (
    SharePack(from_on=date.min, share=Decimal("0.10")),
    SharePack(from_on=date(2023, 1, 1), share=Decimal("0.125")),
    SharePack(from_on=date(2024, 1, 1), share=Decimal("0.15")),
)
CREDITS: Sequence[CreditPack] = (
    CreditPack(
        name="credits-2023",
        from_on=EXEMPT_BEFORE,
        citation="26 USC 45(b)(7)-(8); 26 CFR 1.45-7, 1.45-8 (T.D. 9998)",
        participation_from=4,
        first_lead_days=45,
        later_lead_days=14,
        silent_business_days=5,
        excused_months=12,
        hour_penalty=Decimal(50),
        hour_penalty_intentional=Decimal(500),
        worker_penalty=Decimal(5000),
        worker_penalty_intentional=Decimal(10_000),
        shortfall_times_intentional=3,
        pay_within_days=180,
    ),
)


def share_on(began: date) -> Decimal:
    """By the day construction began: 10, 12.5, or 15 percent, of 1."""
    return [pack for pack in SHARES if pack.from_on <= began][-1].share


def credits_on(day: date) -> CreditPack:
    """The pack in force on a day; the earliest for days before any."""
    found = [pack for pack in CREDITS if pack.from_on <= day]
    return max(found or CREDITS[:1], key=lambda pack: pack.from_on)


def is_exempt(began: date, megawatts: Decimal | None = None) -> bool:
    """Begun before 29 January 2023, or below one megawatt: the full credit without these rules."""
    return began < EXEMPT_BEFORE or (megawatts is not None and megawatts < SMALL_MEGAWATTS)
