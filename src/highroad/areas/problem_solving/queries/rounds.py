"""Rounds and lists: one's own always, the other side's once all are opened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Interest, Issue, Ready, Round
from highroad.areas.problem_solving.queries.issues import must_see
from highroad.areas.problem_solving.queries.sides import own_side
from highroad.areas.problem_solving.vocabulary.rounds import RoundKind
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class InterestLine:
    """A line of a list. It carries no time: when a side wrote what is its own business."""

    key: UUID
    side: Side
    number: int
    text: str
    is_shared: bool
    issue_key: UUID | None


@dataclass(frozen=True)
class SideList:
    """One side's list as a reader may see it; of a sealed one not even the length."""

    side: Side
    lines: tuple[InterestLine, ...]
    is_sealed: bool


@dataclass(frozen=True)
class RoundView:
    """A round as one reader sees it."""

    key: UUID
    number: int
    kind: RoundKind
    side: Side
    opened_at: datetime
    revealed_at: datetime | None
    lists: tuple[SideList, ...]
    own_side: str
    is_ready: bool
    """Whether the reader's own side has said that its list is done."""

    @property
    def shared(self) -> tuple[InterestLine, ...]:
        """The lines both sides marked as shared."""
        return tuple(line for each in self.lists for line in each.lines if line.is_shared)


def get_round(key: UUID | str, seen_by: User) -> Round:
    """A round of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Round.objects.select_related("body__partnership", "issue")
    return partnerships.one(found.filter(body__partnership__in=joint), key)


def list_rounds(
    body: Body, seen_by: User, *, issue: Issue | None = None, limit: int = 50
) -> list[Round]:
    """The rounds of an issue, or those of the body itself, newest first. Raises `NotFound`."""
    must_see(body, seen_by)
    return list(Round.objects.filter(body=body, issue=issue)[:limit])


def view_of_round(found: Round, seen_by: User) -> RoundView:
    """A round with the lists this reader may see. Raises `NotFound`."""
    must_see(found.body, seen_by)
    own = own_side(seen_by, found.body)
    is_open = found.revealed_at is not None
    may_read = Interest.objects.filter(round=found)
    if not is_open:
        may_read = may_read.filter(side=own)
    lines = [_line(row) for row in may_read.order_by("side", "number")]
    return RoundView(
        key=found.key,
        number=found.number,
        kind=RoundKind(found.kind),
        side=Side(found.side),
        opened_at=found.opened_at,
        revealed_at=found.revealed_at,
        lists=tuple(
            SideList(
                side,
                tuple(line for line in lines if line.side is side),
                is_sealed=not is_open and side != own,
            )
            for side in partnerships.key_sides(found.body)
        ),
        own_side=own,
        is_ready=bool(own) and Ready.objects.filter(round=found, side=own).exists(),
    )


def _line(row: Interest) -> InterestLine:
    return InterestLine(row.key, Side(row.side), row.number, row.text, row.is_shared, row.issue_id)


def get_interest(key: UUID | str, seen_by: User) -> Interest:
    """A line of one's own side, or of any side once opened. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Interest.objects.select_related("round__body__partnership", "round__issue")
    line = partnerships.one(found.filter(round__body__partnership__in=joint), key)
    if line.round.revealed_at is None and own_side(seen_by, line.round.body) != line.side:
        raise NotFound
    return line


def are_all_ready(found: Round) -> bool:
    """Whether every side that holds a key has said that its list is done."""
    ready = set(Ready.objects.filter(round=found).values_list("side", flat=True))
    return set(partnerships.key_sides(found.body)) <= ready


def open_rounds_for_system(bodies: Collection[UUID]) -> QuerySet[Round]:
    """Rounds in these bodies whose lists are not open yet."""
    return Round.objects.filter(body__in=bodies, revealed_at=None)


def rounds_waiting_for_system(sides: dict[UUID, str]) -> list[Round]:
    """Rounds in these bodies whose list the named side has still to close."""
    open_rounds = open_rounds_for_system(sides)
    rows = list(open_rounds.select_related("body__partnership", "issue"))
    done = set(Ready.objects.filter(round__in=rows).values_list("round_id", "side"))
    return [row for row in rows if (row.pk, sides[row.body_id]) not in done]
