"""Wages of the region as they were imported."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class WageTable(Record):
    """A wage file of the region as it was imported: its name, its digest, when and by which side."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what pay was held against stays readable
        related_name="+",
    )
    title = models.CharField(max_length=160)
    digest = models.CharField(max_length=64)
    line_count = models.PositiveIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "digest"], name="job_quality_wage_file_once"),
        ]

    class Privacy:
        partnership = (
            "key", "body", "title", "digest", "line_count", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class AreaWage(Record):
    """The hourly wages of one occupation in one area: five points, the median perhaps only a bound."""

    table = models.ForeignKey(
        WageTable,
        on_delete=models.CASCADE,  # nothing but lines of the file
        related_name="wages",
    )
    area = models.CharField(max_length=10)
    area_title = models.CharField(max_length=160)
    occupation = models.CharField(max_length=7)
    title = models.CharField(max_length=200)
    employment = models.PositiveIntegerField(null=True, blank=True)
    p10 = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    p25 = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    median = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    p75 = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    p90 = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    median_is_bound = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["table", "area", "occupation"], name="job_quality_one_wage_a_place"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "table", "area", "area_title", "occupation", "title", "employment", "p10", "p25",
            "median", "p75", "p90", "median_is_bound",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.area} {self.occupation}"
