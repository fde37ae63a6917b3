"""Making a second body out of a first: its sides, some of its seats, and who sits there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.actions.charters import keep_draft
from highroad.areas.partnerships.models import Body, BodySide, Charter, Holder, Seat
from highroad.kit.answers import Refused, no
from highroad.kit.refs import Ref


@transaction.atomic
def divide(
    *,
    body: Body,
    name: str,
    seats: Sequence[Seat],
    charter: Charter | None,
    by_alias: str,
    at: datetime,
) -> Body:
    """The new body, set up as the old one. For whoever has the word of both sides; asks nobody.

    Seats end in the old body and begin in the new one with the same people; a draft with the clauses
    of `charter` lies there. Raises `Refused` if the name is taken.
    """
    made = Body(
        partnership=body.partnership, parent=body.parent, name=name, kind=body.kind,
        is_sealed_signing=body.is_sealed_signing, made_at=at,
        smallest_committee_cell=body.smallest_committee_cell,
        smallest_public_cell=body.smallest_public_cell,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("There is a body named {name} already.", name=name)) from error
    for side in BodySide.objects.filter(body=body):
        BodySide.objects.create(
            body=made, side=side.side, holds_key=side.holds_key, rule=side.rule, base=side.base,
            quorum=side.quorum,
        )  # fmt: skip
    for seat in seats:
        _move(seat, made, by_alias, at)
    if charter is not None:
        keep_draft(made, charter, by_alias=by_alias, at=at)
    return made


def _move(seat: Seat, to: Body, by_alias: str, at: datetime) -> None:
    """End a seat here and begin it there; its alias stays with what was done in the old body."""
    holders = list(Holder.objects.filter(seat=seat, ended_at=None))
    for holder in holders:
        Holder.objects.filter(pk=holder.pk).update(ended_at=at, ended_by_alias=by_alias)
    seat.ended_at = at
    seat.save(update_fields=["ended_at"])
    new = Seat.objects.create(
        body=to, party=seat.party, side=seat.side, role=seat.role, title=seat.title,
        carries_key=seat.carries_key, made_at=at,
    )  # fmt: skip
    for holder in holders:
        Holder.objects.create(
            seat=new, body=to, user=holder.user, invitation=holder.invitation,
            is_alternate=holder.is_alternate, rank=holder.rank, from_on=holder.from_on,
            to_on=holder.to_on, appointed_by_alias=by_alias, appointed_at=at,
            confirmed_by_alias=by_alias if holder.confirmed_at else "",
            confirmed_at=at if holder.confirmed_at else None,
        )  # fmt: skip
    ledger.record(
        to.log,
        act="seat.moved",
        about=Ref.to(new),
        by=by_alias,
        at=at,
        side=seat.side,
        content={"from": seat.alias, "seat": new.alias, "title": seat.title},
    )
