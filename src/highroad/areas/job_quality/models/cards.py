"""Cards of jobs, and readings with who says so."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.job_quality.vocabulary import CHOICES, ReadingStance
from highroad.areas.partnerships.models import Body, Party, SecondHand, reason_when_refused
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class JobCard(Record):
    """One job at one employer: what it is called, its occupation, the area whose wages it is held against."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that watches over it
        related_name="+",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # whose job it is stays readable
        related_name="+",
    )
    title = models.CharField(max_length=160)
    occupation = models.CharField(max_length=7, blank=True)
    area = models.CharField(max_length=10, blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "party", "title"], name="job_quality_one_card_a_job"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="job_quality_job_has_a_name"),
        ]

    class Privacy:
        partnership = (
            "key", "body", "party", "title", "occupation", "area", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Reading(Record):
    """A value of one indicator of a job: of which day, from which source, declared by which side."""

    job = models.ForeignKey(
        JobCard,
        on_delete=models.PROTECT,  # what was read stays readable
        related_name="readings",
    )
    number = models.PositiveIntegerField()
    indicator = models.CharField(max_length=24, choices=CHOICES)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    target = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    read_on = models.DateField()
    source = models.CharField(max_length=240)
    waiting_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of a benefit: days on the job before somebody can have it."""
    worker_cost = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    """Of a benefit: dollars a month that a worker pays for it."""
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "number"], name="job_quality_reading_number"),
            models.CheckConstraint(
                condition=~Q(source=""), name="job_quality_reading_has_a_source"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "job", "number", "indicator", "value", "target", "read_on", "source",
            "waiting_days", "worker_cost", "side", "by_alias", "at",
        )  # fmt: skip

    @property
    def body(self) -> Body:
        return self.job.body

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"


class ReadingWord(SecondHand):
    """What the other side says of a reading; the newest counts."""

    reading = models.ForeignKey(
        Reading,
        on_delete=models.PROTECT,  # what was said stays readable
        related_name="words",
    )
    stance = models.CharField(max_length=8, choices=ReadingStance.choices)

    class Meta(SecondHand.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["reading", "number"], name="job_quality_reading_word_number"
            ),
            reason_when_refused(ReadingStance.CONFIRM, name="job_quality_dispute_has_its_reason"),
        ]

    class Privacy:
        partnership = ("key", "reading", "number", "side", "stance", "words", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"
