"""Meetings by the words of their agendas, notes and minutes."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.meetings.models import AgendaItem, Meeting, Minutes, Note
from highroad.areas.meetings.queries.seen import meetings_of
from highroad.areas.partnerships.models import Partnership
from highroad.kit.refs import Ref
from highroad.kit.searching import MOST_HITS, Hit, all_words, around, words_of


def find_meetings(partnership: Partnership, asked: str, *, seen_by: User) -> list[Hit]:
    """Meetings of which the title, a topic, a note or the minutes hold each word."""
    words = words_of(asked)

    every_item = AgendaItem.objects.filter(meeting__body__partnership=partnership, dropped_at=None)
    every_text = Minutes.objects.filter(meeting__body__partnership=partnership)

    def holds(word: str) -> Q:
        items = every_item.filter(Q(topic__icontains=word) | Q(papers__icontains=word))
        notes = Note.objects.filter(text__icontains=word, item__in=every_item)
        texts = every_text.filter(text__icontains=word)
        return (
            Q(title__icontains=word)
            | Q(outcomes__icontains=word)
            | Q(pk__in=items.values("meeting"))
            | Q(pk__in=notes.values("item__meeting"))
            | Q(pk__in=texts.values("meeting"))
        )

    found = meetings_of(seen_by).filter(all_words(words, holds), body__partnership=partnership)
    rows = found.prefetch_related("items__notes").order_by("-starts_at")[:MOST_HITS]
    return [_hit(row, words) for row in rows]


def _hit(row: Meeting, words: tuple[str, ...]) -> Hit:
    texts = [row.outcomes]
    for item in row.items.all():
        if item.dropped_at is None:
            texts += [item.topic, item.papers, *(note.text for note in item.notes.all())]
    found = next(filter(None, (around(text, words) for text in texts)), "")
    return Hit(Ref.to(row), row.title, row.body.name, row.starts_at, found)
