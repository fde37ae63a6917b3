"""News, stories and single examples and helpers for machines, in the language the reader asks for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Router, Schema

from highroad.api.fair_access import NotThere, Unclear
from highroad.api.library import (
    ExampleOut,
    HelperOut,
    Language,
    example_out,
    helper_out,
)
from highroad.areas.library import queries as library
from highroad.areas.showcase import queries
from highroad.areas.showcase.queries import ArticleView, StoryView
from highroad.areas.showcase.vocabulary import Topic

router = Router(tags=["news and stories"])
FRESH_FOR: Final = 30
"""Seconds a story may be kept: whoever tells one can take it back, and it is gone within a minute."""
MOST: Final = 200


class PictureOut(Schema):
    """A picture, with what it shows in words."""

    address: str
    description: str
    credit: str


class ArticleLine(Schema):
    """An article in the list. `language` is the language its title is in: English where Spanish is missing."""

    slug: str
    title: str
    lead: str
    language: str
    authors: list[str]
    topic: str
    pillars: list[str]
    published_at: datetime | None
    updated_at: datetime
    is_demonstration: bool
    address: str


class PartOut(Schema):
    """Some paragraphs under a heading, a picture, or the key of a published figure."""

    heading: str
    paragraphs: list[str]
    language: str
    picture: PictureOut | None
    figure: UUID | None


class ArticleOut(ArticleLine):
    """An article with its text."""

    picture: PictureOut | None
    body: list[PartOut]


class StoryPhotoOut(Schema):
    """A photo everybody in the story agreed to show."""

    address: str
    description: str


class StoryOut(Schema):
    """A story in the words everybody it names agreed to. Ask again before each use: it can be withdrawn."""

    key: UUID
    language: str
    told_by: str
    title: str
    challenge: str
    solution: str
    result: str
    partnership: str
    place: str
    named: list[str]
    figure: UUID | None
    photos: list[StoryPhotoOut]
    published_at: datetime | None
    address: str


def full(page: str, *arguments: object) -> str:
    """The full address of a page."""
    return settings.ADDRESS + reverse(page, args=arguments)


def picture_out(view: ArticleView, found: queries.PictureView | None) -> dict[str, Any] | None:
    """A picture in its largest width."""
    if found is None:
        return None
    return {
        "address": full("news:picture", view.slug, found.key, found.widths[-1]),
        "description": found.description.text,
        "credit": found.credit,
    }


def line_out(view: ArticleView) -> dict[str, Any]:
    """What the list says of an article."""
    return {
        "slug": view.slug, "title": view.title.text, "lead": view.lead.text, "language": view.title.language,
        "authors": list(view.authors), "topic": view.topic.value, "pillars": list(view.pillars),
        "published_at": view.published_at, "updated_at": view.updated_at,
        "is_demonstration": view.is_demonstration, "address": full("news:article", view.slug),
    }  # fmt: skip


def article_out(view: ArticleView) -> dict[str, Any]:
    """An article with its text."""
    body = [
        {
            "heading": one.heading.text, "paragraphs": list(one.paragraphs), "language": one.language,
            "picture": picture_out(view, one.picture), "figure": one.figure.key if one.figure else None,
        }
        for one in view.body
    ]  # fmt: skip
    return {**line_out(view), "picture": picture_out(view, view.picture), "body": body}


def story_out(view: StoryView) -> dict[str, Any]:
    """A story as it is answered."""
    return {
        "key": view.key, "language": view.language, "told_by": view.mark.value, "title": view.title,
        "challenge": view.challenge, "solution": view.solution, "result": view.result,
        "partnership": view.partnership_name, "place": view.place, "named": list(view.named),
        "figure": view.figure_key, "published_at": view.published_at,
        "address": full("stories:story", view.key),
        "photos": [
            {"address": full("stories:photo", view.key, each.key, 1600), "description": each.description}
            for each in view.photos
        ],
    }  # fmt: skip


@router.get("/articles", response={200: list[ArticleLine], 422: Unclear}, summary="The news")
def list_articles(
    request: HttpRequest, language: Language = "en", topic: Topic | None = None
) -> list[dict[str, Any]]:
    """The newest two hundred articles, newest first; those of one topic where it is named."""
    found = queries.list_articles_public(
        language=language, topic=topic.value if topic else "", limit=MOST
    )
    return [line_out(view) for view in found]


@router.get(
    "/articles/{slug}", response={200: ArticleOut, 404: NotThere, 422: Unclear},
    summary="One article",
)  # fmt: skip
def get_article(request: HttpRequest, slug: str, language: Language = "en") -> dict[str, Any]:
    """An article by its slug. 404 once it is withdrawn."""
    return article_out(queries.get_article_public(slug, language=language))


@router.get("/stories", response={200: list[StoryOut], 422: Unclear}, summary="Stories")
def list_stories(request: HttpRequest, response: HttpResponse, q: str = "") -> list[dict[str, Any]]:
    """Stories whose consents hold today, newest first; those that hold all the words of `q`."""
    fresh(response)
    found = queries.list_stories_public(on=today(), words=q[:200], limit=MOST)
    return [story_out(view) for view in found]


@router.get(
    "/stories/{key}", response={200: StoryOut, 404: NotThere, 422: Unclear},
    summary="One story",
)  # fmt: skip
def get_story(request: HttpRequest, response: HttpResponse, key: UUID) -> dict[str, Any]:
    """A story by its key. 404 once it is withdrawn or a consent has ended."""
    fresh(response)
    return story_out(queries.get_story_public(key, on=today()))


@router.get(
    "/examples/{slug}", response={200: ExampleOut, 404: NotThere, 422: Unclear},
    summary="One example",
)  # fmt: skip
def get_example(request: HttpRequest, slug: str, language: Language = "en") -> dict[str, Any]:
    """An example by its slug."""
    return example_out(queries.get_exemplar_public(slug, language=language))


@router.get(
    "/helpers/{slug}", response={200: HelperOut, 404: NotThere, 422: Unclear},
    summary="One helper",
)  # fmt: skip
def get_helper(request: HttpRequest, slug: str, language: Language = "en") -> dict[str, Any]:
    """A helper by its slug, with the thresholds that hold today."""
    return helper_out(library.get_helper_public(slug, language=language, on=today()))


def today() -> date:
    """The day by the installation's clock."""
    return timezone.localdate()


def fresh(response: HttpResponse) -> None:
    """Say how long this may be kept."""
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}, must-revalidate"
