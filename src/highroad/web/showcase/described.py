"""Pages described for machines after schema.org: the site, a story."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from highroad.areas.showcase.queries import StoryView


def full(page: str, *arguments: object) -> str:
    """The full address of a page."""
    return settings.ADDRESS + reverse(page, args=arguments)


def site_ld(language: str) -> dict[str, Any]:
    """The site, and how its library is searched."""
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{settings.ADDRESS}/",
        "url": full("showcase:front"),
        "name": "Highroad",
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{full('library:library')}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def story_ld(view: StoryView) -> dict[str, Any]:
    """A story: no name of anybody in it, so that a machine that keeps it keeps no person."""
    address = full("stories:story", view.key)
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": view.title,
        "abstract": view.challenge[:300],
        "inLanguage": view.language,
        "isAccessibleForFree": True,
        **({"datePublished": view.published_at.isoformat()} if view.published_at else {}),
        **({"contentLocation": {"@type": "Place", "name": view.place}} if view.place else {}),
    }
