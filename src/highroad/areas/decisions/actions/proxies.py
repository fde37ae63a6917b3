"""Lending one's seat's answer to another seat of one's side, on the record, and taking it back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Decision, Proxy
from highroad.areas.decisions.permissions import may_give_proxy, may_revoke_proxy
from highroad.areas.decisions.rules import may_last
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def give_proxy(
    *,
    body: Body,
    holder: Seat,
    to_on: date,
    by: User,
    at: datetime,
    decision: Decision | None = None,
) -> Proxy:
    """Let another seat of one's side answer for one's own, until a day; for one decision or for all.

    Raises `Refused` unless the charter in force allows it, within a side, and the other seat holds
    no more than it may.
    """
    day = timezone.localdate(at)
    require(may_give_proxy(by, body, holder, day, decision=decision))
    require(may_last(day, to_on))
    giver = partnerships.seat_of(by, body=body, on=day)
    if giver is None:
        raise Refused(no("You have no seat in this body."))
    proxy = Proxy(
        body=body,
        giver=giver,
        holder=holder,
        decision=decision,
        from_on=day,
        to_on=to_on,
        given_at=at,
    )
    try:
        with transaction.atomic():
            proxy.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("This seat has lent its answer already. Take that back first.")) from error
    _record(proxy, act="proxy.given", at=at)
    return proxy


@transaction.atomic
def revoke_proxy(*, proxy: Proxy, by: User, at: datetime) -> Proxy:
    """Take the own answer back; what was answered by proxy before stays answered."""
    kept = Proxy.objects.select_for_update(of=("self",)).get(pk=proxy.pk)
    require(may_revoke_proxy(by, kept, timezone.localdate(at)))
    kept.revoked_at = at
    kept.save(update_fields=["revoked_at"])
    _record(kept, act="proxy.revoked", at=at)
    return kept


def _record(proxy: Proxy, *, act: str, at: datetime) -> None:
    """In the own side's log: who may answer for whom is a side's affair until somebody does."""
    ledger.record(
        proxy.body.partnership.side_log(proxy.giver.side),
        act=act,
        about=Ref.to(proxy),
        by=proxy.giver.alias,
        at=at,
        side=proxy.giver.side,
        content={
            "giver": proxy.giver.alias,
            "holder": proxy.holder.alias,
            "decision": str(proxy.decision_id or ""),
            "from": proxy.from_on.isoformat(),
            "to": proxy.to_on.isoformat(),
        },
    )
