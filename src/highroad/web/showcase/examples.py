"""The examples: list and map, one example, two side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from highroad.areas.guide.vocabulary import Pillar
from highroad.areas.showcase import queries
from highroad.areas.showcase.queries import ExemplarView, PracticeView
from highroad.areas.showcase.vocabulary import PracticeKind, Sector, Size
from highroad.web.showcase.cards import figure_card_of
from highroad.web.showcase.pictured import of_example
from highroad.web.showcase.tiles import PLACES, draw_states
from highroad.web.ui.kept import kept_briefly
from highroad.web.ui.written import changed_on

Label = str | Promise


@dataclass(frozen=True)
class Chooser:
    """One select of the form: its words with how many examples each holds."""

    name: str
    label: Label
    words: Sequence[tuple[str, Label, int]]
    chosen: str


WORDS: Mapping[str, tuple[Label, Sequence[tuple[str, Label]]]] = {
    "sector": (_("Sector"), Sector.choices),
    "state": (_("State"), [(code, code) for code in sorted(PLACES)]),
    "size": (_("Size"), Size.choices),
    "pillar": (_("Pillar"), Pillar.choices),
    "practice": (_("Practice"), PracticeKind.choices),
}


def language() -> str:
    """The language of this page."""
    return (get_language() or "en").split("-")[0]


def choosers(views: Sequence[ExemplarView], chosen: Mapping[str, str]) -> list[Chooser]:
    """The selects; a word that no example fits is not offered."""
    found = []
    for name, (label, words) in WORDS.items():
        others = [
            view
            for view in views
            if all(view.holds(key, word) for key, word in chosen.items() if key != name)
        ]
        counted = [
            (value, text, sum(view.holds(name, value) for view in others)) for value, text in words
        ]
        mine = chosen.get(name, "")
        found.append(
            Chooser(name, label, [one for one in counted if one[2] or one[0] == mine], mine)
        )
    return found


def by_pillar(view: ExemplarView) -> list[tuple[Label, list[PracticeView]]]:
    """The practices under the names of their pillars."""
    return [
        (Pillar(number).label, [one for one in view.practices if one.pillar == number])
        for number in view.pillars
    ]


@require_safe
@kept_briefly()
def examples(request: HttpRequest) -> HttpResponse:
    """All examples, narrowed down by the choices of the address; the map shows where."""
    chosen = {name: request.GET[name][:20] for name in queries.CHOICES if request.GET.get(name)}
    views = queries.list_exemplars_public(language=language())
    fitting = [view for view in views if all(view.holds(*choice) for choice in chosen.items())]
    rest = {name: word for name, word in chosen.items() if name != "state"}
    elsewhere = [view for view in views if all(view.holds(*choice) for choice in rest.items())]
    counts = Counter(code for view in elsewhere for code in view.states)
    here = reverse("showcase:examples")
    addresses = {code: f"{here}?{urlencode({**rest, 'state': code})}#found" for code in counts}
    context = {
        "choosers": choosers(views, chosen), "examples": fitting, "is_narrowed": bool(chosen),
        "map": draw_states(counts, addresses, chosen.get("state", "")), "every": views,
        "changed_on": changed_on("showcase:examples", [view.updated_at for view in views]),
    }  # fmt: skip
    return render(request, "showcase/examples.html", context)


@require_safe
@kept_briefly()
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """One example: who, where, since when, what they did, what came of it, with sources."""
    view = queries.get_exemplar_public(slug, language=language())
    return render(request, "showcase/exemplar.html", example_context(view))


def example_context(view: ExemplarView) -> dict[str, Any]:
    """What the page of an example shows; the editor's preview shows the same."""
    return {
        "example": view,
        "shown": of_example(view),
        "pillars": by_pillar(view),
        "resources": queries.related_resources_public(view.slug, language=language()),
        "figures": [figure_card_of(each) for each in queries.placed_figures_public(view)],
        "ld": example_ld(view),
    }


def example_ld(view: ExemplarView) -> dict[str, Any]:
    """An example for machines: an article of ours about organizations that are not ours."""
    address = settings.ADDRESS + reverse("showcase:example", args=[view.slug])
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": view.name.text,
        "abstract": view.did.text,
        "inLanguage": view.did.language,
        "dateModified": view.updated_at.date().isoformat(),
        "about": [
            {"@type": "Organization", "name": name.strip()}
            for side in (view.labor, view.management, view.others)
            for name in side.split(";")
            if name.strip()
        ],
        "contentLocation": {"@type": "Place", "name": view.place.text},
        "citation": [
            {"@type": "CreativeWork", "name": one.source, **({"url": one.address} if one.address else {})}
            for one in view.outcomes
        ],
    }  # fmt: skip


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two examples side by side, row by row."""
    views = queries.list_exemplars_public(language=language())
    by_slug = {view.slug: view for view in views}
    pair = [by_slug.get(request.GET.get(name, "")[:100]) for name in ("one", "two")]
    context = {
        "every": views,
        "changed_on": changed_on("showcase:compare", [view.updated_at for view in views]),
        "one": pair[0],
        "two": pair[1],
        "rows": [] if None in pair else [view for view in pair],
        "pillars": [by_pillar(view) for view in pair if view],
    }
    return render(request, "showcase/compare.html", context)
