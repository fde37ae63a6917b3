"""Blocks of the showcase: outcomes with source and date, practices by pillar, a figure placed by reference."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from wagtail import blocks

from highroad.areas.fair_access import queries as fair_access
from highroad.areas.library.rules import reads_well
from highroad.areas.library.vocabulary import PillarNumber
from highroad.areas.showcase.vocabulary import PracticeKind


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


class PracticeBlock(blocks.StructBlock):  # type: ignore[misc]
    """Something they do, under the pillar it serves."""

    pillar = blocks.ChoiceBlock(choices=PillarNumber.choices)
    kind = blocks.ChoiceBlock(choices=PracticeKind.choices)
    text_en = blocks.CharBlock(label="English", max_length=200)
    text_es = blocks.CharBlock(label="Español", max_length=200, required=False)

    class Meta:
        icon = "tick"
        label = "Practice"


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
        cleaned = super().clean(value)
        wrong = {
            name: ValidationError(answer.reason)
            for name in ("heading_en", "heading_es", "text_en", "text_es")
            if not (answer := reads_well(cleaned[name] or ""))
        }
        if wrong:
            raise blocks.StructBlockValidationError(block_errors=wrong)
        return cleaned


ARTICLE = [("passage", PassageBlock()), ("figure", FigureBlock())]
OUTCOMES = [("outcome", OutcomeBlock()), ("figure", FigureBlock())]
PRACTICES = [("practice", PracticeBlock())]
