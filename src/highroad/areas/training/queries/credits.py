"""The worksheet of clean-energy credits, for the pages: what the rules say of numbers somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.partnerships.rules.holidays import holidays_around
from highroad.areas.training.rules.credits import ends, good_faith, labor_hours, packs
from highroad.areas.training.rules.credits.ends import BY_TECHNOLOGY, Claimed, CreditEnd, Ending
from highroad.areas.training.rules.credits.good_faith import Excuse, Request
from highroad.areas.training.rules.credits.labor_hours import LaborHours, Pace
from highroad.areas.training.rules.credits.packs import CreditPack

__all__ = [
    "BY_TECHNOLOGY", "Claimed", "CreditEnd", "CreditPack", "Ending", "Excuse", "HoursSheet", "Request", "all_ends",
    "ending", "excuse", "hours_sheet", "pack_on",
]  # fmt: skip
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class HoursSheet:
    """Labor hours of a facility with the pace that is left; shares in percent."""

    hours: LaborHours
    pace: Pace
    is_exempt: bool

    @property
    def share(self) -> Decimal:
        """What is required."""
        return self.hours.share * HUNDRED

    @property
    def reached(self) -> Decimal | None:
        """What was reached so far."""
        return None if self.hours.reached is None else self.hours.reached * HUNDRED

    @property
    def pace_percent(self) -> Decimal | None:
        """What the hours that are left must bring."""
        return None if self.pace.share is None else self.pace.share * HUNDRED


def hours_sheet(
    *,
    began: date,
    planned: Decimal,
    done: Decimal,
    apprentice: Decimal,
    megawatts: Decimal | None = None,
) -> HoursSheet:
    """All contractors of one facility together."""
    return HoursSheet(
        hours=labor_hours.labor_hours(
            began=began, total=done, apprentice=apprentice, pack=packs.credits_on(began)
        ),
        pace=labor_hours.pace(began=began, planned=planned, done=done, done_apprentice=apprentice),
        is_exempt=packs.is_exempt(began, megawatts),
    )


def excuse(request: Request, *, today: date) -> Excuse:
    """What a request for apprentices is worth; federal holidays are no business days."""
    return good_faith.excuse_of(
        request, packs.credits_on(request.requested_on), today=today,
        holidays=holidays_around(request.received_on),
    )  # fmt: skip


def pack_on(day: date) -> CreditPack:
    """The rules in force on a day."""
    return packs.credits_on(day)


def ending(claimed: Claimed, *, today: date) -> Ending:
    """What the end of a credit means. Raises `ValueError` where the technology is needed and missing."""
    return ends.ending_of(claimed, today=today)


def all_ends() -> tuple[CreditEnd, ...]:
    """Every end that is entered, in the order of the credits."""
    return tuple(ends.ENDS)
