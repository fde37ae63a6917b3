"""Resources, helpers and examples for machines, in the language the reader asks for."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from highroad.api.fair_access import NotThere, Unclear
from highroad.areas.library import queries
from highroad.areas.library.queries import HelperView, ResourceView
from highroad.areas.showcase import queries as showcase
from highroad.areas.showcase.queries import ExemplarView

router = Router(tags=["library and examples"])
Language = Literal["en", "es"]


class ResourceOut(Schema):
    """A resource. `language` is the language its words are in: English where Spanish is missing."""

    slug: str
    title: str
    summary: str
    language: str
    publisher: str
    kind: str
    audiences: list[str]
    pillars: list[str]
    stages: list[str]
    languages: list[str]
    cost: str
    licence: str
    address: str
    link_status: str
    checked_on: date


class HelperOut(Schema):
    """A helper, with what holds today of the thresholds."""

    slug: str
    name: str
    kind: str
    states: list[str]
    cost: str
    offers: str
    serves: str
    ask: str
    takes_joint_requests: bool
    thresholds_in_force: list[str]
    address: str


class ExampleOut(Schema):
    """An example: facts with their sources."""

    slug: str
    name: str
    standing: str
    labor: str
    management: str
    naics: str
    states: list[str]
    since: int | None
    did: str
    outcomes: list[dict[str, str]]
    practices: list[dict[str, str]]


def resource_out(view: ResourceView) -> dict[str, Any]:
    """A resource as it is answered."""
    return {
        "slug": view.slug, "title": view.title.text, "summary": view.summary.text,
        "language": view.summary.language, "publisher": view.publisher, "kind": view.kind.value,
        "audiences": [one.value for one in view.audiences], "pillars": list(view.pillars),
        "stages": [one.value for one in view.stages], "languages": list(view.languages),
        "cost": view.cost.value, "licence": view.licence.value, "address": view.address,
        "link_status": view.link_status.value, "checked_on": view.checked_on,
    }  # fmt: skip


def helper_out(view: HelperView) -> dict[str, Any]:
    """A helper as it is answered."""
    return {
        "slug": view.slug, "name": view.name.text, "kind": view.kind.value, "states": list(view.states),
        "cost": view.cost.value, "offers": view.offers.text, "serves": view.serves.text,
        "ask": view.ask.text, "takes_joint_requests": view.takes_joint_requests,
        "thresholds_in_force": [one.text.text for one in view.in_force], "address": view.address,
    }  # fmt: skip


def example_out(view: ExemplarView) -> dict[str, Any]:
    """An example as it is answered."""
    return {
        "slug": view.slug, "name": view.name.text, "standing": view.standing.value, "labor": view.labor,
        "management": view.management, "naics": view.sector.value, "states": list(view.states),
        "since": view.since, "did": view.did.text,
        "outcomes": [
            {"text": one.text.text, "source": one.source, "as_of": one.on.isoformat() if one.on else ""}
            for one in view.outcomes
        ],
        "practices": [
            {"pillar": one.pillar, "kind": one.kind.value, "text": one.text.text}
            for one in view.practices
        ],
    }  # fmt: skip


@router.get(
    "/resources", response={200: list[ResourceOut], 422: Unclear}, summary="Look for resources"
)
def list_resources(
    request: HttpRequest, q: str = "", language: Language = "en"
) -> list[dict[str, Any]]:
    """Those that hold the words, best first; all where none are given. Small misspellings are forgiven."""
    shelf = queries.shelf_public(language=language, seek=q, count=200)
    return [resource_out(view) for view in shelf.lines]


@router.get(
    "/resources/{slug}", response={200: ResourceOut, 404: NotThere, 422: Unclear}, summary="One resource"
)  # fmt: skip
def get_resource(request: HttpRequest, slug: str, language: Language = "en") -> dict[str, Any]:
    """A resource by its slug."""
    return resource_out(queries.get_resource_public(slug, language=language))


@router.get("/helpers", response={200: list[HelperOut], 422: Unclear}, summary="Who helps")
def list_helpers(request: HttpRequest, language: Language = "en") -> list[dict[str, Any]]:
    """Every helper, with the thresholds that hold today."""
    found = queries.list_helpers_public(language=language, on=timezone.localdate())
    return [helper_out(view) for view in found]


@router.get(
    "/examples",
    response={200: list[ExampleOut], 422: Unclear},
    summary="Partnerships to learn from",
)
def list_examples(request: HttpRequest, language: Language = "en") -> list[dict[str, Any]]:
    """Every example, in our own words, with who says what came of it."""
    return [example_out(view) for view in showcase.list_exemplars_public(language=language)]
