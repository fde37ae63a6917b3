"""What each side is told: changes on the other side, pauses, people to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.partnerships import queries
from highroad.areas.partnerships.models import Body, Holder, Partnership, Seat, StatusChange
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

TO_CONFIRM = "seat.to_confirm"
CHANGED = "seat.changed"
STATUS = "partnership.status"


def tell_of_seat(seat: Seat, *, title: str, by: User, at: datetime, once: str) -> None:
    """The other sides of the body see what one side does with its seats."""
    others = [side for side in Side if side != seat.side]
    people = queries.people_of_sides(seat.body, others)
    _tell(
        [person for person in people if person.pk != by.pk],
        event=CHANGED,
        title=title,
        values={"body": seat.body.name, "seat": seat.title},
        about=Ref.to(seat.body),
        at=at,
        once=once,
    )


def ask_to_confirm(holder: Holder, *, by: User, at: datetime) -> None:
    """The co-chairs of the side are asked to confirm somebody who can already be confirmed."""
    chairs = queries.co_chairs_of_side(holder.body, holder.seat.side)
    accounts.tell(
        to=[chair for chair in chairs if chair != holder.person],
        event=TO_CONFIRM,
        kind=MessageKind.ACT,
        title=gettext_noop("Confirm who sits as {seat} in {body}"),
        values={"body": holder.body.name, "seat": holder.seat.title},
        about=Ref.to(holder),
        place=Ref.to(holder.body),
        at=at,
        once=f"{TO_CONFIRM}:{holder.key}",
        side=holder.seat.side,
    )


def close_confirmation(holder: Holder, *, by_alias: str, at: datetime) -> None:
    """Nobody need confirm this person any more."""
    accounts.close(about=Ref.to(holder), event=TO_CONFIRM, by_alias=by_alias, at=at)


def tell_of_status(change: StatusChange, bodies: Iterable[Body], *, by: User, at: datetime) -> None:
    """Everybody with a seat hears of a new status; of a pause, those in the paused bodies."""
    partnership = change.partnership
    people = [person for person in _people(partnership, list(bodies)) if person.pk != by.pk]
    title = gettext_noop("{partnership}: the status has changed")
    if change.lifted_at is not None:
        title = gettext_noop("{partnership}: work goes on after a pause")
    _tell(
        people,
        event=STATUS,
        title=title,
        values={"partnership": partnership.name},
        about=Ref.to(partnership),
        at=at,
        once=f"{STATUS}:{change.key}:{change.lifted_at is not None}",
    )


def tell_of_parity(body: Body, *, by: User, at: datetime) -> None:
    """The other side sees the words in which an inequality was declared."""
    people = [person for person in _people(body.partnership, [body]) if person.pk != by.pk]
    _tell(
        people,
        event="parity.declared",
        title=gettext_noop("{body}: why the sides are unequal"),
        values={"body": body.name},
        about=Ref.to(body),
        at=at,
        once=f"parity.declared:{body.key}:{body.parity_labor}:{body.parity_management}",
    )


def _people(partnership: Partnership, bodies: list[Body]) -> list[User]:
    holders = queries.acting_holders().filter(body__partnership=partnership)
    if bodies:
        holders = holders.filter(body__in=bodies)
    rows = holders.select_related("user", "invitation__accepted_by")
    return list({row.person.pk: row.person for row in rows if row.person}.values())


def _tell(
    to: Iterable[User],
    *,
    event: str,
    title: str,
    values: Mapping[str, str | int],
    about: Ref,
    at: datetime,
    once: str,
) -> None:
    accounts.tell(
        to=to,
        event=event,
        kind=MessageKind.VIEW,
        title=title,
        values=values,
        about=about,
        place=about,
        at=at,
        once=once,
    )
