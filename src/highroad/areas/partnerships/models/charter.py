"""Charters: the rules of a body as clauses."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.vocabulary import Language
from highroad.areas.partnerships.models.body import Body
from highroad.areas.partnerships.vocabulary import ClauseKind
from highroad.kit.records import Record


class Charter(Record):
    """One draft of a body's rules. It is in force only once both sides have adopted its text."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # signed texts are kept
        related_name="charters",
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=240)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="partnerships_charter_number"),
        ]

    class Privacy:
        partnership = ("key", "body", "number", "title", "language", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return self.title


class Clause(Record):
    """One rule of a charter as data: its words, its parameters, where it comes from."""

    charter = models.ForeignKey(
        Charter,
        on_delete=models.PROTECT,  # a charter is the sum of its clauses
        related_name="clauses",
    )
    kind = models.CharField(max_length=24, choices=ClauseKind.choices)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    parameters = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["charter", "number"], name="partnerships_clause_number"
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(to_on__isnull=True)
                | Q(to_on__gte=F("from_on")),
                name="partnerships_clause_ends_after_start",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "charter", "kind", "number", "text", "parameters", "source", "from_on", "to_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
