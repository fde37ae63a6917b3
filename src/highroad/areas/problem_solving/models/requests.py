"""Requests for information between the sides, and records of pre-decisional involvement."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage, ReplyKind
from highroad.kit.records import Record


class InformationRequest(Record):
    """One side asks the other for something it needs to know, by a day."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what was asked and when stays readable
        related_name="+",
    )
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    of_side = models.CharField(max_length=12, choices=Side.choices)
    what = models.TextField()
    why = models.TextField()
    due_on = models.DateField()
    asked_by_alias = models.CharField(max_length=40)
    asked_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_request_number"
            ),
            models.CheckConstraint(
                condition=~Q(side=F("of_side")), name="problem_solving_request_to_another_side"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "side", "of_side", "what", "why", "due_on", "asked_by_alias",
            "asked_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} {self.number}"


class InformationReply(Record):
    """What the asked side gave, or why it gives nothing."""

    request = models.ForeignKey(
        InformationRequest,
        on_delete=models.PROTECT,  # the history of a request
        related_name="replies",
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ReplyKind.choices)
    words = models.TextField()
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["request", "number"], name="problem_solving_reply_number"
            ),
            models.CheckConstraint(
                condition=~Q(words=""), name="problem_solving_reply_says_something"
            ),
        ]

    class Privacy:
        partnership = ("key", "request", "number", "kind", "words", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.request} {self.number}"


class Involvement(Record):
    """How the union came into a decision of management before it was made. It waives no right."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # forum reports are made from it
        related_name="+",
    )
    number = models.PositiveIntegerField()
    topic = models.CharField(max_length=240)
    notified_on = models.DateField()
    deadline_on = models.DateField(null=True, blank=True)
    initiator = models.CharField(max_length=12, choices=Side.choices)
    stage = models.CharField(max_length=1, choices=PdiStage.choices)
    aim = models.CharField(max_length=12, choices=PdiAim.choices)
    limits = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=PdiAim.choices, blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_involvement_number"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=PdiStage.values), name="problem_solving_involvement_stage"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "topic", "notified_on", "deadline_on", "initiator", "stage",
            "aim", "limits", "outcome", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.topic


class InvolvementView(Record):
    """What one side says of it: was it early enough, and is it satisfied. Its last word counts."""

    involvement = models.ForeignKey(
        Involvement,
        on_delete=models.PROTECT,  # both answers stand side by side
        related_name="views",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    number = models.PositiveSmallIntegerField()
    is_early_enough = models.BooleanField()
    is_satisfied = models.BooleanField()
    words = models.TextField(blank=True)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["involvement", "side", "number"], name="problem_solving_view_number"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "involvement", "side", "number", "is_early_enough", "is_satisfied", "words",
            "by_alias", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.involvement} {self.side}"
