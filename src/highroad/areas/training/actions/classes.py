"""Classes: begin one, give seats, hold sessions, say who was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import actions as participants
from highroad.areas.participants.models import Participant
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import queries as programs
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    Attendance,
    ClassSession,
    Cohort,
    CohortSeat,
    Enrollment,
    TrainingProgram,
)
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.permissions.learning import may_mark
from highroad.areas.training.queries import classes as queries
from highroad.areas.training.rules import instruction as rules
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class CohortDraft:
    """What a class is: its name, days and place, and seats for members and for the public."""

    name: str
    starts_on: date
    ends_on: date | None = None
    place: str = ""
    member_seats: int = 0
    public_seats: int = 0


@dataclass(frozen=True, kw_only=True)
class SessionDraft:
    """One meeting of a class."""

    course: str
    day: date
    hours: Decimal
    taught_by: User | None = None


@whole
def begin_cohort(*, program: TrainingProgram, draft: CohortDraft, by: User, at: datetime) -> Cohort:
    """Begin a class. Raises `Refused`."""
    require(may_coordinate(by, program))
    name = " ".join(draft.name.split())
    if not name:
        raise Refused(no("A class needs a name."))
    if draft.member_seats + draft.public_seats <= 0:
        raise Refused(no("A class has at least one seat, for members or for the public."))
    if draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise Refused(no("The last day is not before the first."))
    if program.cohorts.filter(name=name).exists():
        raise Refused(no("This program has a class of that name."))
    made = Cohort.objects.create(
        program=program, name=name, place=draft.place.strip(), starts_on=draft.starts_on,
        ends_on=draft.ends_on, member_seats=draft.member_seats, public_seats=draft.public_seats,
        made_by_alias=_alias(by, program), made_at=at,
    )  # fmt: skip
    record(
        program.body, "cohort.begun", Ref.to(made), by=by, at=at,
        content={"member_seats": made.member_seats, "public_seats": made.public_seats},
    )  # fmt: skip
    return made


def _alias(by: User, program: TrainingProgram) -> str:
    return partnerships.alias_of(by, program.body.partnership, body=program.body)


@whole
def ask_for_seat(
    *, cohort: Cohort, kind: SeatKind, by: User, at: datetime,
    enrollment: Enrollment | None = None, name: str = "", email: str = "",
) -> CohortSeat:  # fmt: skip
    """Note that somebody asked: an apprentice of the program, or somebody new. Raises `Refused`.

    Whether they hold a seat or wait follows from the order of asking.
    """
    kept = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    require(may_coordinate(by, kept.program))
    if kind == SeatKind.MEMBER and not kept.member_seats:
        raise Refused(no("This class keeps no seats for members."))
    if kind == SeatKind.PUBLIC and not kept.public_seats:
        raise Refused(no("This class keeps no seats for the public."))
    person = _person(kept, enrollment, name, email, by=by, at=at)
    if kept.seats.filter(participant=person, left_on=None).exists():
        raise Refused(no("They have asked for this class already."))
    last = kept.seats.aggregate(last=Max("number"))["last"]
    made = CohortSeat.objects.create(
        cohort=kept, participant=person, kind=kind, number=(last or 0) + 1,
        asked_on=timezone.localdate(at), made_by_alias=_alias(by, kept.program), made_at=at,
    )  # fmt: skip
    record(
        kept.program.body, "class.asked", Ref.to(made), by=by, at=at,
        content={"who": person.alias, "kind": kind.value},
    )  # fmt: skip
    return made


def _person(
    cohort: Cohort, enrollment: Enrollment | None, name: str, email: str, *, by: User, at: datetime
) -> Participant:
    if enrollment is not None:
        if enrollment.program_id != cohort.program_id:
            raise Refused(no("Choose an apprentice of this program."))
        return enrollment.participant
    return participants.take_in(
        partnership=cohort.program.body.partnership, name=name, email=email, by=by, at=at
    )


@whole
def give_up_seat(*, seat: CohortSeat, by: User, at: datetime) -> CohortSeat:
    """They do not come; the next in line moves up. Raises `Refused`."""
    require(may_coordinate(by, seat.cohort.program))
    if seat.left_on is not None:
        raise Refused(no("This has ended already."))
    seat.left_on = max(timezone.localdate(at), seat.asked_on)
    seat.save(update_fields=["left_on"])
    record(
        seat.cohort.program.body, "class.given_up", Ref.to(seat), by=by, at=at,
        content={"who": seat.participant.alias},
    )  # fmt: skip
    return seat


@whole
def plan_session(*, cohort: Cohort, draft: SessionDraft, by: User, at: datetime) -> ClassSession:
    """Plan a session, or note one that was. Raises `Refused`."""
    kept = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    require(may_coordinate(by, kept.program))
    require(rules.may_hold(hours=draft.hours))
    if draft.course not in courses_of(kept.program, timezone.localdate(at)):
        raise Refused(no("Choose one of the courses of the standards."))
    return ClassSession.objects.create(
        cohort=kept, course=draft.course, day=draft.day, hours=draft.hours,
        taught_by=draft.taught_by, number=kept.sessions.count() + 1, made_at=at,
        made_by_alias=_alias(by, kept.program),
    )  # fmt: skip


def courses_of(program: TrainingProgram, on: date) -> list[str]:
    """What may be taught: the related instruction of the standards in force."""
    version = programs.standards_in_force(program, on)
    return [each.title for each in version.terms.courses] if version else []


@whole
def mark_attendance(
    *, session: ClassSession, hours: Mapping[UUID, Decimal], by: User, at: datetime
) -> list[Attendance]:
    """Say how long each was there, by seat. A later word counts instead. Raises `Refused`."""
    kept = ClassSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    require(may_mark(by, kept))
    if not hours:
        raise Refused(no("Say of at least one how long they were there."))
    seats = {row.key: said for row, said in queries.sheet_of(kept)}
    made = []
    for seat, count in hours.items():
        if seat not in seats:
            raise Refused(no("Choose those who have a seat in this class."))
        require(rules.may_mark(
            hours=count, session_hours=kept.hours, day=kept.day, today=timezone.localdate(at)
        ))  # fmt: skip
        if seats[seat] != count:
            number = kept.attendance.filter(seat=seat).count() + 1
            made.append(Attendance.objects.create(
                session=kept, seat_id=seat, number=number, hours=count, by=by, at=at
            ))  # fmt: skip
    return made
