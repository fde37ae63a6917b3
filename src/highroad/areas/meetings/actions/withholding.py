"""What is parked as a case or a subject of bargaining leaves the agendas and drafts that carry it on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.meetings import queries
from highroad.areas.meetings.models import AgendaItem, Meeting, Minutes, Note
from highroad.areas.meetings.permissions import seat_in
from highroad.areas.meetings.vocabulary import ItemStatus
from highroad.areas.partnerships.models import Body
from highroad.kit.refs import Ref

GONE = "–"
"""Stands where words stood that are kept no longer."""
SHORTEST = 8
"""Shorter words than these are not looked for inside other texts: they could be anybody's."""


@dataclass(frozen=True)
class Withheld:
    """What became of a topic: how many items were emptied, and which minutes keep it, already put."""

    items: int
    kept_in: tuple[Meeting, ...]


@transaction.atomic
def withhold_topic(
    *, body: Body, about: Ref, words: Collection[str], by: User, at: datetime
) -> Withheld:
    """Take a topic and all that was written under it off every agenda and draft of minutes of a body.

    `words` are those it was known by: they are looked for in unsigned minutes and in messages, too.
    Minutes that were put to the co-chairs are frozen and stay; they are named. The caller has asked
    whether it may be. Raises `Refused` for somebody without a seat.
    """
    seat = seat_in(by, body)
    known = {word.strip() for word in words if word.strip()}
    items = _items(body, about, known)
    under = list(Note.objects.filter(Q(item__in=items) | Q(about=str(about))))
    gone = _long(
        [*known, *(note.text for note in under)]
        + [text for item in items for text in (item.topic, item.papers)]
    )
    Note.objects.filter(pk__in=[note.pk for note in under]).update(text=GONE)
    _empty(items, at=at)
    _out_of_drafts(body, gone)
    accounts.forget_words(gone, place=Ref.to(body))
    ledger.record(
        body.log, act="meeting.topic_withheld", about=about, by=seat.alias, at=at, side=seat.side,
        content={"items": len(items)},
    )  # fmt: skip
    return Withheld(len(items), tuple(_kept_in(body, gone)))


def _items(body: Body, about: Ref, words: Collection[str]) -> list[AgendaItem]:
    topics = [word[:200] for word in words]
    named = Q(about=str(about)) | Q(topic__in=topics)
    rows = AgendaItem.objects.filter(named, meeting__body=body)
    return list(rows.select_related("meeting"))


def _long(texts: Iterable[str]) -> list[str]:
    """The longest first, so that no part of a text is left standing."""
    return sorted({text for text in texts if len(text) >= SHORTEST}, key=len, reverse=True)


def _empty(items: Iterable[AgendaItem], *, at: datetime) -> None:
    """No item keeps a word; one that lies ahead is dropped, and none is carried on."""
    for item in items:
        item.topic, item.papers, item.presenter = GONE, "", ""
        if item.meeting.opened_at is None:
            item.dropped_at = item.dropped_at or at
            item.carried_from = None
        elif item.status != ItemStatus.DONE:
            item.status = ItemStatus.DONE
        item.version += 1
        item.save(
            update_fields=[
                "topic", "papers", "presenter", "dropped_at", "carried_from", "status", "version",
            ]
        )  # fmt: skip


def _out_of_drafts(body: Body, words: Collection[str]) -> None:
    for row in Minutes.objects.filter(meeting__body=body):
        text = without(row.text, words)
        if text != row.text and queries.may_be_written_anew(row):
            Minutes.objects.filter(pk=row.pk).update(text=text, version=row.version + 1)


def _kept_in(body: Body, words: Collection[str]) -> Iterable[Meeting]:
    rows = Minutes.objects.filter(meeting__body=body, put_at__isnull=False)
    for row in rows.select_related("meeting"):
        if without(row.text, words) != row.text:
            yield row.meeting


def without(text: str, words: Iterable[str]) -> str:
    """A text with each of these words gone."""
    for word in words:
        text = text.replace(word, GONE)
    return text
