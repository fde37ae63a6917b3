"""Requests for information with their clock, and records of involvement with both sides' view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import SeatRole, Side
from highroad.areas.problem_solving.models.requests import (
    InformationRequest,
    Involvement,
    InvolvementView,
)
from highroad.areas.problem_solving.rules import requests as rules
from highroad.areas.problem_solving.vocabulary.requests import (
    PdiAim,
    PdiStage,
    ReplyKind,
    RequestState,
)


@dataclass(frozen=True)
class ReplyLine:
    """One reply."""

    kind: ReplyKind
    words: str
    at: datetime


@dataclass(frozen=True)
class RequestLine:
    """A request as it stands on a day."""

    key: UUID
    number: int
    body_key: UUID
    body_name: str
    partnership_name: str
    side: Side
    of_side: Side
    what: str
    why: str
    asked_on: date
    asked_at: datetime
    due_on: date
    days: int
    days_late: int
    state: RequestState
    replies: tuple[ReplyLine, ...]

    @property
    def is_over(self) -> bool:
        return rules.is_over(self.state)


@dataclass(frozen=True)
class InvolvementLine:
    """A record of involvement with the last word of each side."""

    key: UUID
    number: int
    topic: str
    notified_on: date
    deadline_on: date | None
    initiator: Side
    stage: PdiStage
    aim: PdiAim
    outcome: PdiAim | None
    limits: str
    views: tuple[tuple[Side, InvolvementView | None], ...]

    @property
    def do_sides_differ(self) -> bool:
        """The difference is the finding."""
        said = {view.is_early_enough for _side, view in self.views if view}
        return len(said) > 1


def visible(seen_by: User) -> QuerySet[InformationRequest]:
    """Requests are joint."""
    joint = partnerships.joint_partnerships(seen_by)
    found = InformationRequest.objects.filter(body__partnership__in=joint)
    return found.select_related("body__partnership").prefetch_related("replies")


def get_request(key: UUID | str, seen_by: User) -> InformationRequest:
    """One request. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def list_requests(body: Body, *, seen_by: User, on: date | None = None) -> list[RequestLine]:
    """What was asked in a body, what is owed first, newest first within."""
    day = on or timezone.localdate()
    lines = [line_of(row, day) for row in visible(seen_by).filter(body=body)]
    return sorted(lines, key=lambda line: (line.is_over, -line.number))


def line_of(row: InformationRequest, on: date) -> RequestLine:
    """One request as a value."""
    replies = tuple(
        ReplyLine(ReplyKind(each.kind), each.words, each.at)
        for each in sorted(row.replies.all(), key=lambda each: each.number)
    )
    state = rules.state_of([each.kind for each in replies], row.due_on, on)
    asked_on = timezone.localdate(row.asked_at)
    ended_on = timezone.localdate(replies[-1].at) if rules.is_over(state) else None
    return RequestLine(
        key=row.key,
        number=row.number,
        body_key=row.body_id,
        body_name=row.body.name,
        partnership_name=row.body.partnership.name,
        side=Side(row.side),
        of_side=Side(row.of_side),
        what=row.what,
        why=row.why,
        asked_on=asked_on,
        asked_at=row.asked_at,
        due_on=row.due_on,
        days=rules.days_open(asked_on, ended_on, on),
        days_late=max(0, ((ended_on or on) - row.due_on).days),
        state=state,
        replies=replies,
    )


def owed_by(user: User, *, on: date) -> list[RequestLine]:
    """What the sides somebody leads still owe an answer to, in three queries."""
    led = {
        (seat.body_key, seat.side)
        for seat in partnerships.seats_of(user, on=on)
        if seat.side and seat.role is SeatRole.CO_CHAIR and not seat.is_alternate
    }
    if not led:
        return []
    found = InformationRequest.objects.filter(body__in={body for body, _side in led})
    found = found.exclude(replies__kind__in=[ReplyKind.FULL, ReplyKind.REFUSED])
    rows = found.select_related("body__partnership").prefetch_related("replies")
    return [line_of(row, on) for row in rows if (row.body_id, row.of_side) in led]


def list_involvements(body: Body, *, seen_by: User) -> list[InvolvementLine]:
    """How and when the union came in, newest first."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Involvement.objects.filter(body=body, body__partnership__in=joint)
    return [_involvement(row) for row in found.prefetch_related("views")]


def get_involvement(key: UUID | str, seen_by: User) -> Involvement:
    """One record of involvement. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Involvement.objects.filter(body__partnership__in=joint)
    return partnerships.one(found.select_related("body__partnership"), key)


def _involvement(row: Involvement) -> InvolvementLine:
    last: dict[str, InvolvementView] = {}
    for view in sorted(row.views.all(), key=lambda view: view.number):
        last[view.side] = view
    return InvolvementLine(
        key=row.key,
        number=row.number,
        topic=row.topic,
        notified_on=row.notified_on,
        deadline_on=row.deadline_on,
        initiator=Side(row.initiator),
        stage=PdiStage(row.stage),
        aim=PdiAim(row.aim),
        outcome=PdiAim(row.outcome) if row.outcome else None,
        limits=row.limits,
        views=tuple((side, last.get(side)) for side in (Side.LABOR, Side.MANAGEMENT)),
    )


def stage_counts(lines: list[InvolvementLine]) -> list[tuple[PdiStage, int]]:
    """How often the union came in at which stage."""
    return [(stage, sum(line.stage is stage for line in lines)) for stage in PdiStage]
