"""The resources as anybody sees them: one, or a shelf that is sought through and narrowed down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from highroad.areas.library.models import Resource
from highroad.areas.library.queries.cards import card_index
from highroad.areas.library.queries.search import find
from highroad.areas.library.queries.text import Said, said
from highroad.areas.library.vocabulary import (
    Audience,
    Cost,
    Licence,
    LinkStatus,
    ListedIn,
    ResourceKind,
    Stage,
)
from highroad.kit.answers import NotFound

KIND: Final = "library.resource"


@dataclass(frozen=True, kw_only=True)
class ResourceView:
    """A resource in the reader's language."""

    key: UUID
    slug: str
    title: Said
    summary: Said
    publisher: str
    kind: ResourceKind
    audiences: Sequence[Audience]
    pillars: Sequence[str]
    stages: Sequence[Stage]
    languages: Sequence[str]
    pages: int | None
    minutes: int | None
    year: int | None
    cost: Cost
    licence: Licence
    address: str
    listed_in: Sequence[ListedIn]
    link_status: LinkStatus
    link_checked_at: datetime | None
    checked_on: date
    updated_at: datetime

    @property
    def is_translated(self) -> bool:
        """Whether all its words are in one language."""
        return self.title.language == self.summary.language


def view_of(kept: Resource, language: str) -> ResourceView:
    """A resource, saved or a draft, as a reader of this language sees it."""
    return ResourceView(
        key=kept.key,
        slug=kept.slug,
        title=said(kept, "title", language),
        summary=said(kept, "summary", language),
        publisher=kept.publisher,
        kind=ResourceKind(kept.kind),
        audiences=[Audience(word) for word in kept.audiences],
        pillars=list(kept.pillars),
        stages=[Stage(word) for word in kept.stages],
        languages=list(kept.languages),
        pages=kept.pages,
        minutes=kept.minutes,
        year=kept.year,
        cost=Cost(kept.cost),
        licence=Licence(kept.licence),
        address=kept.address,
        listed_in=[ListedIn(word) for word in kept.listed_in],
        link_status=LinkStatus(kept.link_status),
        link_checked_at=kept.link_checked_at,
        checked_on=kept.checked_on,
        updated_at=kept.updated_at,
    )


def get_resource_public(slug: str, *, language: str) -> ResourceView:
    """A resource that is shown. Raises `NotFound`."""
    kept = Resource.objects.filter(live=True, slug=slug).first()
    if kept is None:
        raise NotFound
    return view_of(kept, language)


def list_resources_public(*, language: str) -> list[ResourceView]:
    """All that are shown, by title."""
    return [view_of(kept, language) for kept in Resource.objects.filter(live=True)]


def resources_by_slug_public(slugs: Sequence[str], *, language: str) -> list[ResourceView]:
    """Those of these that are shown, in this order."""
    found = {kept.slug: kept for kept in Resource.objects.filter(live=True, slug__in=slugs)}
    return [view_of(found[slug], language) for slug in slugs if slug in found]


@dataclass(frozen=True)
class Shelf:
    """What was found: how many, the lines of one page, and how many each other choice would leave."""

    total: int
    lines: list[ResourceView]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def shelf_public(
    *, language: str, seek: str = "", chosen: Mapping[str, str] | None = None,
    start: int = 0, count: int = 20,
) -> Shelf:  # fmt: skip
    """Look for words, narrow down by facets; best hits first, then by title.

    `chosen` holds one word for a facet of `FACETS`; unknown facets and words find nothing.
    """
    chosen = {name: word for name, word in (chosen or {}).items() if word}
    worth = find(seek, kind=KIND, language=language) if seek.strip() else None
    cards = card_index(language)
    found = cards.every if worth is None else cards.mask_of(worth)
    kept = cards.narrowed(found, chosen)
    keys = cards.keys_of(kept, worth)[start : start + count]
    records = Resource.objects.in_bulk(keys)
    lines = [view_of(records[key], language) for key in keys if key in records]
    return Shelf(total=kept.bit_count(), lines=lines, counts=cards.counts(found, chosen))
