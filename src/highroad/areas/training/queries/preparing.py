"""Pre-apprenticeships and direct entry: promises and counts for the table, names for coordinators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.training.models import (
    Coordinator,
    DirectEntrant,
    DirectEntry,
    Enrollment,
    PreApprenticeship,
    PreparingCount,
)
from highroad.areas.training.queries.programs import is_coordinator
from highroad.areas.training.rules import preparing as rules
from highroad.areas.training.rules.preparing import (
    ENTERED,
    FINISHED,
    OTHERS,
    Entrant,
    GroupConversion,
    Mark,
    Promise,
)
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus as Status
from highroad.areas.training.vocabulary.preparing import Element

__all__ = [
    "ENTERED", "FINISHED", "OTHERS", "EntryLine", "GroupConversion", "PersonLine", "PreparingLine",
    "conversions_of", "elements_of", "enrollments_for", "entrant_of", "get_entrant", "get_entry",
    "get_preparing", "list_entries", "list_preparing", "newest_count", "prepared_people", "visible",
]  # fmt: skip


@dataclass(frozen=True)
class PreparingLine:
    """A pre-apprenticeship in a list."""

    key: UUID
    name: str
    provider: str
    missing: tuple[Element, ...]
    places: int
    entered: int


@dataclass(frozen=True)
class PersonLine:
    """Somebody who finished preparing; for who coordinates the program."""

    key: UUID
    name: str
    finished_on: date
    enrollment_key: UUID | None


@dataclass(frozen=True)
class EntryLine:
    """An agreement with its promise and what became of people."""

    key: UUID
    program: str
    places: int
    from_on: date
    to_on: date | None
    terms: str
    promise: Promise
    marks: tuple[Mark, ...]
    people: tuple[PersonLine, ...]
    may_coordinate: bool


def visible(seen_by: User) -> QuerySet[PreApprenticeship]:
    """They are joint."""
    joint = partnerships.joint_partnerships(seen_by)
    found = PreApprenticeship.objects.filter(body__partnership__in=joint)
    return found.select_related("body__partnership")


def get_preparing(key: UUID | str, seen_by: User) -> PreApprenticeship:
    """One pre-apprenticeship. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def get_entry(key: UUID | str, seen_by: User) -> DirectEntry:
    """One agreement of a program the reader coordinates. Raises `NotFound`."""
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    found = DirectEntry.objects.filter(program__in=mine)
    return partnerships.one(found.select_related("preparing", "program__body__partnership"), key)


def get_entrant(key: UUID | str, seen_by: User) -> DirectEntrant:
    """Somebody who finished preparing, for who coordinates the program. Raises `NotFound`."""
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    found = DirectEntrant.objects.filter(entry__program__in=mine)
    return partnerships.one(
        found.select_related(
            "entry__program__body__partnership", "entry__preparing", "participant"
        ),
        key,
    )


def list_preparing(partnership: Partnership, *, seen_by: User) -> list[PreparingLine]:
    """The pre-apprenticeships of a partnership."""
    rows = visible(seen_by).filter(body__partnership=partnership)
    return [
        PreparingLine(
            key=row.key, name=row.name, provider=row.provider,
            missing=tuple(rules.missing_elements(row.elements)),
            places=sum(entry.places for entry in row.entries.all()),
            entered=sum(
                person.enrollment_id is not None
                for entry in row.entries.all()
                for person in entry.people.all()
            ),
        )
        for row in rows.prefetch_related("entries__people")
    ]  # fmt: skip


def elements_of(found: PreApprenticeship) -> list[tuple[Element, str, bool]]:
    """The five elements, what is said of each, and whether nothing is."""
    missing = rules.missing_elements(found.elements)
    return [(each, str(found.elements.get(each.value, "")), each in missing) for each in Element]


def list_entries(preparing: PreApprenticeship, *, seen_by: User, on: date) -> list[EntryLine]:
    """The agreements of a pre-apprenticeship; people only where the reader coordinates the program."""
    rows = DirectEntry.objects.filter(preparing=preparing, preparing__in=visible(seen_by))
    rows = rows.select_related("program").prefetch_related(
        "people__participant", "people__enrollment__moves"
    )
    found = []
    for row in rows:
        people = [entrant_of(each) for each in row.people.all()]
        coordinates = is_coordinator(seen_by, row.program)
        found.append(EntryLine(
            key=row.key, program=row.program.name, places=row.places, from_on=row.from_on,
            to_on=row.to_on, terms=row.terms, promise=rules.promise_of(row.places, people),
            marks=tuple(rules.marks_of(people, on)), may_coordinate=coordinates,
            people=tuple(
                PersonLine(each.key, each.participant.name, each.finished_on, each.enrollment_id)
                for each in row.people.all()
            ) if coordinates else (),
        ))  # fmt: skip
    return found


def newest_count(preparing: PreApprenticeship) -> PreparingCount | None:
    """The last protected count; between two of them lie ninety days."""
    return preparing.counts.first()


def conversions_of(
    counted: PreparingCount, answers: Mapping[str, Sequence[str]]
) -> list[GroupConversion]:
    """Who finished and who entered, for each answer of each question that was counted."""
    return rules.conversions(counted.finished, counted.entered, answers)


def prepared_people(
    preparing: PreApprenticeship, *, seen_by: User
) -> tuple[list[UUID], list[UUID]]:
    """The records of who finished and entered, and of who finished and did not.

    For who coordinates a program that promised places; nobody for others. Only protected counts of them
    may be shown. Who entered stands by the record of the apprenticeship: there they are asked.
    """
    rows = DirectEntrant.objects.filter(entry__preparing=preparing)
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    if not preparing.entries.filter(program__in=mine).exists():
        return [], []
    entered: set[UUID] = set()
    others: set[UUID] = set()
    for row in rows.select_related("enrollment").prefetch_related("enrollment__moves"):
        if row.enrollment is not None and entrant_of(row).entered_on is not None:
            entered.add(row.enrollment.participant_id)
        else:
            others.add(row.participant_id)
    return sorted(entered), sorted(others - entered)


def entrant_of(row: DirectEntrant) -> Entrant:
    """When they entered, left or finished, by the moves of their enrollment."""
    if row.enrollment is None:
        return Entrant(finished_on=row.finished_on)
    days: dict[str, date] = {}
    for move in sorted(row.enrollment.moves.all(), key=lambda each: each.number):
        days.setdefault(move.status, move.on)
    return Entrant(
        finished_on=row.finished_on, entered_on=days.get(Status.REGISTERED),
        left_on=days.get(Status.CANCELLED), completed_on=days.get(Status.COMPLETED),
    )  # fmt: skip


def enrollments_for(entrant: DirectEntrant) -> list[Enrollment]:
    """Apprentices of the program who did not come by another agreement."""
    rows = Enrollment.objects.filter(program=entrant.entry.program_id, direct_entrant=None)
    return list(rows.select_related("participant").order_by("participant__name"))
