"""A roster from a file, all at once or not at all; and a side that confirms its own people."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries, rules
from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Holder,
    Organization,
    Partnership,
    Party,
    Seat,
)
from highroad.areas.partnerships.permissions import may_confirm_roster, may_import_roster
from highroad.areas.partnerships.rules import RosterReading, RosterRow
from highroad.areas.partnerships.rules.rosters.checking import KIND_OF_SIDE
from highroad.areas.partnerships.vocabulary import SeatRole, Side
from highroad.kit.answers import require
from highroad.kit.refs import Ref

BATCH = 500


@dataclass(frozen=True)
class Loaded:
    """How much a roster brought."""

    bodies: int
    seats: int
    people: int


@transaction.atomic
def import_roster(*, partnership: Partnership, raw: bytes, by: User, at: datetime) -> Loaded:
    """Make the bodies, seats and people of a file in one go, or nothing.

    People are appointed and act for nobody before their own side has confirmed them; only the
    co-chairs of a body at the top, where their side has none yet, act once they accept, as when the
    founder invites them one by one. Raises `Refused` while the file has a single fault.
    """
    require(may_import_roster(by, partnership))
    reading = queries.read_roster(partnership, raw, by)
    require(rules.may_be_loaded(reading))
    bodies = _make_bodies(partnership, reading, at=at)
    seats = _make_seats(partnership, reading, bodies, by=by, at=at)
    people = _make_holders(partnership, reading, seats, by=by, at=at)
    found = Loaded(len(bodies), len(seats), people)
    ledger.record(
        partnership.log,
        act="roster.imported",
        about=Ref.to(partnership),
        by=queries.alias_of(by, partnership),
        at=at,
        content={
            "digest": hashlib.sha256(raw).hexdigest(),
            "bodies": found.bodies,
            "seats": found.seats,
            "people": found.people,
        },
    )
    return found


def _make_bodies(
    partnership: Partnership, reading: RosterReading, *, at: datetime
) -> dict[str, Body]:
    """The new bodies by name; parents come before children, so that each has its own."""
    there = {body.name: body for body in Body.objects.filter(partnership=partnership)}
    made: dict[str, Body] = {}
    rows = reading.bodies
    waiting = list(rows.values())
    while waiting:
        ready = [row for row in waiting if not row.parent or row.parent in there]
        level = [
            Body(
                partnership=partnership,
                parent=there.get(row.parent),
                name=row.body,
                kind=row.kind,
                made_at=at,
            )
            for row in ready
        ]
        Body.objects.bulk_create(level, batch_size=BATCH)
        there |= {body.name: body for body in level}
        made |= {body.name: body for body in level}
        waiting = [row for row in waiting if row.body not in there]
    _make_sides(made, reading)
    return made


def _make_sides(bodies: dict[str, Body], reading: RosterReading) -> None:
    """Labor and management hold a key in each body; a third side where one of its seats carries one."""
    keys = {(row.body, row.side) for row in reading.seats if row.carries_key}
    BodySide.objects.bulk_create(
        (
            BodySide(body=body, side=side)
            for name, body in bodies.items()
            for side in Side
            if side in rules.EQUAL_SIDES or (name, side.value) in keys
        ),
        batch_size=BATCH,
    )


def _make_parties(
    partnership: Partnership, rows: Sequence[RosterRow], *, at: datetime
) -> dict[str, Party]:
    known = Party.objects.filter(partnership=partnership, to_on=None)
    parties = {party.organization.name: party for party in known.select_related("organization")}
    for row in rows:
        if row.organization in parties:
            continue
        organization = Organization.objects.create(
            name=row.organization,
            kind=row.organization_kind or KIND_OF_SIDE[row.side],
            is_demonstration=partnership.is_demonstration,
        )
        parties[row.organization] = Party.objects.create(
            partnership=partnership,
            organization=organization,
            side=row.side,
            is_core=bool(row.side),
            from_on=timezone.localdate(at),
        )
    return parties


Place = tuple[str, str, str]


def _place(row: RosterRow) -> Place:
    return (row.body, row.side, row.seat.casefold())


def _make_seats(
    partnership: Partnership,
    reading: RosterReading,
    bodies: dict[str, Body],
    *,
    by: User,
    at: datetime,
) -> dict[Place, Seat]:
    parties = _make_parties(partnership, reading.seats, at=at)
    seats = {
        _place(row): Seat(
            body=bodies[row.body],
            party=parties[row.organization],
            side=row.side,
            role=row.role,
            title=row.seat,
            carries_key=row.carries_key and bool(row.side),
            made_at=at,
        )
        for row in reading.seats
    }
    Seat.objects.bulk_create(seats.values(), batch_size=BATCH)
    return seats


def _make_holders(
    partnership: Partnership,
    reading: RosterReading,
    seats: dict[Place, Seat],
    *,
    by: User,
    at: datetime,
) -> int:
    """Who has an account here is appointed; everybody else is invited. Nobody is confirmed by this."""
    users = queries.users_by_address({row.email for row in reading.people})
    asked = [row for row in reading.people if row.email not in users]
    invited = accounts.invite_many(
        addresses=[(row.email, Ref.to(seats[_place(row)])) for row in asked], by=by, at=at
    )
    letters = {row.line: letter for row, letter in zip(asked, invited, strict=True)}
    alias, day = queries.alias_of(by, partnership), timezone.localdate(at)
    first = _first_chairs(partnership, reading, by=by)
    ranks: dict[Place, count[int]] = {}
    holders = []
    for row in reading.people:
        seat = seats[_place(row)]
        rank = next(ranks.setdefault(_place(row), count(1))) if row.is_alternate else 0
        holders.append(
            Holder(
                seat=seat,
                body=seat.body,
                user=users.get(row.email),
                invitation=letters.get(row.line),
                is_alternate=row.is_alternate,
                rank=rank,
                from_on=row.from_on or day,
                to_on=row.to_on,
                appointed_by_alias=alias,
                appointed_at=at,
                confirmed_at=at if row.line in first else None,
                confirmed_by_alias=alias if row.line in first else "",
            )
        )
    Holder.objects.bulk_create(holders, batch_size=BATCH)
    return len(holders)


def _first_chairs(partnership: Partnership, reading: RosterReading, *, by: User) -> set[int]:
    """The lines of the very first co-chair of each side: the founder names them, and nobody else."""
    if not queries.is_founding(by, partnership):
        return set()
    taken = {
        side.value for side in Side if queries.side_has_chair(partnership, side, confirmed=False)
    }
    found: set[int] = set()
    for row in reading.people:
        is_chair = row.role is SeatRole.CO_CHAIR and not row.is_alternate and not row.parent
        if is_chair and row.side not in taken:
            taken.add(row.side)
            found.add(row.line)
    return found


@transaction.atomic
def confirm_roster(*, partnership: Partnership, side: Side, by: User, at: datetime) -> int:
    """Confirm everybody of one's own side who has an account and waits; from now on they act.

    Whoever sits on two sides of a body, and the co-chair who confirms, is left out: they are
    confirmed one by one. Returns how many were confirmed.
    """
    require(may_confirm_roster(by, partnership, side))
    waiting = queries.waiting_on_side(partnership, side).exclude(user=by)
    kept = list(waiting.select_for_update(of=("self",)))
    alias = queries.alias_of(by, partnership)
    for holder in kept:
        holder.user = holder.person
        holder.confirmed_at, holder.confirmed_by_alias = at, alias
    Holder.objects.bulk_update(
        kept, ["user", "confirmed_at", "confirmed_by_alias"], batch_size=BATCH
    )
    if kept:
        ledger.record(
            partnership.log,
            act="roster.confirmed",
            about=Ref.to(partnership),
            by=alias,
            at=at,
            side=side,
            content={"side": side.value, "people": len(kept)},
        )
    return len(kept)
