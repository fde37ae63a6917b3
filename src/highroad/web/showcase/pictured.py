"""Pictures on the page: which file a browser takes, and the words that stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.urls import reverse
from django.views.decorators.http import require_safe

from highroad.areas.showcase import queries
from highroad.areas.showcase.queries import ArticleView, ExemplarView, PictureView
from highroad.web.showcase.stories.reading import fresh, picture


@dataclass(frozen=True)
class Pictured:
    """A picture with its files. `source` is the one for whoever knows no others."""

    view: PictureView
    source: str
    sources: str


def pictured(view: PictureView | None, *, page: str, slug: str) -> Pictured | None:
    """A picture as an article or an example holds it; its address is below that page and goes with it."""
    if view is None:
        return None
    found = [
        (min(width, view.width), reverse(page, args=[slug, view.key, width]))
        for width in view.widths
    ]
    written = ", ".join(f"{address} {width}w" for width, address in found)
    return Pictured(view, found[-1][1], written)


def lead_of(view: ArticleView) -> Pictured | None:
    """The picture at the head of an article."""
    return pictured(view.picture, page="news:picture", slug=view.slug)


def of_example(view: ExemplarView) -> Pictured | None:
    """The picture of an example."""
    return pictured(view.picture, page="showcase:example_picture", slug=view.slug)


@require_safe
def article_picture(request: HttpRequest, slug: str, key: UUID, width: int) -> FileResponse:
    """A picture of an article that is shown: gone with it, and from every cache within a minute."""
    return _sent(queries.article_picture_public(slug, key, width))


@require_safe
def example_picture(request: HttpRequest, slug: str, key: UUID, width: int) -> FileResponse:
    """The picture of an example that is shown: gone with it, and from every cache within a minute."""
    return _sent(queries.example_picture_public(slug, key, width))


def _sent(path: Path) -> FileResponse:
    return fresh(picture(path))
