"""For machines: the site map with both languages, and what crawlers are asked to leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.library import queries as library
from highroad.areas.showcase import queries
from highroad.web.ui.written import changed_on

PAGES = (
    "showcase:front", "showcase:examples", "showcase:partnerships", "showcase:figures",
    "showcase:about", "showcase:coordinator", "showcase:protection", "showcase:limits", "showcase:accessibility",
    "library:library", "library:helpers", "guide:questions", "guide:take", "showcase:start",
    "news:list", "stories:list", "stories:tell", "stories:rules", "stories:subscribe",
    "library:suggest",
)  # fmt: skip
CLOSED = ("/staff/", "/account/", "/home/", "/library/leaving/", "/es/library/leaving/")


def places() -> Iterator[tuple[str, list[object], date | None]]:
    """Every public page: its name, what its address takes, and when it changed."""
    for name in PAGES:
        yield name, [], changed_on(name)
    for example in queries.list_exemplars_public(language="en"):
        yield "showcase:example", [example.slug], example.updated_at.date()
    for resource in library.list_resources_public(language="en"):
        yield "library:resource", [resource.slug], resource.updated_at.date()
    for helper in library.list_helpers_public(language="en", on=timezone.localdate()):
        yield "library:helper", [helper.slug], helper.updated_at.date()
    for article in queries.list_articles_public(language="en"):
        yield "news:article", [article.slug], article.updated_at.date()
    for story in queries.list_stories_public(on=timezone.localdate()):
        yield "stories:story", [story.key], story.published_at and story.published_at.date()
    for figure in fair_access.published_public():
        yield (
            "fair_access:publication",
            [figure.key],
            figure.published_at and figure.published_at.date(),
        )


def address(name: str, arguments: list[object], language: str) -> str:
    """A page's full address in a language."""
    with override(language):
        return escape(settings.ADDRESS + reverse(name, args=arguments), {'"': "&quot;"})


def entry(name: str, arguments: list[object], changed: date | None) -> str:
    """One page in every language, each naming the others."""
    found = {code: address(name, arguments, code) for code, _label in settings.LANGUAGES}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{there}"/>'
        for code, there in found.items()
    )
    when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{here}</loc>{when}{others}</url>" for here in found.values())


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The site map, after sitemaps.org, with language alternates."""
    entries = "".join(entry(*place) for place in places())
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">{entries}</urlset>',
        content_type="application/xml; charset=utf-8",
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked to leave alone, and where the site map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines.append(f"Sitemap: {settings.ADDRESS}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
