"""Rounds: each side lists by itself, and all lists open at the same moment."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models.issues import Issue
from highroad.areas.problem_solving.vocabulary.rounds import RoundKind
from highroad.kit.records import Record


class Round(Record):
    """That lists are asked for; whether a side has begun, or is ready, is its own business."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what the sides told each other
        related_name="rounds",
    )
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # the issue whose interests they are
        related_name="rounds",
        null=True,
        blank=True,
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=RoundKind.choices)
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="problem_solving_round_number"),
            models.CheckConstraint(
                condition=Q(kind=RoundKind.INTERESTS, issue__isnull=False)
                | (~Q(kind=RoundKind.INTERESTS) & Q(issue__isnull=True)),
                name="problem_solving_interests_are_in_an_issue",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "issue", "number", "kind", "side", "by_alias", "opened_at",
            "revealed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Ready(Record):
    """A side says that its list is done. The other side never learns when."""

    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,  # a list is done in a round
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    ready_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "side"], name="problem_solving_ready_once_a_side"
            ),
        ]

    class Privacy:
        side = ("key", "round", "side", "by_alias", "ready_at")

    def __str__(self) -> str:
        return f"{self.side} {self.round_id}"


class Interest(Record):
    """One line of a side's private list: why something matters to it, or a problem it sees.

    Its circle is its own side until the lists are opened; then both sides read it.
    """

    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,  # a line stands in a list
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    by_alias = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    is_shared = models.BooleanField(default=False)
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # what a problem became
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["side", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "side", "number"], name="problem_solving_interest_number"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & Q(side__in=Side.values),
                name="problem_solving_interest_of_a_side",
            ),
        ]

    class Privacy:
        side = (
            "key", "round", "side", "number", "text", "by_alias", "written_at", "is_shared",
            "issue",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.side} {self.number}"
