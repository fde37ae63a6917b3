"""Charters: the rules of a body as clauses."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.vocabulary import Language
from highroad.areas.partnerships.models.body import Body
from highroad.areas.partnerships.vocabulary import CharterKind, ClauseKind
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
    kind = models.CharField(max_length=16, choices=CharterKind.choices, default=CharterKind.CHARTER)
    umbrella = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # a side agreement stands under its charter
        related_name="side_agreements",
        null=True,
        blank=True,
    )
    based_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # where its clauses come from
        related_name="+",
        null=True,
        blank=True,
    )
    text = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="partnerships_charter_number"),
            models.CheckConstraint(
                condition=Q(kind=CharterKind.SIDE_AGREEMENT, umbrella__isnull=False)
                | Q(kind=CharterKind.CHARTER, umbrella__isnull=True),
                name="partnerships_side_agreement_has_an_umbrella",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "title", "language", "kind", "umbrella", "based_on", "text",
            "made_by_alias", "made_at",
        )  # fmt: skip

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
    version = models.PositiveSmallIntegerField(default=1)
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
            "key", "charter", "kind", "number", "text", "parameters", "source", "version",
            "from_on", "to_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
