"""May this person call, bring, enter, sign for, post?"""

from __future__ import annotations

from datetime import date, datetime

from highroad.areas.accounts.models import User
from highroad.areas.decisions import permissions as decisions
from highroad.areas.meetings import queries
from highroad.areas.meetings.models import AgendaItem, DatePoll, Guest, Meeting
from highroad.areas.meetings.queries import MeetingTerms
from highroad.areas.meetings.rules import course, guests, quorum
from highroad.areas.meetings.vocabulary import MeetingStatus, MinutesStatus
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, no, yes


def may_call(user: User, body: Body) -> Answer:
    """A co-chair of any side that holds a key calls, moves and calls off."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    if chair_side(user, body):
        return yes
    return no("Only a co-chair may do this.")


def chair_side(user: User, body: Body) -> Side | None:
    """The side with a key that somebody is co-chair of in this body."""
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.is_co_chair or partnerships.is_alternate(user, seat):
        return None
    side = Side(seat.side) if seat.side else None
    return side if side in partnerships.key_sides(body) else None


def may_take_part(user: User, body: Body) -> Answer:
    """Whoever has a seat in the body, with or without a key."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    if partnerships.seat_of(user, body=body) is None:
        return no("You have no seat in this body.")
    return yes


def may_bring(user: User, meeting: Meeting, at: datetime) -> Answer:
    """Any seat brings items until the deadline of the charter; then a co-chair."""
    part = may_take_part(user, meeting.body)
    if not part:
        return part
    return course.may_change_agenda(
        meeting.status,
        closes_at=meeting.agenda_closes_at,
        at=at,
        is_chair=chair_side(user, meeting.body) is not None,
    )


def may_change_item(user: User, item: AgendaItem, at: datetime) -> Answer:
    """Whoever brought it, or a co-chair; each within the deadline that holds for them."""
    answer = may_bring(user, item.meeting, at)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=item.meeting.body)
    if seat and seat.alias == item.raised_by_alias:
        return yes
    if chair_side(user, item.meeting.body):
        return yes
    return no("Only whoever brought this, or a co-chair, may change it.")


def may_change(user: User, meeting: Meeting) -> Answer:
    """A co-chair changes what is not over and not begun."""
    answer = may_call(user, meeting.body)
    if not answer:
        return answer
    if meeting.status in (MeetingStatus.DRAFT, MeetingStatus.CALLED):
        return yes
    return no("This meeting has begun or is over.")


def may_send(user: User, meeting: Meeting) -> Answer:
    """A co-chair sends the call; nobody is told before."""
    answer = may_call(user, meeting.body)
    return answer and course.may_move(meeting.status, MeetingStatus.CALLED)


def may_cancel(user: User, meeting: Meeting) -> Answer:
    """A co-chair calls it off."""
    answer = may_call(user, meeting.body)
    return answer and course.may_move(meeting.status, MeetingStatus.CANCELLED)


def may_open(user: User, meeting: Meeting) -> Answer:
    """Anybody on a side opens a meeting that was called."""
    answer = _on_a_side(user, meeting.body)
    return answer and course.may_move(meeting.status, MeetingStatus.UNDER_WAY)


def may_close(user: User, meeting: Meeting) -> Answer:
    """Anybody on a side closes it; what is open is carried on."""
    answer = _on_a_side(user, meeting.body)
    return answer and course.may_move(meeting.status, MeetingStatus.CLOSED)


def may_enter(user: User, meeting: Meeting, *, terms: MeetingTerms | None = None) -> Answer:
    """Whoever has a seat enters notes, for all to see, while the meeting is under way.

    Where the charter says that nothing is done without quorum, only while there is one.
    """
    answer = may_take_part(user, meeting.body)
    answer = answer and course.may_write(meeting.status)
    if not answer:
        return answer
    terms = terms or queries.terms_of(meeting.body, queries.day_of(meeting))
    if not quorum.stops_without_quorum(terms.clauses):
        return yes
    return quorum.may_work(queries.quorum_of(meeting, terms=terms), terms.clauses)


def may_note_attendance(user: User, meeting: Meeting) -> Answer:
    """Anybody on a side ticks who is there."""
    answer = _on_a_side(user, meeting.body)
    return answer and course.may_write(meeting.status)


def may_put_to_decision(
    user: User, meeting: Meeting, *, terms: MeetingTerms | None = None
) -> Answer:
    """Whoever may propose, once both sides have their quorum to decide.

    Without it, only where the charter lets a meeting prepare or decide provisionally.
    """
    terms = terms or queries.terms_of(meeting.body, queries.day_of(meeting))
    answer = may_enter(user, meeting, terms=terms)
    answer = answer and decisions.may_propose(user, meeting.body)
    if not answer:
        return answer
    return quorum.may_put(queries.quorum_of(meeting, terms=terms), terms.clauses)


def may_ask_guest(user: User, meeting: Meeting, *, terms: MeetingTerms | None = None) -> Answer:
    """A co-chair asks, or anybody on a side where meetings are open; nobody where no guests come."""
    clauses = (terms or queries.terms_of(meeting.body, queries.day_of(meeting))).clauses
    allowed = guests.may_come(clauses)
    if not allowed:
        return allowed
    is_open = guests.is_open(clauses)
    answer = _on_a_side(user, meeting.body) if is_open else may_call(user, meeting.body)
    if answer and meeting.status in (MeetingStatus.CLOSED, MeetingStatus.CANCELLED):
        return no("This meeting is over.")
    return answer


def may_agree_to_guest(user: User, guest: Guest) -> Answer:
    """The co-chair of a side that has not agreed yet."""
    answer = may_ask_guest(user, guest.meeting)
    if not answer:
        return answer
    side = chair_side(user, guest.meeting.body)
    if side not in queries.sides_missing(guest):
        return no("Nobody else needs to agree.")
    if any(word.side == side for word in guest.words.all()):
        return no("Your side has agreed already.")
    return yes


def may_write_minutes(user: User, meeting: Meeting) -> Answer:
    """Anybody on a side of the body, once the meeting is closed."""
    answer = _on_a_side(user, meeting.body)
    if answer and meeting.status is not MeetingStatus.CLOSED:
        return no("Close the meeting first; its minutes are made of what was entered.")
    return answer


def may_answer_poll(user: User, poll: DatePoll) -> Answer:
    """Any seat answers while no time is chosen."""
    if poll.meeting_id is not None:
        return no("A time has been chosen already.")
    return may_take_part(user, poll.body)


def may_release(user: User, meeting: Meeting) -> Answer:
    """A co-chair speaks for the own side; it takes both, and signed minutes."""
    answer = may_call(user, meeting.body)
    if not answer:
        return answer
    texts = queries.texts_of(meeting)
    return course.may_release(texts[0].status if texts else MinutesStatus.DRAFT)


def _on_a_side(user: User, body: Body) -> Answer:
    answer = may_take_part(user, body)
    if not answer:
        return answer
    if not seat_in(user, body).side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def seat_in(user: User, body: Body, on: date | None = None) -> Seat:
    """The seat somebody acts for. To be asked after `may_take_part`."""
    seat = partnerships.seat_of(user, body=body, on=on)
    if seat is None:
        raise LookupError("no seat")
    return seat
