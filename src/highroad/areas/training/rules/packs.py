"""Rules of law as dated data: what holds from which day on, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CFR_29 = "29 CFR 29.5(b)"


@dataclass(frozen=True, kw_only=True)
class StandardsPack:
    """What the law asks of program standards on a day. Shares are of 1; money is US dollars an hour."""

    name: str
    from_on: date
    citation: str
    least_hours: Decimal
    """On-the-job learning of a time-based term."""
    least_competency_months: int
    instruction_a_year: Decimal
    """Recommended, not required."""
    probation_share: Decimal
    probation_months: int
    least_age: int
    federal_minimum_wage: Decimal
    credit_leaves_months: int
    """On-the-job learning that must remain whatever is credited."""


@dataclass(frozen=True, kw_only=True)
class ClockPack:
    """Days within which something must have been told. Calendar days."""

    name: str
    from_on: date
    citation: str
    agreement_to_agency: int
    change_to_agency: int
    credit_to_agency: int
    deregistration_to_apprentices: int
    union_comment: int
    apprentice_gap_months: int
    """Calendar months at most without an apprentice."""


@dataclass(frozen=True, kw_only=True)
class ComplaintPack:
    """Days within which an apprentice's complaint is written, answered, taken further. Calendar days."""

    name: str
    from_on: date
    citation: str
    file_days: int
    rule_days: int
    appeal_days: int
    discrimination_days: int


STANDARDS: Sequence[StandardsPack] = (
    StandardsPack(
        name="29.5-2008",
        from_on=date(2008, 12, 29),
        citation="29 CFR 29.4, 29.5(b); 29 USC 206(a)(1)",
        least_hours=Decimal(2000),
        least_competency_months=12,
        instruction_a_year=Decimal(144),
        probation_share=Decimal("0.25"),
        probation_months=12,
        least_age=16,
        federal_minimum_wage=Decimal("6.55"),
        credit_leaves_months=6,
    ),
    StandardsPack(
        name="29.5-2009",
        from_on=date(2009, 7, 24),
        citation="29 CFR 29.4, 29.5(b); 29 USC 206(a)(1)",
        least_hours=Decimal(2000),
        least_competency_months=12,
        instruction_a_year=Decimal(144),
        probation_share=Decimal("0.25"),
        probation_months=12,
        least_age=16,
        federal_minimum_wage=Decimal("7.25"),
        credit_leaves_months=6,
    ),
)
CLOCKS: Sequence[ClockPack] = (
    ClockPack(
        name="29.5-clocks-2008",
        from_on=date(2008, 12, 29),
        citation="29 CFR 29.5(b)(18)-(19), 29.6(a), 29.8; OA Bulletin 2023-52",
        agreement_to_agency=45,
        change_to_agency=45,
        credit_to_agency=45,
        deregistration_to_apprentices=15,
        union_comment=45,
        apprentice_gap_months=12,
    ),
)

COMPLAINTS: Sequence[ComplaintPack] = (
    ComplaintPack(
        name="complaints-2008",
        from_on=date(2008, 12, 29),
        citation="29 CFR 29.7(k), 30.14; OA Bulletin 2023-52",
        file_days=15,
        rule_days=30,
        appeal_days=60,
        discrimination_days=300,
    ),
)


def complaints_on(day: date) -> ComplaintPack:
    """The clocks of complaints in force on a day; the earliest for days before any."""
    found = [pack for pack in COMPLAINTS if pack.from_on <= day]
    return max(found or COMPLAINTS[:1], key=lambda pack: pack.from_on)


def standards_on(day: date) -> StandardsPack:
    """The pack in force on a day; the earliest for days before any."""
    return _newest(STANDARDS, day)


def clocks_on(day: date) -> ClockPack:
    """The clocks in force on a day; the earliest for days before any."""
    found = [pack for pack in CLOCKS if pack.from_on <= day]
    return max(found or CLOCKS[:1], key=lambda pack: pack.from_on)


def _newest(packs: Sequence[StandardsPack], day: date) -> StandardsPack:
    found = [pack for pack in packs if pack.from_on <= day]
    return max(found or packs[:1], key=lambda pack: pack.from_on)
