"""Breaches of clauses, and everything that is said of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.assurances.models.agreements import AgreementClause
from highroad.areas.assurances.vocabulary import BreachAct
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class ClauseBreach(Record):
    """A report that a clause was not kept: which side says so, and of which day."""

    clause = models.ForeignKey(
        AgreementClause,
        on_delete=models.PROTECT,  # what was reported stays readable
        related_name="breaches",
    )
    number = models.PositiveSmallIntegerField()
    happened_on = models.DateField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["clause", "number"], name="assurances_breach_number"),
        ]

    class Privacy:
        partnership = ("key", "clause", "number", "happened_on", "side", "made_at")

    def __str__(self) -> str:
        return f"{self.clause} {self.number}"


class BreachWord(Record):
    """One thing said of a breach, with the side that says it, or the neutral person by name."""

    breach = models.ForeignKey(
        ClauseBreach,
        on_delete=models.PROTECT,  # what was said stays readable
        related_name="words",
    )
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=16, choices=BreachAct.choices)
    side = models.CharField(max_length=12, choices=Side.choices)
    neutral = models.CharField(max_length=160, blank=True)
    words = models.TextField(blank=True)
    on = models.DateField()
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["breach", "number"], name="assurances_breach_word_number"
            ),
            models.CheckConstraint(
                condition=~Q(act=BreachAct.FIND) | ~Q(neutral=""),
                name="assurances_finding_names_its_neutral",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "breach", "number", "act", "side", "neutral", "words", "on", "by_alias", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.breach} {self.act}"
