"""Asking people in again who were brought here with their partnership, as names without a way in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries
from highroad.areas.partnerships.models import Holder
from highroad.areas.partnerships.permissions import may_ask_in
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@transaction.atomic
def ask_in(*, holder: Holder, email: str, by: User, at: datetime) -> Holder:
    """Ask the owner of an address to take the seats that a brought name holds for this side.

    They act once they accept, as confirmed as the name was; what it answered stays its answer.
    Raises `Refused` if `by` may not, or if somebody sits there who can sign in.
    """
    kept = Holder.objects.select_for_update(of=("self",)).get(pk=holder.pk)
    require(may_ask_in(by, kept))
    seat = kept.seat
    invitation, _token = accounts.invite(email=email, about=Ref.to(seat), by=by, at=at)
    Holder.objects.filter(
        user=kept.user, ended_at=None, body__partnership=seat.body.partnership, seat__side=seat.side
    ).update(user=None, invitation=invitation)
    kept.refresh_from_db()
    ledger.record(
        seat.body.partnership.log,
        act="seat.asked_in",
        about=Ref.to(kept),
        by=queries.alias_of(by, seat.body.partnership, body=seat.body),
        at=at,
        side=seat.side,
    )
    return kept
