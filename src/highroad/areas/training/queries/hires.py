"""A list of hires beside what is kept: who could be enrolled of it, and what stands against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.training.models import Enrollment, Pairing, TrainingProgram
from highroad.areas.training.queries.enrollments import coordinated, status_of
from highroad.areas.training.queries.programs import standards_in_force
from highroad.areas.training.queries.staying import list_offers
from highroad.areas.training.rules import hires as rules
from highroad.areas.training.rules import mentoring, packs, status
from highroad.areas.training.rules.hires import Hire, HireFile
from highroad.areas.training.rules.hours import may_credit
from highroad.areas.training.rules.rapids.rows import Fault
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus, PairingKind
from highroad.kit.answers import no

__all__ = ["HireFile", "ToMatch", "check", "example", "mentors_of", "without_mentor"]
example = rules.example


def check(program: TrainingProgram, content: bytes, *, seen_by: User, on: date) -> HireFile:
    """Read a list on a day and hold it against the standards in force and the mentors there are."""
    found = rules.read(content, on)
    version = standards_in_force(program, on)
    if not found.is_right or version is None:
        return found
    faults = [
        *_against_standards(found.hires, version.terms),
        *_known(program, found.hires),
        *_against_mentors(program, found.hires, seen_by),
    ]
    in_order = sorted(faults, key=lambda fault: fault.row)
    return HireFile(() if faults else found.hires, tuple(in_order[: rules.MOST_FAULTS]))


def _against_standards(hires: tuple[Hire, ...], terms: StandardsTerms) -> Iterator[Fault]:
    for hire in hires:
        pack = packs.standards_on(hire.starts_on)
        least = terms.least_age or pack.least_age
        answer = status.may_start(born=hire.born_on, on=hire.starts_on, least_age=least)
        if not answer:
            yield Fault(hire.row, rules.TITLES["born_on"], answer)
        answer = may_credit(
            credit=hire.credit_hours, term_hours=terms.term_hours, pack=pack,
            hours_a_year=terms.hours_in_a_year,
        )  # fmt: skip
        if not answer:
            yield Fault(hire.row, rules.TITLES["credit_hours"], answer)


def _known(program: TrainingProgram, hires: tuple[Hire, ...]) -> Iterator[Fault]:
    """Who learns in this program already, by name and birth."""
    rows = Enrollment.objects.filter(program=program)
    known = {
        (name.casefold(), born)
        for name, born in rows.values_list("participant__name", "participant__born_on")
    }
    for hire in hires:
        if (hire.name.casefold(), hire.born_on) in known:
            said = no("learns in this program already. Take the row out.")
            yield Fault(hire.row, rules.TITLES["name"], said)


def mentors_of(program: TrainingProgram, *, seen_by: User) -> dict[str, User]:
    """Who would mentor in a program, by address."""
    return {line.user.email.lower(): line.user for line in list_offers(program, seen_by=seen_by)}


def _against_mentors(
    program: TrainingProgram, hires: tuple[Hire, ...], seen_by: User
) -> Iterator[Fault]:
    free = {
        line.user.email.lower(): line.most - line.load
        for line in list_offers(program, seen_by=seen_by)
    }
    taken: Counter[str] = Counter()
    for hire in hires:
        if hire.mentor and hire.mentor not in free:
            said = no("is not on the list of mentors. Add them there first, or leave it empty.")
            yield Fault(hire.row, rules.TITLES["mentor"], said)
        elif hire.mentor:
            taken[hire.mentor] += 1
            if taken[hire.mentor] > free[hire.mentor]:
                said = no("has no place left for another one. Choose somebody else.")
                yield Fault(hire.row, rules.TITLES["mentor"], said)


@dataclass(frozen=True)
class ToMatch:
    """Somebody new without a mentor."""

    key: UUID
    name: str
    program: str
    since: datetime
    due_on: date


def without_mentor(user: User, on: date) -> list[ToMatch]:
    """For coordinators of programs that have mentors: who began lately and has none yet."""
    paired = Pairing.objects.filter(kind=PairingKind.MENTOR).values("enrollment")
    began = on - timedelta(days=mentoring.NEW_DAYS)
    rows = Enrollment.objects.filter(
        coordinated(user), started_on__range=(began, on), program__mentor_offers__ended_at=None,
        program__mentor_offers__isnull=False,
    ).exclude(pk__in=paired).order_by("started_on", "made_at")  # fmt: skip
    found = rows.distinct().select_related("participant", "program").prefetch_related("moves")
    over = (EnrollmentStatus.CANCELLED, EnrollmentStatus.TRANSFERRED, EnrollmentStatus.COMPLETED)
    return [
        ToMatch(
            row.key, row.participant.name, row.program.name, row.made_at,
            mentoring.mentor_by(row.started_on),
        )
        for row in found
        if status_of(row) not in over
    ]  # fmt: skip
