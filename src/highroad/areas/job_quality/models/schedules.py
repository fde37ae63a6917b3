"""Wage schedules of a job: dated steps as an agreement has them, and what the other side says of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.job_quality.models.cards import JobCard
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.areas.partnerships.models import Body, SecondHand, reason_when_refused
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class WageSchedule(Record):
    """The steps of a job's pay from a day on, until a later schedule takes its place.

    Filings know no steps: a filed straight-time rate that is the rate of a step is that step, and one
    that is none is counted as off the schedule.
    """

    job = models.ForeignKey(
        JobCard,
        on_delete=models.PROTECT,  # what pay was held against stays readable
        related_name="schedules",
    )
    number = models.PositiveIntegerField()
    from_on = models.DateField()
    source = models.CharField(max_length=240)
    filed_as = models.CharField(max_length=160)
    """The classification as certified filings write it."""
    filed_by = models.CharField(max_length=160, blank=True)
    """The employer as filings write it; empty for every employer that files the classification."""
    steps: models.JSONField[Any] = models.JSONField()
    """Lowest first: `rate` in dollars an hour as text, `months` until the next step or nothing."""
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-from_on", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "number"], name="job_quality_schedule_number"),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(filed_as=""),
                name="job_quality_schedule_has_source_and_name",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "job", "number", "from_on", "source", "filed_as", "filed_by", "steps", "side",
            "made_by_alias", "made_at",
        )  # fmt: skip

    @property
    def body(self) -> Body:
        return self.job.body

    def __str__(self) -> str:
        return f"{self.job} {self.from_on}"


class WageScheduleWord(SecondHand):
    """What the other side says of a schedule: it is the one we agreed on, or not and why."""

    schedule = models.ForeignKey(
        WageSchedule,
        on_delete=models.PROTECT,  # what was said stays readable
        related_name="words",
    )
    stance = models.CharField(max_length=8, choices=ReadingStance.choices)

    class Meta(SecondHand.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["schedule", "number"], name="job_quality_schedule_word_number"
            ),
            reason_when_refused(
                ReadingStance.CONFIRM, name="job_quality_schedule_dispute_has_its_reason"
            ),
        ]

    class Privacy:
        partnership = ("key", "schedule", "number", "side", "stance", "words", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"
