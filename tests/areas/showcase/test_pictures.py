"""Pictures of articles and examples: pixels only, described in both languages, gone with what shows them."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from highroad.areas.accounts.vocabulary import Role
from highroad.areas.library import actions as library
from highroad.areas.library.models import Resource
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.blocks import OutcomeBlock, PictureBlock
from highroad.areas.showcase.models import Article, Exemplar, Picture, Story, StoryPhoto
from highroad.areas.showcase.rules import articles, pictures
from highroad.areas.showcase.vocabulary import StoryAct
from highroad.areas.showcase.wagtail_hooks import PictureEditor
from highroad.kit.answers import NotFound, Refused
from tests import cast
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import jpeg, published, sam, written
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def placed(slug: str = "floor", **changed: Any) -> Picture:
    words: dict[str, Any] = {
        "slug": slug, "title": slug, "checked_on": date(2026, 3, 1), "live": True,
        "description_en": "Two people lay a mat on a wet floor", "credit": "Ruth Adler",
        "description_es": "Dos personas ponen un tapete sobre un piso mojado", **changed,
    }  # fmt: skip
    made = Picture(**words)
    content = jpeg(where=f"Dayton {slug}")
    actions.take_in(made, content=content, pixels=actions.read_picture(content))
    made.save(force_insert=True)
    return made


def shown_in(picture: Picture, slug: str = "mats") -> Article:
    kept = article(slug, picture=picture)
    kept.body = [*kept.body.raw_data, {"type": "picture", "value": {"picture": str(picture.pk), "caption_en": "A mat", "caption_es": ""}}]  # fmt: skip
    kept.save()
    return kept


@pytest.mark.pure
@pytest.mark.parametrize(
    ("text", "may"),
    [("Two people lay a mat on a wet floor", True), ("IMG_2044.jpg", False), ("dsc 0012", False), ("Photo of a mat on a floor", False),
     ("Una foto de un tapete en el piso", False), ("A mat", False), ("Photographers wait at the gate", True)],
)  # fmt: skip
def test_a_description_says_what_is_to_be_seen(text, may):
    assert bool(pictures.describes_well(text)) is may


@pytest.mark.pure
@pytest.mark.parametrize(
    ("headings", "may"),
    [([], True), (["Then", "Now"], True), (["Then", "then"], False), (["x" * 81], False), (["It was so."], False),
     (["", "", "", ""], True), (["", "", "", "", ""], False), (["", "", "Then", "", "", ""], True)],
)  # fmt: skip
def test_headings_lead_through_an_article(headings, may):
    assert bool(articles.heads_well(headings)) is may


@pytest.mark.pure
@pytest.mark.parametrize(
    ("width", "widths"), [(300, [480]), (480, [480]), (700, [480, 960]), (4000, [480, 960, 1600])]
)
def test_no_picture_is_blown_up(width, widths):
    assert pictures.widths_of(width) == widths


@pytest.mark.pure
def test_the_focal_point_is_kept_to_the_nearest_tenth():
    assert pictures.focus_class(24, 96) == "fx-20 fy-100"


def test_only_pixels_are_kept_and_the_same_file_stands_once():
    kept = placed()

    for width in pictures.WIDTHS:
        content = queries.picture_path(kept.key, width).read_bytes()
        opened = Image.open(io.BytesIO(content))
        assert b"Dayton" not in content
        assert not opened.getexif()
        assert opened.size[0] <= width
    with pytest.raises(Refused, match="there already"):
        actions.read_picture(jpeg(where="Dayton floor"))


def test_a_picture_goes_with_its_article_and_with_itself():
    picture = placed()
    kept = shown_in(picture)
    assert queries.article_picture_public("mats", picture.key, 480).exists()
    body = queries.get_article_public("mats", language="es").body
    assert [str(one.picture.description) for one in body if one.picture] == [picture.description_es]
    assert [one.picture.caption.language for one in body if one.picture] == ["en"]

    Picture.objects.update(live=False)
    assert queries.get_article_public("mats", language="en").picture is None
    Picture.objects.update(live=True)
    Article.objects.filter(pk=kept.pk).update(live=False)
    for ask in (
        lambda: queries.article_picture_public("mats", picture.key, 480),
        lambda: queries.article_picture_public("other", picture.key, 480),
        lambda: queries.example_picture_public("mats", picture.key, 480),
    ):
        with pytest.raises(NotFound):
            ask()
    Article.objects.update(live=True)
    with pytest.raises(NotFound):
        queries.article_picture_public("mats", picture.key, 481)


def test_an_example_shows_its_picture_and_no_other():
    library.load_content(at=NOON)
    actions.load_content(at=NOON)
    picture, other = placed(), placed("other")
    Exemplar.objects.filter(slug="oshei-call").update(picture=picture)

    assert queries.example_picture_public("oshei-call", picture.key, 960).exists()
    with pytest.raises(NotFound):
        queries.example_picture_public("oshei-call", other.key, 960)


def test_a_picture_that_is_gone_leaves_no_gap():
    picture = placed()
    shown_in(picture)

    picture.delete()

    view = queries.get_article_public("mats", language="en")
    assert view.picture is None
    assert [one for one in view.body if one.picture] == []
    assert actions.sweep_pictures() == 1
    assert not queries.picture_path(picture.key, 480).exists()


def test_nothing_is_published_with_a_picture_that_is_not():
    draft = placed(live=False)
    kept = article("mats", picture=draft)

    with pytest.raises(ValidationError, match="Publish the picture first"):
        kept.clean()
    with pytest.raises(ValidationError) as refused:
        PictureBlock().clean(PictureBlock().to_python({"picture": str(draft.pk), "caption_en": "", "caption_es": ""}))  # fmt: skip
    assert "picture" in refused.value.block_errors


def test_a_link_that_says_nothing_is_sent_back():
    block = OutcomeBlock()
    value = {"text_en": "Fewer falls", "text_es": "", "source": "Click here", "address": "", "on": date(2026, 1, 2)}  # fmt: skip

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(value))

    assert list(refused.value.block_errors) == ["source"]


def test_a_heading_without_spanish_is_missing_too():
    kept = article("half")
    kept.body = [("passage", {"heading_en": "Then", "heading_es": "", "text_en": "A", "text_es": "B"})]  # fmt: skip

    assert kept.lacks_spanish == ["body"]


def sent(**changed: Any) -> Any:
    form_class = PictureEditor().get_edit_handler().get_form_class()
    words = {
        "title": "Floor", "slug": "floor", "description_en": "Two people lay a mat on a floor",
        "description_es": "Dos personas ponen un tapete", "credit": "", "checked_on": "2026-03-01",
        "focal_x": "30", "focal_y": "70",
    }  # fmt: skip
    file = changed.pop("file", jpeg())
    files = {"file": SimpleUploadedFile("floor.jpg", file, "image/jpeg")} if file else {}
    return form_class(words | changed, files, instance=Picture(), for_user=cast.person("Elena Voss", role=Role.EDITOR))  # fmt: skip


def test_an_editor_adds_a_picture_once_with_its_file():
    form = sent()
    assert form.is_valid(), form.errors
    kept = form.save()

    assert (kept.focal_x, kept.focal_y) == (30, 70)
    same = {"file": SimpleUploadedFile("floor.jpg", jpeg(), "image/jpeg")}
    other = {"file": SimpleUploadedFile("floor.jpg", jpeg(where="elsewhere"), "image/jpeg")}
    again = [type(form)(form.data, files, instance=kept) for files in (same, other)]
    assert [one.is_valid() for one in again] == [True, False], "saved by itself, then exchanged"
    with Image.open(queries.picture_path(kept.key, 1600)) as pixels:
        assert pixels.size == (kept.width, kept.height)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"file": b""}, "file"), ({"file": b"<svg/>"}, "file"), ({"description_es": ""}, "description_es"),
     ({"description_en": "IMG_2044.jpg"}, "description_en"), ({"focal_x": "101"}, "focal_x")],
)  # fmt: skip
def test_what_is_wrong_with_it_is_said_at_its_field(changed, field):
    assert list(sent(**changed).errors) == [field]


def test_only_editors_see_a_picture_that_is_not_published():
    draft = placed(live=False)

    assert queries.picture_file(
        draft.key, 480, seen_by=cast.person("Elena Voss", role=Role.EDITOR)
    ).exists()
    with pytest.raises(NotFound):
        queries.picture_file(draft.key, 480, seen_by=cast.olu())


def test_a_photo_of_a_story_is_described_in_both_languages_before_it_is_taken():
    story = written()
    photo = actions.add_photo(
        story=story, content=jpeg(), description="A dry floor", shows_others=False, at=NOON
    )
    actions.submit_story(story=story, at=NOON)
    office = sam()
    before = queries.digest_of_story(Story.objects.get())
    with pytest.raises(Refused, match="in the other language too"):
        actions.moderate(story=story, act=StoryAct.ACCEPT, by=office, at=NOON)
    terms = {"photo": photo, "focus": (20, 300), "at": NOON}
    with pytest.raises(Refused, match="name of a file"):
        actions.describe_photo(**terms, text="IMG_2044.jpg", by=office)
    with pytest.raises(Refused):
        actions.describe_photo(**terms, text="Un piso seco con tapetes", by=cast.lena())

    actions.describe_photo(**terms, text="Un piso seco con tapetes", by=office)

    assert StoryPhoto.objects.get().focus == "fx-20 fy-100"
    assert queries.digest_of_story(Story.objects.get()) != before, "consents are to it too"
    assert actions.moderate(story=story, act=StoryAct.ACCEPT, by=office, at=NOON).status == "accepted"  # fmt: skip


def test_what_is_public_is_not_described_anew():
    story = written()
    photo = actions.add_photo(
        story=story, content=jpeg(), description="A dry floor", shows_others=False, at=NOON
    )
    published(story)

    with pytest.raises(Refused, match="Take the story down first"):
        actions.describe_photo(photo=photo, text="Un piso con tapetes", focus=(1, 1), by=sam(), at=NOON)  # fmt: skip
    with pytest.raises(IntegrityError, match="showcase_photo_focus_is_inside"), transaction.atomic():  # fmt: skip
        StoryPhoto.objects.update(focal_x=101)


def test_the_editor_clicks_the_focal_point_and_sees_what_lacks_spanish(client):
    kept = placed(live=False)
    Resource.objects.create(
        slug="bare", title_en="A bare guide", publisher="", kind="guide", summary_en="Words", cost="free",
        audiences=["labor"], stages=["launch"], languages=["en"], address="https://example.org/", checked_on=NOON.date(),
    )  # fmt: skip
    client.force_login(cast.person("Elena Voss", role=Role.EDITOR))

    desk = client.get(reverse("wagtailadmin_home")).content.decode()
    page = client.get(reverse("wagtailsnippets_showcase_picture:edit", args=[kept.key])).content.decode()  # fmt: skip

    assert re.search(r'<li><a href="[^"]+/edit/[^"]+">A bare guide</a>: title, summary</li>', desk)
    assert f'src="{reverse("backoffice:picture", args=[kept.key, 480])}"' in page
    assert "ui/focus" in page


def test_the_database_has_the_last_word():
    placed()
    for name, changed in (
        ("showcase_picture_focus_is_inside", {"focal_y": 101}),
        ("showcase_picture_public_is_described", {"description_es": ""}),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Picture.objects.update(**changed)
