"""Blocks of the showcase: outcomes with source and date, practices, passages, pictures, figures by reference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.library.rules import leads_somewhere, reads_well
from highroad.areas.library.vocabulary import PillarNumber
from highroad.areas.showcase.vocabulary import PracticeKind
from highroad.kit.answers import Answer

NOT_OUT = "Publish the picture first: it needs its descriptions in English and Spanish."


def checked(cleaned: Any, rule: Callable[[str], Answer], *names: str) -> Any:
    """The value as it came, if a rule says yes to each of these words; else every no beside its field."""
    wrong = {
        name: ValidationError(answer.reason)
        for name in names
        if not (answer := rule(cleaned[name] or ""))
    }
    if wrong:
        raise blocks.StructBlockValidationError(block_errors=wrong)
    return cleaned


class OutcomeBlock(blocks.StructBlock):  # type: ignore[misc]
    """What came of it. Nothing is told without who says so and when."""

    text_en = blocks.TextBlock(label="English", max_length=500)
    text_es = blocks.TextBlock(label="Español", max_length=500, required=False)
    source = blocks.CharBlock(label="Source", max_length=200)
    address = blocks.URLBlock(label="Address of the source", required=False)
    on = blocks.DateBlock(label="As of")

    class Meta:
        icon = "doc-full"
        label = "Outcome"

    def clean(self, value: Any) -> Any:
        """The name of a source is the text of a link: it says where it leads."""
        cleaned = checked(super().clean(value), reads_well, "text_en", "text_es", "source")
        return checked(cleaned, leads_somewhere, "source")


class PracticeBlock(blocks.StructBlock):  # type: ignore[misc]
    """Something they do, under the pillar it serves."""

    pillar = blocks.ChoiceBlock(choices=PillarNumber.choices)
    kind = blocks.ChoiceBlock(choices=PracticeKind.choices)
    text_en = blocks.CharBlock(label="English", max_length=200)
    text_es = blocks.CharBlock(label="Español", max_length=200, required=False)

    class Meta:
        icon = "tick"
        label = "Practice"

    def clean(self, value: Any) -> Any:
        """What many cannot read is sent back before anything is published."""
        return checked(super().clean(value), reads_well, "text_en", "text_es")


def published() -> list[tuple[str, str]]:
    """The publications an editor can place."""
    return [
        (str(line.key), f"{line.title} ({line.partnership_name})")
        for line in fair_access.published_public()
    ]


class FigureBlock(blocks.FieldBlock):  # type: ignore[misc]
    """A published figure by reference: an editor chooses a publication and cannot type a number."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        self.field = forms.ChoiceField(choices=published, required=required)
        super().__init__(**kwargs)

    def get_prep_value(self, value: Any) -> str:
        return str(value or "")

    def value_from_form(self, value: str) -> str:
        return str(UUID(value)) if value else ""

    class Meta:
        icon = "table"
        label = "Published figure"


class PassageBlock(blocks.StructBlock):  # type: ignore[misc]
    """Some paragraphs, English and Spanish side by side; a blank line begins the next paragraph."""

    heading_en = blocks.CharBlock(label="Heading", max_length=120, required=False)
    heading_es = blocks.CharBlock(label="Subtítulo", max_length=120, required=False)
    text_en = blocks.TextBlock(label="English")
    text_es = blocks.TextBlock(label="Español", required=False)

    class Meta:
        icon = "pilcrow"
        label = "Passage"

    def clean(self, value: Any) -> Any:
        """What many cannot read is sent back before anything is published."""
        return checked(
            super().clean(value), reads_well, "heading_en", "heading_es", "text_en", "text_es"
        )


class PictureChooser(SnippetChooserBlock):  # type: ignore[misc]
    """One of the pictures. Rows are known by a UUID, which is text where a stream is kept."""

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        """The pictures of these keys, nothing for one that is gone; in one query."""
        found = self.model_class.objects.in_bulk(value for value in values if value)
        by_text = {str(key): picture for key, picture in found.items()}
        return [by_text.get(str(value)) for value in values]


class PictureBlock(blocks.StructBlock):  # type: ignore[misc]
    """A picture between two passages. Its description belongs to the picture, in both languages."""

    picture = PictureChooser("showcase.Picture")
    caption_en = blocks.CharBlock(label="Caption", max_length=200, required=False)
    caption_es = blocks.CharBlock(label="Pie de foto", max_length=200, required=False)

    class Meta:
        icon = "image"
        label = "Picture"

    def clean(self, value: Any) -> Any:
        """A picture is published, and so described, before an article shows it."""
        cleaned = checked(super().clean(value), reads_well, "caption_en", "caption_es")
        if not cleaned["picture"].live:
            raise blocks.StructBlockValidationError(
                block_errors={"picture": ValidationError(NOT_OUT)}
            )
        return cleaned


ARTICLE = [("passage", PassageBlock()), ("picture", PictureBlock()), ("figure", FigureBlock())]
OUTCOMES = [("outcome", OutcomeBlock()), ("figure", FigureBlock())]
PRACTICES = [("practice", PracticeBlock())]
