"""In the room: opening, who is there, notes, decisions, closing. Everything is entered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.models import Decision
from highroad.areas.ledger import actions as ledger
from highroad.areas.meetings import queries
from highroad.areas.meetings.actions.following import finish_settled, take_up_decisions
from highroad.areas.meetings.models import AgendaItem, Attendance, Meeting, Note
from highroad.areas.meetings.permissions import (
    may_close,
    may_enter,
    may_note_attendance,
    may_open,
    may_put_to_decision,
    seat_in,
)
from highroad.areas.meetings.rules import course, quorum
from highroad.areas.meetings.vocabulary import ItemStatus, Manner, NoteKind
from highroad.areas.partnerships.models import Seat
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class Said:
    """How a seat is there: `holder` is who sits in it, `proxy` the seat that speaks for it."""

    manner: Manner
    holder: UUID | None = None
    proxy: UUID | None = None


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Begin. Whoever opens is there. Raises `Refused` for a meeting that was not called."""
    kept = _locked(meeting)
    require(may_open(by, kept))
    kept.opened_at = at
    kept.save(update_fields=["opened_at"])
    take_up_decisions(kept, at=at)
    _record(kept, "meeting.opened", by, at)
    return kept


@transaction.atomic
def note_attendance(
    *, meeting: Meeting, seat: Seat, said: Said, by: User, at: datetime
) -> Attendance:
    """Tick how a seat is there. The newest word counts. Raises `Refused` for a proxy not allowed."""
    kept = _locked(meeting)
    require(may_note_attendance(by, kept))
    if seat.body_id != kept.body_id:
        raise Refused(no("This seat belongs to another body."))
    proxy = _proxy(kept, seat, said) if said.manner is Manner.PROXY else None
    holder = None
    if said.manner in quorum.IN_THE_ROOM:
        holder = queries.holder_for(seat, said.holder, _day(kept, at)) if said.holder else None
        if holder is None:
            raise Refused(no("Choose who sits in this seat today."))
    manner = said.manner
    if holder is not None:
        manner = Manner.ALTERNATE if holder.is_alternate else Manner.HOLDER
    row, _made = Attendance.objects.update_or_create(
        meeting=kept,
        seat=seat,
        defaults={
            "side": seat.side, "manner": manner, "holder": holder, "proxy": proxy, "noted_at": at,
        },
    )  # fmt: skip
    return row


def _day(meeting: Meeting, at: datetime) -> date:
    return at.astimezone(meeting.zone).date()


def _proxy(meeting: Meeting, seat: Seat, said: Said) -> Seat:
    """The seat that speaks for this one, within its side and for no other seat."""
    seats = Seat.objects.filter(body=meeting.body, ended_at=None)
    chosen = seats.filter(pk=said.proxy).first() if said.proxy else None
    if chosen is None:
        raise Refused(no("Choose the seat that speaks for this one."))
    taken = Attendance.objects.filter(meeting=meeting, proxy=chosen).exclude(seat=seat)
    require(
        quorum.may_be_proxy(
            queries.terms_of(meeting.body, queries.day_of(meeting)).clauses,
            same_side=chosen.side == seat.side,
            is_itself=chosen.pk == seat.pk,
            held=taken.count(),
        )
    )
    return chosen


@transaction.atomic
def write_note(
    *,
    item: AgendaItem,
    kind: NoteKind,
    text: str,
    by: User,
    at: datetime,
    about: Ref | None = None,
) -> Note:
    """Write something down under a topic. Dissent is one's own side's, in its own box."""
    require(may_enter(by, item.meeting))
    require(course.may_be_note(text))
    seat = seat_in(by, item.meeting.body)
    if kind is NoteKind.DISSENT and not seat.side:
        raise Refused(no("Dissent is written by a side."))
    return Note.objects.create(
        item=item,
        kind=kind,
        side=seat.side,
        text=text.strip(),
        about=str(about) if about else "",
        by_alias=seat.alias,
        made_at=at,
    )


@transaction.atomic
def change_note(*, note: Note, text: str, seen: int, by: User, at: datetime) -> Note:
    """Change a note one has read. Raises `Refused` if somebody changed it since: nothing is lost."""
    require(may_enter(by, note.item.meeting))
    require(course.may_be_note(text))
    if note.kind == NoteKind.DISSENT and seat_in(by, note.item.meeting.body).side != note.side:
        raise Refused(no("Dissent is changed by the side that wrote it."))
    changed = Note.objects.filter(pk=note.pk, version=seen).update(
        text=text.strip(), version=seen + 1, changed_at=at
    )
    require(course.may_be_same_version(seen, seen if changed else seen + 1))
    note.refresh_from_db()
    return note


@transaction.atomic
def settle_item(*, item: AgendaItem, status: ItemStatus, by: User, at: datetime) -> None:
    """Tick an item as done, to be carried on, or open again."""
    require(may_enter(by, item.meeting))
    AgendaItem.objects.filter(pk=item.pk).update(status=status)


@transaction.atomic
def put_to_decision(*, item: AgendaItem, title: str, text: str, by: User, at: datetime) -> Decision:
    """Put a text to both sides under a topic. Raises `Refused` without a quorum to decide.

    Where the charter lets a meeting without quorum prepare or decide, what comes of it is
    provisional. Under a topic about something provisional its very text is put, to be confirmed.
    """
    require(may_put_to_decision(by, item.meeting))
    if queries.waits_under(item, on=timezone.localdate(at)):
        raise Refused(no("The text stands before both sides already: answer it."))
    terms = queries.terms_of(item.meeting.body, queries.day_of(item.meeting))
    counted = queries.quorum_of(item.meeting, terms=terms)
    confirms = queries.provisional_under(item, on=timezone.localdate(at))
    room = quorum.room_of(counted)
    if confirms is not None:
        require(quorum.may_decide(counted))
        title, text = confirms.title, decision_queries.current_wording(confirms).text
    made = decisions.propose(
        body=item.meeting.body, title=title, text=text, subject=Ref.to(item), by=by, at=at,
        room=room, ratifies=confirms,
    )  # fmt: skip
    _record(
        item.meeting,
        "meeting.decision_put",
        by,
        at,
        {"decision": str(made.key), "quorum": quorum_as_data(counted, terms.quorum_clause)},
    )
    return made


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """End it: what is open is carried on, and the quorum is kept as it was counted."""
    kept = _locked(meeting)
    require(may_close(by, kept))
    finish_settled(kept, at=at)
    kept.closed_at = at
    kept.quorum = _kept_quorum(kept)
    kept.save(update_fields=["closed_at", "quorum"])
    AgendaItem.objects.filter(meeting=kept, dropped_at=None, status=ItemStatus.OPEN).update(
        status=ItemStatus.CARRIED
    )
    _record(kept, "meeting.closed", by, at, {"quorum": kept.quorum})
    return kept


def _kept_quorum(meeting: Meeting) -> dict[str, Any]:
    """The count, and for the parity meter all seats of each side."""
    places = queries.places_of(meeting)
    terms = queries.terms_of(meeting.body, queries.day_of(meeting))
    data = quorum_as_data(queries.quorum_among(places, terms), terms.quorum_clause)
    for row in data["sides"]:
        row["all_seats"] = sum(place.side == row["side"] for place in places)
    return data


def quorum_as_data(counted: quorum.Quorum, clause: str) -> dict[str, Any]:
    """A count as it goes on the record, with the clause it was counted by."""
    return {
        "state": counted.state.value,
        "sides": [
            {
                "side": side.side.value,
                "to_meet": side.to_meet,
                "to_decide": side.to_decide,
                "clause": clause,
                "seats": side.seats,
                "present": side.present,
                "by_proxy": side.by_proxy,
            }
            for side in counted.sides
        ],
    }


def _locked(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("body__partnership").get(pk=meeting.pk)


def _record(
    meeting: Meeting,
    act: str,
    by: User,
    at: datetime,
    content: Mapping[str, Any] | None = None,
) -> None:
    seat = seat_in(by, meeting.body, timezone.localdate(at))
    ledger.record(
        meeting.log,
        act=act,
        about=Ref.to(meeting),
        by=seat.alias,
        at=at,
        side=seat.side,
        content=content,
    )
