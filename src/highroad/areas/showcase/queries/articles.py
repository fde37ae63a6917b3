"""The news as anybody reads them, and what of them is due to go out by mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.fair_access.queries import PublicationView
from highroad.areas.library.queries import Said, said
from highroad.areas.showcase.models import Article
from highroad.areas.showcase.queries.pictures import PictureView, picture_view
from highroad.areas.showcase.vocabulary import Topic
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class PassageView:
    """Some paragraphs under a heading, or a published figure or a picture that stands between them."""

    heading: Said
    paragraphs: Sequence[str]
    language: str
    figure: PublicationView | None = None
    picture: PictureView | None = None


@dataclass(frozen=True, kw_only=True)
class ArticleView:
    """An article in the reader's language."""

    key: UUID
    slug: str
    title: Said
    lead: Said
    authors: Sequence[str]
    topic: Topic
    pillars: Sequence[str]
    picture: PictureView | None
    body: Sequence[PassageView]
    published_at: datetime | None
    updated_at: datetime
    is_demonstration: bool

    @property
    def is_translated(self) -> bool:
        """Whether title, lead and every passage are in one language."""
        spoken = {self.title.language, self.lead.language, *(one.language for one in self.body)}
        return len(spoken) == 1


@dataclass(frozen=True)
class Archive:
    """How many articles there are by month, newest first, and by topic."""

    months: Sequence[tuple[date, int]]
    topics: Sequence[tuple[Topic, int]]


def article_view(kept: Article, language: str) -> ArticleView:
    """An article, saved or a draft, as a reader of this language sees it."""
    return ArticleView(
        key=kept.key,
        slug=kept.slug,
        title=said(kept, "title", language),
        lead=said(kept, "lead", language),
        authors=[name.strip() for name in kept.authors.split(";") if name.strip()],
        topic=Topic(kept.topic),
        pillars=list(kept.pillars),
        picture=picture_view(kept.picture, language),
        body=[passage for block in kept.body if (passage := _passage(block, language))],
        published_at=kept.first_published_at,
        updated_at=kept.last_published_at or kept.updated_at,
        is_demonstration=kept.is_demonstration,
    )


def _passage(block: Any, language: str) -> PassageView | None:
    if block.block_type == "figure":
        return _figure(str(block.value), language)
    if block.block_type == "picture":
        return _picture(block.value, language)
    text = said(block.value, "text", language)
    paragraphs = [part.strip() for part in text.text.replace("\r", "").split("\n\n")]
    heading = said(block.value, "heading", text.language)
    return PassageView(heading, [part for part in paragraphs if part], text.language)


def _figure(key: str, language: str) -> PassageView | None:
    """A figure that was withdrawn leaves no gap."""
    try:
        found = fair_access.get_publication_public(UUID(key))
    except (NotFound, ValueError):
        return None
    return PassageView(Said("", language), [], language, found)


def _picture(value: Any, language: str) -> PassageView | None:
    """A picture that was withdrawn leaves no gap."""
    found = picture_view(value["picture"], language, said(value, "caption", language))
    return PassageView(Said("", language), [], language, picture=found) if found else None


def shown() -> QuerySet[Article]:
    """What is published now, newest first."""
    found = Article.objects.filter(live=True, first_published_at__isnull=False)
    return found.select_related("picture")


def list_articles_public(
    *, language: str, topic: str = "", pillar: str = "", author: str = "",
    month: date | None = None, limit: int | None = None,
) -> list[ArticleView]:  # fmt: skip
    """The articles that fit every choice, newest first. Unknown choices fit nothing."""
    found = shown()
    if topic:
        found = found.filter(topic=topic)
    if pillar:
        found = found.filter(pillars__contains=f"|{pillar}|")
    if month:
        found = found.filter(
            first_published_at__year=month.year, first_published_at__month=month.month
        )
    views = [article_view(kept, language) for kept in found[: None if author else limit]]
    if author:
        views = [view for view in views if author in view.authors][:limit]
    return views  # fmt: skip


def get_article_public(slug: str, *, language: str) -> ArticleView:
    """An article that is published. Raises `NotFound`."""
    kept = shown().filter(slug=slug).first()
    if kept is None:
        raise NotFound
    return article_view(kept, language)


def archive_public() -> Archive:
    """What there is to go through."""
    lines = list(shown().values_list("first_published_at", "topic"))
    months = Counter(timezone.localdate(at).replace(day=1) for at, _topic in lines if at)
    topics = Counter(topic for _at, topic in lines)
    return Archive(
        months=sorted(months.items(), reverse=True),
        topics=[(topic, topics[topic.value]) for topic in Topic if topics[topic.value]],
    )


def articles_between_for_system(after: datetime, until: datetime) -> list[Article]:
    """Articles that came out after one moment and up to another, oldest first."""
    found = shown().filter(first_published_at__gt=after, first_published_at__lte=until)
    return list(found.order_by("first_published_at"))
