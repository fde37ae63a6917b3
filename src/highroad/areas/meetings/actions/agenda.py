"""The agenda: bringing items, changing and ordering them, carrying on what stayed open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from highroad.areas.accounts.models import User
from highroad.areas.meetings import queries
from highroad.areas.meetings.models import AgendaItem, Meeting
from highroad.areas.meetings.permissions import may_bring, may_change_item, seat_in
from highroad.areas.meetings.rules import course
from highroad.areas.meetings.vocabulary import Purpose
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class ItemTerms:
    """What somebody brings to a meeting. `about` is an issue or another record it deals with."""

    topic: str
    purpose: Purpose
    minutes: int = 10
    presenter: str = ""
    papers: str = ""
    about: Ref | None = None
    raised_on: date | None = None
    """Since when what it deals with has been open; from the day it is brought, if nothing is said."""


@transaction.atomic
def bring(*, meeting: Meeting, terms: ItemTerms, by: User, at: datetime) -> AgendaItem:
    """Put an item on the agenda, for the side one sits on. Raises `Refused` after the deadline."""
    require(may_bring(by, meeting, at))
    seat = seat_in(by, meeting.body)
    _hold(meeting)
    on_it = AgendaItem.objects.filter(meeting=meeting, dropped_at=None)
    if terms.about and on_it.filter(about=str(terms.about)).exists():
        raise Refused(no("An item of this agenda deals with it already."))
    today = at.astimezone(meeting.zone).date()
    return AgendaItem.objects.create(
        meeting=meeting,
        number=next_number(meeting),
        topic=terms.topic.strip(),
        purpose=terms.purpose,
        minutes=terms.minutes,
        side=seat.side,
        raised_by_alias=seat.alias,
        presenter=terms.presenter.strip(),
        papers=terms.papers.strip(),
        about=str(terms.about) if terms.about else "",
        first_raised_on=terms.raised_on or today,
    )


@transaction.atomic
def change_item(
    *, item: AgendaItem, terms: ItemTerms, seen: int, by: User, at: datetime
) -> AgendaItem:
    """Change an item one has read. Raises `Refused` if somebody changed it since."""
    kept = _fresh(item)
    require(may_change_item(by, kept, at))
    require(course.may_be_same_version(seen, kept.version))
    kept.topic, kept.purpose, kept.minutes = terms.topic.strip(), terms.purpose, terms.minutes
    kept.presenter, kept.papers = terms.presenter.strip(), terms.papers.strip()
    kept.version += 1
    kept.save(update_fields=["topic", "purpose", "minutes", "presenter", "papers", "version"])
    return kept


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: User, at: datetime) -> None:
    """Change places with the item above or below; at the end, nothing happens."""
    kept = _fresh(item)
    require(may_change_item(by, kept, at))
    others = AgendaItem.objects.filter(meeting=kept.meeting_id, dropped_at=None)
    if up:
        other = others.filter(number__lt=kept.number).order_by("-number").first()
    else:
        other = others.filter(number__gt=kept.number).order_by("number").first()
    if other is None:
        return
    mine, theirs = kept.number, other.number
    spare = next_number(kept.meeting)
    for row, number in ((kept, spare), (other, mine), (kept, theirs)):
        AgendaItem.objects.filter(pk=row.pk).update(number=number)


@transaction.atomic
def drop_item(*, item: AgendaItem, by: User, at: datetime) -> None:
    """Take an item off before anything was entered under it. Raises `Refused`."""
    kept = _fresh(item)
    require(may_change_item(by, kept, at))
    if kept.notes.exists() or queries.marks_of([Ref.to(kept)]):
        raise Refused(no("Something was entered under this item. It stays on the record."))
    kept.dropped_at = at
    kept.carried_from = None
    kept.save(update_fields=["dropped_at", "carried_from"])


def fill_from_series(meeting: Meeting, *, at: datetime) -> None:
    """The standing items of the series."""
    if meeting.series is None:
        return
    for item in meeting.series.items:
        AgendaItem.objects.create(
            meeting=meeting,
            number=next_number(meeting),
            topic=str(item["topic"])[:200],
            purpose=item.get("purpose", Purpose.INFORM),
            minutes=int(item.get("minutes", 10)),
            first_raised_on=at.astimezone(meeting.zone).date(),
        )


def take_up(meeting: Meeting, *, at: datetime) -> None:
    """What earlier meetings of the body left open, each with the day it was first raised."""
    topics = queries.open_topics(meeting.body)
    settled = queries.settled_topics(meeting, topics, at)
    for item in [topic for topic in topics if topic.about not in settled]:
        AgendaItem.objects.create(
            meeting=meeting,
            number=next_number(meeting),
            topic=item.topic,
            purpose=item.purpose,
            minutes=item.minutes,
            side=item.side,
            raised_by_alias=item.raised_by_alias,
            presenter=item.presenter,
            papers=item.papers,
            about=item.about,
            carried_from=item,
            first_raised_on=item.first_raised_on,
        )


def next_number(meeting: Meeting) -> int:
    """The place of the next item of an agenda."""
    kept = AgendaItem.objects.filter(meeting=meeting, dropped_at=None)
    return (kept.aggregate(last=Max("number"))["last"] or 0) + 1


def _hold(meeting: Meeting) -> None:
    """Two who bring at once come one after the other."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _fresh(item: AgendaItem) -> AgendaItem:
    _hold(item.meeting)
    return AgendaItem.objects.select_related("meeting__body__partnership").get(pk=item.pk)
