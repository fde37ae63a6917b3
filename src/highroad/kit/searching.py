"""Searching by words: every word must be there, in any of the fields; and the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from highroad.kit.refs import Ref

MOST_WORDS = 6
SHORTEST = 2
MOST_HITS = 25
"""How many hits of one kind a search shows; it never says how many more there are."""


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is, what it is called, and where the words stand in it."""

    about: Ref
    title: str
    place: str
    at: datetime
    text: str = ""


def words_of(asked: str) -> tuple[str, ...]:
    """The words of a search, without the shortest; at most six."""
    return tuple(word for word in asked.split() if len(word) >= SHORTEST)[:MOST_WORDS]


def all_words(words: Sequence[str], holds: Callable[[str], Q]) -> Q:
    """Records that hold each word somewhere; nothing for no words."""
    if not words:
        return Q(pk__in=[])
    found = Q()
    for word in words:
        found &= holds(word)
    return found


def around(text: str, words: Sequence[str], *, width: int = 160) -> str:
    """A stretch of a text around the first word that stands in it; nothing if none does."""
    low = text.lower()
    places = [place for word in words if (place := low.find(word.lower())) >= 0]
    if not places:
        return ""
    start = max(0, min(places) - width // 3)
    cut = " ".join(text[start : start + width].split())
    return f"{'… ' if start else ''}{cut}{' …' if start + width < len(text) else ''}"
