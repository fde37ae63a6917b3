"""Who is in the room, seat by seat, and whether that is a quorum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import Attendance, Guest, Meeting
from highroad.areas.meetings.queries.seen import get_meeting
from highroad.areas.meetings.queries.terms import MeetingTerms, terms_of
from highroad.areas.meetings.rules import quorum as rules
from highroad.areas.meetings.rules.quorum import Presence, Quorum
from highroad.areas.meetings.vocabulary import Manner
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Holder, Seat
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class Sitter:
    """Somebody who may sit in a seat that day."""

    key: UUID
    name: str
    is_alternate: bool


@dataclass(frozen=True)
class Place:
    """One seat in the room: who may sit there, and how it is there."""

    key: UUID
    title: str
    side: str
    is_chair: bool
    carries_key: bool
    sitters: tuple[Sitter, ...]
    manner: Manner | None
    name: str
    proxy: UUID | None
    proxy_title: str

    @property
    def is_there(self) -> bool:
        return self.manner in rules.IN_THE_ROOM


@dataclass(frozen=True)
class Bench:
    """The seats of one side; the empty side are those with a voice only."""

    side: Side | None
    places: tuple[Place, ...]

    @property
    def there(self) -> int:
        return sum(place.is_there for place in self.places)


@dataclass(frozen=True)
class GuestLine:
    """Somebody from outside, and which sides have agreed."""

    key: UUID
    name: str
    organization: str
    topic: str
    agreed: frozenset[Side]
    missing: tuple[Side, ...]

    @property
    def is_welcome(self) -> bool:
        return not self.missing


def benches_of(meeting: Meeting, seen_by: User) -> list[Bench]:
    """The seats of a body side by side, with how each is there. Raises `NotFound`."""
    get_meeting(meeting.key, seen_by)
    places = places_of(meeting)
    sides: list[str] = [side for side in Side if any(place.side == side for place in places)]
    if any(not place.side for place in places):
        sides.append("")
    return [
        Bench(Side(side) if side else None, tuple(one for one in places if one.side == side))
        for side in sides
    ]


def day_of(meeting: Meeting) -> date:
    """The day on which a meeting is held, where it is held."""
    return meeting.starts_local.date()


def places_of(meeting: Meeting) -> list[Place]:
    """Every seat of the body, co-chairs first; of a meeting held, also seats that ended since."""
    rows = Attendance.objects.filter(meeting=meeting).select_related(
        "seat", "proxy", "holder__user", "holder__invitation__accepted_by"
    )
    noted = {row.seat_id: row for row in rows}
    seats = {seat.pk: seat for seat in Seat.objects.filter(body=meeting.body_id, ended_at=None)} | {
        row.seat_id: row.seat for row in noted.values()
    }
    sitters = _sitters(meeting)
    ordered = sorted(seats.values(), key=lambda seat: (not seat.is_co_chair, seat.made_at))
    return [_place(seat, sitters.get(seat.pk, []), noted.get(seat.pk)) for seat in ordered]


def _sitters(meeting: Meeting) -> dict[UUID, list[Sitter]]:
    day = max(day_of(meeting), timezone.localdate()) if not meeting.closed_at else day_of(meeting)
    acting = partnerships.acting_holders(day).filter(body=meeting.body_id)
    found: dict[UUID, list[Sitter]] = {}
    for holder in acting.select_related("user", "invitation__accepted_by"):
        sitter = Sitter(holder.key, str(holder.person or ""), holder.is_alternate)
        found.setdefault(holder.seat_id, []).append(sitter)
    return found


def _place(seat: Seat, sitters: Iterable[Sitter], row: Attendance | None) -> Place:
    return Place(
        key=seat.key,
        title=seat.title,
        side=seat.side,
        is_chair=seat.is_co_chair,
        carries_key=seat.carries_key,
        sitters=tuple(sitters),
        manner=Manner(row.manner) if row else None,
        name=str(row.holder.person or "") if row and row.holder else "",
        proxy=row.proxy_id if row else None,
        proxy_title=row.proxy.title if row and row.proxy else "",
    )


def quorum_of(meeting: Meeting, *, terms: MeetingTerms | None = None) -> Quorum:
    """What those in the room may do now, by the rules in force on the day of the meeting."""
    return quorum_among(places_of(meeting), terms or terms_of(meeting.body, day_of(meeting)))


def quorum_among(places: Iterable[Place], terms: MeetingTerms) -> Quorum:
    """Count the seats that carry a key."""
    keyed = [place for place in places if place.side and place.carries_key]
    seats: dict[Side, int] = {}
    for place in keyed:
        seats[Side(place.side)] = seats.get(Side(place.side), 0) + 1
    presences = [
        Presence(
            seat=str(place.key),
            side=Side(place.side),
            manner=place.manner,
            is_chair=place.is_chair,
            proxy=str(place.proxy or ""),
        )
        for place in keyed
        if place.manner is not None
    ]
    return rules.count(presences, terms.clauses, seats=seats, is_first_year=terms.is_first_year)


def holder_for(seat: Seat, key: UUID, on: date) -> Holder | None:
    """Somebody who acts for a seat on a day, by the key of their service."""
    return partnerships.acting_holders(on).filter(seat=seat, pk=key).first()


def list_guests(meeting: Meeting, seen_by: User) -> list[GuestLine]:
    """Who was asked in, and whose word is missing. Raises `NotFound`."""
    get_meeting(meeting.key, seen_by)
    return guests_of(meeting)


def guests_of(meeting: Meeting) -> list[GuestLine]:
    """Who was asked in to a meeting, for whoever may see it."""
    rows = Guest.objects.filter(meeting=meeting, taken_back_at=None).prefetch_related("words")
    keys = partnerships.key_sides(meeting.body)
    return [_guest(row, keys) for row in rows]


def sides_missing(guest: Guest) -> tuple[Side, ...]:
    """The sides whose word a guest still needs, as the charter had it when the guest was asked."""
    return _guest(guest, partnerships.key_sides(guest.meeting.body)).missing


def _guest(row: Guest, keys: tuple[Side, ...]) -> GuestLine:
    agreed = frozenset(Side(word.side) for word in row.words.all())
    needs = keys if row.needs is None else tuple(Side(side) for side in row.needs)
    return GuestLine(
        key=row.key,
        name=row.name,
        organization=row.organization,
        topic=row.topic,
        agreed=agreed,
        missing=tuple(side for side in needs if side not in agreed),
    )
