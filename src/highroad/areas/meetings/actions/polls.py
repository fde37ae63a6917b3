"""Finding a date: asking everybody, answering for a seat, choosing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.meetings import notices
from highroad.areas.meetings.actions.calling import When, prepare
from highroad.areas.meetings.models import DatePoll, Meeting, PollAnswer, PollTime
from highroad.areas.meetings.permissions import may_answer_poll, may_call, seat_in
from highroad.areas.meetings.rules import days
from highroad.areas.meetings.vocabulary import PollReply
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no, require

FEWEST = 2


@transaction.atomic
def ask_for_date(
    *,
    body: Body,
    title: str,
    times: Sequence[tuple[date, time]],
    length: int,
    time_zone: str,
    by: User,
    at: datetime,
    place: str = "",
) -> DatePoll:
    """Ask every seat which of these times works. Raises `Refused` for fewer than two."""
    require(may_call(by, body))
    zone = days.zone_of(time_zone)
    if zone is None:
        raise Refused(no("There is no time zone of that name."))
    moments = []
    for day, clock in dict.fromkeys(times):
        begins = days.moment(day, clock, zone)
        require(days.may_be_time(begins, length=length, at=at))
        moments.append((begins or at).astimezone(UTC))
    if len(moments) < FEWEST:
        raise Refused(no("Give at least two times to choose from."))
    poll = DatePoll.objects.create(
        body=body,
        title=title.strip(),
        time_zone=time_zone,
        length=length,
        place=place.strip(),
        made_by_alias=seat_in(by, body).alias,
        made_at=at,
    )
    PollTime.objects.bulk_create(PollTime(poll=poll, starts_at=one) for one in moments)
    notices.ask_for_dates(poll, at=at)
    return poll


@transaction.atomic
def answer_poll(
    *, poll: DatePoll, replies: Mapping[UUID, PollReply], by: User, at: datetime
) -> None:
    """Say for one's seat what works; the newest answer counts. Raises `Refused`."""
    require(may_answer_poll(by, poll))
    seat = seat_in(by, poll.body)
    for moment in PollTime.objects.filter(poll=poll):
        if moment.key in replies:
            PollAnswer.objects.update_or_create(
                time=moment, seat=seat, defaults={"reply": replies[moment.key]}
            )
    notices.close_poll(poll, seat=str(seat.key), by_alias=seat.alias, at=at)


@transaction.atomic
def choose_time(*, poll: DatePoll, time_key: UUID, by: User, at: datetime) -> Meeting:
    """Take one of the times: the agenda of that meeting begins. Everybody asked is invited by the call."""
    require(may_call(by, poll.body))
    if poll.meeting_id is not None:
        raise Refused(no("A time has been chosen already."))
    chosen = PollTime.objects.filter(poll=poll, pk=time_key).first()
    zone = days.zone_of(poll.time_zone)
    if chosen is None or zone is None:
        raise Refused(no("Choose one of the times."))
    local = chosen.starts_at.astimezone(zone)
    when = When(local.date(), local.time(), poll.length, poll.time_zone)
    poll.meeting = prepare(
        body=poll.body, title=poll.title, when=when, place=poll.place, by=by, at=at
    )
    poll.save(update_fields=["meeting"])
    notices.close_poll(poll, seat="", by_alias=seat_in(by, poll.body).alias, at=at)
    return poll.meeting
