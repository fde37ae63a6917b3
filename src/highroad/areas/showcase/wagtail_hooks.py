"""The editor's door of the showcase: examples, English and Spanish side by side."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from highroad.areas.library.wagtail_hooks import pair
from highroad.areas.showcase.models import Exemplar


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


register_snippet(ExemplarEditor)
