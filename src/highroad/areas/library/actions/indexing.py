"""Keeping the index of the search: what a record says in each language, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from highroad.areas.library import rules
from highroad.areas.library.models import Helper, IndexEntry, IndexWord, Resource
from highroad.areas.library.vocabulary import Audience, HelperKind, ResourceKind, Stage

Weighted = Sequence[tuple[str, int]]
"""Texts with what a word in them is worth."""
TITLE, NAME, TEXT = 5, 3, 1
LANGUAGES = ("en", "es")


@transaction.atomic
def index(*, kind: str, key: UUID, texts: Mapping[str, Weighted]) -> None:
    """Put the words of a record in place of those it had: language to texts with their weights."""
    IndexEntry.objects.filter(about_key=key).delete()
    index_many([(kind, key, texts)])


def index_many(records: Iterable[tuple[str, UUID, Mapping[str, Weighted]]]) -> None:
    """Add the words of records that are not in the index."""
    weighed = [
        (kind, key, language, weights)
        for kind, key, texts in records
        for language in texts
        if (weights := _weights(texts[language]))
    ]
    known = _words({word for _, _, _, weights in weighed for word in weights})
    IndexEntry.objects.bulk_create(
        (
            IndexEntry(
                word_id=known[word], about_kind=kind, about_key=key, language=language, weight=weight
            )
            for kind, key, language, weights in weighed
            for word, weight in weights.items()
        ),
        batch_size=2000,
    )  # fmt: skip


def forget(*, key: UUID) -> None:
    """Take a record out of the index; it is not found from now on."""
    IndexEntry.objects.filter(about_key=key).delete()


def _weights(texts: Weighted) -> dict[str, int]:
    weights: dict[str, int] = {}
    for text, weight in texts:
        for word in rules.words_of(text):
            weights[word] = max(weight, weights.get(word, 0))
    return weights


def _words(words: set[str]) -> dict[str, int]:
    """The numbers of words; new ones are added. Two who add the same word do not disturb each other."""
    wanted = sorted(words)
    IndexWord.objects.bulk_create(
        [IndexWord(word=word, stem=rules.stem(word)) for word in wanted],
        ignore_conflicts=True,
        batch_size=500,
    )
    return {
        word: pk
        for start in range(0, len(wanted), 500)
        for word, pk in IndexWord.objects.filter(word__in=wanted[start : start + 500]).values_list("word", "pk")
    }  # fmt: skip


def resource_texts(kept: Resource) -> dict[str, Weighted]:
    """What a resource is found by, in each language; English words stand in for missing Spanish."""
    texts: dict[str, Weighted] = {}
    for language in LANGUAGES:
        with override(language):
            labels = " ".join(
                str(label)
                for label in (
                    ResourceKind(kept.kind).label,
                    *(Audience(word).label for word in kept.audiences),
                    *(Stage(word).label for word in kept.stages),
                )
            )
        title = getattr(kept, f"title_{language}") or kept.title_en
        summary = getattr(kept, f"summary_{language}") or kept.summary_en
        texts[language] = [
            (title, TITLE), (kept.title_en, NAME), (kept.publisher, NAME), (summary, TEXT),
            (labels, TEXT),
        ]  # fmt: skip
    return texts


def helper_texts(kept: Helper) -> dict[str, Weighted]:
    """What a helper is found by."""
    texts: dict[str, Weighted] = {}
    for language in LANGUAGES:
        with override(language):
            label = str(HelperKind(kept.kind).label)
        said = {
            name: getattr(kept, f"{name}_{language}") or getattr(kept, f"{name}_en")
            for name in ("name", "offers", "serves", "ask")
        }
        texts[language] = [
            (said["name"], TITLE), (kept.name_en, NAME), (label, TEXT), (said["offers"], TEXT),
            (said["serves"], TEXT), (said["ask"], TEXT),
        ]  # fmt: skip
    return texts


def index_content(kept: Resource | Helper) -> None:
    """Index a resource or a helper as it is shown, or take it out when it is not."""
    if not kept.live:
        forget(key=kept.key)
    elif isinstance(kept, Resource):
        index(kind="library.resource", key=kept.key, texts=resource_texts(kept))
    else:
        index(kind="library.helper", key=kept.key, texts=helper_texts(kept))
