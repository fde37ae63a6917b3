"""Articles that come from a program instead of the editor, and letters about new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from highroad.areas.showcase import notices, queries
from highroad.areas.showcase.models import Article, Picture, Subscriber
from highroad.areas.showcase.rules import letters as rules
from highroad.areas.showcase.vocabulary import Frequency, Topic

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class ArticleTerms:
    """An article as it comes: each text in English and Spanish; passages are heading and text."""

    slug: str
    title: Pair
    lead: Pair
    authors: str
    topic: Topic
    checked_on: date
    passages: Sequence[tuple[Pair, Pair]]
    pillars: Sequence[str] = ()
    picture: Picture | None = None


@transaction.atomic
def add_demonstration_article(*, terms: ArticleTerms, at: datetime) -> Article | None:
    """Publish a made-up article, marked as one; nothing happens where its slug is taken."""
    if Article.objects.filter(slug=terms.slug).exists():
        return None
    body = [("passage", _block(heading, text)) for heading, text in terms.passages]
    words: dict[str, Any] = {**_pair("title", terms.title), **_pair("lead", terms.lead)}
    words |= {"pillars": list(terms.pillars), "body": body, "picture": terms.picture}
    return Article.objects.create(
        slug=terms.slug, authors=terms.authors, topic=terms.topic, checked_on=terms.checked_on,
        is_demonstration=True, live=True, first_published_at=at, last_published_at=at, **words,
    )  # fmt: skip


def _pair(name: str, texts: Pair) -> Mapping[str, str]:
    return {f"{name}_en": texts[0], f"{name}_es": texts[1]}


def _block(heading: Pair, text: Pair) -> Mapping[str, Any]:
    return {**_pair("heading", heading), **_pair("text", text)}


def write_newsletters(*, at: datetime) -> int:
    """Write to every subscriber for whom it is time and who wants what is new; how many letters.

    Done twice, or by two clocks at once, each article is told to each subscriber once.
    """
    until = at - rules.SETTLED
    return sum(
        _write_to(subscriber, until=until, at=at)
        for subscriber in queries.active_subscribers_for_system()
        if subscriber.sent_until
        and rules.is_due(Frequency(subscriber.frequency), subscriber.sent_until, at)
    )


@transaction.atomic
def _write_to(subscriber: Subscriber, *, until: datetime, at: datetime) -> int:
    before = subscriber.sent_until
    if before is None or before >= until:
        return 0
    found = [
        queries.article_view(kept, subscriber.language)
        for kept in queries.articles_between_for_system(before, until)
        if rules.wants(subscriber.topics, kept.topic)
    ]
    mine = Subscriber.objects.filter(pk=subscriber.pk, sent_until=before, stopped_at=None)
    if not found or not mine.update(sent_until=until):
        return 0
    if subscriber.frequency == Frequency.EACH:
        for view in found:
            notices.tell_the_news(subscriber, [view], once=str(view.key), at=at)
        return len(found)
    notices.tell_the_news(subscriber, found, once=before.isoformat(), at=at)
    return 1
