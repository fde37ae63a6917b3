"""What of all promises waits for one person, in four queries for any number of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.commitments import rules
from highroad.areas.commitments.models import Commitment, Sponsor
from highroad.areas.commitments.queries.commitments import seen_in
from highroad.areas.commitments.vocabulary import CommitmentState as State
from highroad.areas.commitments.vocabulary import WaitingFor
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import SeatLine
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.kit.refs import Ref

AHEAD = timedelta(days=14)
"""So long before its due day a promise stands in its owner's inbox."""
MOST = 200


@dataclass(frozen=True)
class WaitingLine:
    """One promise that waits for a person."""

    why: WaitingFor
    about: Ref
    title: str
    place: str
    since: datetime
    due_on: date | None
    is_late: bool


def waiting_for(user: User, *, on: date | None = None) -> list[WaitingLine]:
    """What somebody is asked to promise, to keep, to confirm, or to take up as a sponsor."""
    day = on or timezone.localdate()
    seats = partnerships.seats_of(user, on=day)
    if not seats:
        return []
    mine = _Mine(user, seats)
    sponsored = set(Sponsor.objects.filter(user=user, ended_at=None).values_list("body", flat=True))
    found = (
        Commitment.objects.filter(seen_in(seats), mine.asked() | mine.heard(sponsored))
        .filter(state__in=rules.RUNNING)
        .select_related("partnership", "body")
        .order_by("due_on")[:MOST]
    )
    paused = partnerships.paused_among([seat.body_key for seat in seats])
    return [
        _line(each, why, day)
        for each in found
        if each.body_id not in paused
        for why in _reasons(each, mine, sponsored, day)
    ]


class _Mine:
    """What is somebody's own: the seats they hold, the sides they lead."""

    def __init__(self, user: User, seats: list[SeatLine]) -> None:
        self.user = user
        self.seats = {seat.key for seat in seats}
        self.led: dict[str, set[UUID]] = defaultdict(set)
        self.sides: dict[UUID, str] = {}
        for seat in seats:
            self.sides[seat.body_key] = seat.side
            if seat.role is SeatRole.CO_CHAIR and seat.side and not seat.is_alternate:
                self.led[seat.side].add(seat.body_key)

    def asked(self) -> Q:
        """Promises of theirs: by name, by seat, or of a side they lead."""
        own = Q(owner_user=self.user) | Q(owner_seat__in=self.seats)
        for side, bodies in self.led.items():
            own |= Q(owner_user=None, owner_seat=None, owning_side=side, body__in=bodies)
        return own

    def heard(self, sponsored: set[UUID]) -> Q:
        """Promises of others to be confirmed by a side they lead, or late before them as sponsor."""
        found = Q(body__in=sponsored, escalated_at__isnull=False)
        for side, bodies in self.led.items():
            to_confirm = Q(state=State.EVIDENCED, body__in=bodies)
            found |= to_confirm & (~Q(owning_side=side) | Q(zone=side))
        return found

    def owns(self, commitment: Commitment) -> bool:
        if commitment.owner_user_id is not None:
            return commitment.owner_user_id == self.user.pk
        if commitment.owner_seat_id is not None:
            return commitment.owner_seat_id in self.seats
        return commitment.body_id in self.led.get(commitment.owning_side, ())

    def confirms(self, commitment: Commitment) -> bool:
        side = self.sides.get(commitment.body_id) if commitment.body_id else ""
        if not side or commitment.body_id not in self.led.get(side, ()):
            return False
        return commitment.zone == side or commitment.owning_side != side


def _reasons(
    commitment: Commitment, mine: _Mine, sponsored: set[UUID], on: date
) -> Iterator[WaitingFor]:
    state = State(commitment.state)
    if state is State.EVIDENCED:
        if mine.confirms(commitment) and not (commitment.zone and mine.owns(commitment)):
            yield WaitingFor.CONFIRM
    elif mine.owns(commitment):
        if state is State.ASKED:
            yield WaitingFor.ANSWER
        elif commitment.due_on is not None and commitment.due_on <= on + AHEAD:
            yield WaitingFor.KEEP
    elif commitment.body_id in sponsored and rules.is_late(state, commitment.due_on, on):
        yield WaitingFor.SPONSOR


def _line(commitment: Commitment, why: WaitingFor, on: date) -> WaitingLine:
    place = commitment.partnership.name
    if commitment.body is not None:
        place = f"{place} · {commitment.body.name}"
    return WaitingLine(
        why=why,
        about=Ref.to(commitment),
        title=commitment.what,
        place=place,
        since=commitment.made_at,
        due_on=commitment.due_on,
        is_late=rules.is_late(State(commitment.state), commitment.due_on, on),
    )
