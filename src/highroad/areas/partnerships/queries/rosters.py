"""The roster of a body: its sides, seats, holders and alternates, and the balance between sides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.partnerships import rules
from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Holder,
    Partnership,
    Party,
    Seat,
)
from highroad.areas.partnerships.queries.partnerships import must_see, one, partnerships_of
from highroad.areas.partnerships.queries.seats import (
    acting_holders,
    chair_sides_of,
    chairs_everywhere,
    joint_partnerships,
    seats_of,
    sides_with_chair,
)
from highroad.areas.partnerships.rules import Known, Parity, RosterReading
from highroad.areas.partnerships.vocabulary import Base, HolderStatus, SeatRole, Side, SideRule


@dataclass(frozen=True)
class HolderLine:
    """Somebody in a seat, by name and status; `email` only for whoever may look after the seat."""

    key: UUID
    name: str
    email: str
    status: HolderStatus
    is_alternate: bool
    rank: int
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class RosterLine:
    """A seat with its holder and its alternates in order."""

    key: UUID
    title: str
    party: str
    role: SeatRole
    carries_key: bool
    alias: str
    holders: tuple[HolderLine, ...]

    @property
    def is_vacant(self) -> bool:
        return not any(holder.status is HolderStatus.CONFIRMED for holder in self.holders)

    @property
    def is_co_chair(self) -> bool:
        return self.role is SeatRole.CO_CHAIR


@dataclass(frozen=True)
class SideView:
    """One side of a body as its page shows it; without a side: seats with a voice only."""

    side: Side | None
    holds_key: bool
    rule: SideRule | None
    base: Base | None
    quorum: int
    seats: tuple[RosterLine, ...]

    @property
    def filled(self) -> int:
        return sum(not seat.is_vacant for seat in self.seats)


def list_sides(body: Body, seen_by: User, *, on: date | None = None) -> list[SideView]:
    """The sides of a body side by side, and last the seats with a voice only, if there are any."""
    must_see(body.partnership, seen_by)
    day = on or timezone.localdate()
    terms = {row.side: row for row in BodySide.objects.filter(body=body)}
    seats = _seats_by_side(body, seen_by, day)
    order: list[str] = [side for side in Side if side in terms or side in seats]
    if "" in seats:
        order.append("")
    return [_side_view(side, terms.get(side), seats.get(side, [])) for side in order]


def _side_view(side: str, row: BodySide | None, seats: list[RosterLine]) -> SideView:
    return SideView(
        side=Side(side) if side else None,
        holds_key=row.holds_key if row else False,
        rule=SideRule(row.rule) if row else None,
        base=Base(row.base) if row else None,
        quorum=row.quorum if row else 0,
        seats=tuple(seats),
    )


def _seats_by_side(body: Body, seen_by: User, day: date) -> dict[str, list[RosterLine]]:
    own = chair_sides_of(seen_by, body=body, on=day)
    holders: dict[UUID, list[HolderLine]] = {}
    kept = Holder.objects.filter(body=body, ended_at=None).order_by("is_alternate", "rank")
    for holder in kept.select_related("seat", "user", "invitation__accepted_by"):
        invited = holder.invitation if holder.person is None else None
        is_own = holder.seat.side in own or (invited and invited.invited_by_id == seen_by.pk)
        line = _holder_line(holder, invited.email if invited and is_own else "", day)
        if line.status is not HolderStatus.ENDED:
            holders.setdefault(holder.seat_id, []).append(line)
    found: dict[str, list[RosterLine]] = {}
    seats = Seat.objects.filter(body=body, ended_at=None).select_related("party__organization")
    for seat in seats.order_by("role", "made_at"):
        found.setdefault(seat.side, []).append(_roster_line(seat, holders.get(seat.key, [])))
    return found


def _roster_line(seat: Seat, holders: list[HolderLine]) -> RosterLine:
    return RosterLine(
        key=seat.key,
        title=seat.title,
        party=str(seat.party),
        role=SeatRole(seat.role),
        carries_key=seat.carries_key,
        alias=seat.alias,
        holders=tuple(holders),
    )


def _holder_line(holder: Holder, email: str, day: date) -> HolderLine:
    return HolderLine(
        key=holder.key,
        name=str(holder.person) if holder.person else "",
        email=email,
        status=holder.status_on(day),
        is_alternate=holder.is_alternate,
        rank=holder.rank,
        from_on=holder.from_on,
        to_on=holder.to_on,
    )


@dataclass(frozen=True)
class PersonLine:
    """Somebody with a seat, in the list of a partnership."""

    name: str
    body_key: UUID
    body: str
    seat: str
    side: str
    role: SeatRole
    is_alternate: bool

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


def list_people(
    partnership: Partnership,
    seen_by: User,
    *,
    chairs_in: Collection[UUID] | None = None,
    limit: int = 200,
) -> list[PersonLine]:
    """Who acts where in a partnership, by body, side and role; or the co-chairs of some bodies."""
    must_see(partnership, seen_by)
    holders = acting_holders().filter(body__partnership=partnership)
    if chairs_in is not None:
        holders = holders.filter(body__in=chairs_in, seat__role=SeatRole.CO_CHAIR)
    rows = holders.select_related("seat", "body", "user", "invitation__accepted_by")
    ordered = rows.order_by("body__name", "seat__side", "seat__role", "is_alternate")[:limit]
    return [
        PersonLine(
            name=str(row.person),
            body_key=row.body.key,
            body=row.body.name,
            seat=row.seat.title,
            side=row.seat.side,
            role=SeatRole(row.seat.role),
            is_alternate=row.is_alternate,
        )
        for row in ordered
    ]


def parity_of(body: Body) -> Parity:
    """Seats of labor and of management, and whether this very inequality was declared."""
    rows = Seat.objects.filter(body=body, ended_at=None).exclude(side="").order_by()
    counted = rows.values_list("side").annotate(seats=Count("pk"))
    seats = {Side(side): number for side, number in counted}
    declared = (body.parity_labor, body.parity_management) if body.parity_note else None
    return rules.parity(seats, declared=declared)


def get_seat(key: UUID | str, seen_by: User) -> Seat:
    """A seat of a partnership the reader sits in. Raises `NotFound`."""
    seats = Seat.objects.select_related("body__partnership", "party__organization")
    return one(seats.filter(body__partnership__in=partnerships_of(seen_by)), key)


def get_holder(key: UUID | str, seen_by: User) -> Holder:
    """Somebody's time in a seat, of a partnership the reader sits in. Raises `NotFound`."""
    holders = Holder.objects.select_related("seat__body__partnership", "user", "invitation")
    return one(holders.filter(body__partnership__in=partnerships_of(seen_by)), key)


def waiting_for_confirmation(user: User) -> list[Holder]:
    """People who accepted a seat and wait for this co-chair to confirm them."""
    mine = [
        line for line in seats_of(user) if line.role is SeatRole.CO_CHAIR and not line.is_alternate
    ]
    if not mine:
        return []
    waiting = (
        Holder.objects.filter(ended_at=None, confirmed_at=None, seat__ended_at=None)
        .filter(body__partnership__in=joint_partnerships(user))
        .filter(Q(user__isnull=False) | Q(invitation__accepted_by__isnull=False))
        .select_related("seat", "body__partnership", "user", "invitation__accepted_by")
        .order_by("appointed_at")
    )
    rows = list(waiting)
    if not rows:
        return []
    here = {(line.body_key, line.side) for line in mine}
    sides = {(line.partnership_key, line.side) for line in mine}
    chairs = acting_holders().filter(seat__role=SeatRole.CO_CHAIR, is_alternate=False).order_by()
    in_bodies = chairs.filter(body__in={row.body_id for row in rows})
    taken = set(in_bodies.values_list("body", "seat__side"))
    return [row for row in rows if _is_mine(row, here, sides, taken)]


def _is_mine(
    row: Holder,
    here: set[tuple[UUID, str]],
    sides: set[tuple[UUID, str]],
    taken: set[tuple[UUID, str]],
) -> bool:
    """In my body, or in one that has no co-chair of my side yet."""
    place = (row.body_id, row.seat.side)
    stands_in = (row.body.partnership_id, row.seat.side) in sides and place not in taken
    return place in here or stands_in


def chairs_of_partnership(user: User, partnership: Partnership) -> frozenset[Side]:
    """The sides somebody is co-chair of, in any body of a partnership."""
    return frozenset(Side(side) for side, _ in chairs_everywhere(user, partnership) if side)


def read_roster(partnership: Partnership, raw: bytes, by: User) -> RosterReading:
    """A roster file as it would be loaded, with every fault; nothing is kept."""
    bodies = Body.objects.filter(partnership=partnership).values_list("name", flat=True)
    parties = Party.objects.filter(partnership=partnership, to_on=None)
    known = Known(
        bodies=frozenset(bodies),
        parties=dict(parties.values_list("organization__name", "side")),
        may_name=_may_name(by, partnership),
    )
    return rules.read_roster(raw, known)


def is_founding(by: User, partnership: Partnership) -> bool:
    """Whether somebody of the program office still sets a partnership up: no side has a co-chair."""
    return by.role == Role.STAFF and by.is_active and not sides_with_chair(partnership)


def _may_name(by: User, partnership: Partnership) -> frozenset[str]:
    """The sides whose people somebody may name: the own one, and while it is founded, all."""
    if is_founding(by, partnership):
        return frozenset({"", *Side.values})
    chairs = {side.value for side in chairs_of_partnership(by, partnership)}
    return frozenset({"", *chairs}) if chairs else frozenset()


def users_by_address(addresses: Collection[str]) -> dict[str, User]:
    """Accounts by their address in small letters."""
    found: dict[str, User] = {}
    wanted = sorted(addresses)
    for start in range(0, len(wanted), 500):
        for user in User.objects.filter(email__in=wanted[start : start + 500], is_active=True):
            found[user.email.lower()] = user
    return found


def waiting_on_side(partnership: Partnership, side: Side) -> QuerySet[Holder]:
    """Those of a side who have accepted and are not confirmed, and sit nowhere else in that body."""
    others = Holder.objects.filter(
        body=OuterRef("body"), user=OuterRef("user"), ended_at=None
    ).exclude(pk=OuterRef("pk"))
    return (
        Holder.objects.filter(body__partnership=partnership, seat__side=side, seat__ended_at=None)
        .filter(ended_at=None, confirmed_at=None)
        .filter(Q(user__isnull=False) | Q(invitation__accepted_by__isnull=False))
        .exclude(Exists(others))
        .select_related("user", "invitation__accepted_by")
        .order_by("appointed_at", "pk")
    )
