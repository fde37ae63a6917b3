"""Who sits where today, for which side, with which key. Only confirmed holders are counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from highroad.areas.accounts.models import Invitation, User
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Holder,
    Partnership,
    Party,
    Seat,
    StatusChange,
)
from highroad.areas.partnerships.rules import SideTerms
from highroad.areas.partnerships.vocabulary import (
    Base,
    PartnershipStatus,
    SeatRole,
    Side,
    SideRule,
)
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class SeatLine:
    """One seat of one person, with the names a page needs."""

    key: UUID
    title: str
    side: str
    role: SeatRole
    carries_key: bool
    alias: str
    is_alternate: bool
    body_key: UUID
    body_name: str
    partnership_key: UUID
    partnership_name: str
    party_key: UUID

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


def acting_holders(on: date | None = None) -> QuerySet[Holder]:
    """Confirmed holders and alternates in force on a day, today if none is named."""
    day = on or timezone.localdate()
    return Holder.objects.filter(
        Q(to_on=None) | Q(to_on__gte=day),
        Q(user__isnull=False) | Q(invitation__accepted_by__isnull=False),
        ended_at=None,
        confirmed_at__isnull=False,
        from_on__lte=day,
        seat__ended_at=None,
    ).order_by("is_alternate", "rank", "appointed_at")


def sits(user: User) -> Q:
    """Held under somebody's account, or by the invitation they came with; both have an index."""
    came_by = Invitation.objects.filter(accepted_by=user)
    return Q(user=user) | Q(user=None, invitation__in=came_by)


def _line(holder: Holder) -> SeatLine:
    seat, body = holder.seat, holder.body
    return SeatLine(
        key=seat.key,
        title=seat.title,
        side=seat.side,
        role=SeatRole(seat.role),
        carries_key=seat.carries_key,
        alias=seat.alias,
        is_alternate=holder.is_alternate,
        body_key=body.key,
        body_name=body.name,
        partnership_key=body.partnership.key,
        partnership_name=body.partnership.name,
        party_key=seat.party_id,
    )


_known: ContextVar[dict[tuple[object, date], list[SeatLine]] | None] = ContextVar(
    "seats known for the length of a reading", default=None
)


_known_pauses: ContextVar[dict[frozenset[UUID], frozenset[UUID]] | None] = ContextVar(
    "paused bodies known for the length of a reading", default=None
)


@contextmanager
def seats_read_once() -> Iterator[None]:
    """While a page that changes nothing asks every area, each asks for the same seats, and which of their
    bodies are paused: these are read once."""
    token, pauses = _known.set({}), _known_pauses.set({})
    try:
        yield
    finally:
        _known.reset(token)
        _known_pauses.reset(pauses)


def seats_of(user: User, *, on: date | None = None) -> list[SeatLine]:
    """The seats somebody acts for, by partnership and body."""
    day, known = on or timezone.localdate(), _known.get()
    if known is None:
        return _seats_of(user, day)
    if (user.pk, day) not in known:
        known[user.pk, day] = _seats_of(user, day)
    return list(known[user.pk, day])


def _seats_of(user: User, day: date) -> list[SeatLine]:
    holders = acting_holders(day).filter(sits(user)).select_related("seat", "body__partnership")
    lines = [_line(holder) for holder in holders]
    return sorted(lines, key=lambda line: (line.partnership_name, line.body_name, line.title))


def pending_seats_of(user: User) -> list[SeatLine]:
    """Seats somebody has accepted that their co-chair has still to confirm."""
    holders = (
        Holder.objects.filter(sits(user), ended_at=None, confirmed_at=None, seat__ended_at=None)
        .select_related("seat", "body__partnership")
        .order_by("appointed_at")
    )
    return [_line(holder) for holder in holders]


def seat_of(user: User, *, body: Body, on: date | None = None) -> Seat | None:
    """The seat somebody acts for in a body. Whoever should sit on two sides acts for none."""
    holders = list(acting_holders(on).filter(sits(user), body=body).select_related("seat"))
    if len({holder.seat.side for holder in holders}) != 1:
        return None
    return holders[0].seat


def must_speak_for(body: Body, side: str, user: User) -> None:
    """Go on if somebody acts for this side in a body. Raises `NotFound` otherwise."""
    seat = seat_of(user, body=body)
    if seat is None or seat.side != side:
        raise NotFound


def is_alternate(user: User, seat: Seat) -> bool:
    """Whether somebody acts for a seat as an alternate and not as its holder."""
    holder = acting_holders().filter(sits(user), seat=seat).first()
    return holder is not None and holder.is_alternate


def sides_of(user: User, *, partnership: Partnership, on: date | None = None) -> frozenset[Side]:
    """The sides somebody speaks for anywhere in a partnership."""
    found = acting_holders(on).filter(sits(user), body__partnership=partnership)
    return frozenset(Side(side) for side in found.values_list("seat__side", flat=True) if side)


def has_seat(user: User, partnership: Partnership, *, on: date | None = None) -> bool:
    """Whether somebody has a confirmed seat anywhere in a partnership."""
    return acting_holders(on).filter(sits(user), body__partnership=partnership).exists()


def joint_partnerships(user: User) -> QuerySet[Partnership]:
    """The partnerships whose joint zone somebody may see: those they have a confirmed seat in."""
    mine = acting_holders().filter(sits(user)).order_by()
    return Partnership.objects.filter(pk__in=mine.values("body__partnership"))


def holds_any_key(user: User, *, on: date | None = None) -> bool:
    """Whether somebody can turn a key anywhere."""
    return acting_holders(on).filter(sits(user), seat__carries_key=True).exists()


def parties_of(user: User, partnership: Partnership, *, on: date | None = None) -> frozenset[UUID]:
    """The keys of the parties somebody sits for."""
    found = acting_holders(on).filter(sits(user), body__partnership=partnership)
    return frozenset(found.values_list("seat__party_id", flat=True))


def parties_acted_for(
    user: User, partnership: Partnership, *, on: date | None = None
) -> list[Party]:
    """The parties somebody acts for by a seat with a key, or with a voice only, by name."""
    found = acting_holders(on).filter(sits(user), body__partnership=partnership)
    keyed = found.filter(Q(seat__carries_key=True) | Q(seat__side=""))
    parties = Party.objects.filter(pk__in=keyed.order_by().values("seat__party"))
    return list(parties.select_related("organization").order_by("organization__name"))


def parties_at(body: Body) -> list[Party]:
    """The parties with a seat on a side of a body, labor first, by name."""
    seats = Seat.objects.filter(body=body, ended_at=None).exclude(side="")
    found = Party.objects.filter(pk__in=seats.order_by().values("party"), to_on=None)
    return list(found.select_related("organization").order_by("side", "organization__name"))


def party_of(user: User, partnership: Partnership, *, on: date | None = None) -> Party | None:
    """The party somebody sits for; of several, the one of their first seat."""
    found = acting_holders(on).filter(sits(user), body__partnership=partnership)
    holder = found.select_related("seat__party__organization").first()
    return holder.seat.party if holder else None


def chair_sides_of(user: User, *, body: Body, on: date | None = None) -> frozenset[Side]:
    """The sides somebody is co-chair of in a body.

    Where a side has no co-chair in the body yet, its co-chairs elsewhere in the partnership look
    after it, so that each side can fill a new body by itself.
    """
    chairs = chairs_everywhere(user, body.partnership, on=on)
    here = frozenset(Side(side) for side, where in chairs if where == body.key and side)
    elsewhere = {Side(side) for side, where in chairs if where != body.key and side}
    if not elsewhere - here:
        return here
    taken = acting_holders(on).filter(body=body, seat__role=SeatRole.CO_CHAIR)
    return here | (elsewhere - set(taken.values_list("seat__side", flat=True)))


def chairs_everywhere(
    user: User, partnership: Partnership, *, on: date | None = None
) -> list[tuple[str, UUID]]:
    """Side and body of each co-chair's seat somebody acts for; alternates are no co-chairs."""
    found = acting_holders(on).filter(
        sits(user),
        is_alternate=False,
        body__partnership=partnership,
        seat__role=SeatRole.CO_CHAIR,
    )
    return list(found.values_list("seat__side", "body_id"))


def side_has_chair(partnership: Partnership, side: Side, *, confirmed: bool = True) -> bool:
    """Whether a side has a co-chair anywhere in the partnership, or at least one invited."""
    holders = acting_holders() if confirmed else Holder.objects.filter(ended_at=None)
    return holders.filter(
        body__partnership=partnership,
        seat__side=side,
        seat__role=SeatRole.CO_CHAIR,
        seat__ended_at=None,
        is_alternate=False,
    ).exists()


def sides_with_chair(partnership: Partnership) -> frozenset[Side]:
    """The sides with a confirmed co-chair anywhere in the partnership."""
    chairs = acting_holders().filter(
        body__partnership=partnership, seat__role=SeatRole.CO_CHAIR, is_alternate=False
    )
    return frozenset(Side(side) for side in chairs.values_list("seat__side", flat=True) if side)


def key_sides(body: Body) -> tuple[Side, ...]:
    """The sides that hold a key, in the order of the vocabulary."""
    held = set(BodySide.objects.filter(body=body, holds_key=True).values_list("side", flat=True))
    return tuple(side for side in Side if side in held)


def terms_of_sides(body: Body) -> tuple[SideTerms, ...]:
    """How each side with a key decides, before any charter."""
    rows = {row.side: row for row in BodySide.objects.filter(body=body, holds_key=True)}
    return tuple(
        SideTerms(side, SideRule(rows[side].rule), Base(rows[side].base), rows[side].quorum)
        for side in Side
        if side in rows
    )


def entitled_seats(body: Body, side: Side, on: date | None = None) -> list[Seat]:
    """The filled seats of a side that carry a key: somebody confirmed acts for each."""
    filled = acting_holders(on).filter(body=body, seat__side=side, seat__carries_key=True)
    return list(Seat.objects.filter(pk__in=filled.values("seat")).order_by("made_at", "alias"))


def people_of_side(body: Body, side: Side | str, *, on: date | None = None) -> list[User]:
    """Everybody who acts for a side in a body, alternates too."""
    return _people(acting_holders(on).filter(body=body, seat__side=side))


def people_of_sides(body: Body, sides: Collection[Side | str]) -> list[User]:
    """Everybody who acts for one of these sides in a body, each once, alternates too."""
    return _people(acting_holders().filter(body=body, seat__side__in=sides))


def people_of_seats(keys: Collection[str], *, on: date | None = None) -> dict[str, list[User]]:
    """For each seat, by its key, who acts for it."""
    holders = acting_holders(on).filter(seat__in=[UUID(key) for key in keys])
    found: dict[str, list[User]] = {}
    for holder in holders.select_related("user", "invitation__accepted_by"):
        if holder.person is not None:
            found.setdefault(str(holder.seat_id), []).append(holder.person)
    return found


def co_chairs_of_side(body: Body, side: Side | str) -> list[User]:
    """Who is co-chair of a side in a body; if nobody is, its co-chairs in the partnership."""
    chairs = acting_holders().filter(
        seat__side=side, seat__role=SeatRole.CO_CHAIR, is_alternate=False
    )
    here = _people(chairs.filter(body=body))
    return here or _people(chairs.filter(body__partnership=body.partnership))


def co_chairs_of_partnership(partnership: Partnership) -> list[User]:
    """Every co-chair of every body, each once."""
    chairs = acting_holders().filter(seat__role=SeatRole.CO_CHAIR, is_alternate=False)
    found = _people(chairs.filter(body__partnership=partnership).exclude(seat__side=""))
    return list({user.pk: user for user in found}.values())


def _people(holders: QuerySet[Holder]) -> list[User]:
    found = holders.select_related("user", "invitation__accepted_by")
    people = {holder.person.pk: holder.person for holder in found if holder.person}
    return list(people.values())


def alias_of(user: User, partnership: Partnership, *, body: Body | None = None) -> str:
    """What somebody is called on the joint record: their seat, or a pseudonym without one."""
    here = Case(When(body=body, then=0), default=1) if body is not None else Value(1)
    found = acting_holders().filter(sits(user), body__partnership=partnership)
    found = found.order_by(here, "seat__role", "appointed_at")
    alias = found.values_list("seat__alias", flat=True).first()
    return alias or ledger.pseudonym_for(user.key, partnership.log)


def is_paused(body: Body) -> bool:
    """Whether a pause freezes this body: of the whole partnership, or one that names it."""
    pauses = StatusChange.objects.filter(
        partnership=body.partnership_id, status=PartnershipStatus.PAUSED, lifted_at=None
    )
    return pauses.filter(Q(bodies=None) | Q(bodies=body)).exists()


def paused_among(bodies: Collection[UUID]) -> frozenset[UUID]:
    """Which of these bodies a pause freezes."""
    asked, known = frozenset(bodies), _known_pauses.get()
    if known is None:
        return _paused_among(asked)
    if asked not in known:
        known[asked] = _paused_among(asked)
    return known[asked]


def _paused_among(bodies: frozenset[UUID]) -> frozenset[UUID]:
    pauses = StatusChange.objects.filter(status=PartnershipStatus.PAUSED, lifted_at=None)
    whole = pauses.filter(bodies=None).values("partnership")
    named = pauses.filter(bodies__isnull=False).values("bodies")
    frozen = Body.objects.filter(Q(partnership__in=whole) | Q(pk__in=named), pk__in=bodies)
    return frozenset(frozen.values_list("pk", flat=True))
