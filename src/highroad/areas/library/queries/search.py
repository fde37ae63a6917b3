"""Finding: words of the index, with slips forgiven. SQLite and PostgreSQL answer alike, to the last place.

The database narrows down (FTS5 trigrams there, pg_trgm here); how near two words are, and what a hit
is worth, is decided by `rules` in whole numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection
from django.db.models import Q

from highroad.areas.library import rules
from highroad.areas.library.models import IndexEntry, IndexWord

MOST_NEIGHBORS = 40
"""How many misspelled neighbors of one word are followed."""


def find(text: str, *, kind: str, language: str) -> dict[UUID, int]:
    """The keys of the records of a kind that hold the words, with what each is worth.

    Records that hold all words; where there is none, those that hold most of them.
    """
    sought = rules.query_words(text)
    hits: dict[UUID, dict[str, int]] = defaultdict(dict)
    for word in sought:
        for key, worth in _hits(word, kind=kind, language=language):
            hits[key][word] = max(worth, hits[key].get(word, 0))
    most = max((len(found) for found in hits.values()), default=0)
    return {key: sum(found.values()) for key, found in hits.items() if len(found) == most}


def _hits(word: str, *, kind: str, language: str) -> Iterable[tuple[UUID, int]]:
    likeness = _words_like(word)
    entries = IndexEntry.objects.filter(
        word_id__in=likeness, about_kind=kind, language=language
    ).values_list("about_key", "word_id", "weight")
    for key, found, weight in entries:
        yield key, likeness[found] * weight


def _words_like(word: str) -> Mapping[int, int]:
    """The words of the index that are this word, begin with it, or are near it; and how near."""
    stem = rules.stem(word)
    same = Q(word=word) | Q(stem=stem)
    if len(word) >= 3:
        same |= Q(word__startswith=stem)
    found = dict(IndexWord.objects.filter(same).values_list("pk", "word"))
    if not found and rules.allowed_slips(word):
        found = _neighbors(word)
    judged = {pk: rules.likeness(word, known) for pk, known in found.items()}
    best = sorted((pk for pk, worth in judged.items() if worth), key=lambda pk: (-judged[pk], found[pk]))  # fmt: skip
    return {pk: judged[pk] for pk in best}


def _neighbors(word: str) -> dict[int, str]:
    """Words that share three letters in a row with this one, or begin with the same two."""
    found = dict(IndexWord.objects.filter(word__startswith=word[:2]).values_list("pk", "word"))
    found.update(_sharing_trigrams(word))
    most = rules.allowed_slips(word)
    near = {pk: known for pk, known in found.items() if rules.slips(word, known, most=most) <= most}
    kept = sorted(near, key=lambda pk: (rules.slips(word, near[pk], most=most), near[pk]))
    return {pk: near[pk] for pk in kept[:MOST_NEIGHBORS]}


def _sharing_trigrams(word: str) -> list[tuple[int, str]]:
    parts = rules.trigrams(word)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT id, word FROM library_indexword WHERE word LIKE ANY(%s)",
                [[f"%{part}%" for part in parts]],
            )
        else:
            cursor.execute(
                "SELECT rowid, word FROM library_word_trigrams WHERE library_word_trigrams MATCH %s",
                [" OR ".join(f'"{part}"' for part in parts)],
            )
        return [(int(pk), str(known)) for pk, known in cursor.fetchall()]
