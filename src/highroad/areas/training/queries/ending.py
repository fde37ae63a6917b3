"""Registrations that ended: what is said, who is told by when, what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import (
    Coordinator,
    Deregistration,
    DeregistrationNotice,
    Enrollment,
    StatusMove,
    TrainingProgram,
)
from highroad.areas.training.queries.enrollments import coordinated
from highroad.areas.training.queries.programs import visible
from highroad.areas.training.rules import ending as rules
from highroad.areas.training.rules import packs
from highroad.areas.training.vocabulary.ending import EndedBy


@dataclass(frozen=True)
class Told:
    """An apprentice who was registered when it ended, and when they were told."""

    enrollment: Enrollment
    told_on: date | None
    noted_at: datetime | None
    is_late: bool


@dataclass(frozen=True)
class EndingView:
    """The act with its clock, and everybody who must be told."""

    act: Deregistration
    tell_by: date
    citation: str
    people: tuple[Told, ...]

    @property
    def waiting(self) -> list[Enrollment]:
        """Whom nobody told yet."""
        return [line.enrollment for line in self.people if line.told_on is None]


@dataclass(frozen=True)
class ToTell:
    """A program whose apprentices are not all told yet."""

    key: UUID
    program: str
    number: int
    since: datetime
    due_on: date


def ending_of(program: TrainingProgram, *, seen_by: User) -> Deregistration | None:
    """The act, for everybody who sees the program."""
    return Deregistration.objects.filter(program=program, program__in=visible(seen_by)).first()


def get_ending(key: UUID | str, seen_by: User) -> Deregistration:
    """One act. Raises `NotFound`."""
    found = Deregistration.objects.filter(program__in=visible(seen_by))
    return partnerships.one(found.select_related("program__body__partnership"), key)


def due_of(act: Deregistration) -> date:
    """The last day to tell the apprentices."""
    return rules.tell_by(EndedBy(act.ended_by), act.on, act.acknowledged_on)


def view_ending(act: Deregistration, *, seen_by: User, on: date) -> EndingView:
    """People are for who coordinates the program; for everybody else nobody is listed."""
    due = due_of(act)
    notices = {each.enrollment_id: each for each in act.notices.all()}
    lines = []
    for row in _registered([act], seen_by).get(act.program_id, []):
        notice = notices.get(row.key)
        day = notice.told_on if notice else None
        lines.append(Told(row, day, notice.noted_at if notice else None, (day or on) > due))
    return EndingView(act, due, packs.clocks_on(act.on).citation, tuple(lines))


def _registered(acts: Iterable[Deregistration], seen_by: User) -> dict[UUID, list[Enrollment]]:
    """By program, who was registered on the day it ended; two queries for any number."""
    ends = {act.program_id: act.on for act in acts}
    rows = Enrollment.objects.filter(coordinated(seen_by), program__in=list(ends))
    kept = list(rows.select_related("participant").order_by("participant__name", "key"))
    moves: dict[UUID, list[tuple[str, date]]] = {}
    for key, status, day in (
        StatusMove.objects.filter(enrollment__in=kept).order_by("number").values_list("enrollment", "status", "on")
    ):  # fmt: skip
        moves.setdefault(key, []).append((status, day))
    found: dict[UUID, list[Enrollment]] = {}
    for row in kept:
        if rules.is_registered(moves.get(row.key, []), ends[row.program_id]):
            found.setdefault(row.program_id, []).append(row)
    return found


def to_tell(user: User) -> list[ToTell]:
    """For coordinators: one query without any, four for any number."""
    own = Coordinator.objects.filter(user=user, ended_at=None)
    acts = list(
        Deregistration.objects.filter(program__in=own.values("program")).select_related("program")
    )
    if not acts:
        return []
    told = set(
        DeregistrationNotice.objects.filter(deregistration__in=acts).values_list(
            "enrollment", flat=True
        )
    )
    people = _registered(acts, user)
    found = []
    for act in acts:
        left = [row for row in people.get(act.program_id, []) if row.key not in told]
        if left:
            found.append(ToTell(act.key, act.program.name, len(left), act.made_at, due_of(act)))
    return found
