"""Visits to sites, marks from outside and joint trainings of a body, for whoever sits in the partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import JointTraining, OutsideMark, SiteVisit


@dataclass(frozen=True)
class VisitLine:
    """A visit: its day, the site, who was met, what was looked at, and for which side somebody went."""

    key: UUID
    number: int
    visited_on: date
    site: str
    met: tuple[str, ...]
    looked_at: str
    side: str


@dataclass(frozen=True)
class TrainingLine:
    """A training: its day, by whom, hours, the seats that were there, and each side's count of them."""

    key: UUID
    held_on: date
    title: str
    given_by: str
    hours: Decimal
    seats: tuple[str, ...]
    by_side: tuple[tuple[str, int], ...]


def list_visits(body: Body, seen_by: User) -> list[VisitLine]:
    """The log of a body, newest first. Raises `NotFound`."""
    partnerships.must_see(body.partnership, seen_by)
    rows = SiteVisit.objects.filter(body=body).prefetch_related("met__organization")
    return [
        VisitLine(
            key=row.key, number=row.number, visited_on=row.visited_on, site=row.site,
            met=tuple(sorted(str(party) for party in row.met.all())), looked_at=row.looked_at,
            side=str(Side(row.side).label) if row.side else "",
        )
        for row in rows
    ]  # fmt: skip


def list_marks(body: Body, seen_by: User) -> list[OutsideMark]:
    """The marks of a body, oldest first. Raises `NotFound`."""
    partnerships.must_see(body.partnership, seen_by)
    return list(OutsideMark.objects.filter(body=body))


def list_trainings(body: Body, seen_by: User) -> list[TrainingLine]:
    """What was learned together, oldest first. Raises `NotFound`."""
    partnerships.must_see(body.partnership, seen_by)
    rows = JointTraining.objects.filter(body=body).prefetch_related("seats")
    return [_training(row) for row in rows]


def _training(row: JointTraining) -> TrainingLine:
    seats = sorted(row.seats.all(), key=lambda seat: (seat.side, seat.title))
    counts = [(side, sum(seat.side == side for seat in seats)) for side in Side]
    return TrainingLine(
        key=row.key, held_on=row.held_on, title=row.title, given_by=row.given_by, hours=row.hours,
        seats=tuple(seat.title for seat in seats),
        by_side=tuple((str(side.label), count) for side, count in counts if count),
    )  # fmt: skip


def get_visit(key: UUID | str, seen_by: User) -> SiteVisit:
    """One visit. Raises `NotFound`."""
    rows = SiteVisit.objects.filter(body__partnership__in=partnerships.joint_partnerships(seen_by))
    return partnerships.one(rows.select_related("body__partnership"), key)


def get_mark(key: UUID | str, seen_by: User) -> OutsideMark:
    """One mark. Raises `NotFound`."""
    rows = OutsideMark.objects.filter(
        body__partnership__in=partnerships.joint_partnerships(seen_by)
    )
    return partnerships.one(rows.select_related("body__partnership"), key)


def get_training(key: UUID | str, seen_by: User) -> JointTraining:
    """One joint training. Raises `NotFound`."""
    rows = JointTraining.objects.filter(
        body__partnership__in=partnerships.joint_partnerships(seen_by)
    )
    return partnerships.one(rows.select_related("body__partnership"), key)
