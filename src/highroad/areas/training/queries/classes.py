"""Classes as each reader may see them: counts for the table, names for coordinators and who teaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.participants.queries import own_records
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import (
    Attendance,
    ClassSession,
    Cohort,
    CohortSeat,
    Coordinator,
    Enrollment,
    TrainingProgram,
)
from highroad.areas.training.queries.programs import visible
from highroad.areas.training.rules import instruction, packs, seats
from highroad.areas.training.rules.instruction import Attended, InstructionStanding
from highroad.areas.training.vocabulary.learning import SeatKind, SeatState


@dataclass(frozen=True)
class SeatCount:
    """Seats of one kind: how many there are, are taken, and wait."""

    kind: SeatKind
    seats: int
    taken: int
    waiting: int


@dataclass(frozen=True)
class CohortLine:
    """A class in a list: counts only."""

    key: UUID
    name: str
    place: str
    starts_on: date
    ends_on: date | None
    counts: tuple[SeatCount, ...]


@dataclass(frozen=True)
class SeatLine:
    """One person in a class, for those who look after it."""

    key: UUID
    name: str
    kind: SeatKind
    asked_on: date
    state: SeatState
    position: int
    hours: Decimal


@dataclass(frozen=True)
class SessionLine:
    """One session of a class."""

    key: UUID
    course: str
    day: date
    hours: Decimal
    taught_by: str
    marked: int


Sheet = list[tuple[CohortSeat, Decimal | None]]
"""A seat, and the hours that were said of it, if any were."""


def _own_programs(user: User) -> QuerySet[Coordinator]:
    return Coordinator.objects.filter(user=user, ended_at=None)


def get_cohort(key: UUID | str, seen_by: User) -> Cohort:
    """A class with its names, for who coordinates the program. Raises `NotFound`."""
    found = Cohort.objects.filter(program__in=_own_programs(seen_by).values("program"))
    return partnerships.one(found.select_related("program__body__partnership"), key)


def get_seat(key: UUID | str, seen_by: User) -> CohortSeat:
    """One seat of a class of a program the reader coordinates. Raises `NotFound`."""
    own = _own_programs(seen_by).values("program")
    found = CohortSeat.objects.filter(cohort__program__in=own)
    return partnerships.one(
        found.select_related("cohort__program__body__partnership", "participant"), key
    )


def get_session(key: UUID | str, seen_by: User) -> ClassSession:
    """One session, for who teaches it and who coordinates the program. Raises `NotFound`."""
    own = Q(cohort__program__in=_own_programs(seen_by).values("program"))
    found = ClassSession.objects.filter(own | Q(taught_by=seen_by))
    return partnerships.one(
        found.select_related("cohort__program__body__partnership", "taught_by"), key
    )


def list_cohorts(program: TrainingProgram, *, seen_by: User) -> list[CohortLine]:
    """The classes of a program, the newest first: counts, no names."""
    rows = Cohort.objects.filter(program=program, program__in=visible(seen_by))
    lines = []
    for row in rows.prefetch_related("seats"):
        places = places_of(row)
        lines.append(CohortLine(
            key=row.key, name=row.name, place=row.place, starts_on=row.starts_on,
            ends_on=row.ends_on, counts=tuple(_counts(row, places)),
        ))  # fmt: skip
    return lines


def places_of(cohort: Cohort) -> dict[UUID, seats.Place]:
    """Who holds a seat and who waits, by the order of asking."""
    asked = [
        seats.Asked(key=row.key, kind=row.kind, number=row.number, has_left=row.left_on is not None)
        for row in cohort.seats.all()
    ]
    found = seats.places_of(
        asked, member_seats=cohort.member_seats, public_seats=cohort.public_seats
    )
    keys = sorted(cohort.seats.all(), key=lambda row: row.number)
    return {row.key: place for row, place in zip(keys, found, strict=True)}


def _counts(cohort: Cohort, places: dict[UUID, seats.Place]) -> Iterable[SeatCount]:
    offered = {SeatKind.MEMBER: cohort.member_seats, SeatKind.PUBLIC: cohort.public_seats}
    for kind, count in offered.items():
        states = [places[row.key].state for row in cohort.seats.all() if row.kind == kind]
        if count or states:
            yield SeatCount(
                kind=kind, seats=count, taken=states.count(SeatState.HOLDS),
                waiting=states.count(SeatState.WAITS),
            )  # fmt: skip


def counts_of(cohort: Cohort) -> list[SeatCount]:
    """Seats taken and waited for, by kind."""
    return list(_counts(cohort, places_of(cohort)))


def list_seats(cohort: Cohort, *, seen_by: User) -> list[SeatLine]:
    """Everybody who asked, in order, with the hours they were there; for who coordinates the program."""
    places, hours = places_of(cohort), _hours_by_seat(cohort)
    own = _own_programs(seen_by).values("program")
    rows = cohort.seats.filter(cohort__program__in=own).select_related("participant")
    return [
        SeatLine(
            key=row.key, name=row.participant.name, kind=SeatKind(row.kind), asked_on=row.asked_on,
            state=places[row.key].state, position=places[row.key].position,
            hours=hours.get(row.key, Decimal(0)),
        )
        for row in rows
    ]  # fmt: skip


def newest(rows: QuerySet[Attendance]) -> dict[tuple[UUID, UUID], Attendance]:
    """The last word about each seat and session."""
    return {(row.session_id, row.seat_id): row for row in rows.order_by("number")}


def _hours_by_seat(cohort: Cohort) -> dict[UUID, Decimal]:
    sums: dict[UUID, Decimal] = {}
    for (_session, seat), row in newest(Attendance.objects.filter(session__cohort=cohort)).items():
        sums[seat] = sums.get(seat, Decimal(0)) + row.hours
    return sums


def list_sessions(cohort: Cohort, *, seen_by: User) -> list[SessionLine]:
    """The sessions of a class, the newest first; for who coordinates the program."""
    own = _own_programs(seen_by).values("program")
    rows = (
        cohort.sessions.filter(cohort__program__in=own)
        .select_related("taught_by")
        .prefetch_related("attendance")
    )
    return [
        SessionLine(
            key=row.key, course=row.course, day=row.day, hours=row.hours,
            taught_by=row.taught_by.name if row.taught_by else "",
            marked=len({each.seat_id for each in row.attendance.all()}),
        )
        for row in rows
    ]  # fmt: skip


def sheet_of(session: ClassSession) -> Sheet:
    """Those with a seat, and how long they were there as far as it was said."""
    places = places_of(session.cohort)
    said = newest(Attendance.objects.filter(session=session))
    found = []
    for row in session.cohort.seats.select_related("participant"):
        word = said.get((session.key, row.key))
        if places[row.key].state is SeatState.HOLDS or word is not None:
            found.append((row, word.hours if word else None))
    return found


def attended_by(enrollment: Enrollment) -> list[Attended]:
    """The sessions of this program that an apprentice was at."""
    rows = Attendance.objects.filter(
        seat__participant=enrollment.participant_id, session__cohort__program=enrollment.program_id
    ).select_related("session")
    return [
        Attended(day=row.session.day, course=row.session.course, hours=row.hours)
        for row in newest(rows).values()
    ]


def instruction_of(enrollment: Enrollment, on: date) -> InstructionStanding:
    """How far an apprentice is with class."""
    return instruction.standing_of(
        enrollment.standards.terms, attended_by(enrollment), started_on=enrollment.started_on,
        on=on, credit=enrollment.credit_instruction, pack=packs.standards_on(on),
    )  # fmt: skip


@dataclass(frozen=True)
class OwnSeat:
    """A class the reader has a seat in, or waits for."""

    cohort: str
    program: str
    place: str
    starts_on: date
    state: SeatState
    position: int


def own_seats(user: User) -> list[OwnSeat]:
    """The reader's own seats that were not given up."""
    rows = CohortSeat.objects.filter(participant__in=own_records(user), left_on=None)
    found = []
    for row in rows.select_related("cohort__program").prefetch_related("cohort__seats"):
        place = places_of(row.cohort)[row.key]
        found.append(OwnSeat(
            cohort=row.cohort.name, program=row.cohort.program.name, place=row.cohort.place,
            starts_on=row.cohort.starts_on, state=place.state, position=place.position,
        ))  # fmt: skip
    return found


@dataclass(frozen=True)
class ToMark:
    """A session that took place and nobody said who was there."""

    key: UUID
    course: str
    cohort: str
    day: date
    since: datetime


def sessions_to_mark(user: User, on: date) -> list[ToMark]:
    """For who teaches them; where nobody is named, for who coordinates the program."""
    own = Q(taught_by=None, cohort__program__in=_own_programs(user).values("program"))
    rows = ClassSession.objects.filter(own | Q(taught_by=user), day__lte=on, attendance=None)
    rows = rows.filter(cohort__seats__left_on=None, cohort__seats__isnull=False).distinct()
    return [
        ToMark(key=row.key, course=row.course, cohort=row.cohort.name, day=row.day, since=row.made_at)
        for row in rows.select_related("cohort").order_by("day", "number")
    ]  # fmt: skip


def people_for(cohort: Cohort) -> list[Enrollment]:
    """Apprentices of the program without a seat in this class."""
    taken = cohort.seats.filter(left_on=None).values("participant")
    rows = Enrollment.objects.filter(program=cohort.program_id).exclude(participant__in=taken)
    return list(rows.select_related("participant").order_by("participant__name"))
