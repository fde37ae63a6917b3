"""Feeds of what is public, as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

PUBLISHER = "Highroad"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something new: its full address, its words, when it came out and when it last changed."""

    id: str
    address: str
    title: str
    language: str
    summary: str
    text: str
    published_at: datetime | None
    updated_at: datetime | None
    authors: Sequence[str] = ()
    tags: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed: what it is called, the page it belongs to, and its entries, newest first."""

    title: str
    description: str
    page: str
    entries: Sequence[Entry]


def as_atom(request: HttpRequest, feed: Feed) -> HttpResponse:
    """The feed as Atom; entries without an author are the publisher's."""
    made = Atom1Feed(
        title=feed.title,
        link=settings.ADDRESS + feed.page,
        description=feed.description,
        subtitle=feed.description,
        language=get_language(),
        feed_url=settings.ADDRESS + request.get_full_path(),
        author_name=PUBLISHER,
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title, link=entry.address, description=entry.summary, unique_id=entry.id,
            author_name=", ".join(entry.authors) or None, categories=entry.tags,
            pubdate=entry.published_at, updateddate=entry.updated_at,
        )  # fmt: skip
    content = made.writeString("utf-8")
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def as_json(request: HttpRequest, feed: Feed) -> HttpResponse:
    """The feed as JSON Feed, version 1.1."""
    answer = JsonResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.description,
            "home_page_url": settings.ADDRESS + feed.page,
            "feed_url": settings.ADDRESS + request.get_full_path(),
            "language": get_language() or "en",
            "authors": [{"name": PUBLISHER}],
            "items": [_item(entry) for entry in feed.entries],
        },
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Content-Type"] = "application/feed+json; charset=utf-8"
    return answer


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "language": entry.language,
        "summary": entry.summary,
        "content_text": entry.text,
        **({"authors": [{"name": name} for name in entry.authors]} if entry.authors else {}),
        **({"tags": list(entry.tags)} if entry.tags else {}),
        **({"date_published": entry.published_at.isoformat()} if entry.published_at else {}),
        **({"date_modified": entry.updated_at.isoformat()} if entry.updated_at else {}),
    }
