"""What the charter of a body asks its co-chairs and its sponsors to do, for the inbox."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import User
from highroad.areas.commitments import queries as commitments
from highroad.areas.decisions import queries
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.refs import Ref

Words = str | Promise


@dataclass(frozen=True)
class CharterLine:
    """Something the charter asks for: what, where, since when, and the way there."""

    title: Words
    place: str
    since: datetime
    address: str
    button: Words
    about: str


def lines_for(
    user: User, seats: Collection[partnerships.SeatLine], on: date
) -> Iterable[CharterLine]:
    """Texts to be sent on, texts that came to one as sponsor, what came back, bodies to be divided."""
    led = {seat.body_key: seat for seat in seats if _leads(seat)}
    asked = queries.asked_by_charter(user, list(led), on) if seats else frozenset()
    if asked - {"advise"}:
        yield from _of_leaders(led, on)
    if "advise" in asked:
        yield from _of_sponsors(user)


def _leads(seat: partnerships.SeatLine) -> bool:
    return seat.role == "co_chair" and seat.carries_key and not seat.is_alternate


def _of_leaders(led: dict[UUID, partnerships.SeatLine], on: date) -> Iterable[CharterLine]:
    keys = [seat.body_key for seat in led.values()]
    for sent in queries.sent_from(keys):
        seat = led[sent.body_key]
        yield CharterLine(
            _("Sent to %(who)s: %(title)s") % {"who": sent.who, "title": sent.title},
            f"{seat.partnership_name} · {seat.body_name}",
            sent.since,
            reverse("decisions:bring_back", kwargs={"key": sent.key}),
            _("Enter what came back"),
            f"decisions.fallback:{sent.key}",
        )
    for failed in queries.to_send_on(keys, on):
        yield CharterLine(
            _("Not agreed, may be sent on: %(title)s") % {"title": failed.title},
            _place(failed.body),
            failed.opened_at,
            reverse("decisions:detail", kwargs={"key": failed.key}) + "#by-charter",
            _("See where the charter sends it"),
            str(Ref.to(failed)),
        )
    for split in queries.to_carry_out(keys, on):
        yield CharterLine(
            _("Both sides adopted it: %(name)s becomes a body of its own") % {"name": split.name},
            _place(split.body),
            split.made_at,
            reverse("partnerships:body", kwargs={"key": split.body_id}) + "#splits",
            _("Carry it out"),
            str(Ref.to(split)),
        )


def _of_sponsors(user: User) -> Iterable[CharterLine]:
    for fallback in queries.to_advise(user):
        decision = fallback.decision
        if user not in commitments.sponsors_of_body(decision.body).values():
            continue
        yield CharterLine(
            _("Sent to you as sponsor: %(title)s") % {"title": decision.title},
            _place(decision.body),
            fallback.sent_at,
            reverse("decisions:detail", kwargs={"key": decision.key}),
            _("Read it, and tell the co-chairs what you advise"),
            str(Ref.to(decision)),
        )


def _place(body: partnerships.Body) -> str:
    return f"{body.partnership.name} · {body.name}"
