"""The living wages that the parties hold pay against, and studies of certified filings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.job_quality.models.cards import JobCard
from highroad.areas.job_quality.vocabulary import ReadingStance, StudyGroups, StudyKind
from highroad.areas.partnerships.models import Body, SecondHand, reason_when_refused
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class LivingWage(Record):
    """What a family needs an hour: for which family, where and in which year, from which source."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what pay was held against stays readable
        related_name="+",
    )
    family = models.CharField(max_length=120)
    area = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField()
    dollars = models.DecimalField(max_digits=8, decimal_places=2)
    source = models.CharField(max_length=240)
    looked_up_on = models.DateField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-year", "area", "family"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(dollars__gt=0) & ~Q(source=""),
                name="job_quality_living_wage_has_a_source",
            ),
            models.UniqueConstraint(
                fields=["body", "family", "area", "year", "source"],
                name="job_quality_living_wage_once",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "family", "area", "year", "dollars", "source", "looked_up_on", "side",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.area} {self.family} {self.year}"


class LivingWageWord(SecondHand):
    """What the other side says of a living wage: we hold pay against it too, or not and why."""

    living_wage = models.ForeignKey(
        LivingWage,
        on_delete=models.PROTECT,  # what was said stays readable
        related_name="words",
    )
    stance = models.CharField(max_length=8, choices=ReadingStance.choices)

    class Meta(SecondHand.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["living_wage", "number"], name="job_quality_living_wage_word_number"
            ),
            reason_when_refused(
                ReadingStance.CONFIRM, name="job_quality_living_wage_dispute_has_its_reason"
            ),
        ]

    class Privacy:
        partnership = ("key", "living_wage", "number", "side", "stance", "words", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"


class PayStudy(Record):
    """What certified filings of one year say of pay, by group: only what a protected table shows.

    One a year and kind, never made again: two of them could be told apart by their difference. Of
    steps there is one a year and job.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what both sides have read stays readable
        related_name="+",
    )
    kind = models.CharField(max_length=12, choices=StudyKind.choices)
    groups = models.CharField(max_length=8, choices=StudyGroups.choices)
    year = models.PositiveSmallIntegerField()
    living_wage = models.ForeignKey(
        LivingWage,
        on_delete=models.PROTECT,  # what pay was held against
        related_name="+",
        null=True,
        blank=True,
    )
    job = models.ForeignKey(
        JobCard,
        on_delete=models.PROTECT,  # whose steps were counted
        related_name="+",
        null=True,
        blank=True,
    )
    smallest_count = models.PositiveSmallIntegerField()
    scan_digest = models.CharField(max_length=64)
    content: models.JSONField[Any] = models.JSONField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-year", "kind", "groups"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "kind", "groups", "year"],
                condition=Q(job=None),
                name="job_quality_one_study_a_year",
            ),
            models.UniqueConstraint(
                fields=["job", "groups", "year"], name="job_quality_one_study_of_steps_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(kind=StudyKind.LIVING_WAGE) | Q(living_wage__isnull=False),
                name="job_quality_study_names_its_living_wage",
            ),
            models.CheckConstraint(
                condition=Q(kind=StudyKind.STEPS, job__isnull=False)
                | (~Q(kind=StudyKind.STEPS) & Q(job=None)),
                name="job_quality_study_of_steps_names_its_job",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "kind", "groups", "year", "living_wage", "job", "smallest_count",
            "scan_digest", "content", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"
