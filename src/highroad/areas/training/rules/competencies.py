"""Competencies: which level counts, which are shown, and when all that must be shown is (OA Bulletin 2023-50)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.learning import Level, RatingState
from highroad.kit.answers import Answer, no, yes

SHOWN = Level.SATISFACTORY
"""From this level on a competency is shown."""


@dataclass(frozen=True, kw_only=True)
class Rated:
    """A rating that two people signed. The later one of a competency counts; `order` breaks a tie of days."""

    competency: str
    level: int
    on: date
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class CompetencyLine:
    """One competency of the standards with the level that counts; nothing where nobody has rated it."""

    key: str
    title: str
    is_core: bool
    level: int | None = None
    on: date | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the level is 3 or 4."""
        return self.level is not None and self.level >= SHOWN


@dataclass(frozen=True, kw_only=True)
class CompetencyStanding:
    """How far an apprentice is with what must be shown in the end."""

    lines: tuple[CompetencyLine, ...] = ()

    @property
    def core(self) -> int:
        """How many must be shown."""
        return sum(line.is_core for line in self.lines)

    @property
    def core_shown(self) -> int:
        """How many of those are shown."""
        return sum(line.is_core and line.is_shown for line in self.lines)

    @property
    def shown(self) -> int:
        """All that are shown, those that need not be among them: wage steps count by it."""
        return sum(line.is_shown for line in self.lines)

    @property
    def missing(self) -> tuple[CompetencyLine, ...]:
        """Those that must be shown and are not."""
        return tuple(line for line in self.lines if line.is_core and not line.is_shown)

    @property
    def is_complete(self) -> bool:
        """Whether every core competency stands at 3 or 4; optional ones need not."""
        return not self.missing

    @property
    def percent(self) -> int:
        """How much of what must be shown is; 100 where nothing must."""
        return 100 * self.core_shown // self.core if self.core else 100


def state_of(*, is_signed: bool | None) -> RatingState:
    """By the word of the second person."""
    if is_signed is None:
        return RatingState.WAITING
    return RatingState.SIGNED if is_signed else RatingState.DECLINED


def newest(ratings: Iterable[Rated]) -> Mapping[str, Rated]:
    """The rating of each competency that counts: the one of the latest day."""
    found: dict[str, Rated] = {}
    for each in sorted(ratings, key=lambda rated: (rated.on, rated.order)):
        found[each.competency] = each
    return found


def standing_of(terms: StandardsTerms, ratings: Iterable[Rated]) -> CompetencyStanding:
    """Every competency of the standards; ratings of others are left out."""
    found = newest(ratings)
    lines = []
    for each in terms.competencies:
        rated = found.get(each.key)
        lines.append(
            CompetencyLine(
                key=each.key, title=each.title, is_core=each.is_core,
                level=rated.level if rated else None, on=rated.on if rated else None,
            )
        )  # fmt: skip
    return CompetencyStanding(lines=tuple(lines))


def shown_before(terms: StandardsTerms, ratings: Sequence[Rated], day: date) -> int:
    """How many competencies were shown when a day began."""
    return standing_of(terms, [each for each in ratings if each.on < day]).shown


def may_rate(
    *, level: int, on: date, today: date, started_on: date, competency: str, terms: StandardsTerms
) -> Answer:
    """A level from 0 to 4, on a day of the apprenticeship that has come, of something in the standards."""
    if competency not in {each.key for each in terms.competencies}:
        return no("Choose one of the competencies of the standards.")
    if level not in Level.values:
        return no("A level is a number from 0 to 4.")
    if on > today:
        return no("A competency is rated after it was shown, not before.")
    if on < started_on:
        return no("The apprenticeship starts on {day}.", day=started_on.isoformat())
    return yes


def may_sign_rating(*, is_same_person: bool, is_own: bool, is_teacher: bool) -> Answer:
    """Two people, one of whom teaches: the apprentice and who teaches them, or two who teach."""
    if is_same_person:
        return no("The second signature is by another person.")
    if not is_own and not is_teacher:
        return no("The apprentice signs, or somebody who teaches them.")
    return yes
