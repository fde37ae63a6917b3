"""The editor's door of the showcase: examples and news, English and Spanish side by side."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.signals import published
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from highroad.areas.library import actions as library
from highroad.areas.library.models import Content
from highroad.areas.library.wagtail_hooks import pair
from highroad.areas.showcase.models import Article, Exemplar


class ExemplarEditor(SnippetViewSet):  # type: ignore[misc]
    """Examples: outcomes with source and date, a published figure by reference."""

    model = Exemplar
    icon = "site"
    menu_label = "Examples"
    add_to_admin_menu = True
    list_display = ("name_en", "sector", "standing", "spanish", "updated_at")
    list_filter = ("sector", "standing", "live")
    search_fields = ("name_en", "name_es", "labor", "management")
    panels = (
        MultiFieldPanel([pair("name"), pair("place"), pair("did")], heading="English · Español"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "slug",
                    "standing",
                    "labor",
                    "management",
                    "others",
                    "sector",
                    "states",
                    "since",
                    "size",
                    "listed_in",
                    "checked_on",
                    "resources",
                )
            ],
            heading="In short",
        ),
        FieldPanel("outcomes"),
        FieldPanel("practices"),
        PublishingPanel(),
    )


class ArticleEditor(SnippetViewSet):  # type: ignore[misc]
    """News: now, or at the moment set under "Schedule"."""

    model = Article
    icon = "doc-full-inverse"
    menu_label = "News"
    add_to_admin_menu = True
    list_display = ("title_en", "topic", "authors", "spanish", "first_published_at", "go_live_at")
    list_filter = ("topic", "live")
    search_fields = ("title_en", "title_es", "authors")
    panels = (
        MultiFieldPanel([pair("title"), pair("lead")], heading="English · Español"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("slug", "authors", "topic", "pillars", "checked_on")],
            heading="In short",
        ),
        PublishingPanel(),
    )


register_snippet(ExemplarEditor)
register_snippet(ArticleEditor)


PAGES: dict[type[Content], str] = {Exemplar: "showcase:example", Article: "news:article"}
"""The page of each kind of content."""


def keep_address(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Who kept the old address still arrives."""
    library.keep_old_address(instance, PAGES[sender])


for model in PAGES:
    published.connect(keep_address, sender=model)
