"""Good faith: a written request for apprentices that was denied or not answered (26 USC 45(b)(8)(D)(ii))."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from highroad.areas.training.rules.clocks import months_after
from highroad.areas.training.rules.credits.packs import CreditPack
from highroad.kit.working_days import working_days_after

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request to one registered program. `is_first`: the first to this program for this facility."""

    requested_on: date
    needed_on: date
    received_on: date
    is_first: bool = True
    answered_on: date | None = None
    is_denied: bool = False
    refused_standards: bool = False
    """Denied because the employer would not work by the program's standards."""


@dataclass(frozen=True, kw_only=True)
class Excuse:
    """What a request is worth."""

    lead_days: int
    asked_lead: int
    silent_until: date
    """The last of the business days in which the program may answer."""
    from_on: date | None
    until_on: date | None

    @property
    def is_in_time(self) -> bool:
        """Whether it was sent early enough."""
        return self.lead_days >= self.asked_lead

    @property
    def is_excused(self) -> bool:
        """Whether it excuses at all."""
        return self.from_on is not None


def excuse_of(
    request: Request, pack: CreditPack, *, today: date, holidays: Collection[date] = ()
) -> Excuse:
    """Requested on 2025-03-03 for 2025-04-17: 45 days, in time. Received on Monday the 3rd, silent through
    Monday the 10th: excused from the 11th. At most a year, a leap day included.
    """
    asked = pack.first_lead_days if request.is_first else pack.later_lead_days
    lead = (request.needed_on - request.requested_on).days
    silent = working_days_after(request.received_on, pack.silent_business_days, holidays)
    start = _start(request, silent, today) if lead >= asked else None
    return Excuse(
        lead_days=lead, asked_lead=asked, silent_until=silent, from_on=start,
        until_on=None if start is None else _last_day(start, pack.excused_months),
    )  # fmt: skip


def _last_day(start: date, months: int) -> date:
    """The day before the same day so many months later; from 29 February on, the 28th a year later."""
    same = months_after(start, months)
    return same if same.day < start.day else same - DAY


def _start(request: Request, silent: date, today: date) -> date | None:
    if request.is_denied:
        return None if request.refused_standards else request.answered_on
    answered_late = request.answered_on is not None and request.answered_on > silent
    is_silent = request.answered_on is None and today > silent
    return silent + DAY if is_silent or answered_late else None
