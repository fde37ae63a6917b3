"""Finding a date: what each seat said, and which time suits best on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import DatePoll, PollAnswer, PollTime
from highroad.areas.meetings.queries.seen import get_poll
from highroad.areas.meetings.rules.days import zone_of
from highroad.areas.meetings.vocabulary import PollReply
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class PollCount:
    """What one side says to a time."""

    side: Side | None
    yes: int
    if_needed: int
    no: int


@dataclass(frozen=True)
class PollTimeLine:
    """One possible time, with what each side says and one's own answer."""

    key: UUID
    starts_local: datetime
    counts: tuple[PollCount, ...]
    mine: str
    is_best: bool


@dataclass(frozen=True)
class PollView:
    """A poll as one reader sees it: counts by side, and who has not answered, by seat."""

    times: tuple[PollTimeLine, ...]
    answered: int
    asked: int
    silent: tuple[str, ...]


def list_polls(body: Body, seen_by: User) -> list[DatePoll]:
    """The polls of a body that no meeting came of yet."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = DatePoll.objects.filter(body=body, meeting=None, body__partnership__in=joint)
    return list(rows.select_related("body__partnership"))


def get_poll_view(poll: DatePoll, seen_by: User) -> PollView:
    """The answers so far. Raises `NotFound`."""
    get_poll(poll.key, seen_by)
    times = list(PollTime.objects.filter(poll=poll))
    answers = list(PollAnswer.objects.filter(time__poll=poll).select_related("seat"))
    asked = seats_asked(poll.body)
    mine = partnerships.seat_of(seen_by, body=poll.body)
    sides: list[str] = [side for side in Side if any(seat.side == side for seat in asked)]
    sides += [""] if any(not seat.side for seat in asked) else []
    best = _best(times, answers, sides)
    spoken = {answer.seat_id for answer in answers}
    zone = zone_of(poll.time_zone)
    return PollView(
        times=tuple(
            PollTimeLine(
                key=time.key,
                starts_local=time.starts_at.astimezone(zone).replace(tzinfo=None),
                counts=tuple(_count(time, answers, side) for side in sides),
                mine=next(
                    (
                        a.reply
                        for a in answers
                        if mine and a.time_id == time.key and a.seat_id == mine.key
                    ),
                    "",
                ),
                is_best=time.key == best,
            )
            for time in times
        ),
        answered=len({seat.key for seat in asked} & spoken),
        asked=len(asked),
        silent=tuple(seat.title for seat in asked if seat.key not in spoken),
    )


def seats_asked(body: Body) -> list[Seat]:
    """Every filled seat: all of them are asked, and all invited afterwards."""
    filled = partnerships.acting_holders().filter(body=body).values("seat")
    return list(Seat.objects.filter(pk__in=filled.order_by()).order_by("side", "made_at"))


def _count(time: PollTime, answers: list[PollAnswer], side: str) -> PollCount:
    mine = [one.reply for one in answers if one.time_id == time.key and one.seat.side == side]
    return PollCount(
        side=Side(side) if side else None,
        yes=mine.count(PollReply.YES),
        if_needed=mine.count(PollReply.IF_NEEDED),
        no=mine.count(PollReply.NO),
    )


def _best(times: list[PollTime], answers: list[PollAnswer], sides: list[str]) -> UUID | None:
    """Where the side that suits it worst is still best off; then most who can, then earliest."""

    def worth(time: PollTime) -> tuple[int, int, int]:
        counts = [_count(time, answers, side) for side in sides]
        can = [count.yes + count.if_needed for count in counts if count.side]
        return min(can, default=0), sum(can), sum(count.yes for count in counts)

    if not answers:
        return None
    return max(times, key=lambda time: (worth(time), -time.starts_at.timestamp())).key
