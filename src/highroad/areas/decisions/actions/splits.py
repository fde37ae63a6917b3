"""A body becomes two: proposed with the seats that go, adopted by both sides, carried out once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries
from highroad.areas.decisions.actions.opening import acting_seat, propose
from highroad.areas.decisions.models import Decision, Split
from highroad.areas.decisions.permissions import may_carry_out_split, may_propose_split
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@transaction.atomic
def propose_split(
    *, body: Body, name: str, seats: Sequence[Seat], title: str, text: str, by: User, at: datetime
) -> Decision:
    """Put to both sides that a new body is made with these seats. Raises `Refused`.

    `title` and `text` say so in words; the seats that go are named in the text by their titles.
    """
    day = timezone.localdate(at)
    require(may_propose_split(by, body, name, seats, day))
    seat = acting_seat(by, body, day)
    split = Split.objects.create(
        body=body, name=name.strip(), text=text, made_by_alias=seat.alias, made_at=at
    )
    split.seats.set(seats)
    return propose(body=body, title=title, text=text, subject=Ref.to(split), by=by, at=at)


@transaction.atomic
def carry_out_split(*, split: Split, by: User, at: datetime) -> Body:
    """Make the new body with its seats and people. The old one keeps its charter and its history.

    The new one decides as the old was set up, until it has a charter of its own; the clauses of the
    old lie there as a draft. Raises `Refused` before both sides adopted it.
    """
    day = timezone.localdate(at)
    kept = Split.objects.select_for_update(of=("self",)).get(pk=split.pk)
    require(may_carry_out_split(by, kept, day))
    seat = acting_seat(by, kept.body, day)
    charter = queries.charter_in_force(kept.body, day)
    made = partnerships.divide(
        body=kept.body, name=kept.name, seats=list(kept.seats.all()), charter=charter,
        by_alias=seat.alias, at=at,
    )  # fmt: skip
    kept.new_body, kept.done_at = made, at
    kept.save(update_fields=["new_body", "done_at"])
    ledger.record(
        kept.body.log,
        act="body.split",
        about=Ref.to(kept),
        by=seat.alias,
        at=at,
        side=seat.side,
        content={"body": str(kept.body_id), "new": str(made.key), "name": kept.name},
    )
    return made
