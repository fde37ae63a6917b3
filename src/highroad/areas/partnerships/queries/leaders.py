"""Who led each side at a moment, and who leads it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from highroad.areas.partnerships.models import Body, Holder
from highroad.areas.partnerships.queries.seats import key_sides
from highroad.areas.partnerships.vocabulary import SeatRole, Side


@dataclass(frozen=True)
class NewLeader:
    """A co-chair who acts now for a side that another led before."""

    side: Side
    holder: Holder
    since: datetime


def new_leaders(body: Body, *, since: datetime, on: date) -> list[NewLeader]:
    """The sides with a key whose co-chair is another than at a moment, and who it is now.

    Of a side that nobody led at that moment, the last co-chair before it counts; a side that never
    had one has no new one. A vacant seat is no change yet: nobody could confirm anything for it.
    """
    rows = Holder.objects.filter(body=body, is_alternate=False, seat__role=SeatRole.CO_CHAIR)
    chairs = [row for row in rows.select_related("seat", "user", "invitation__accepted_by")]
    found = []
    for side in key_sides(body):
        own = sorted((row for row in chairs if row.seat.side == side and _began(row)), key=_start)
        before = [row for row in own if _start(row) <= since]
        now = [row for row in own if row.acts_on(on)]
        if before and now and now[-1].person != before[-1].person:
            found.append(NewLeader(side, now[-1], _start(now[-1])))
    return found


def _began(holder: Holder) -> bool:
    return holder.person is not None and holder.confirmed_at is not None


def _start(holder: Holder) -> datetime:
    """When somebody began to act: confirmed, and arrived."""
    confirmed = holder.confirmed_at or holder.appointed_at
    came = holder.invitation.accepted_at if holder.invitation else None
    return max(confirmed, came) if came else confirmed
