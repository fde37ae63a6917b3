"""Who is told of what about meetings. A mail carries body, time and place, and never a paper."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.meetings import queries
from highroad.areas.meetings.models import DatePoll, Guest, Meeting
from highroad.areas.meetings.rules import calendars
from highroad.areas.meetings.rules.calendars import Addressed
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.refs import Ref

CALLED = "meeting.called"
MOVED = "meeting.moved"
CANCELLED = "meeting.cancelled"
MINUTES_LATE = "minutes.late"
MINUTES_PUT = "minutes.put"
GUEST = "guest.asked"
POLL = "poll.asked"


def everybody(body: Body) -> list[User]:
    """Whoever acts for a seat of the body, holders and alternates, also those with a voice only."""
    seats = [str(seat.key) for seat in queries.seats_asked(body)]
    people = partnerships.people_of_seats(seats).values()
    return list({person.pk: person for group in people for person in group}.values())


def invite(meeting: Meeting, *, at: datetime) -> None:
    """The call, with an entry for the calendar."""
    title = gettext_noop("{body}: you are invited for {day}")
    _tell_everybody(meeting, CALLED, title, at=at)


def tell_of_move(meeting: Meeting, *, at: datetime) -> None:
    """Another time or place: the entry in the calendar is replaced."""
    title = gettext_noop("{body}: the meeting has moved, it is on {day}")
    _tell_everybody(meeting, MOVED, title, at=at)


def tell_of_cancelling(meeting: Meeting, *, at: datetime) -> None:
    """Called off: the entry leaves the calendar."""
    title = gettext_noop("{body}: the meeting of {day} is called off")
    _tell_everybody(meeting, CANCELLED, title, at=at)


def _tell_everybody(meeting: Meeting, event: str, title: str, *, at: datetime) -> None:
    occasion = queries.occasion_of(meeting)

    def entry(person: User) -> str:
        addressed = Addressed(organizer=settings.DEFAULT_FROM_EMAIL, attendee=person.email)
        return calendars.invitation(occasion, addressed).decode()

    accounts.tell(
        to=everybody(meeting.body),
        event=event,
        kind=MessageKind.VIEW,
        title=title,
        values=_values(meeting),
        about=Ref.to(meeting),
        place=Ref.to(meeting.body),
        at=at,
        once=f"{event}:{meeting.key}:{meeting.sequence}",
        calendar=entry,
    )


def _values(meeting: Meeting) -> dict[str, str | int]:
    return {
        "body": meeting.body.name,
        "day": meeting.starts_local.strftime("%Y-%m-%d %H:%M"),
    }


def remind_of_minutes(meeting: Meeting, *, days: int, at: datetime) -> int:
    """Minutes are missing: the side that keeps them, and the co-chairs, each reminder once."""
    keepers = (
        partnerships.people_of_side(meeting.body, meeting.keeper_side)
        if meeting.keeper_side
        else []
    )
    chairs = [
        person
        for side in partnerships.key_sides(meeting.body)
        for person in partnerships.co_chairs_of_side(meeting.body, side)
    ]
    return accounts.tell(
        to=[*keepers, *chairs],
        event=MINUTES_LATE,
        kind=MessageKind.ACT,
        title=gettext_noop("{body}: the minutes of {day} are missing"),
        values=_values(meeting),
        about=Ref.to(meeting),
        place=Ref.to(meeting.body),
        at=at,
        once=f"{MINUTES_LATE}:{meeting.key}:{days}",
    )


def close_late(meeting: Meeting, *, by_alias: str, at: datetime) -> None:
    """The minutes went to the signatures: nobody is asked for them any more."""
    accounts.close(about=Ref.to(meeting), event=MINUTES_LATE, by_alias=by_alias, at=at)


def tell_of_minutes(meeting: Meeting, *, by: User, at: datetime) -> None:
    """Whoever sits in the body can read the text that the co-chairs are asked to sign."""
    accounts.tell(
        to=[person for person in everybody(meeting.body) if person.pk != by.pk],
        event=MINUTES_PUT,
        kind=MessageKind.VIEW,
        title=gettext_noop("{body}: the minutes of {day} can be read"),
        values=_values(meeting),
        about=Ref.to(meeting),
        place=Ref.to(meeting.body),
        at=at,
        once=f"{MINUTES_PUT}:{meeting.key}:{at.isoformat()}",
    )


def ask_about_guest(guest: Guest, *, at: datetime) -> None:
    """The co-chairs whose word the charter wants and who have not agreed yet."""
    meeting = guest.meeting
    for side in queries.sides_missing(guest):
        accounts.tell(
            to=partnerships.co_chairs_of_side(meeting.body, side),
            event=f"{GUEST}:{side.value}",
            kind=MessageKind.ACT,
            title=gettext_noop("{body}: may a guest come on {day}?"),
            values=_values(meeting),
            about=Ref.to(guest),
            place=Ref.to(meeting.body),
            at=at,
            once=f"{GUEST}:{guest.key}",
        )


def close_guest(guest: Guest, *, by_alias: str, at: datetime, side: str = "") -> None:
    """A side has answered, or the guest does not come."""
    sides = [side] if side else [one.value for one in partnerships.key_sides(guest.meeting.body)]
    for one in sides:
        accounts.close(about=Ref.to(guest), event=f"{GUEST}:{one}", by_alias=by_alias, at=at)


def ask_for_dates(poll: DatePoll, *, at: datetime) -> None:
    """Every seat is asked, and by its answer no more."""
    seats = [str(seat.key) for seat in queries.seats_asked(poll.body)]
    for seat, people in partnerships.people_of_seats(seats).items():
        accounts.tell(
            to=people,
            event=f"{POLL}:{seat}",
            kind=MessageKind.ACT,
            title=gettext_noop("{body}: which days work for you?"),
            values={"body": poll.body.name},
            about=Ref.to(poll),
            place=Ref.to(poll.body),
            at=at,
            once=f"{POLL}:{poll.key}",
        )


def close_poll(poll: DatePoll, *, seat: str, by_alias: str, at: datetime) -> None:
    """A seat has answered; or, without a seat, a time is chosen and nobody is asked any more."""
    seats = [seat] if seat else [str(one.key) for one in queries.seats_asked(poll.body)]
    for one in seats:
        accounts.close(about=Ref.to(poll), event=f"{POLL}:{one}", by_alias=by_alias, at=at)
