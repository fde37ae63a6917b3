"""What a kept request is worth on a day, and when it has to be asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from highroad.areas.training.rules.credits.good_faith import Excuse, Request
from highroad.areas.training.rules.credits.packs import CreditPack
from highroad.areas.training.vocabulary.credits import ReplyKind, RequestState

DAY = timedelta(days=1)


def state_of(
    request: Request, excuse: Excuse, *, reply: str, is_whole: bool, today: date
) -> RequestState:
    """In this order: sent too late, not whole, refused standards, what came of it, silence.

    `is_whole`: dates, occupation, place, number, hours, contact and the statement of intent are in it.
    """
    if not excuse.is_in_time:
        return RequestState.LATE
    if not is_whole:
        return RequestState.INCOMPLETE
    if reply == ReplyKind.STANDARDS:
        return RequestState.NOT
    if excuse.until_on is not None:
        return RequestState.RAN_OUT if today > excuse.until_on else RequestState.EXCUSES
    if reply == ReplyKind.SENT:
        return RequestState.SENT
    return RequestState.WAITING


@dataclass(frozen=True, kw_only=True)
class Renewal:
    """The next request to the same program: sent by a day, for the day after the excuse ends."""

    ask_by: date
    needed_on: date


def renewal_of(excuse: Excuse, pack: CreditPack) -> Renewal | None:
    """Later requests go out 14 days ahead; nothing where nothing is excused."""
    if excuse.until_on is None:
        return None
    needed = excuse.until_on + DAY
    return Renewal(ask_by=needed - timedelta(days=pack.later_lead_days), needed_on=needed)
