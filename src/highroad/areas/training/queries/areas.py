"""Where the people of a program live, by census tract: for who coordinates it, beside the list that counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Participant
from highroad.areas.training.models import (
    AreaList,
    CohortSeat,
    Coordinator,
    Enrollment,
    TractNote,
    TrainingProgram,
)
from highroad.areas.training.rules import areas as rules
from highroad.areas.training.rules.areas import AreaFile, AreaShare
from highroad.areas.training.vocabulary.counting import AreaStanding

__all__ = ["AreaFile", "AreaShare", "Areas", "Living", "areas_of", "check", "people_of"]


@dataclass(frozen=True)
class ListLine:
    """A list with its size, without its tracts."""

    source: str
    version: str
    dated_on: date
    digest: str
    inside: int
    outside: int


@dataclass(frozen=True)
class Living:
    """Somebody of the program, and where their tract stands."""

    key: UUID
    name: str
    alias: str
    tract: str
    was_asked: bool
    standing: AreaStanding


@dataclass(frozen=True)
class Areas:
    """The list that counts, everybody in the program, and the share."""

    listed: ListLine | None
    people: tuple[Living, ...]

    @property
    def share(self) -> AreaShare:
        """People inside, outside and not known."""
        return rules.share_of(each.standing for each in self.people)


def check(content: bytes) -> AreaFile:
    """What a file says, or everything that is wrong in it."""
    return rules.read(content)


def people_of(program: TrainingProgram) -> set[UUID]:
    """Who learns in a program: its apprentices, and whoever asked for a seat and did not give it up."""
    seats = CohortSeat.objects.filter(cohort__program=program, left_on=None)
    apprentices = Enrollment.objects.filter(program=program).order_by()
    return set(seats.order_by().values_list("participant", flat=True)) | set(
        apprentices.values_list("participant", flat=True)
    )


def newest_list(program: TrainingProgram) -> AreaList | None:
    """The list that counts."""
    return AreaList.objects.filter(program=program).first()


def tracts_of(people: Iterable[UUID]) -> dict[UUID, str]:
    """The newest note of each; who was never asked is not among them."""
    notes = TractNote.objects.filter(participant__in=list(people)).order_by("number")
    return dict(notes.values_list("participant", "tract"))


def areas_of(program: TrainingProgram, *, seen_by: User) -> Areas:
    """Everybody with their tract; nobody for a reader who does not coordinate the program."""
    newest = newest_list(program)
    inside, outside = _tracts(newest)
    listed = _line(newest, len(inside), len(outside)) if newest else None
    if not Coordinator.objects.filter(program=program, user=seen_by, ended_at=None).exists():
        return Areas(listed, ())
    keys = people_of(program)
    tracts = tracts_of(keys)
    people = Participant.objects.filter(pk__in=keys).order_by("name", "number")
    return Areas(listed, tuple(
        Living(
            key=one.key, name=one.name, alias=one.alias, tract=tracts.get(one.pk, ""),
            was_asked=one.pk in tracts,
            standing=rules.standing_of(tracts.get(one.pk, ""), inside, outside),
        )
        for one in people
    ))  # fmt: skip


def _line(found: AreaList, inside: int, outside: int) -> ListLine:
    return ListLine(found.source, found.version, found.dated_on, found.digest, inside, outside)


def _tracts(found: AreaList | None) -> tuple[frozenset[str], frozenset[str]]:
    if found is None:
        return frozenset(), frozenset()
    return frozenset(found.inside.split()), frozenset(found.outside.split())


def standings_of(program: TrainingProgram, people: Iterable[UUID]) -> dict[UUID, AreaStanding]:
    """Where each of these people stands in the list that counts."""
    keys = list(people)
    tracts, (inside, outside) = tracts_of(keys), _tracts(newest_list(program))
    return {key: rules.standing_of(tracts.get(key, ""), inside, outside) for key in keys}
