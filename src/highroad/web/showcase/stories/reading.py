"""Stories as anybody reads them: the list, one story, its photos, the feeds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.showcase import queries
from highroad.areas.showcase.queries import StoryView
from highroad.kit.answers import NotFound
from highroad.web.showcase import feeds
from highroad.web.showcase.cards import figure_card_of
from highroad.web.showcase.described import story_ld
from highroad.web.showcase.feeds import Entry, Feed
from highroad.web.ui.written import changed_on

Answered = TypeVar("Answered", bound=HttpResponseBase)
FRESH_FOR: Final = 30
"""Seconds a story may be kept by anything between us and its reader: less than the promise of 60."""
IN_FEED: Final = 30


def fresh(response: Answered) -> Answered:
    """Say how long this may be kept, and that it is asked for anew afterwards."""
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}, must-revalidate"
    return response


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """All public stories, or those that hold the words looked for."""
    words = request.GET.get("q", "")[:200]
    found = queries.list_stories_public(on=timezone.localdate(), words=words)
    context = {
        "stories": found, "words": words,
        "changed_on": changed_on("stories:list", [view.published_at for view in found]),
    }  # fmt: skip
    return fresh(render(request, "stories/list.html", context))


@require_safe
def story(request: HttpRequest, key: UUID) -> HttpResponse:
    """One story."""
    view = queries.get_story_public(key, on=timezone.localdate())
    context = {
        "story": view, "ld": story_ld(view), "changed_on": changed_on("", [view.published_at]),
        **figure_of(view),
    }  # fmt: skip
    return fresh(render(request, "stories/story.html", context))


def figure_of(view: StoryView) -> dict[str, Any]:
    """The published figure a result cites, as it is published today."""
    if view.figure_key is None:
        return {}
    try:
        found = fair_access.get_publication_public(view.figure_key)
    except NotFound:
        return {}
    return {"publications": [figure_card_of(found)]}


@require_safe
def photo(request: HttpRequest, key: UUID, photo: UUID, width: int) -> FileResponse:
    """A photo of a public story."""
    path = queries.photo_file_public(key, photo, width, on=timezone.localdate())
    return fresh(picture(path))


def picture(path: Path) -> FileResponse:
    """A JPEG of ours, never to be taken for anything else."""
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noimageindex"
    return response


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The newest stories as an Atom feed."""
    return fresh(feeds.as_atom(request, newest()))


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """The newest stories as a JSON feed."""
    return fresh(feeds.as_json(request, newest()))


def newest() -> Feed:
    """The feed of stories."""
    return Feed(
        title=_("Stories of partnerships"),
        description=_("Told by people who took part."),
        page=reverse("stories:list"),
        entries=[
            Entry(
                id=f"urn:uuid:{view.key}",
                address=settings.ADDRESS + reverse("stories:story", args=[view.key]),
                title=view.title, language=view.language, summary=view.challenge,
                text="\n\n".join((view.challenge, view.solution, view.result)),
                published_at=view.published_at, updated_at=view.published_at,
            )
            for view in queries.list_stories_public(on=timezone.localdate(), limit=IN_FEED)
        ],
    )  # fmt: skip


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """By which rules moderators choose: public, the same for everybody."""
    return render(request, "stories/rules.html")
