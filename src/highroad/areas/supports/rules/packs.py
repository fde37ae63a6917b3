"""What the law says of supportive services and money during training, as dated data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Rules in force between two days; the last day is open while they are."""

    name: str
    from_on: date
    until_on: date | None
    start_within_days: int
    """Money during training may begin so many calendar days before an accepted class."""
    weeks_after_layoff: int
    weeks_after_notice: int
    job_share: Decimal
    """The most of a wage that on-the-job training pays back."""
    job_share_documented: Decimal
    """The same, where the factors are documented."""
    employer_shares: tuple[tuple[int | None, Decimal], ...]
    """What an employer pays of training its own workers, by size: at most so many workers, share."""
    source: str


PACKS: Final = (
    Pack(
        name="wioa-2016",
        from_on=date(2016, 10, 18),
        until_on=None,
        start_within_days=30,
        weeks_after_layoff=13,
        weeks_after_notice=8,
        job_share=Decimal("0.50"),
        job_share_documented=Decimal("0.75"),
        employer_shares=((50, Decimal("0.10")), (100, Decimal("0.25")), (None, Decimal("0.50"))),
        source="20 CFR 680.900-680.980; 29 USC 3174",
    ),
)
NO_ORGANIZING: Final = "20 CFR 680.830"
NO_DISPUTE: Final = "20 CFR 680.840"
FOUR_TESTS: Final = "20 CFR 680.900, 680.910"
LIMITS: Final = "20 CFR 680.920"


def pack_on(day: date) -> Pack | None:
    """The rules in force on a day; none before the first."""
    for pack in PACKS:
        if pack.from_on <= day and (pack.until_on is None or day <= pack.until_on):
            return pack
    return None
