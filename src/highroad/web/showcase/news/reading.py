"""News as anybody reads them: newest first, by topic, pillar, author or month; one article; the feeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from highroad.areas.guide.vocabulary import Pillar
from highroad.areas.showcase import queries
from highroad.areas.showcase.queries import ArticleView
from highroad.areas.showcase.vocabulary import Topic
from highroad.web.showcase import feeds
from highroad.web.showcase.cards import figure_card_of
from highroad.web.showcase.examples import language
from highroad.web.showcase.feeds import Entry, Feed
from highroad.web.showcase.pictured import Pictured, lead_of, pictured
from highroad.web.ui.kept import kept_briefly
from highroad.web.ui.written import changed_on

A_PAGE: Final = 12
IN_FEED: Final = 30


@dataclass(frozen=True)
class Wanted:
    """What a reader narrows the news down to; words that are not ours are dropped."""

    topic: str = ""
    pillar: str = ""
    author: str = ""
    month: date | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is chosen at all."""
        return bool(self.topic or self.pillar or self.author or self.month)

    @property
    def words(self) -> list[str]:
        """What is chosen, for the heading of the list."""
        named = [Topic(self.topic).label] if self.topic else []
        named += [Pillar(self.pillar).label] if self.pillar else []
        return [str(word) for word in (*named, self.author) if word]


def wanted_of(request: HttpRequest) -> Wanted:
    """The choices of the address."""
    asked = request.GET
    topic, pillar = asked.get("topic", ""), asked.get("pillar", "")
    return Wanted(
        topic=topic if topic in Topic.values else "",
        pillar=pillar if pillar in Pillar.values else "",
        author=asked.get("author", "")[:120],
        month=_month(asked.get("month", "")),
    )


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        return None


def found(wanted: Wanted, limit: int | None = None) -> list[ArticleView]:
    """The articles that fit, newest first."""
    return queries.list_articles_public(
        language=language(), topic=wanted.topic, pillar=wanted.pillar, author=wanted.author,
        month=wanted.month, limit=limit,
    )  # fmt: skip


@require_safe
@kept_briefly()
def news(request: HttpRequest) -> HttpResponse:
    """The list, with the archive by month and topic beside it."""
    wanted = wanted_of(request)
    page = Paginator(found(wanted), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "articles": with_pictures(page.object_list), "wanted": wanted,
        "archive": queries.archive_public(), "feed": _feed_address(wanted),
        "changed_on": changed_on("news:list", [view.updated_at for view in page.object_list]),
    }  # fmt: skip
    return render(request, "news/list.html", context)


def _feed_address(wanted: Wanted) -> str:
    return f"?{urlencode({'topic': wanted.topic})}" if wanted.topic else ""


@require_safe
@kept_briefly()
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article."""
    view = queries.get_article_public(slug, language=language())
    return render(request, "news/article.html", article_context(view))


def with_pictures(views: Iterable[ArticleView]) -> list[tuple[ArticleView, Pictured | None]]:
    """Articles as cards show them: each with the picture at its head."""
    return [(view, lead_of(view)) for view in views]


def article_context(view: ArticleView) -> dict[str, Any]:
    """What the page of an article shows; the editor's preview shows the same."""
    return {
        "article": view,
        "body": [
            (
                one, [figure_card_of(one.figure)] if one.figure else None,
                pictured(one.picture, page="news:picture", slug=view.slug),
            )
            for one in view.body
        ],
        "lead": lead_of(view),
        "changed_on": changed_on("", [view.updated_at]),
        "pillars": [(number, Pillar(number).label) for number in view.pillars],
        "ld": article_ld(view),
    }  # fmt: skip


def address_of(view: ArticleView) -> str:
    """The full address of an article."""
    return settings.ADDRESS + reverse("news:article", args=[view.slug])


def article_ld(view: ArticleView) -> dict[str, Any]:
    """An article for machines (schema.org)."""
    return {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": address_of(view),
        "url": address_of(view),
        "headline": view.title.text,
        "abstract": view.lead.text,
        "inLanguage": view.title.language,
        "author": [{"@type": "Person", "name": name} for name in view.authors],
        "publisher": {"@type": "Organization", "name": feeds.PUBLISHER},
        "articleSection": str(view.topic.label),
        "dateModified": view.updated_at.isoformat(),
        **({"image": settings.ADDRESS + lead.source} if (lead := lead_of(view)) else {}),
        **({"datePublished": view.published_at.isoformat()} if view.published_at else {}),
    }


def feed_of(request: HttpRequest) -> Feed:
    """The newest articles, of one topic where the address names one."""
    wanted = Wanted(topic=wanted_of(request).topic)
    title = _("News of partnerships")
    return Feed(
        title=f"{title}: {Topic(wanted.topic).label}" if wanted.topic else title,
        description=_("What labor and management do together, and what came of it."),
        page=reverse("news:list"),
        entries=[entry_of(view) for view in found(wanted, IN_FEED)],
    )


def entry_of(view: ArticleView) -> Entry:
    """An article in a feed."""
    passages = ["\n\n".join(filter(None, (one.heading.text, *one.paragraphs))) for one in view.body]
    return Entry(
        id=f"urn:uuid:{view.key}", address=address_of(view), title=view.title.text,
        language=view.title.language, summary=view.lead.text,
        text="\n\n".join((view.lead.text, *filter(None, passages))), authors=view.authors,
        tags=[str(view.topic.label)], published_at=view.published_at, updated_at=view.updated_at,
    )  # fmt: skip


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The newest articles as an Atom feed."""
    return feeds.as_atom(request, feed_of(request))


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles as a JSON feed."""
    return feeds.as_json(request, feed_of(request))
