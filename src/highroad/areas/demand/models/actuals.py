"""What was counted of people: hours by craft once a quarter, who may retire once a year."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class HoursCount(Record):
    """Hours by craft of one quarter: only what a protected table shows.

    After a correction of its filings a later count stands beside the earlier ones, where their
    difference tells of nobody. None of them is changed.
    """

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # how forecasts turned out stays readable
        related_name="+",
    )
    quarter = models.CharField(max_length=7)
    """As `2027-Q2`."""
    edition = models.PositiveSmallIntegerField(default=1)
    """Counts of this quarter, this one included."""
    content: models.JSONField[Any] = models.JSONField()
    """Craft and hours, `null` where not shown; the craft `null` is all of them together."""
    weeks = models.PositiveSmallIntegerField()
    projects = models.PositiveIntegerField()
    employers = models.PositiveIntegerField()
    filings = models.PositiveIntegerField()
    scan_digest = models.CharField(max_length=64)
    filing_keys: models.JSONField[Any] = models.JSONField(default=list)
    """Of the rows that were counted, so that a later count can be held against them."""
    certified_on = models.DateField(null=True)
    smallest_count = models.PositiveSmallIntegerField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-quarter", "-edition"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "quarter", "edition"], name="demand_hours_once_an_edition"
            ),
            models.CheckConstraint(
                condition=Q(weeks__gte=1) & Q(smallest_count__gte=3) & Q(edition__gte=1),
                name="demand_hours_are_counted",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "quarter", "content", "weeks", "projects", "employers", "filings",
            "scan_digest", "certified_on", "smallest_count", "made_by_alias", "made_at", "edition",
            "filing_keys",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.quarter


class CraftAges(Record):
    """Who of a craft may retire when: only what a protected table shows. The groups are not kept.

    Once a year and craft, never made again: two of them would tell of people by their difference.
    """

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # forecasts rest on it
        related_name="+",
    )
    craft = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    content: models.JSONField[Any] = models.JSONField()
    """People by span and in `total`, `null` where not shown."""
    rules: models.JSONField[Any] = models.JSONField()
    """Pairs of age and years of service from which on somebody may retire."""
    attrition = models.DecimalField(max_digits=5, decimal_places=4)
    """Share of those who may not retire that leaves the craft each year."""
    smallest_count = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["craft", "-year"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "craft", "year"], name="demand_ages_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(craft="")
                & ~Q(source="")
                & Q(smallest_count__gte=3)
                & Q(attrition__gte=0)
                & Q(attrition__lte=1),
                name="demand_ages_are_counted",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "craft", "year", "as_of", "content", "rules", "attrition",
            "smallest_count", "source", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.craft} {self.year}"
