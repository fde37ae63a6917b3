"""Ratings of competencies as each reader may see them, and what waits for a second signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.participants.queries import own_records
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import Enrollment, Pairing, Rating
from highroad.areas.training.queries.enrollments import (
    WITH,
    among,
    coordinated,
    own,
    signed_ratings,
)
from highroad.areas.training.rules import competencies as rules
from highroad.areas.training.rules.competencies import CompetencyStanding
from highroad.areas.training.vocabulary.enrollments import PairingKind
from highroad.areas.training.vocabulary.learning import Level, RatingState


@dataclass(frozen=True)
class RatingLine:
    """One rating as its readers see it."""

    key: UUID
    competency: str
    level: Level
    on: date
    note: str
    by: str
    state: RatingState
    signed_by: str
    said: str


def taught(user: User) -> Q:
    """Enrollments of apprentices somebody teaches today, in whatever way."""
    return Q(pk__in=Pairing.objects.filter(user=user, to_on=None).values("enrollment"))


def with_ratings(seen_by: User) -> QuerySet[Enrollment]:
    """The apprentice, who coordinates the program, who teaches them now. Not the employer."""
    found = Enrollment.objects.filter(coordinated(seen_by) | own(seen_by) | taught(seen_by))
    return found.select_related(*WITH)


def get_learner(key: UUID | str, seen_by: User) -> Enrollment:
    """An apprentice whose competencies the reader may see. Raises `NotFound`."""
    return partnerships.one(with_ratings(seen_by), key)


def get_rating(key: UUID | str, seen_by: User) -> Rating:
    """One rating the reader may see. Raises `NotFound`."""
    found = Rating.objects.filter(among(with_ratings(seen_by)))
    return partnerships.one(found.select_related("enrollment__standards", "by", "word"), key)


def is_teacher(user: User, enrollment: Enrollment, on: date) -> bool:
    """Whether somebody stands beside the apprentice on a day: journeyworker, mentor or instructor."""
    found = Pairing.objects.filter(user=user, enrollment=enrollment, from_on__lte=on)
    return found.filter(Q(to_on=None) | Q(to_on__gte=on)).exists()


def competencies_of(enrollment: Enrollment) -> CompetencyStanding:
    """How far an apprentice is with what must be shown."""
    return rules.standing_of(enrollment.standards.terms, signed_ratings(enrollment))


def list_ratings(enrollment: Enrollment, *, seen_by: User) -> list[RatingLine]:
    """Every rating of an apprentice, the newest first."""
    rows = Rating.objects.filter(among(with_ratings(seen_by)), enrollment=enrollment)
    titles = {each.key: each.title for each in enrollment.standards.terms.competencies}
    return [line_of(row, titles) for row in rows.select_related("by", "word__by")]


def line_of(row: Rating, titles: dict[str, str]) -> RatingLine:
    """One rating as a value."""
    word = getattr(row, "word", None)
    return RatingLine(
        key=row.key, competency=titles.get(row.competency, row.competency), level=Level(row.level),
        on=row.on, note=row.note, by=row.by.name,
        state=rules.state_of(is_signed=word.is_signed if word else None),
        signed_by=word.by.name if word else "", said=word.reason if word else "",
    )  # fmt: skip


@dataclass(frozen=True)
class ToSign:
    """A rating that waits for somebody's signature."""

    key: UUID
    who: str
    competency: str
    program: str
    since: datetime


def ratings_to_sign(user: User) -> list[ToSign]:
    """The apprentice is asked about what others rated; who teaches, about what the apprentice rated
    and about apprentices who have no account."""
    mine = Q(enrollment__participant__in=own_records(user))
    teaches = Q(enrollment__in=Enrollment.objects.filter(taught(user)))
    rows = Rating.objects.filter(mine | teaches, word=None).exclude(by=user)
    rows = rows.select_related(
        "by", "enrollment__standards", "enrollment__program",
        "enrollment__participant__user", "enrollment__participant__invitation__accepted_by",
    ).order_by("at")  # fmt: skip
    return list(_asked(user, rows))


def _asked(user: User, rows: Iterable[Rating]) -> Iterable[ToSign]:
    for row in rows:
        person = row.enrollment.participant.person
        if person == user or person is None or row.by == person:
            titles = {each.key: each.title for each in row.enrollment.standards.terms.competencies}
            yield ToSign(
                key=row.key, who=row.enrollment.participant.name,
                competency=titles.get(row.competency, row.competency),
                program=row.enrollment.program.name, since=row.at,
            )  # fmt: skip


@dataclass(frozen=True)
class TaughtLine:
    """An apprentice whom the reader stands beside today."""

    enrollment_key: UUID
    name: str
    program: str
    kind: PairingKind
    has_competencies: bool


def list_taught(*, seen_by: User) -> list[TaughtLine]:
    """Whom the reader teaches, in whatever way."""
    rows = Pairing.objects.filter(user=seen_by, to_on=None).select_related(
        "enrollment__participant", "enrollment__program", "enrollment__standards"
    )
    return [
        TaughtLine(
            enrollment_key=row.enrollment_id, name=row.enrollment.participant.name,
            program=row.enrollment.program.name, kind=PairingKind(row.kind),
            has_competencies=bool(row.enrollment.standards.content.get("competencies")),
        )
        for row in rows
    ]  # fmt: skip
