"""A side's own room, for that side in that body alone; and what any side released."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import CaucusNote, Issue, Position
from highroad.areas.problem_solving.queries.issues import get_issue, must_see, state_of
from highroad.areas.problem_solving.queries.sides import own_side
from highroad.areas.problem_solving.rules.issues import ENDED
from highroad.areas.problem_solving.vocabulary.issues import IssueState
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class Room:
    """One side's room beside something joint."""

    body: Body
    about: Ref
    side: Side
    title: str


@dataclass(frozen=True)
class NoteLine:
    """A note as its own side reads it."""

    key: UUID
    kind: NoteKind
    text: str
    name: str
    written_at: datetime
    changed_at: datetime | None
    released_at: datetime | None
    is_mine: bool


@dataclass(frozen=True)
class PositionLine:
    """What a side released, as everybody at the table reads it."""

    key: UUID
    side: Side
    text: str
    released_at: datetime
    is_without_prejudice: bool = False


def get_room(beside: str, key: UUID | str, seen_by: User) -> Room:
    """The reader's own room beside a body, an issue or a decision. Raises `NotFound`.

    Whoever has no seat on a side of that body has no room there: not the program office, not a
    voice without a side, nobody of the other side.
    """
    if beside == "body":
        body = partnerships.get_body(key, seen_by)
        about, title = Ref.to(body), body.name
    elif beside == "issue":
        issue = get_issue(key, seen_by)
        body, about, title = issue.body, Ref.to(issue), issue.question
    elif beside == "decision":
        decision = decisions.get_decision(key, seen_by)
        body, about, title = decision.body, Ref.to(decision), decision.title
    else:
        raise NotFound
    side = own_side(seen_by, body)
    if not side:
        raise NotFound
    return Room(body, about, Side(side), title)


def _own_notes(seen_by: User) -> QuerySet[CaucusNote]:
    """Notes of the sides somebody sits on, body by body."""
    found = CaucusNote.objects.none()
    for seat in partnerships.seats_of(seen_by):
        if seat.side:
            found = found | CaucusNote.objects.filter(body=seat.body_key, side=seat.side)
    return found.select_related("body__partnership", "written_by", "position")


def get_note(key: UUID | str, seen_by: User) -> CaucusNote:
    """A note of the reader's own side in that body. Raises `NotFound`."""
    note = partnerships.one(_own_notes(seen_by), key)
    if own_side(seen_by, note.body) != note.side:
        raise NotFound
    return note


def list_notes(room: Room, seen_by: User) -> list[NoteLine]:
    """What lies in a room, newest first. Raises `NotFound` for everybody else."""
    if own_side(seen_by, room.body) != room.side:
        raise NotFound
    notes = CaucusNote.objects.filter(body=room.body, side=room.side, about=str(room.about))
    return [
        NoteLine(
            key=note.key,
            kind=NoteKind(note.kind),
            text=note.text,
            name=note.written_by.name,
            written_at=note.written_at,
            changed_at=note.changed_at,
            released_at=note.position.released_at if note.position else None,
            is_mine=note.written_by_id == seen_by.pk,
        )
        for note in notes.select_related("written_by", "position")
    ]


def list_positions(body: Body, about: Ref, seen_by: User) -> list[PositionLine]:
    """The positions sides released on something joint, oldest first. Raises `NotFound`."""
    must_see(body, seen_by)
    found = Position.objects.filter(body=body, about=str(about))
    if found.filter(is_without_prejudice=True).exists() and not is_at_work(about):
        found = found.filter(is_without_prejudice=False)
    return [
        PositionLine(
            each.key, Side(each.side), each.text, each.released_at, each.is_without_prejudice
        )
        for each in found
    ]


def is_at_work(about: Ref) -> bool | None:
    """Whether an issue or a proposal is still worked on; nothing for what has no end of its own."""
    if about.kind == Issue._meta.label_lower:
        issue = Issue.objects.filter(pk=about.key).first()
        return issue is not None and state_of(issue) not in ENDED | {IssueState.DECIDED}
    if about.kind == Decision._meta.label_lower:
        decision = decisions.with_answers().filter(pk=about.key).first()
        return decision is not None and decisions.state_of(decision) is Outcome.OPEN
    return None


def get_position(key: UUID | str, seen_by: User) -> Position:
    """A released position. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Position.objects.select_related("body__partnership")
    position = partnerships.one(found.filter(body__partnership__in=joint), key)
    if position.is_without_prejudice and not is_at_work(Ref.parse(position.about)):
        raise NotFound
    return position
