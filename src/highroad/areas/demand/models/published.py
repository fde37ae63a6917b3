"""Published files of occupations as they were loaded: projections, and crosswalks between codes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.demand.vocabulary import PublishedKind
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class PublishedFile(Record):
    """A published file as it was loaded: what it is, where from, which release, its digest."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what plans were held against stays readable
        related_name="+",
    )
    kind = models.CharField(max_length=16, choices=PublishedKind.choices)
    source = models.CharField(max_length=200)
    release = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    line_count = models.PositiveIntegerField()
    base_year = models.PositiveSmallIntegerField(null=True)
    target_year = models.PositiveSmallIntegerField(null=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "digest"], name="demand_published_file_once"
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(release="") & ~Q(digest=""),
                name="demand_published_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(kind=PublishedKind.PROJECTIONS)
                | Q(base_year__isnull=False, target_year__gt=F("base_year")),
                name="demand_published_years",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "kind", "source", "release", "digest", "line_count", "base_year",
            "target_year", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.source}, {self.release}"


class ProjectedOccupation(Record):
    """One occupation in one area, in people; what was not published is empty."""

    file = models.ForeignKey(
        PublishedFile,
        on_delete=models.CASCADE,  # nothing but lines of the file
        related_name="occupations",
    )
    area = models.CharField(max_length=10)
    area_title = models.CharField(max_length=160)
    soc = models.CharField(max_length=7)
    title = models.CharField(max_length=200)
    base = models.PositiveIntegerField(null=True)
    target = models.PositiveIntegerField(null=True)
    openings = models.PositiveIntegerField(null=True)
    exits = models.PositiveIntegerField(null=True)
    transfers = models.PositiveIntegerField(null=True)
    wage = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    """Median of a year in dollars."""
    wage_is_bound = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["file", "soc", "area"], name="demand_one_projection_a_place"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "file", "area", "area_title", "soc", "title", "base", "target", "openings",
            "exits", "transfers", "wage", "wage_is_bound",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.area} {self.soc}"


class CodeLink(Record):
    """One code and one that it leads to in another list. A code may have several."""

    file = models.ForeignKey(
        PublishedFile,
        on_delete=models.CASCADE,  # nothing but lines of the file
        related_name="links",
    )
    origin = models.CharField(max_length=12)
    origin_title = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=12)
    target_title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["file", "origin", "target"], name="demand_link_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["file", "target"], name="demand_link_back"),
        ]

    class Privacy:
        partnership = ("key", "file", "origin", "origin_title", "target", "target_title")

    def __str__(self) -> str:
        return f"{self.origin} {self.target}"
