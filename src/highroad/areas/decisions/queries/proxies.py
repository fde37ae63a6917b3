"""Proxies: who has lent their answer to whom, as their own side may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Decision, Proxy
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class ProxyLine:
    """One seat's answer in another seat's hands."""

    key: UUID
    giver: str
    holder: str
    side: Side
    decision: str
    """The title of the one decision it is for; empty where it is for all."""
    from_on: date
    to_on: date
    is_revoked: bool
    is_mine: bool


def open_proxies(body: Body, on: date) -> QuerySet[Proxy]:
    """The proxies in force in a body on a day."""
    return Proxy.objects.filter(body=body, revoked_at=None, from_on__lte=on, to_on__gte=on)


def get_proxy(key: UUID | str, seen_by: User) -> Proxy:
    """A proxy of one's own side. Raises `NotFound`."""
    proxy = partnerships.one(
        Proxy.objects.select_related("body__partnership", "giver", "holder"), key
    )
    partnerships.must_speak_for(proxy.body, proxy.giver.side, seen_by)
    return proxy


def list_proxies(body: Body, seen_by: User) -> list[ProxyLine]:
    """All proxies of the reader's own side in a body, revoked ones too, newest first."""
    seat = partnerships.seat_of(seen_by, body=body)
    if seat is None or not seat.side:
        return []
    found = Proxy.objects.filter(body=body, giver__side=seat.side)
    return [
        ProxyLine(
            key=proxy.key,
            giver=proxy.giver.title,
            holder=proxy.holder.title,
            side=Side(proxy.giver.side),
            decision=proxy.decision.title if proxy.decision else "",
            from_on=proxy.from_on,
            to_on=proxy.to_on,
            is_revoked=proxy.revoked_at is not None,
            is_mine=proxy.giver_id == seat.pk,
        )
        for proxy in found.select_related("giver", "holder", "decision").order_by("-given_at")
    ]


def proxy_for(decision: Decision, giver: Seat, holder: Seat, on: date) -> Proxy | None:
    """The proxy by which one seat may answer a decision for another, or nothing."""
    mine = open_proxies(decision.body, on).filter(giver=giver, holder=holder)
    return mine.filter(Q(decision=decision) | Q(decision=None)).first()


def seats_lent_to(decision: Decision, holder: Seat, on: date) -> list[Seat]:
    """The seats for which a seat may answer a decision by proxy."""
    lent = open_proxies(decision.body, on).filter(holder=holder)
    lent = lent.filter(Q(decision=decision) | Q(decision=None)).select_related("giver")
    return list({proxy.giver_id: proxy.giver for proxy in lent}.values())


def held_by(seat: Seat, on: date) -> int:
    """How many proxies a seat holds on a day."""
    return open_proxies(seat.body, on).filter(holder=seat).count()
