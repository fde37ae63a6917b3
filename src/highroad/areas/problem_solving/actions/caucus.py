"""Writing in one's own room, and releasing a position from it: the only way out."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.decisions.rules import digest_of
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.models import Seat
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models import CaucusNote, Position
from highroad.areas.problem_solving.permissions import may_change_note, may_release, may_take_part
from highroad.areas.problem_solving.queries import Room
from highroad.areas.problem_solving.rules.rounds import may_be_without_prejudice
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LONGEST_NOTE = 10_000


@whole
def write_note(
    *, room: Room, text: str, by: User, at: datetime, kind: NoteKind = NoteKind.NOTE
) -> CaucusNote:
    """Write in one's own side's room. The trace is a line in that side's own log, and no other.

    Raises `Refused` if it is empty, too long, or `by` does not act for that side.
    """
    require(may_take_part(by, room.body))
    seat = _seat(by, room)
    _must_be_words(text)
    note = CaucusNote.objects.create(
        body=room.body, side=room.side, about=str(room.about), kind=kind, text=text.strip(),
        written_by=by, written_at=at,
    )  # fmt: skip
    _record_for_side(note, "caucus.written", seat=seat, at=at)
    return note


@whole
def change_note(*, note: CaucusNote, text: str, by: User, at: datetime) -> CaucusNote:
    """Put other words in place of one's own."""
    kept = held(note)
    require(may_change_note(by, kept))
    _must_be_words(text)
    kept.text, kept.changed_at = text.strip(), at
    kept.save(update_fields=["text", "changed_at"])
    _record_for_side(kept, "caucus.changed", seat=seat_for(by, kept.body), at=at)
    return kept


@whole
def remove_note(*, note: CaucusNote, by: User, at: datetime) -> None:
    """Take one's own words away: they are deleted, not hidden."""
    kept = held(note)
    require(may_change_note(by, kept))
    _record_for_side(kept, "caucus.removed", seat=seat_for(by, kept.body), at=at)
    kept.delete()


@whole
def release(
    *, note: CaucusNote, by: User, at: datetime, without_prejudice: bool = False
) -> Position:
    """Let a position out: a copy for both sides, an entry in the joint log, a word to the other.

    Without prejudice, the joint log keeps a digest and never the words, and both sides read them only
    while the issue or the proposal is open.
    """
    kept = held(note)
    require(may_release(by, kept))
    if without_prejudice:
        require(may_be_without_prejudice(queries.is_at_work(Ref.parse(kept.about))))
    seat = seat_for(by, kept.body)
    position = Position.objects.create(
        body=kept.body, about=kept.about, side=kept.side, text=kept.text,
        released_by_alias=seat.alias, released_at=at, is_without_prejudice=without_prejudice,
    )  # fmt: skip
    kept.position = position
    kept.save(update_fields=["position"])
    content = {"about": kept.about, "digest": digest_of(kept.text)}
    if not without_prejudice:
        content["text"] = kept.text
    record(
        kept.body, "position.released", Ref.to(position), seat=seat, at=at, content=content,
    )  # fmt: skip
    notices.tell_of_position(position, at=at)
    return position


def _seat(by: User, room: Room) -> Seat:
    seat = seat_for(by, room.body)
    if seat.side != room.side:
        raise Refused(no("You have no seat on this side any more."))
    return seat


def _must_be_words(text: str) -> None:
    if not text.strip():
        raise Refused(no("Write something first."))
    if len(text) > LONGEST_NOTE:
        raise Refused(no("This is too long: at most {most} characters.", most=LONGEST_NOTE))


def _record_for_side(note: CaucusNote, act: str, *, seat: Seat, at: datetime) -> None:
    """In the side's own log, as a digest: other bodies of the side read that log too."""
    ledger.record(
        note.body.partnership.side_log(note.side), act=act, about=Ref.to(note), by=seat.alias,
        at=at, side=note.side, content={"digest": digest_of(note.text)},
    )  # fmt: skip
