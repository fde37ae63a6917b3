"""Rounds in which workers are asked, with bare tallies; tickets that know nothing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.job_quality.models.cards import JobCard, Reading
from highroad.areas.job_quality.vocabulary import WordShown
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


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
