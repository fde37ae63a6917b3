"""Guests: asked by one co-chair, in the room once the others have agreed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.meetings import notices, queries
from highroad.areas.meetings.models import Guest, GuestWord, Meeting
from highroad.areas.meetings.permissions import (
    chair_side,
    may_agree_to_guest,
    may_ask_guest,
    seat_in,
)
from highroad.areas.meetings.rules import guests
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def ask_guest(
    *, meeting: Meeting, name: str, by: User, at: datetime, organization: str = "", topic: str = ""
) -> Guest:
    """Ask somebody in: one's own side agrees by that, and whose word the charter wants is asked."""
    require(may_ask_guest(by, meeting))
    if not name.strip():
        raise Refused(no("Say who shall come."))
    seat = seat_in(by, meeting.body)
    clauses = queries.terms_of(meeting.body, queries.day_of(meeting)).clauses
    guest = Guest.objects.create(
        meeting=meeting,
        name=name.strip(),
        organization=organization.strip(),
        topic=topic.strip(),
        needs=[side.value for side in guests.needed(clauses, inviting=seat.side)],
        asked_by_alias=seat.alias,
        asked_at=at,
    )
    _say(guest, by, at)
    notices.ask_about_guest(guest, at=at)
    return guest


@transaction.atomic
def agree_to_guest(*, guest: Guest, by: User, at: datetime) -> None:
    """The other side's word. Raises `Refused`."""
    require(may_agree_to_guest(by, guest))
    _say(guest, by, at)


@transaction.atomic
def take_back_guest(*, guest: Guest, by: User, at: datetime) -> None:
    """Any co-chair says that the guest does not come after all."""
    require(may_ask_guest(by, guest.meeting))
    Guest.objects.filter(pk=guest.pk, taken_back_at=None).update(taken_back_at=at)
    notices.close_guest(guest, by_alias=seat_in(by, guest.meeting.body).alias, at=at)


def _say(guest: Guest, by: User, at: datetime) -> None:
    seat = seat_in(by, guest.meeting.body)
    side = chair_side(by, guest.meeting.body) or Side(seat.side)
    GuestWord.objects.get_or_create(
        guest=guest, side=side, defaults={"by_alias": seat.alias, "at": at}
    )
    notices.close_guest(guest, by_alias=seat.alias, at=at, side=seat.side)
    ledger.record(
        guest.meeting.log,
        act="guest.agreed",
        about=Ref.to(guest),
        by=seat.alias,
        at=at,
        side=seat.side,
        content={"name": guest.name, "organization": guest.organization},
    )
