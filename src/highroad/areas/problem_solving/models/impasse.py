"""The rungs of an impasse ladder with their days."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models.issues import Issue
from highroad.areas.problem_solving.vocabulary.issues import ImpasseStage, RungEnd
from highroad.kit.records import Record


class ImpasseRung(Record):
    """One rung of one ladder, frozen when the impasse was called; at most one is stood on."""

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # how a body got out of being stuck
        related_name="rungs",
    )
    attempt = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=16, choices=ImpasseStage.choices)
    who = models.CharField(max_length=200, blank=True)
    days = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    started_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end = models.CharField(max_length=12, choices=RungEnd.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["attempt", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue", "attempt", "number"], name="problem_solving_rung_number"
            ),
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(started_on__isnull=False, ended_on__isnull=True),
                name="problem_solving_one_rung_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end="")
                | Q(ended_on__isnull=False, end__in=RungEnd.values),
                name="problem_solving_rung_ends_somehow",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "issue", "attempt", "number", "stage", "who", "days", "side", "by_alias",
            "started_on", "due_on", "ended_on", "end",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.stage}"
