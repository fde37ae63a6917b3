"""Series of meetings: a template of standing items, a time, and the rule of its days."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.meetings.vocabulary import DateRule, Weekday, WeekOfMonth
from highroad.areas.partnerships.models import Body
from highroad.kit.records import Record


def late_days() -> list[int]:
    """After how many days missing minutes are reminded of, unless a series says otherwise."""
    return [3, 7]


class Series(Record):
    """Meetings that come again: when, where, and what stands on each agenda.

    `items` are dictionaries with topic, purpose and minutes. Times are of the place: the rule
    keeps the hour on the wall when the clocks change.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # meetings held under it stay
        related_name="+",
    )
    title = models.CharField(max_length=160)
    rule = models.CharField(max_length=12, choices=DateRule.choices)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    week = models.PositiveSmallIntegerField(choices=WeekOfMonth.choices, default=WeekOfMonth.SECOND)
    starts_at = models.TimeField()
    length = models.PositiveSmallIntegerField(default=60)
    time_zone = models.CharField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    items: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    late_days: models.JSONField[Any] = models.JSONField(default=late_days)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(length__gte=5) & Q(length__lte=1440), name="meetings_series_length"
            ),
            models.CheckConstraint(
                condition=Q(weekday__lte=6) & Q(week__gte=1) & Q(week__lte=5),
                name="meetings_series_day",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "title", "rule", "weekday", "week", "starts_at", "length", "time_zone",
            "place", "from_on", "items", "late_days", "made_by_alias", "made_at", "ended_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title
