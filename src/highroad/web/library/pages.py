"""The public pages of the library: the shelf, one resource, the notice on leaving, the helpers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from highroad.areas.library import queries
from highroad.areas.library.queries import Said
from highroad.areas.library.vocabulary import HelperKind, LinkStatus
from highroad.areas.showcase import queries as showcase
from highroad.kit.answers import NotFound
from highroad.web.library import shown
from highroad.web.ui.kept import kept_briefly
from highroad.web.ui.written import changed_on

A_PAGE = 20


def language_of(request: HttpRequest) -> str:
    """The language a page is shown in."""
    return (get_language() or "en").split("-")[0]


def page_number(request: HttpRequest) -> int:
    """The page somebody asked for; the first where that is no number."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


@require_safe
@kept_briefly()
def library(request: HttpRequest) -> HttpResponse:
    """The shelf: looked through by words, narrowed down by choices."""
    seek, chosen = request.GET.get("q", "")[:200], shown.chosen_of(request.GET.dict())
    number = page_number(request)
    shelf = queries.shelf_public(
        language=language_of(request), seek=seek, chosen=chosen,
        start=(number - 1) * A_PAGE, count=A_PAGE,
    )  # fmt: skip
    pages = Paginator(range(shelf.total), A_PAGE)
    try:
        page = pages.page(number)
    except EmptyPage:
        raise NotFound from None
    context = {
        "seek": seek, "chosen": chosen, "facets": shown.facets(shelf, chosen), "shelf": shelf,
        "page": page, "is_narrowed": bool(seek.strip() or chosen),
        "changed_on": changed_on("library:library", [line.updated_at for line in shelf.lines]),
    }  # fmt: skip
    return render(request, "library/library.html", context)


@require_safe
@kept_briefly()
def resource(request: HttpRequest, slug: str) -> HttpResponse:
    """One resource: what it is, for whom, and the way to it."""
    view = queries.get_resource_public(slug, language=language_of(request))
    return render(request, "library/resource.html", resource_context(view))


def resource_context(view: queries.ResourceView) -> dict[str, object]:
    """What the page of a resource shows; the editor's preview shows the same."""
    return {
        "resource": view,
        "pillars": shown.pillar_labels(view.pillars),
        "languages": [label for code, label in shown.LANGUAGE_LABELS if code in view.languages],
        "host": shown.host_of(view.address),
        "ld": shown.resource_ld(view),
    }


@dataclass(frozen=True)
class Way:
    """A way out of this site: what it leads to, who keeps it, and the page it starts from."""

    name: Said
    publisher: str
    address: str
    back: str
    is_broken: bool
    changed_at: datetime


def way_out(kind: str, slug: str, number: int, language: str) -> Way:
    """The way to a resource, a helper, or the source of what came of an example. Raises `NotFound`."""
    if kind == "resource":
        found = queries.get_resource_public(slug, language=language)
        back, is_broken = (
            reverse("library:resource", args=[slug]),
            found.link_status is LinkStatus.BROKEN,
        )
        return Way(found.title, found.publisher, found.address, back, is_broken, found.updated_at)
    if kind == "helper":
        one = queries.get_helper_public(slug, language=language, on=timezone.localdate())
        back, is_broken = (
            reverse("library:helper", args=[slug]),
            one.link_status is LinkStatus.BROKEN,
        )
        return Way(one.name, "", one.address, back, is_broken, one.updated_at)
    if kind == "source":
        example = showcase.get_exemplar_public(slug, language=language)
        told = [outcome for outcome in example.outcomes if outcome.address][number - 1 : number]
        back = reverse("showcase:example", args=[slug])
        for outcome in told:
            name = Said(outcome.source, "en")
            return Way(name, "", outcome.address, back, False, example.updated_at)
    raise NotFound


@require_safe
def leave(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The notice on leaving: where the link goes, and that we do not vouch for what is there."""
    found = way_out(kind, slug, page_number(request), language_of(request))
    host = shown.host_of(found.address)
    context = {
        "found": found, "host": host, "is_federal": host.endswith(".gov"),
        "changed_on": changed_on("", [found.changed_at]),
    }  # fmt: skip
    return render(request, "library/leave.html", context)


@require_safe
@kept_briefly()
def helpers(request: HttpRequest) -> HttpResponse:
    """Who helps: narrowed down by kind and state."""
    kind, state = request.GET.get("kind", "")[:12], request.GET.get("state", "")[:2].upper()
    found = queries.list_helpers_public(
        language=language_of(request), on=timezone.localdate(), kind=kind, state=state
    )
    context = {
        "helpers": found, "kinds": HelperKind.choices, "kind": kind, "state": state,
        "is_narrowed": bool(kind or state),
        "changed_on": changed_on("library:helpers", [one.updated_at for one in found]),
    }  # fmt: skip
    return render(request, "library/helpers.html", context)


@require_safe
@kept_briefly()
def helper(request: HttpRequest, slug: str) -> HttpResponse:
    """One helper: what they offer, to whom, at what cost, which thresholds hold, how to ask."""
    view = queries.get_helper_public(slug, language=language_of(request), on=timezone.localdate())
    context = {"helper": view, "host": shown.host_of(view.address), "ld": shown.helper_ld(view)}
    return render(request, "library/helper.html", context)
