"""The joint fact base as a reader may see it, and what cites a fact that has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Citation, Fact, FactVersion
from highroad.areas.problem_solving.queries.issues import must_see
from highroad.areas.problem_solving.vocabulary.rounds import FactStance
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class StanceLine:
    """What a side says of a fact; nothing yet if `stance` is None."""

    side: Side
    stance: FactStance | None
    note: str


@dataclass(frozen=True)
class FactLine:
    """A fact as it reads now."""

    key: UUID
    number: int
    text: str
    source: str
    as_of: date | None
    version: int
    made_at: datetime
    stances: tuple[StanceLine, ...]

    @property
    def is_agreed(self) -> bool:
        """Whether every side that holds a key agrees with it."""
        return all(each.stance is FactStance.AGREED for each in self.stances)


@dataclass(frozen=True)
class CitedLine:
    """A fact cited by something, and whether it has changed since."""

    fact: FactLine
    about: Ref
    has_changed: bool


def newest_of(fact: Fact) -> FactVersion:
    """The newest version of a fact."""
    return max(fact.versions.all(), key=lambda version: version.number)


def _line(fact: Fact, sides: tuple[Side, ...]) -> FactLine:
    newest = newest_of(fact)
    words = {word.side: word for word in newest.words.all()}
    return FactLine(
        key=fact.key,
        number=fact.number,
        text=newest.text,
        source=newest.source,
        as_of=newest.as_of,
        version=newest.number,
        made_at=newest.made_at,
        stances=tuple(
            StanceLine(
                side,
                FactStance(words[side].stance) if side in words else None,
                words[side].note if side in words else "",
            )
            for side in sides
        ),
    )


def get_fact(key: UUID | str, seen_by: User) -> Fact:
    """A fact of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Fact.objects.select_related("body__partnership").prefetch_related("versions__words")
    return partnerships.one(found.filter(body__partnership__in=joint), key)


def list_facts(body: Body, seen_by: User) -> list[FactLine]:
    """The facts of a body, newest first. Raises `NotFound`."""
    must_see(body, seen_by)
    rows = Fact.objects.filter(body=body).prefetch_related("versions__words").order_by("-number")
    sides = partnerships.key_sides(body)
    return [_line(row, sides) for row in rows]


def line_of_fact(fact: Fact) -> FactLine:
    """One fact as a line."""
    return _line(fact, partnerships.key_sides(fact.body))


def list_cited(body: Body, about: Ref, seen_by: User) -> list[CitedLine]:
    """The facts something cites, each with whether it has changed since. Raises `NotFound`."""
    must_see(body, seen_by)
    rows = list(
        Citation.objects.filter(about=str(about), fact__body=body)
        .select_related("fact")
        .prefetch_related("fact__versions__words")
        .order_by("fact__number")
    )
    if not rows:
        return []
    sides = partnerships.key_sides(body)
    return [_cited(row, _line(row.fact, sides)) for row in rows]


def list_citing(fact: Fact, seen_by: User) -> list[CitedLine]:
    """What cites a fact. Raises `NotFound`."""
    must_see(fact.body, seen_by)
    line = line_of_fact(fact)
    return [_cited(row, line) for row in fact.citations.order_by("cited_at")]


def _cited(row: Citation, line: FactLine) -> CitedLine:
    return CitedLine(line, Ref.parse(row.about), row.version_number < line.version)
