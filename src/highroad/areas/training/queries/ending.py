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
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus


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
class StillRegistered:
    """An apprentice whose registration still stands here although the program's has ended."""

    enrollment: Enrollment
    status: EnrollmentStatus
    told_on: date | None
    cancelled_on: date
    """The day of the end, or of a later step: the status moves forward in time."""


@dataclass(frozen=True)
class ToTell:
    """A program whose apprentices are not all told yet, or whose status still stands after the end."""

    key: UUID
    program: str
    number: int
    since: datetime
    due_on: date | None


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
    for row in _registered([act], _ways([act], seen_by)).get(act.program_id, []):
        notice = notices.get(row.key)
        day = notice.told_on if notice else None
        lines.append(Told(row, day, notice.noted_at if notice else None, (day or on) > due))
    return EndingView(act, due, packs.clocks_on(act.on).citation, tuple(lines))


def still_registered(act: Deregistration, *, seen_by: User) -> list[StillRegistered]:
    """Whose registration has to be cancelled after the end: who was registered on that day and still is."""
    told = {each.enrollment_id: each.told_on for each in act.notices.all()}
    ways = _ways([act], seen_by)
    return [
        StillRegistered(row, status, told.get(row.key), max(act.on, ways[row][-1].on))
        for row in _registered([act], ways).get(act.program_id, [])
        if (status := _standing(ways[row])) in rules.REGISTERED
    ]


Ways = dict[Enrollment, list[StatusMove]]


def _standing(moves: list[StatusMove]) -> EnrollmentStatus:
    return EnrollmentStatus(moves[-1].status)


def _ways(acts: Iterable[Deregistration], seen_by: User) -> Ways:
    """Every apprentice of these programs with their steps; two queries for any number."""
    programs = [act.program_id for act in acts]
    rows = Enrollment.objects.filter(coordinated(seen_by), program__in=programs)
    kept = list(rows.select_related("participant").order_by("participant__name", "key"))
    found: Ways = {row: [] for row in kept}
    by_key = {row.key: row for row in kept}
    for move in StatusMove.objects.filter(enrollment__in=kept).order_by("number"):
        found[by_key[move.enrollment_id]].append(move)
    return found


def _registered(acts: Iterable[Deregistration], ways: Ways) -> dict[UUID, list[Enrollment]]:
    """By program, who was registered on the day it ended: the end itself takes nobody off the list."""
    ends = {act.program_id: act.on for act in acts}
    found: dict[UUID, list[Enrollment]] = {}
    for row, moves in ways.items():
        steps = [(each.status, each.on) for each in moves if each.ender != Ender.PROGRAM]
        if rules.is_registered(steps, ends[row.program_id]):
            found.setdefault(row.program_id, []).append(row)
    return found


def waiting_for(user: User, on: date) -> tuple[list[ToTell], list[ToTell]]:
    """For coordinators, whom to tell and whose status to move: one query without any act, four for any number."""
    own = Coordinator.objects.filter(user=user, ended_at=None)
    acts = list(
        Deregistration.objects.filter(program__in=own.values("program")).select_related("program")
    )
    if not acts:
        return [], []
    told = set(
        DeregistrationNotice.objects.filter(deregistration__in=acts).values_list(
            "enrollment", flat=True
        )
    )
    ways = _ways(acts, user)
    people = _registered(acts, ways)
    to_tell, to_settle = [], []
    for act in acts:
        rows = people.get(act.program_id, [])
        left = sum(row.key not in told for row in rows)
        if left:
            to_tell.append(ToTell(act.key, act.program.name, left, act.made_at, due_of(act)))
        stands = sum(_standing(ways[row]) in rules.REGISTERED for row in rows)
        if stands and rules.may_settle(act.on, on):
            to_settle.append(ToTell(act.key, act.program.name, stands, act.made_at, None))
    return to_tell, to_settle
