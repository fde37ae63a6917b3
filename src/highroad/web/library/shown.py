"""What the pages of the library show: choices with their counts, addresses, descriptions for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.guide.vocabulary import Pillar
from highroad.areas.library.queries import HelperView, ResourceView, Shelf
from highroad.areas.library.vocabulary import Audience, Cost, ListedIn, ResourceKind, Stage

Label = str | Promise
LANGUAGE_LABELS: Final = (("en", _("English")), ("es", _("Spanish")))
FACETS: Final[Sequence[tuple[str, Label, Sequence[tuple[str, Label]]]]] = (
    ("kind", _("Kind"), ResourceKind.choices),
    ("stages", _("How far you are"), Stage.choices),
    ("pillars", _("Pillar"), Pillar.choices),
    ("audiences", _("For whom"), Audience.choices),
    ("languages", _("Language of the resource"), LANGUAGE_LABELS),
    ("cost", _("Cost"), Cost.choices),
    ("listed_in", _("Named on"), ListedIn.choices),
)
"""Every facet: its name in the address, its label, its words."""


@dataclass(frozen=True)
class Choice:
    """One word of a facet, with how many it would leave."""

    value: str
    label: Label
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A select of the form that narrows a list down."""

    name: str
    label: Label
    choices: Sequence[Choice]


def chosen_of(query: Mapping[str, str]) -> dict[str, str]:
    """The facets of an address, as far as they are ours; a word too long is cut."""
    return {name: query[name][:40] for name, _label, _words in FACETS if query.get(name)}


def facets(shelf: Shelf, chosen: Mapping[str, str]) -> list[Facet]:
    """The selects, each word with its count; words that would leave nothing are not offered."""
    return [
        Facet(
            name,
            label,
            [
                Choice(value, text, count, chosen.get(name) == value)
                for value, text in words
                if (count := shelf.counts.get(name, {}).get(value, 0)) or chosen.get(name) == value
            ],
        )
        for name, label, words in FACETS
    ]


def pillar_labels(numbers: Sequence[str]) -> list[Label]:
    """The pillars by name."""
    return [Pillar(number).label for number in numbers]


def host_of(address: str) -> str:
    """Where a link leads, in one word."""
    return urlsplit(address).hostname or ""


CONTEXT: Final = ["https://schema.org", {"ceterms": "https://purl.org/ctdl/terms/"}]
"""schema.org, and for trainings the Credential Transparency Description Language."""


def absolute(name: str, *args: Any) -> str:
    """The public address of a page, for machines."""
    return settings.ADDRESS + reverse(name, args=args)


def _published_by(view: ResourceView, how: str, kind: str, name: str) -> dict[str, Any]:
    """Who publishes it, once that is known."""
    return {how: {"@type": kind, name: view.publisher}} if view.publisher else {}


def _as_ctdl(view: ResourceView) -> dict[str, Any]:
    """Its types; a training is also a learning opportunity of the Credential Transparency Description Language."""
    if view.kind is not ResourceKind.TRAINING:
        return {"@type": "LearningResource"}
    return {
        "@type": ["LearningResource", "ceterms:LearningOpportunityProfile"],
        "ceterms:name": view.title.text,
        "ceterms:description": view.summary.text,
        "ceterms:subjectWebpage": {"@id": view.address},
        **_published_by(view, "ceterms:offeredBy", "ceterms:Organization", "ceterms:name"),
        "ceterms:inLanguage": list(view.languages),
    }


def resource_ld(view: ResourceView) -> dict[str, Any]:
    """A resource for machines (schema.org LearningResource)."""
    return {
        "@context": CONTEXT,
        **_as_ctdl(view),
        "@id": absolute("library:resource", view.slug),
        "name": view.title.text,
        "description": view.summary.text,
        "inLanguage": list(view.languages),
        "learningResourceType": view.kind.value,
        "audience": [
            {"@type": "Audience", "audienceType": str(one.label)} for one in view.audiences
        ],
        **_published_by(view, "publisher", "Organization", "name"),
        "isAccessibleForFree": view.cost is Cost.FREE,
        "url": view.address,
        "dateModified": view.updated_at.date().isoformat(),
        **({"numberOfPages": view.pages} if view.pages else {}),
        **({"timeRequired": f"PT{view.minutes}M"} if view.minutes else {}),
        **({"datePublished": str(view.year)} if view.year else {}),
    }


def helper_ld(view: HelperView) -> dict[str, Any]:
    """A helper for machines (schema.org)."""
    kind = "GovernmentOrganization" if view.kind.value in {"federal", "state"} else "Organization"
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": absolute("library:helper", view.slug),
        "name": view.name.text,
        "description": view.offers.text,
        "url": view.address,
        **({"areaServed": list(view.states)} if view.states else {"areaServed": "US"}),
    }
