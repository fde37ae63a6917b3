"""Promises by their words."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.commitments.queries.commitments import of_partnership
from highroad.areas.partnerships.models import Partnership
from highroad.kit.refs import Ref
from highroad.kit.searching import MOST_HITS, Hit, all_words, around, words_of


def find_commitments(partnership: Partnership, asked: str, *, seen_by: User) -> list[Hit]:
    """Promises a reader may see, those of the own side among them, that hold each word."""
    words = words_of(asked)

    def holds(word: str) -> Q:
        return Q(what__icontains=word) | Q(detail__icontains=word)

    rows = of_partnership(partnership, seen_by=seen_by).filter(all_words(words, holds))
    return [
        Hit(
            Ref.to(row), row.what, str(row.body or row.partnership), row.made_at,
            around(row.detail, words),
        )
        for row in rows.order_by("-made_at")[:MOST_HITS]
    ]  # fmt: skip
