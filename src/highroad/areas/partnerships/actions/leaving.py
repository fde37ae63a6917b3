"""What ends when a party leaves: its service, its seats, its place at the table."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.models import Holder, Party, Seat
from highroad.kit.refs import Ref


@transaction.atomic
def leave(*, party: Party, on: date, by_alias: str, at: datetime) -> None:
    """End every seat of a party and whoever sits in it; the party's last day was the one before.

    For whoever has carried out a notice that has run: nobody leaves by this alone.
    """
    for holder in Holder.objects.filter(seat__party=party, ended_at=None):
        holder.ended_at, holder.ended_by_alias = at, by_alias
        holder.save(update_fields=["ended_at", "ended_by_alias"])
    for seat in Seat.objects.filter(party=party, ended_at=None).select_related("body__partnership"):
        seat.ended_at = at
        seat.save(update_fields=["ended_at"])
        ledger.record(
            seat.body.log,
            act="seat.ended",
            about=Ref.to(seat),
            by=by_alias,
            at=at,
            side=seat.side,
            content={"seat": seat.alias, "title": seat.title, "party": str(party)},
        )
    party.to_on = max(party.from_on, on)
    party.save(update_fields=["to_on"])
