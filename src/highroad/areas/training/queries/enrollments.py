"""Apprentices, as each reader may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.queries.seats import sits
from highroad.areas.training.models import (
    Coordinator,
    Enrollment,
    HoursEntry,
    Pairing,
    Rating,
    StatusMove,
    TrainingProgram,
    uncorrected,
)
from highroad.areas.training.rules import competencies, packs, status, wages
from highroad.areas.training.rules import hours as hour_rules
from highroad.areas.training.rules.clocks import due_on, months_between
from highroad.areas.training.rules.competencies import CompetencyStanding, Rated
from highroad.areas.training.rules.hours import ProcessProgress, Worked
from highroad.areas.training.rules.probation import is_in_probation
from highroad.areas.training.rules.rotation import Rotation, rotation_of
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.rules.wages import LateRaise, Paid, Reached
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    EnrollmentStatus,
    PairingKind,
)

WITH = ("program__body__partnership", "standards", "participant__user",
        "participant__invitation__accepted_by", "employer__organization")  # fmt: skip


def coordinated(user: User) -> Q:
    """Enrollments of programs somebody coordinates today."""
    own = Coordinator.objects.filter(user=user, ended_at=None)
    return Q(program__in=own.values("program"))


def own(user: User) -> Q:
    """Enrollments that are about this very person."""
    return Q(participant__in=participants.own_records(user))


def employed(user: User) -> Q:
    """Enrollments with an employer somebody sits for."""
    parties = partnerships.acting_holders().filter(sits(user))
    return Q(employer__in=parties.values("seat__party"))


def paired(user: User, kind: PairingKind, on: date) -> Q:
    """Enrollments somebody stands beside on a day."""
    found = Pairing.objects.filter(user=user, kind=kind, from_on__lte=on)
    found = found.filter(Q(to_on=None) | Q(to_on__gte=on))
    return Q(pk__in=found.values("enrollment"))


def visible(seen_by: User) -> QuerySet[Enrollment]:
    """The whole record: the apprentice, and who coordinates the program."""
    found = Enrollment.objects.filter(coordinated(seen_by) | own(seen_by))
    return found.select_related(*WITH)


def with_hours(seen_by: User) -> QuerySet[Enrollment]:
    """The hours: those who see the whole record, and whoever sits for the employer."""
    found = Enrollment.objects.filter(coordinated(seen_by) | own(seen_by) | employed(seen_by))
    return found.select_related(*WITH)


def among(seen: QuerySet[Enrollment]) -> Exists:
    """Rows whose enrollment is one of these: looked up row by row, never by a list of all that somebody sees."""
    return Exists(seen.filter(pk=OuterRef("enrollment")))


def get_enrollment(key: UUID | str, seen_by: User) -> Enrollment:
    """One whole record. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def get_book(key: UUID | str, seen_by: User) -> Enrollment:
    """An enrollment whose hours the reader may see. Raises `NotFound`."""
    return partnerships.one(with_hours(seen_by), key)


def get_pairing(key: UUID | str, seen_by: User) -> Pairing:
    """One pairing of a program the reader coordinates. Raises `NotFound`."""
    found = Pairing.objects.filter(enrollment__in=Enrollment.objects.filter(coordinated(seen_by)))
    return partnerships.one(found.select_related("enrollment__program__body__partnership"), key)


def status_of(enrollment: Enrollment) -> EnrollmentStatus:
    """Where an apprentice stands: the last move, or the agreement that is being signed."""
    moves = sorted(enrollment.moves.all(), key=lambda move: move.number)
    return EnrollmentStatus(moves[-1].status) if moves else EnrollmentStatus.AGREEMENT


def next_statuses(enrollment: Enrollment) -> tuple[EnrollmentStatus, ...]:
    """Where an apprentice can go from here; a transfer has a deed of its own."""
    ways = status.MOVES[status_of(enrollment)]
    return tuple(way for way in ways if way is not EnrollmentStatus.TRANSFERRED)


@dataclass(frozen=True)
class AgreementView:
    """The agreement: who signed, who has still to, and the clock to the agency."""

    signed: tuple[tuple[AgreementPart, str, date], ...]
    missing: tuple[AgreementPart, ...]
    executed_on: date | None
    due_on: date | None
    sent_on: date | None

    def is_late(self, on: date) -> bool:
        """Whether the agency should have it and does not."""
        return self.due_on is not None and self.sent_on is None and on > self.due_on


def agreement_of(enrollment: Enrollment) -> AgreementView:
    """How far the agreement is."""
    rows = list(enrollment.signatures.all())
    signed = {row.part: row.signed_on for row in rows}
    start = status.asked_on(enrollment.started_on, signed.get(AgreementPart.APPRENTICE))
    born = enrollment.participant.born_on
    done = status.executed_on(signed, born, start)
    clock = packs.clocks_on(done or start).agreement_to_agency
    return AgreementView(
        signed=tuple((AgreementPart(row.part), row.name, row.signed_on) for row in rows),
        missing=tuple(status.missing_signatures(signed, born, start)),
        executed_on=done,
        due_on=due_on(done, clock) if done else None,
        sent_on=enrollment.sent_on,
    )


@dataclass(frozen=True)
class Standing:
    """Where an apprentice stands on a day: hours, steps, wage, probation."""

    hours: Decimal
    credit: Decimal
    term_hours: Decimal | None
    months: int
    processes: tuple[ProcessProgress, ...]
    step: int
    step_count: int
    due_wage: Decimal | None
    paid_wage: Decimal | None
    next_hours: Decimal | None
    next_months: Decimal | None
    next_competencies: int | None
    competencies: CompetencyStanding
    rotation: Rotation
    late: LateRaise | None
    is_in_probation: bool

    @property
    def percent(self) -> int:
        """How much of the term is behind, at most 100."""
        if not self.term_hours:
            return 0
        return min(100, int((self.hours + self.credit) / self.term_hours * 100))


def counted(enrollment: Enrollment) -> list[Worked]:
    """The confirmed hours of one enrollment, corrections in place of what they correct."""
    rows = enrollment.entries.filter(uncorrected(), word__is_confirmed=True)
    return [
        Worked(day=day, process=process, hours=hours)
        for day, process, hours in rows.values_list("day", "process", "hours")
    ]


def signed_ratings(enrollment: Enrollment) -> list[Rated]:
    """The ratings that two people signed."""
    return rated(Rating.objects.filter(enrollment=enrollment)).get(enrollment.key, [])


def rated(rows: QuerySet[Rating]) -> dict[UUID, list[Rated]]:
    """Signed ratings by enrollment, in one query."""
    found: dict[UUID, list[Rated]] = {}
    values = rows.filter(word__is_signed=True).order_by()
    for key, competency, level, on, number in values.values_list(
        "enrollment", "competency", "level", "on", "number"
    ):
        one = Rated(competency=competency, level=level, on=on, order=number)
        found.setdefault(key, []).append(one)
    return found


def standing_of(enrollment: Enrollment, on: date | None = None) -> Standing:
    """Everything that is computed of an apprentice, from entries each time."""
    day = on or timezone.localdate()
    worked = counted(enrollment)
    paid = [Paid(from_on=row.from_on, rate=row.rate) for row in enrollment.wages.all()]
    return computed(enrollment, worked, paid, signed_ratings(enrollment), day)


def computed(
    enrollment: Enrollment, worked: Sequence[Worked], paid: Sequence[Paid],
    ratings: Sequence[Rated], day: date,
) -> Standing:  # fmt: skip
    """The same from what was read already; what came after the day is left out."""
    terms = enrollment.standards.terms
    worked = [each for each in worked if each.day <= day]
    ratings = [each for each in ratings if each.on <= day]
    processes = hour_rules.progress(terms, worked)
    done = sum((each.credited for each in processes), Decimal(0))
    months = months_between(enrollment.started_on, day)
    ahead = months + wages.credited_months(terms, enrollment.credit_hours)
    shown = competencies.standing_of(terms, ratings)
    has = Reached(hours=done + enrollment.credit_hours, months=ahead, competencies=shown.shown)
    step = wages.step_of(terms, has)
    following = terms.steps[step] if step < len(terms.steps) else None
    return Standing(
        hours=done, credit=enrollment.credit_hours, term_hours=terms.term_hours, months=months,
        processes=tuple(processes), step=step, step_count=len(terms.steps),
        due_wage=terms.pay_of(terms.steps[step - 1]) if step else None,
        paid_wage=wages.paid_on(paid, day),
        next_hours=max(Decimal(0), following.hours - has.hours) if following else None,
        next_months=max(Decimal(0), following.months - ahead) if following else None,
        next_competencies=max(0, following.competencies - shown.shown) if following else None,
        competencies=shown, rotation=rotation_of(terms, processes, worked, day),
        late=wages.late_raise(
            terms, worked, paid, started_on=enrollment.started_on, credit=enrollment.credit_hours,
            ratings=ratings,
        ),
        is_in_probation=probation_of(enrollment, terms, done, day),
    )  # fmt: skip


def probation_of(enrollment: Enrollment, terms: StandardsTerms, hours: Decimal, day: date) -> bool:
    """Whether an apprentice is in probation on a day."""
    return is_in_probation(
        on=day, started_on=enrollment.started_on, hours=hours, said_hours=terms.probation_hours,
        said_months=terms.probation_months, pack=packs.standards_on(day),
    )  # fmt: skip


@dataclass(frozen=True)
class ApprenticeLine:
    """One apprentice in a list of those who may see them."""

    key: UUID
    name: str
    employer: str
    program_key: UUID
    program: str
    status: EnrollmentStatus
    standing: Standing
    agreement: AgreementView


def list_apprentices(program: TrainingProgram, *, seen_by: User, on: date) -> list[ApprenticeLine]:
    """The apprentices of a program, for those who coordinate it."""
    found = Enrollment.objects.filter(coordinated(seen_by), program=program)
    return lines_of(found.select_related(*WITH), on)


def list_own(*, seen_by: User, on: date) -> list[ApprenticeLine]:
    """The enrollments that are about the reader."""
    return lines_of(Enrollment.objects.filter(own(seen_by)).select_related(*WITH), on)


def list_employed(partnership: Partnership, *, seen_by: User, on: date) -> list[ApprenticeLine]:
    """The apprentices of the employer the reader sits for."""
    found = Enrollment.objects.filter(employed(seen_by), program__body__partnership=partnership)
    return lines_of(found.select_related(*WITH), on)


def lines_of(rows: QuerySet[Enrollment], on: date) -> list[ApprenticeLine]:
    """Lines in a fixed number of queries."""
    kept = list(rows.prefetch_related("moves", "signatures", "wages"))
    entries = HoursEntry.objects.filter(uncorrected(), enrollment__in=kept, word__is_confirmed=True)
    worked: dict[UUID, list[Worked]] = {}
    for key, day, process, hours in entries.values_list("enrollment", "day", "process", "hours"):
        worked.setdefault(key, []).append(Worked(day=day, process=process, hours=hours))
    ratings = rated(Rating.objects.filter(enrollment__in=kept))
    return [
        ApprenticeLine(
            key=row.key, name=row.participant.name, employer=row.employer.organization.name,
            program_key=row.program_id, program=row.program.name, status=status_of(row),
            agreement=agreement_of(row),
            standing=computed(
                row, worked.get(row.key, []),
                [Paid(from_on=wage.from_on, rate=wage.rate) for wage in row.wages.all()],
                ratings.get(row.key, []), on,
            ),
        )
        for row in kept
    ]  # fmt: skip


def list_moves(enrollment: Enrollment, *, seen_by: User) -> list[StatusMove]:
    """The way an apprentice went, for who sees the whole record."""
    return list(StatusMove.objects.filter(among(visible(seen_by)), enrollment=enrollment))


def list_pairings(enrollment: Enrollment, *, seen_by: User, on: date) -> list[Pairing]:
    """Who stands beside an apprentice today."""
    found = Pairing.objects.filter(among(visible(seen_by)), enrollment=enrollment)
    return list(found.filter(Q(to_on=None) | Q(to_on__gte=on)).select_related("user"))


def is_own(user: User, enrollment: Enrollment) -> bool:
    """Whether an enrollment is about this very person."""
    return participants.is_person(user, enrollment.participant)


@dataclass(frozen=True)
class ToSend:
    """An agreement that everybody has signed and the agency does not have."""

    key: UUID
    name: str
    program: str
    since: datetime
    due_on: date | None


def agreements_to_send(user: User) -> list[ToSend]:
    """For coordinators, in two queries for any number."""
    rows = Enrollment.objects.filter(coordinated(user), sent_on=None, signatures__isnull=False)
    found = []
    for row in (
        rows.distinct().select_related("participant", "program").prefetch_related("signatures")
    ):
        agreement = agreement_of(row)
        if agreement.executed_on is not None:
            last = max(each.entered_at for each in row.signatures.all())
            found.append(
                ToSend(row.key, row.participant.name, row.program.name, last, agreement.due_on)
            )
    return found
