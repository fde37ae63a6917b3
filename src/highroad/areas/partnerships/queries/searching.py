"""Charters by their words."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Charter, Clause, Partnership
from highroad.areas.partnerships.queries.seats import joint_partnerships
from highroad.kit.refs import Ref
from highroad.kit.searching import MOST_HITS, Hit, all_words, around, words_of


def find_charters(partnership: Partnership, asked: str, *, seen_by: User) -> list[Hit]:
    """Charters and side agreements of which the title or a clause holds each word."""
    words = words_of(asked)

    own = Clause.objects.filter(charter__body__partnership=partnership)

    def holds(word: str) -> Q:
        clauses = own.filter(text__icontains=word)
        return Q(title__icontains=word) | Q(pk__in=clauses.values("charter"))

    found = Charter.objects.filter(
        all_words(words, holds), body__partnership=partnership,
        body__partnership__in=joint_partnerships(seen_by),
    )  # fmt: skip
    rows = found.select_related("body").prefetch_related("clauses").order_by("-made_at")
    return [_hit(row, words) for row in rows[:MOST_HITS]]


def _hit(row: Charter, words: tuple[str, ...]) -> Hit:
    texts = [around(clause.text, words) for clause in row.clauses.all()]
    return Hit(Ref.to(row), row.title, row.body.name, row.made_at, next(filter(None, texts), ""))
