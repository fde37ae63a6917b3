"""A published figure to be shown on other sites: with its source line, and found by oEmbed."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from highroad.areas.fair_access import queries
from highroad.areas.fair_access.queries import PublicationView
from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.kit.answers import NotFound
from highroad.web.showcase.cards import figure_card_of
from highroad.web.showcase.feeds import PUBLISHER
from highroad.web.ui.written import changed_on

WIDTH: Final = 480
HEIGHT: Final = 340
FRESH_FOR: Final = 300
"""Seconds a figure may be kept: one that is withdrawn is gone from other sites soon after."""


def shown(key: UUID) -> PublicationView:
    """A figure that is published now. Raises `NotFound`, also for one that was withdrawn."""
    view = queries.get_publication_public(key)
    if view.status != PublicationStatus.PUBLISHED:
        raise NotFound
    return view


def snippet(view: PublicationView) -> str:
    """What somebody copies into a page of their own."""
    address = settings.ADDRESS + reverse("showcase:embed", args=[view.key])
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>',
        address, view.title, WIDTH, HEIGHT,
    )  # fmt: skip


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
def embed(request: HttpRequest, key: UUID) -> HttpResponse:
    """One figure alone, without anything to press but the way to its page. Any site may frame it."""
    view = shown(key)
    context = {
        "card": figure_card_of(view),
        "publication": view,
        "address": settings.ADDRESS + reverse("fair_access:publication", args=[view.key]),
    }
    answer = render(request, "showcase/embed.html", context)
    answer["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return answer


@require_safe
def share(request: HttpRequest, key: UUID) -> HttpResponse:
    """The piece of HTML to copy, and what the figure looks like there."""
    view = shown(key)
    context = {"publication": view, "snippet": snippet(view), "height": HEIGHT}
    context["changed_on"] = changed_on("", [view.published_at])
    return render(request, "showcase/share.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The figure behind an address of ours, after oEmbed 1.0; 404 for any other address."""
    if request.GET.get("format", "json") != "json":
        return JsonResponse({"reason": _("Only JSON is spoken here.")}, status=501)
    if not request.GET.get("url"):
        return JsonResponse({"reason": _("Which address? Say it as url.")}, status=400)
    view = shown(_figure_at(request.GET["url"]))
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": PUBLISHER,
            "provider_url": settings.ADDRESS,
            "title": view.title,
            "author_name": view.partnership_name,
            "html": snippet(view),
            "width": WIDTH,
            "height": HEIGHT,
            "cache_age": FRESH_FOR,
        }
    )


def _figure_at(address: str) -> UUID:
    if not address.startswith(f"{settings.ADDRESS}/"):
        raise NotFound
    try:
        found = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        raise NotFound from None
    if found.view_name not in ("fair_access:publication", "showcase:embed"):
        raise NotFound
    key: UUID = found.kwargs["key"]
    return key
