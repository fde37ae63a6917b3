"""A card index of the resources that are shown: for each word of each facet, one long number with a bit a resource.

To narrow down is to "and" such numbers, to count is to count their bits. The index is built when
something was published, withdrawn or changed since, and kept by each process for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max

from highroad.areas.library.models import Resource

FACETS: Final = ("kind", "audiences", "pillars", "stages", "languages", "cost", "listed_in")
"""The fields by which a shelf is narrowed down; all but kind and cost hold several words."""
Stamp = tuple[int, datetime | None]


@dataclass(frozen=True)
class CardIndex:
    """Resources by title; bit `n` of every number stands for the `n`th of them."""

    stamp: Stamp
    keys: list[UUID]
    places: Mapping[UUID, int]
    words: Mapping[str, Mapping[str, int]]

    @property
    def every(self) -> int:
        """All of them."""
        return (1 << len(self.keys)) - 1

    def mask_of(self, worth: Mapping[UUID, int]) -> int:
        """Those that a search found, as far as they are shown."""
        bits = bytearray(len(self.keys) // 8 + 1)
        for key in worth:
            place = self.places.get(key)
            if place is not None:
                bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def narrowed(self, found: int, chosen: Mapping[str, str]) -> int:
        """Those that fit every choice. An unknown facet or word fits nothing."""
        for name, word in chosen.items():
            found &= self.words.get(name, {}).get(word, 0)
        return found

    def counts(self, found: int, chosen: Mapping[str, str]) -> dict[str, dict[str, int]]:
        """For each facet, how many would be left for each of its words, the other choices kept."""
        counts: dict[str, dict[str, int]] = {}
        for name in FACETS:
            others = {facet: word for facet, word in chosen.items() if facet != name}
            left = self.narrowed(found, others)
            counted = {word: (left & mask).bit_count() for word, mask in self.words[name].items()}
            counts[name] = {word: count for word, count in counted.items() if count}
        return counts

    def keys_of(self, kept: int, worth: Mapping[UUID, int] | None) -> list[UUID]:
        """Their keys: by worth, then by title."""
        keys = [self.keys[place] for place, bit in enumerate(bin(kept)[:1:-1]) if bit == "1"]
        return keys if worth is None else sorted(keys, key=lambda key: -worth[key])


KEPT: dict[str, CardIndex] = {}
"""The newest index of each language."""


def card_index(language: str) -> CardIndex:
    """The index as of now; asks the database one question when nothing has changed."""
    shown = Resource.objects.filter(live=True)
    found = shown.aggregate(count=Count("pk"), newest=Max("updated_at"))
    stamp = (found["count"], found["newest"])
    kept = KEPT.get(language)
    if kept is None or kept.stamp != stamp:
        kept = KEPT[language] = _built(language, stamp)
    return kept


def _built(language: str, stamp: Stamp) -> CardIndex:
    title = f"title_{language}"
    rows = Resource.objects.filter(live=True).values("key", "slug", "title_en", title, *FACETS)
    ordered = sorted(
        rows, key=lambda row: ((row[title] or row["title_en"]).casefold(), row["slug"])
    )
    places: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
    for place, row in enumerate(ordered):
        for name in FACETS:
            for word in _words(row[name]):
                places[name][word].append(place)
    size = len(ordered) // 8 + 1
    words = {
        name: {word: _mask(found, size) for word, found in by_word.items()}
        for name, by_word in places.items()
    }
    keys = [row["key"] for row in ordered]
    return CardIndex(stamp, keys, {key: place for place, key in enumerate(keys)}, words)


def _words(value: Any) -> list[str]:
    return value if isinstance(value, list) else [str(value)]


def _mask(places: list[int], size: int) -> int:
    bits = bytearray(size)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")
