"""Hours by craft of certified filings, as they were counted once a quarter."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class HoursCount(Record):
    """Hours by craft of one quarter: only what a protected table shows.

    Once a quarter, never made again: two of them would tell of people by their difference.
    """

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # how forecasts turned out stays readable
        related_name="+",
    )
    quarter = models.CharField(max_length=7)
    """As `2027-Q2`."""
    content: models.JSONField[Any] = models.JSONField()
    """Craft and hours, `null` where not shown; the craft `null` is all of them together."""
    weeks = models.PositiveSmallIntegerField()
    projects = models.PositiveIntegerField()
    employers = models.PositiveIntegerField()
    filings = models.PositiveIntegerField()
    scan_digest = models.CharField(max_length=64)
    certified_on = models.DateField(null=True)
    smallest_count = models.PositiveSmallIntegerField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-quarter"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "quarter"], name="demand_hours_once_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(weeks__gte=1) & Q(smallest_count__gte=3),
                name="demand_hours_are_counted",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "quarter", "content", "weeks", "projects", "employers", "filings",
            "scan_digest", "certified_on", "smallest_count", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.quarter
