"""Who owns a promise, who speaks for it, and who stands behind a body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.commitments.models import Commitment, Sponsor
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class Owner:
    """Somebody who can be asked to promise: a seat of the body, or a whole side."""

    value: str
    name: str
    side: str


def side_in(user: User, commitment: Commitment, on: date | None = None) -> str:
    """The side somebody speaks for where this was promised; nothing for none, or for two."""
    return side_at(user, commitment.body, commitment.partnership, on)


def side_at(user: User, body: Body | None, partnership: Partnership, on: date | None = None) -> str:
    """The side somebody speaks for in a body; without a body, in the whole partnership."""
    if body is not None:
        seat = partnerships.seat_of(user, body=body, on=on)
        return seat.side if seat else ""
    sides = partnerships.sides_of(user, partnership=partnership, on=on)
    return next(iter(sides)).value if len(sides) == 1 else ""


def speaks_for(user: User, commitment: Commitment, on: date | None = None) -> bool:
    """Whether somebody may answer for a promise: its owner, or a co-chair of its side.

    What a whole side or a party promised, anybody of that side or party may answer for.
    """
    if commitment.owner_user_id == user.pk:
        return True
    if commitment.owner_seat_id is not None:
        people = partnerships.people_of_seats([str(commitment.owner_seat_id)], on=on)
        if any(user.pk == person.pk for found in people.values() for person in found):
            return True
    if commitment.owner_party_id is not None:
        parties = partnerships.parties_of(user, commitment.partnership, on=on)
        return commitment.owner_party_id in parties
    side = side_in(user, commitment, on)
    if not side or side != commitment.owning_side:
        return False
    is_of_side = commitment.owner_user_id is None and commitment.owner_seat_id is None
    return is_of_side or user in co_chairs_of(commitment, side)


def owners_of(commitment: Commitment) -> list[User]:
    """Whom to tell about a promise: its owner; for a side or a party, the co-chairs of its side."""
    if commitment.owner_user is not None:
        return [commitment.owner_user]
    if commitment.owner_seat_id is not None:
        found = partnerships.people_of_seats([str(commitment.owner_seat_id)])
        return [person for people in found.values() for person in people]
    return co_chairs_of(commitment, commitment.owning_side)


def co_chairs_of(commitment: Commitment, side: str) -> list[User]:
    """The co-chairs of a side where this was promised."""
    if not side:
        return []
    if commitment.body is not None:
        return partnerships.co_chairs_of_side(commitment.body, side)
    bodies = Body.objects.filter(partnership=commitment.partnership_id, parent=None)
    first = bodies.order_by("made_at").first()
    return partnerships.co_chairs_of_side(first, side) if first else []


def sponsors_of_body(body: Body) -> dict[Side, User]:
    """Who stands behind a body for each side: its own sponsors, or those of the nearest body above."""
    found: dict[Side, User] = {}
    above: Body | None = body
    while above is not None and len(found) < len(Side):
        rows = Sponsor.objects.filter(body=above, ended_at=None).select_related("user")
        for row in rows:
            found.setdefault(Side(row.side), row.user)
        above = above.parent
    return found


def sponsors_of(commitment: Commitment) -> list[User]:
    """The pair a late promise comes before; where a side has none, its co-chairs.

    A promise made within one side stays with that side.
    """
    named = sponsors_of_body(commitment.body) if commitment.body is not None else {}
    sides = [commitment.zone] if commitment.zone else [Side.LABOR.value, Side.MANAGEMENT.value]
    people: dict[object, User] = {}
    for side in sides:
        sponsor = named.get(Side(side))
        for person in [sponsor] if sponsor else co_chairs_of(commitment, side):
            people[person.pk] = person
    return list(people.values())


def possible_sponsors(body: Body, side: Side) -> list[User]:
    """Everybody who speaks for a side somewhere in the partnership, by name."""
    holders = partnerships.acting_holders().filter(
        body__partnership=body.partnership_id, seat__side=side
    )
    found = holders.select_related("user", "invitation__accepted_by")
    people = {holder.person.pk: holder.person for holder in found if holder.person}
    return sorted(people.values(), key=lambda person: person.name)


def body_of_sponsor(key: UUID | str, seen_by: User) -> Body:
    """The body a sponsor stands behind. Raises `NotFound`."""
    found = Sponsor.objects.filter(
        body__partnership__in=partnerships.joint_partnerships(seen_by)
    ).select_related("body")
    return partnerships.one(found, key).body


def possible_owners(body: Body, *, seen_by: User, side: str = "") -> list[Owner]:
    """The sides and seats of a body that can be asked; of one side only, if it is named."""
    found = partnerships.list_sides(body, seen_by)
    sides = [view for view in found if not side or (view.side and view.side.value == side)]
    return [*_whole(sides), *(owner for view in sides for owner in _seated(view))]


def _whole(views: Iterable[partnerships.SideView]) -> list[Owner]:
    return [
        Owner(f"side:{view.side.value}", str(view.side.label), view.side.value)
        for view in views
        if view.side is not None
    ]


def _seated(view: partnerships.SideView) -> Iterable[Owner]:
    for seat in view.seats:
        names = [holder.name for holder in seat.holders if holder.name and not holder.is_alternate]
        name = f"{seat.title}: {names[0]}" if names else seat.title
        yield Owner(f"seat:{seat.key}", name, view.side.value if view.side else "")
