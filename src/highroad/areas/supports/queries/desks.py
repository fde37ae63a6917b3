"""Desks and who works at them. A seat on a side shuts the desk, whatever else somebody is."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.supports.models import Desk, Navigator
from highroad.kit.answers import NotFound


def desk_of(partnership: Partnership) -> Desk | None:
    """The desk of a partnership, if there is one."""
    return Desk.objects.filter(partnership=partnership).select_related("partnership").first()


def desk_by_code_public(code: str) -> Desk:
    """The desk whose address stands on paper. Raises `NotFound`, also once it has closed."""
    found = Desk.objects.filter(code=code, is_open=True).select_related("partnership").first()
    if found is None:
        raise NotFound
    return found


def desks_worked_at(user: User) -> list[Desk]:
    """Where somebody is a confirmed navigator, and sits on no side of that partnership."""
    if not user.is_authenticated:
        return []
    rows = Navigator.objects.filter(user=user, confirmed_at__isnull=False, ended_at=None)
    desks = [row.desk for row in rows.select_related("desk__partnership")]
    if not desks:
        return []
    sided = {seat.partnership_key for seat in partnerships.seats_of(user) if seat.side}
    return [desk for desk in desks if desk.partnership_id not in sided]


def is_navigator(user: User, desk: Desk) -> bool:
    """Whether somebody may read this desk's cases today."""
    return desk in desks_worked_at(user)


def get_desk(key: UUID | str, seen_by: User) -> Desk:
    """A desk one works at. Raises `NotFound`."""
    try:
        wanted = UUID(str(key))
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    for desk in desks_worked_at(seen_by):
        if desk.key == wanted:
            return desk
    raise NotFound


def navigators_to_confirm(seen_by: User) -> list[Navigator]:
    """Navigators whom another side has named and who wait for this co-chair's word. One query at most."""
    sides: dict[UUID, set[str]] = {}
    for seat in partnerships.seats_of(seen_by):
        if seat.role == "co_chair" and seat.side and not seat.is_alternate:
            sides.setdefault(seat.partnership_key, set()).add(str(seat.side))
    if not sides:
        return []
    found = Navigator.objects.filter(
        desk__partnership__in=list(sides), confirmed_at=None, ended_at=None
    )
    return [
        each for each in found.select_related("user", "desk__partnership")
        if sides[each.desk.partnership_id] - {each.named_side}
    ]  # fmt: skip


def list_navigators(desk: Desk, seen_by: User) -> list[Navigator]:
    """Who works at the desk or was named, ended ones left out. Raises `NotFound` without a seat."""
    if not partnerships.has_seat(seen_by, desk.partnership) and not is_navigator(seen_by, desk):
        raise NotFound
    found = Navigator.objects.filter(desk=desk, ended_at=None)
    return list(found.select_related("user", "desk__partnership"))
