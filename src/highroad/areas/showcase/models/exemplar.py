"""Partnerships to learn from, told by others: facts with their source."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.fields import StreamField

from highroad.areas.library.models import Content, Resource
from highroad.areas.library.vocabulary import ListedIn
from highroad.areas.showcase.blocks import NOT_OUT, OUTCOMES, PRACTICES
from highroad.areas.showcase.models.picture import Picture
from highroad.areas.showcase.vocabulary import Sector, Size, Standing
from highroad.kit.choices import SeveralOf


class Exemplar(Content):
    """An example: who, where, since when, what they did, what came of it. No endorsement either way."""

    name_en = models.CharField("name", max_length=160)
    name_es = models.CharField("nombre", max_length=160, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    labor = models.CharField("labor side", max_length=200)
    management = models.CharField("management side", max_length=200)
    others = models.CharField("also at the table", max_length=200, blank=True)
    sector = models.CharField(max_length=3, choices=Sector.choices)
    states = models.CharField(
        max_length=60, blank=True, help_text="Two-letter codes with blanks between; empty: all"
    )
    place_en = models.CharField("place", max_length=120)
    place_es = models.CharField("lugar", max_length=120, blank=True)
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    size = models.CharField(max_length=8, choices=Size.choices, default=Size.UNKNOWN)
    did_en = models.TextField("what they did", max_length=900)
    did_es = models.TextField("qué hicieron", max_length=900, blank=True)
    picture = models.ForeignKey(
        Picture,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # an example stands without its picture too
        related_name="+",
    )
    outcomes = StreamField(OUTCOMES, blank=True)
    practices = StreamField(PRACTICES, blank=True)
    resources = models.ManyToManyField(Resource, blank=True, related_name="+")
    listed_in = SeveralOf(words=ListedIn.choices)

    IN_TWO: ClassVar[tuple[str, ...]] = ("name", "place", "did")

    class Meta:
        ordering: ClassVar[list[str]] = ["name_en"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="showcase_exemplar_standing_known"
            ),
            models.CheckConstraint(
                condition=Q(sector__in=Sector.values), name="showcase_exemplar_sector_known"
            ),
            models.CheckConstraint(
                condition=Q(size__in=Size.values), name="showcase_exemplar_size_known"
            ),
        ]

    class Privacy(Content.Privacy):
        public = (
            *Content.Privacy.public, "name_en", "name_es", "standing", "labor", "management",
            "others", "sector", "states", "place_en", "place_es", "since", "size", "did_en",
            "did_es", "picture", "outcomes", "practices", "listed_in",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name_en

    @property
    def pictured(self) -> list[Any]:
        """Its picture."""
        return [self.picture] if self.picture else []

    def clean(self) -> None:
        """A picture is published, and so described, before the example is."""
        super().clean()
        if self.picture is not None and not self.picture.live:
            raise ValidationError({"picture": NOT_OUT})
