"""Resources others can use, and the helpers one can ask."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from wagtail.fields import StreamField

from highroad.areas.library.blocks import THRESHOLDS
from highroad.areas.library.models.content import Content
from highroad.areas.library.vocabulary import (
    Audience,
    Cost,
    HelperKind,
    Licence,
    LinkStatus,
    ListedIn,
    PillarNumber,
    ResourceKind,
    Stage,
)
from highroad.kit.choices import SeveralOf

LANGUAGES = (("en", "English"), ("es", "Español"))


class Linked(models.Model):
    """Something that lies elsewhere, with what the last look at its address found."""

    address = models.URLField(max_length=300)
    link_status = models.CharField(
        max_length=12, choices=LinkStatus.choices, default=LinkStatus.UNCHECKED, editable=False
    )
    link_checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    listed_in = SeveralOf(words=ListedIn.choices)

    class Meta:
        abstract = True

    class Privacy:
        public = ("address", "link_status", "link_checked_at", "listed_in")


class Resource(Linked, Content):
    """A guide, a case study, a training …: what it is, for whom, and where it lies."""

    title_en = models.CharField("title", max_length=200)
    title_es = models.CharField("título", max_length=200, blank=True)
    publisher = models.CharField(
        max_length=160, blank=True, help_text="Empty while nobody has found out who it is."
    )
    kind = models.CharField(max_length=12, choices=ResourceKind.choices)
    audiences = SeveralOf(words=Audience.choices)
    pillars = SeveralOf(words=PillarNumber.choices, blank=True)
    stages = SeveralOf(words=Stage.choices)
    languages = SeveralOf(words=LANGUAGES)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    cost = models.CharField(max_length=8, choices=Cost.choices, default=Cost.ASK)
    licence = models.CharField(max_length=12, choices=Licence.choices, default=Licence.UNKNOWN)
    summary_en = models.TextField("summary", max_length=900)
    summary_es = models.TextField("resumen", max_length=900, blank=True)

    IN_TWO: ClassVar[tuple[str, ...]] = ("title", "summary")

    class Meta:
        ordering: ClassVar[list[str]] = ["title_en"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=ResourceKind.values), name="library_resource_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(address__startswith="https://") | Q(address__startswith="http://"),
                name="library_resource_lies_on_the_web",
            ),
        ]

    class Privacy(Content.Privacy):
        public = (
            *Content.Privacy.public, *Linked.Privacy.public, "title_en", "title_es", "publisher",
            "kind", "audiences", "pillars", "stages", "languages", "pages", "minutes", "year",
            "cost", "licence", "summary_en", "summary_es",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title_en


class Helper(Linked, Content):
    """Somebody who helps partnerships: what they offer, to whom, at what cost, and how to ask."""

    name_en = models.CharField("name", max_length=160)
    name_es = models.CharField("nombre", max_length=160, blank=True)
    kind = models.CharField(max_length=12, choices=HelperKind.choices)
    states = models.CharField(
        max_length=60, blank=True, help_text="Two-letter codes with blanks between; empty: all"
    )
    cost = models.CharField(max_length=8, choices=Cost.choices, default=Cost.ASK)
    offers_en = models.TextField("what they offer", max_length=900)
    offers_es = models.TextField("qué ofrece", max_length=900, blank=True)
    serves_en = models.TextField("to whom", max_length=500)
    serves_es = models.TextField("a quién", max_length=500, blank=True)
    ask_en = models.TextField("how to ask", max_length=500)
    ask_es = models.TextField("cómo pedirlo", max_length=500, blank=True)
    takes_joint_requests = models.BooleanField(default=False)
    thresholds = StreamField(THRESHOLDS, blank=True)

    IN_TWO: ClassVar[tuple[str, ...]] = ("name", "offers", "serves", "ask")

    class Meta:
        ordering: ClassVar[list[str]] = ["name_en"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=HelperKind.values), name="library_helper_kind_known"
            ),
        ]

    class Privacy(Content.Privacy):
        public = (
            *Content.Privacy.public, *Linked.Privacy.public, "name_en", "name_es", "kind", "states",
            "cost", "offers_en", "offers_es", "serves_en", "serves_es", "ask_en", "ask_es",
            "takes_joint_requests", "thresholds",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name_en
