"""What is kept of good jobs: cards of jobs, readings with who says so, wages of the region."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.job_quality.vocabulary import CHOICES, ReadingStance, WordShown
from highroad.areas.partnerships.models import Body, Party
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
            "key", "job", "number", "indicator", "value", "target", "read_on", "source", "side",
            "by_alias", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"


class ReadingWord(Record):
    """What the other side says of a reading; the newest counts."""

    reading = models.ForeignKey(
        Reading,
        on_delete=models.PROTECT,  # what was said stays readable
        related_name="words",
    )
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    stance = models.CharField(max_length=8, choices=ReadingStance.choices)
    words = models.TextField(blank=True)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["reading", "number"], name="job_quality_reading_word_number"
            ),
            models.CheckConstraint(
                condition=Q(stance=ReadingStance.CONFIRM) | ~Q(words=""),
                name="job_quality_dispute_has_its_reason",
            ),
        ]

    class Privacy:
        partnership = ("key", "reading", "number", "side", "stance", "words", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"


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


class WordRound(Record):
    """Workers are asked whether declared terms are true. Kept are the questions and how often each answer came.

    Nothing is kept of an answer by itself: no row, no moment, no address, no ticket.
    """

    job = models.ForeignKey(
        JobCard,
        on_delete=models.PROTECT,  # what was asked stays readable
        related_name="rounds",
    )
    number = models.PositiveIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()
    ticket_count = models.PositiveIntegerField()
    smallest_count = models.PositiveSmallIntegerField()
    """Fewer answers than these are never shown."""
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "number"], name="job_quality_round_number"),
            models.CheckConstraint(
                condition=Q(closes_on__gt=models.F("opened_on")), name="job_quality_round_has_days"
            ),
            models.CheckConstraint(
                condition=Q(ticket_count__gte=models.F("smallest_count")),
                name="job_quality_round_asks_enough",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "job", "number", "opened_on", "closes_on", "ticket_count", "smallest_count",
            "side", "made_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.job} {self.number}"


class WordStatement(Record):
    """A declared term that workers are asked about, with three bare tallies."""

    round = models.ForeignKey(
        WordRound,
        on_delete=models.PROTECT,  # a statement stays with its round
        related_name="statements",
    )
    number = models.PositiveSmallIntegerField()
    reading = models.ForeignKey(
        Reading,
        on_delete=models.PROTECT,  # what was declared
        related_name="+",
    )
    true_count = models.PositiveIntegerField(default=0)
    untrue_count = models.PositiveIntegerField(default=0)
    unsure_count = models.PositiveIntegerField(default=0)
    brought_shown = models.CharField(max_length=12, choices=WordShown.choices, blank=True)
    """What was shown of it where it was asked, if it came here by a copy: tallies never travel."""
    brought_percent = models.DecimalField(max_digits=3, decimal_places=0, null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "number"], name="job_quality_statement_number"
            ),
            models.CheckConstraint(
                condition=Q(brought_percent=None)
                | Q(
                    brought_shown=WordShown.SHARE, brought_percent__gte=0, brought_percent__lte=100
                ),
                name="job_quality_brought_share_is_one",
            ),
        ]

    class Privacy:
        partnership = ("key", "round", "number", "reading", "brought_shown", "brought_percent")
        keeper = ("true_count", "untrue_count", "unsure_count")

    def __str__(self) -> str:
        return f"{self.round} {self.number}"


class WordTicket(models.Model):
    """A single-use ticket, as a hash; it is gone once used, and knows no answer, person or moment."""

    digest = models.CharField(max_length=64, primary_key=True)
    round = models.ForeignKey(
        WordRound,
        on_delete=models.CASCADE,  # a ticket is nothing without its round
        related_name="tickets",
    )

    class Privacy:
        keeper = ("digest", "round")

    def __str__(self) -> str:
        return "ticket"
