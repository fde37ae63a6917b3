"""The examples as anybody sees them, and those that fit a reader's choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.fair_access.queries import PublicationView
from highroad.areas.library.queries import ResourceView, Said, resources_by_slug_public, said
from highroad.areas.showcase.models import Exemplar
from highroad.areas.showcase.queries.pictures import PictureView, picture_view
from highroad.areas.showcase.vocabulary import PracticeKind, Sector, Size, Standing
from highroad.kit.answers import NotFound

CHOICES: Final = ("sector", "state", "size", "pillar", "practice")
"""By what the examples can be narrowed down."""


@dataclass(frozen=True)
class OutcomeView:
    """What came of it, who says so, as of when."""

    text: Said
    source: str
    address: str
    on: date | None
    way_out: int = 0
    """Which of the sources with an address this is, from 1; 0 where there is none."""


@dataclass(frozen=True)
class PracticeView:
    """Something they do, under its pillar."""

    pillar: str
    kind: PracticeKind
    text: Said


@dataclass(frozen=True, kw_only=True)
class ExemplarView:
    """An example in the reader's language."""

    key: UUID
    slug: str
    name: Said
    standing: Standing
    labor: str
    management: str
    others: str
    sector: Sector
    states: Sequence[str]
    place: Said
    since: int | None
    size: Size
    did: Said
    picture: PictureView | None
    outcomes: Sequence[OutcomeView]
    figures: Sequence[str]
    practices: Sequence[PracticeView]
    listed_in: Sequence[str]
    checked_on: date
    updated_at: datetime

    @property
    def pillars(self) -> list[str]:
        """The numbers of the pillars its practices serve, in order."""
        return sorted({practice.pillar for practice in self.practices})

    def holds(self, name: str, word: str) -> bool:
        """Whether the example fits one choice of a reader. Unknown choices fit nothing."""
        words: Mapping[str, Sequence[str]] = {
            "sector": (self.sector.value,),
            "state": self.states,
            "size": (self.size.value,),
            "pillar": self.pillars,
            "practice": [practice.kind.value for practice in self.practices],
        }
        return word in words.get(name, ())


def outcomes_of(kept: Exemplar, language: str) -> list[OutcomeView]:
    """What came of it; sources with an address are numbered, so that a way leads to each."""
    found: list[OutcomeView] = []
    ways = 0
    for block in kept.outcomes:
        if block.block_type != "outcome":
            continue
        address = block.value.get("address") or ""
        ways += bool(address)
        found.append(
            OutcomeView(
                said(block.value, "text", language), block.value["source"], address,
                block.value.get("on"), ways if address else 0,
            )
        )  # fmt: skip
    return found


def exemplar_view(kept: Exemplar, language: str) -> ExemplarView:
    """An example, saved or a draft, as a reader of this language sees it."""
    return ExemplarView(
        key=kept.key,
        slug=kept.slug,
        name=said(kept, "name", language),
        standing=Standing(kept.standing),
        labor=kept.labor,
        management=kept.management,
        others=kept.others,
        sector=Sector(kept.sector),
        states=kept.states.split(),
        place=said(kept, "place", language),
        since=kept.since,
        size=Size(kept.size),
        did=said(kept, "did", language),
        picture=picture_view(kept.picture, language),
        outcomes=outcomes_of(kept, language),
        figures=[str(block.value) for block in kept.outcomes if block.block_type == "figure"],
        practices=[
            PracticeView(
                block.value["pillar"], PracticeKind(block.value["kind"]),
                said(block.value, "text", language),
            )
            for block in kept.practices
        ],
        listed_in=list(kept.listed_in),
        checked_on=kept.checked_on,
        updated_at=kept.updated_at,
    )  # fmt: skip


def shown() -> QuerySet[Exemplar]:
    """What is published now."""
    return Exemplar.objects.filter(live=True).select_related("picture")


def list_exemplars_public(*, language: str) -> list[ExemplarView]:
    """All examples that are shown, by name."""
    views = [exemplar_view(kept, language) for kept in shown()]
    return sorted(views, key=lambda view: str(view.name).casefold())


def get_exemplar_public(slug: str, *, language: str) -> ExemplarView:
    """An example that is shown. Raises `NotFound`."""
    kept = shown().filter(slug=slug).first()
    if kept is None:
        raise NotFound
    return exemplar_view(kept, language)


def related_resources_public(slug: str, *, language: str) -> list[ResourceView]:
    """The resources an example names, as far as they are shown."""
    kept = Exemplar.objects.filter(live=True, slug=slug).first()
    slugs = kept.resources.values_list("slug", flat=True) if kept else []
    return resources_by_slug_public(sorted(slugs), language=language)


def placed_figures_public(view: ExemplarView) -> list[PublicationView]:
    """The published figures an editor placed; one that was withdrawn is gone."""
    found = []
    for key in view.figures:
        try:
            found.append(fair_access.get_publication_public(UUID(key)))
        except NotFound:
            continue
    return found
