"""The editor's door of the library: English and Spanish side by side; what is published is indexed."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.signals import published, unpublished
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from highroad.areas.library import actions
from highroad.areas.library.models import Content, Helper, Resource


def pair(name: str) -> FieldRowPanel:
    """A field in English and, beside it, in Spanish."""
    return FieldRowPanel([FieldPanel(f"{name}_en"), FieldPanel(f"{name}_es")])


class ResourceEditor(SnippetViewSet):  # type: ignore[misc]
    """Resources: what lacks Spanish stands in the list."""

    model = Resource
    icon = "doc-full"
    menu_label = "Resources"
    add_to_admin_menu = True
    list_display = ("title_en", "publisher", "kind", "spanish", "link_status", "updated_at")
    list_filter = ("kind", "cost", "link_status", "live")
    search_fields = ("title_en", "title_es", "publisher")
    panels = (
        MultiFieldPanel([pair("title"), pair("summary")], heading="English · Español"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("slug", "publisher", "kind", "audiences", "pillars", "stages")
            ],
            heading="What it is",
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "address",
                    "languages",
                    "pages",
                    "minutes",
                    "year",
                    "cost",
                    "licence",
                    "listed_in",
                    "checked_on",
                )
            ],
            heading="Where it lies",
        ),
        PublishingPanel(),
    )


class HelperEditor(SnippetViewSet):  # type: ignore[misc]
    """Helpers and their dated thresholds."""

    model = Helper
    icon = "group"
    menu_label = "Helpers"
    add_to_admin_menu = True
    list_display = ("name_en", "kind", "spanish", "link_status", "updated_at")
    list_filter = ("kind", "cost", "live")
    search_fields = ("name_en", "name_es")
    panels = (
        MultiFieldPanel(
            [pair("name"), pair("offers"), pair("serves"), pair("ask")], heading="English · Español"
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "slug",
                    "kind",
                    "states",
                    "cost",
                    "address",
                    "listed_in",
                    "checked_on",
                    "takes_joint_requests",
                )
            ],
            heading="In short",
        ),
        FieldPanel("thresholds"),
        PublishingPanel(),
    )


register_snippet(ResourceEditor)
register_snippet(HelperEditor)


PAGES: dict[type[Content], str] = {Resource: "library:resource", Helper: "library:helper"}
"""The page of each kind of content."""


def keep_index(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What is shown is found, and what is withdrawn is not: in the same moment."""
    actions.index_content(instance)
    actions.keep_old_address(instance, PAGES[sender])


for model in (Resource, Helper):
    published.connect(keep_index, sender=model)
    unpublished.connect(keep_index, sender=model)
