"""News: articles of the blog series, English and Spanish side by side."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.fields import StreamField

from highroad.areas.library.models import Content
from highroad.areas.library.vocabulary import PillarNumber
from highroad.areas.showcase.blocks import ARTICLE, NOT_OUT
from highroad.areas.showcase.models.picture import Picture
from highroad.areas.showcase.rules.articles import heads_well
from highroad.areas.showcase.vocabulary import Topic
from highroad.kit.choices import SeveralOf

SPOKEN: Final = {"passage": ("heading", "text"), "picture": ("caption",)}
"""The words of each kind of block that come in two languages."""


class Article(Content):
    """An article: published at once or at a moment an editor has set."""

    title_en = models.CharField("title", max_length=140)
    title_es = models.CharField("título", max_length=140, blank=True)
    lead_en = models.TextField("lead", max_length=400)
    lead_es = models.TextField("entrada", max_length=400, blank=True)
    authors = models.CharField(
        max_length=200, help_text="Names as they sign, with a semicolon between"
    )
    topic = models.CharField(max_length=16, choices=Topic.choices)
    pillars = SeveralOf(words=PillarNumber.choices, blank=True)
    picture = models.ForeignKey(
        Picture,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # an article stands without its picture too
        related_name="+",
    )
    body = StreamField(ARTICLE)
    is_demonstration = models.BooleanField(default=False, editable=False)

    IN_TWO: ClassVar[tuple[str, ...]] = ("title", "lead")

    class Meta:
        ordering: ClassVar[list[str]] = ["-first_published_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["live", "-first_published_at"], name="showcase_article_newest"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(topic__in=Topic.values), name="showcase_article_topic_known"
            ),
            models.CheckConstraint(condition=~Q(authors=""), name="showcase_article_is_signed"),
        ]

    class Privacy(Content.Privacy):
        public = (
            *Content.Privacy.public, "title_en", "title_es", "lead_en", "lead_es", "authors",
            "topic", "pillars", "picture", "body", "is_demonstration",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title_en

    @property
    def previewed(self) -> list[tuple[str, str, str]]:
        """Title and lead, then each passage with its heading."""
        passages = [block.value for block in self.body if block.block_type == "passage"]
        return self.in_two + [
            (one["heading_en"] or "", one["text_en"], one["text_es"] or "") for one in passages
        ]

    @property
    def pictured(self) -> list[Any]:
        """The picture at its head, then those between its passages."""
        between = [block.value["picture"] for block in self.body if block.block_type == "picture"]
        return [one for one in (self.picture, *between) if one is not None]

    @property
    def lacks_spanish(self) -> list[str]:
        """Fields without Spanish, and the body where one of its passages has none."""
        silent = any(
            (block.value[f"{name}_en"] or "") and not (block.value[f"{name}_es"] or "")
            for block in self.body
            for name in SPOKEN.get(block.block_type, ())
        )
        return super().lacks_spanish + (["body"] if silent else [])

    def clean(self) -> None:
        """Headings lead through the text, and a picture is described, before anything is published."""
        super().clean()
        for language in ("en", "es"):
            heads = [
                block.value[f"heading_{language}"] or ""
                for block in self.body
                if block.block_type == "passage"
            ]
            if not (answer := heads_well(heads)):
                raise ValidationError({"body": answer.reason})
        if self.picture is not None and not self.picture.live:
            raise ValidationError({"picture": NOT_OUT})
