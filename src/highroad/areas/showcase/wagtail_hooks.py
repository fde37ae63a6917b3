"""The editor's door of the showcase: pictures, examples and news, English and Spanish side by side."""

from __future__ import annotations

from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
)
from wagtail.admin.ui.components import Component
from wagtail.signals import published
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from highroad.areas.library import actions as library
from highroad.areas.library.models import Content, Helper, Resource
from highroad.areas.library.wagtail_hooks import pair
from highroad.areas.showcase import actions
from highroad.areas.showcase.models import Article, Exemplar, Picture
from highroad.kit.answers import Refused


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
        FieldPanel("picture"),
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
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("slug", "authors", "topic", "pillars", "checked_on")],
            heading="In short",
        ),
        PublishingPanel(),
    )


class PictureForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A picture's words and, the first time, its file."""

    file = forms.FileField(
        label="File",
        required=False,
        help_text="JPEG, PNG or WebP. Place, camera and every other note in it are dropped.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_file(self) -> Any:
        """The pixels of the file. A picture that is there keeps its pixels: another one is another row."""
        sent = self.cleaned_data["file"]
        content = sent.read() if sent else b""
        if self.instance.digest:
            if content and actions.digest_of(content) != self.instance.digest:
                raise forms.ValidationError("The file of a picture stays. Add another picture.")
            return None  # the editor saves by itself, and sends the same file each time
        if not content:
            raise forms.ValidationError("Choose a file.")
        try:
            self.pixels = actions.read_picture(content)
        except Refused as refused:
            raise forms.ValidationError(refused.reason) from refused
        return content

    def save(self, commit: bool = True) -> Picture:
        """Keep the pixels before the row that names them."""
        if self.cleaned_data.get("file"):
            actions.take_in(self.instance, content=self.cleaned_data["file"], pixels=self.pixels)
        kept: Picture = super().save(commit=commit)
        return kept


class FocusPanel(Panel):  # type: ignore[misc]
    """The picture itself: a click on it sets the focal point."""

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc]
        """On one picture."""

        template_name = "backoffice/focus_panel.html"


class PictureEditor(SnippetViewSet):  # type: ignore[misc]
    """Pictures: both descriptions, the focal point clicked or in percent, where they come from."""

    model = Picture
    icon = "image"
    menu_label = "Pictures"
    add_to_admin_menu = True
    list_display = ("title", "description_en", "spanish", "live", "updated_at")
    list_filter = ("live",)
    search_fields = ("title", "description_en", "description_es")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("title"), pair("description"), FieldPanel("credit"), FieldPanel("slug"),
                 FieldPanel("checked_on")],
                heading="English · Español",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("file"),
                    FocusPanel(),
                    FieldRowPanel([FieldPanel("focal_x"), FieldPanel("focal_y")]),
                ],
                heading="Picture",
            ),
            PublishingPanel(),
        ],
        base_form_class=PictureForm,
    )  # fmt: skip


register_snippet(PictureEditor)
register_snippet(ExemplarEditor)
register_snippet(ArticleEditor)


UNUSED = {"explorer", "images", "documents"}
"""What the engine brings along and the public site does not use."""


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def leave_out_unused(request: Any, items: list[Any]) -> None:
    """The editor's menu names only what is used here."""
    items[:] = [item for item in items if item.name not in UNUSED]


@hooks.register("insert_editor_js")  # type: ignore[untyped-decorator]
def click_the_focus() -> str:
    """The few lines that write where a picture was clicked."""
    return format_html('<script src="{}"></script>', static("ui/focus.js"))


@hooks.register("construct_homepage_summary_items", order=1000)  # type: ignore[untyped-decorator]
def count_nothing_unused(request: Any, items: list[Any]) -> None:
    """Counts of what the public site does not use say nothing."""
    items.clear()


class MissingSpanish(Component):  # type: ignore[misc]
    """What has English words and no Spanish ones yet, with the way to mend it."""

    name = "missing_spanish"
    template_name = "backoffice/editor_desk.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Name, address and fields of each."""
        found = (
            each for kind in (Article, Exemplar, Resource, Helper) for each in kind.objects.all()
        )
        urls = AdminURLFinder()
        return {
            "lacking": [
                (str(each), urls.get_edit_url(each), each.spanish)
                for each in found
                if each.lacks_spanish
            ]
        }


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def show_what_lacks_spanish(request: Any, panels: list[Any]) -> None:
    """First on the editor's desk."""
    panels.append(MissingSpanish())


PAGES: dict[type[Content], str] = {Exemplar: "showcase:example", Article: "news:article"}
"""The page of each kind of content."""


def keep_address(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Who kept the old address still arrives."""
    library.keep_old_address(instance, PAGES[sender])


for model in PAGES:
    published.connect(keep_address, sender=model)
