"""Decisions by their words."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Decision, Wording
from highroad.areas.decisions.queries.outcomes import current_wording, with_answers
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.refs import Ref
from highroad.kit.searching import MOST_HITS, Hit, all_words, around, words_of


def find_decisions(partnership: Partnership, asked: str, *, seen_by: User) -> list[Hit]:
    """Decisions whose title or any text holds each word; never an answer or its reason."""
    words, joint = words_of(asked), partnerships.joint_partnerships(seen_by)

    own = Wording.objects.filter(decision__body__partnership=partnership)

    def holds(word: str) -> Q:
        texts = own.filter(text__icontains=word)
        return Q(title__icontains=word) | Q(pk__in=texts.values("decision"))

    found = with_answers().filter(body__partnership=partnership, body__partnership__in=joint)
    rows = found.filter(all_words(words, holds)).order_by("-opened_at")[:MOST_HITS]
    return [_hit(row, words) for row in rows]


def _hit(row: Decision, words: tuple[str, ...]) -> Hit:
    text = around(current_wording(row).text, words)
    return Hit(Ref.to(row), row.title, row.body.name, row.opened_at, text)
