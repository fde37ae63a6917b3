"""Options, criteria, ratings and drafts of an issue, as a reader may see them just now."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Criterion, Issue, Option, Rating, StrawDesign
from highroad.areas.problem_solving.queries.issues import must_see, state_of
from highroad.areas.problem_solving.queries.sides import (
    digest_of_parts,
    seat_on_a_side,
    sides_that_said,
)
from highroad.areas.problem_solving.rules import options as rules
from highroad.areas.problem_solving.rules.options import Vote
from highroad.areas.problem_solving.vocabulary.issues import WordKind
from highroad.areas.problem_solving.vocabulary.rounds import Score
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class OptionLine:
    """An option, without whose idea it was."""

    key: UUID
    number: int
    text: str
    made_of: tuple[int, ...]
    is_dropped: bool


@dataclass(frozen=True)
class CriterionLine:
    """A criterion."""

    key: UUID
    number: int
    text: str


@dataclass(frozen=True)
class RankedLine:
    """An option with its place and what each side gives it, in percent of the points."""

    option: OptionLine
    place: int
    shares: tuple[tuple[Side, int], ...]


def list_options(issue: Issue, seen_by: User) -> list[OptionLine]:
    """The options; none at all while criteria are being agreed. Raises `NotFound`.

    Hidden means hidden from everybody and everywhere: this is the only way to read options.
    """
    must_see(issue.body, seen_by)
    if rules.are_hidden(state_of(issue)):
        return []
    rows = Option.objects.filter(issue=issue).prefetch_related("made_of")
    return [
        OptionLine(
            key=row.key,
            number=row.number,
            text=row.text,
            made_of=tuple(sorted(part.number for part in row.made_of.all())),
            is_dropped=row.dropped_at is not None,
        )
        for row in rows
    ]


def get_option(key: UUID | str, seen_by: User) -> Option:
    """An option, unless options are hidden just now. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Option.objects.select_related("issue__body__partnership")
    option = partnerships.one(found.filter(issue__body__partnership__in=joint), key)
    if are_options_hidden(option.issue):
        raise NotFound
    return option


def get_criterion(key: UUID | str, seen_by: User) -> Criterion:
    """A criterion. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Criterion.objects.select_related("issue__body__partnership")
    return partnerships.one(found.filter(issue__body__partnership__in=joint), key)


def are_options_hidden(issue: Issue) -> bool:
    """Whether options are hidden just now."""
    return rules.are_hidden(state_of(issue))


def list_criteria(issue: Issue, seen_by: User) -> list[CriterionLine]:
    """The criteria in force. Raises `NotFound`."""
    must_see(issue.body, seen_by)
    return [CriterionLine(row.key, row.number, row.text) for row in criteria_in_force(issue)]


def criteria_in_force(issue: Issue) -> list[Criterion]:
    """The criteria that were not dropped, in order."""
    return list(Criterion.objects.filter(issue=issue, dropped_at=None))


def digest_of_criteria(issue: Issue) -> str:
    """What a side's word to the criteria binds to: exactly these, in this order."""
    return digest_of_parts(row.text for row in criteria_in_force(issue))


def sides_for_criteria(issue: Issue) -> frozenset[Side]:
    """The sides that gave their word to the criteria as they read now."""
    return sides_that_said(Ref.to(issue), WordKind.CRITERIA, digest_of_criteria(issue))


def are_criteria_agreed(issue: Issue) -> bool:
    """Whether there are criteria and every side that holds a key gave its word to them."""
    if not criteria_in_force(issue):
        return False
    return set(partnerships.key_sides(issue.body)) <= sides_for_criteria(issue)


def own_ratings(issue: Issue, seen_by: User) -> dict[tuple[UUID, UUID], Score]:
    """What the reader's own seat said, by option and criterion."""
    seat = seat_on_a_side(seen_by, issue.body)
    rows = Rating.objects.filter(option__issue=issue, seat=seat) if seat else Rating.objects.none()
    return {(row.option_id, row.criterion_id): Score(row.score) for row in rows}


def ranking(issue: Issue, seen_by: User) -> list[RankedLine]:
    """Options from best to worst, once every side has rated them all; nothing before."""
    options = {str(line.key): line for line in list_options(issue, seen_by) if not line.is_dropped}
    rows = Rating.objects.filter(
        option__in=[line.key for line in options.values()],
        criterion__in=criteria_in_force(issue),
    )
    votes = [Vote(str(row.option_id), Side(row.side), Score(row.score)) for row in rows]
    found = rules.ranking(list(options), votes, partnerships.key_sides(issue.body))
    return [
        RankedLine(
            options[ranked.option],
            ranked.place,
            tuple((side, _percent(share)) for side, share in ranked.shares.items()),
        )
        for ranked in found
    ]


def _percent(share: Fraction) -> int:
    return round(share * 100)


def list_straws(issue: Issue, seen_by: User) -> list[StrawDesign]:
    """All drafts of a solution, newest first. Raises `NotFound`."""
    must_see(issue.body, seen_by)
    return list(StrawDesign.objects.filter(issue=issue).order_by("-number"))
