"""Seats in which a name sits that was brought here from another Highroad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.accounts.rules import NOWHERE, is_placeholder
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.partnerships.models import Body, Holder, Partnership
from highroad.areas.partnerships.queries.partnerships import one, partnerships_of
from highroad.areas.partnerships.queries.seats import chairs_everywhere, seats_of
from highroad.areas.partnerships.vocabulary import SeatRole, Side
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class BroughtNames:
    """How many names of one partnership a person may ask in."""

    partnership_key: UUID
    partnership_name: str
    count: int
    since: datetime


def brought() -> QuerySet[Holder]:
    """Holders in office who are only names."""
    names = User.objects.filter(is_active=False, email__endswith=NOWHERE)
    kept = Holder.objects.filter(ended_at=None, seat__ended_at=None, user__in=names)
    return kept.select_related("seat", "body__partnership", "user").order_by(
        "body__name", "seat__side", "seat__role", "seat__title", "rank"
    )


def is_brought(holder: Holder) -> bool:
    """Whether the person in a seat is only a name."""
    user = holder.user
    return user is not None and is_placeholder(email=user.email, is_active=user.is_active)


def is_side_here(partnership: Partnership, side: Side) -> bool:
    """Whether a co-chair of a side acts, or was asked in, who is more than a name."""
    return chairs_here().filter(body__partnership=partnership, seat__side=side).exists()


def chairs_here() -> QuerySet[Holder]:
    """Co-chairs who act, or were asked in, and are more than a name."""
    kept = Holder.objects.filter(
        ended_at=None, is_alternate=False, seat__role=SeatRole.CO_CHAIR, seat__ended_at=None
    )
    return kept.exclude(user__is_active=False, user__email__endswith=NOWHERE)


def sides_asking_in(user: User, body: Body) -> frozenset[str]:
    """The sides for which somebody asks names in, in a body.

    Their own there; and where a side's co-chairs are all names, its co-chairs elsewhere do it.
    """
    chairs = chairs_everywhere(user, body.partnership)
    elsewhere = {side for side, where in chairs if side and where != body.key}
    if elsewhere:
        elsewhere -= set(chairs_here().filter(body=body).values_list("seat__side", flat=True))
    return frozenset({side for side, where in chairs if side and where == body.key} | elsewhere)


def brought_waiting_for(user: User) -> Iterator[BroughtNames]:
    """Names that wait for this person to ask them in, by partnership. Two queries at most."""
    if user.role == Role.STAFF:
        names = list(brought().filter(seat__role=SeatRole.CO_CHAIR, is_alternate=False).order_by())
        taken = sides_here(names)
        yield from grouped(
            one for one in names if (one.body.partnership_id, one.seat.side) not in taken
        )
        return
    chairs = [
        line
        for line in seats_of(user)
        if line.role == SeatRole.CO_CHAIR and not line.is_alternate and line.side
    ]
    if not chairs:
        return
    mine = {(line.partnership_key, line.side) for line in chairs}
    own = {line.body_key for line in chairs}
    names = [
        one
        for one in brought().filter(body__partnership__in={key for key, _ in mine})
        if (one.body.partnership_id, one.seat.side) in mine
        or (not one.seat.side and one.body_id in own)
    ]
    others = chairs_here().filter(body__in={one.body_id for one in names if one.body_id not in own})
    led = set(others.values_list("body_id", "seat__side")) if names else set()
    yield from grouped(one for one in names if (one.body_id, one.seat.side) not in led)


def sides_here(names: Iterable[Holder]) -> set[tuple[UUID, str]]:
    """The sides, by partnership, that have a co-chair who is more than a name."""
    where = {one.body.partnership_id for one in names}
    if not where:
        return set()
    found = chairs_here().filter(body__partnership__in=where)
    return set(found.values_list("body__partnership_id", "seat__side"))


def grouped(names: Iterable[Holder]) -> Iterator[BroughtNames]:
    """Names by partnership."""
    found: dict[UUID, list[Holder]] = {}
    for name in names:
        found.setdefault(name.body.partnership_id, []).append(name)
    for key, holders in found.items():
        yield BroughtNames(
            partnership_key=key,
            partnership_name=holders[0].body.partnership.name,
            count=len({one.user_id for one in holders}),
            since=min(one.appointed_at for one in holders),
        )


def list_brought(partnership: Partnership, seen_by: User) -> list[Holder]:
    """Every name that waits to be asked in. Raises `NotFound` for whoever does not see the partnership."""
    one(partnerships_of(seen_by), partnership.pk)
    return list(brought().filter(body__partnership=partnership))


def get_brought(key: object, seen_by: User) -> Holder:
    """One of them. Raises `NotFound`."""
    found = brought().filter(body__partnership__in=partnerships_of(seen_by), pk=key).first()
    if found is None:
        raise NotFound(key)
    return found
