"""Agendas with everything entered under each topic, and the age of what was carried on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome, Setting
from highroad.areas.meetings.models import AgendaItem, Meeting, Note
from highroad.areas.meetings.queries.room import day_of
from highroad.areas.meetings.queries.seen import get_meeting, meetings_of
from highroad.areas.meetings.vocabulary import ItemStatus, NoteKind, Purpose
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

DECISION = f"{Decision._meta.label_lower}:"
"""How the name of a decision begins."""


@dataclass(frozen=True)
class NoteLine:
    """A note under a topic."""

    key: UUID
    kind: NoteKind
    side: str
    text: str
    version: int
    made_at: datetime
    about: str

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


@dataclass(frozen=True)
class DecisionMark:
    """A decision put under a topic, with where it stands today."""

    key: UUID
    title: str
    outcome: Outcome


@dataclass(frozen=True)
class ItemLine:
    """One item of an agenda. `age` is in days from when the topic was first raised."""

    key: UUID
    number: int
    topic: str
    purpose: Purpose
    minutes: int
    side: str
    presenter: str
    papers: str
    about: str
    status: ItemStatus
    age: int
    is_carried: bool
    version: int
    raised_by: str
    """The alias of who brought it."""
    notes: tuple[NoteLine, ...]
    decisions: tuple[DecisionMark, ...]

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""

    @property
    def is_open(self) -> bool:
        return self.status is ItemStatus.OPEN

    @property
    def to_answer(self) -> DecisionMark | None:
        """The text that waits for this meeting, while it is open."""
        mark = self.decisions[0] if self.decisions else None
        waits = mark is not None and self.about == f"{DECISION}{mark.key}"
        return mark if waits and mark is not None and mark.outcome is Outcome.OPEN else None

    @property
    def dissent(self) -> tuple[NoteLine, ...]:
        return tuple(note for note in self.notes if note.kind is NoteKind.DISSENT)


def list_items(meeting: Meeting, seen_by: User) -> list[ItemLine]:
    """The agenda of a meeting in order. Raises `NotFound`."""
    get_meeting(meeting.key, seen_by)
    return items_of(meeting)


def items_of(meeting: Meeting) -> list[ItemLine]:
    """The agenda in order, whoever asks, with notes and decisions in three queries."""
    kept = AgendaItem.objects.filter(meeting=meeting, dropped_at=None).order_by("number")
    rows = list(kept.prefetch_related("notes"))
    marks = marks_of(Ref.to(row) for row in rows)
    put = _put_as_items(rows)
    on = day_of(meeting)
    return [
        _line(row, (*put.get(row.about, ()), *marks.get(str(Ref.to(row)), ())), on) for row in rows
    ]


def marks_of(subjects: Iterable[Ref]) -> dict[str, tuple[DecisionMark, ...]]:
    """The decisions on each of these records, oldest first."""
    names = [str(ref) for ref in subjects]
    if not names:
        return {}
    found: dict[str, tuple[DecisionMark, ...]] = {}
    for decision in decisions.with_answers().filter(subject__in=names).order_by("opened_at"):
        mark = _mark(decision)
        found[decision.subject] = (*found.get(decision.subject, ()), mark)
    return found


def settled_topics(meeting: Meeting, items: Iterable[AgendaItem], at: datetime) -> set[str]:
    """What of these items is about a decision that asks nothing of a meeting any more."""
    keys = [item.about.removeprefix(DECISION) for item in items if item.about.startswith(DECISION)]
    if not keys:
        return set()
    today = at.astimezone(meeting.zone).date()
    return {f"{DECISION}{key}" for key in decisions.settled_among(keys, today)}


def _put_as_items(rows: Iterable[AgendaItem]) -> dict[str, tuple[DecisionMark, ...]]:
    """The decisions that items are about: what waits for the meeting is answered in it."""
    keys = [row.about.removeprefix(DECISION) for row in rows if row.about.startswith(DECISION)]
    if not keys:
        return {}
    put = decisions.with_answers().filter(pk__in=keys, setting=Setting.NEXT_MEETING)
    return {str(Ref.to(one)): (_mark(one),) for one in put}


def _mark(decision: Decision) -> DecisionMark:
    return DecisionMark(decision.key, decision.title, decisions.state_of(decision))


def _line(row: AgendaItem, marks: tuple[DecisionMark, ...], on: date) -> ItemLine:
    return ItemLine(
        key=row.key,
        number=row.number,
        topic=row.topic,
        purpose=Purpose(row.purpose),
        minutes=row.minutes,
        side=row.side,
        presenter=row.presenter,
        papers=row.papers,
        about=row.about,
        status=ItemStatus(row.status),
        age=max(0, (on - row.first_raised_on).days),
        is_carried=row.carried_from_id is not None or bool(row.about),
        version=row.version,
        raised_by=row.raised_by_alias,
        notes=tuple(_note(note) for note in row.notes.all()),
        decisions=marks,
    )


def _note(row: Note) -> NoteLine:
    return NoteLine(
        key=row.key,
        kind=NoteKind(row.kind),
        side=row.side,
        text=row.text,
        version=row.version,
        made_at=row.made_at,
        about=row.about,
    )


def provisional_under(item: AgendaItem, *, on: date) -> Decision | None:
    """The provisional decision an item is about, if the meeting may still be asked to confirm it."""
    if not item.about.startswith(DECISION):
        return None
    return decisions.provisional(Ref.parse(item.about).key, item.meeting.body, on)


def waits_under(item: AgendaItem, *, on: date) -> bool:
    """Whether an item is about a text that is open already: it is answered, and not put again."""
    if not item.about.startswith(DECISION):
        return False
    found = decisions.with_answers().filter(pk=item.about.removeprefix(DECISION)).first()
    return found is not None and decisions.state_of(found, on=on) is Outcome.OPEN


def meeting_of_topic(about: Ref, seen_by: User) -> Meeting | None:
    """The meeting that still has a record on its agenda, for who may see it, or nothing."""
    rows = AgendaItem.objects.filter(
        about=str(about), dropped_at=None, meeting__closed_at=None, meeting__cancelled_at=None
    )
    items = rows.filter(meeting__in=meetings_of(seen_by)).select_related("meeting")
    found = items.order_by("meeting__starts_at").first()
    return found.meeting if found else None


def open_topics(body: Body) -> list[AgendaItem]:
    """What meetings held have left open or carried on, and no later agenda has taken up."""
    rows = AgendaItem.objects.filter(
        meeting__body=body,
        meeting__closed_at__isnull=False,
        status=ItemStatus.CARRIED,
        dropped_at=None,
    ).filter(carried_to=None)
    return list(rows.select_related("meeting").order_by("first_raised_on", "number"))
