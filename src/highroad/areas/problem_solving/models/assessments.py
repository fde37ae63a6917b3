"""A body looks at itself: each side's answers to the rubric, and the level both agreed on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.rubric import CriterionReply
from highroad.kit.records import Record


class CriterionAnswer(Record):
    """What one side says to one claim on a day, and what shows it. A newer answer is added."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # how a body grew stays readable
        related_name="+",
    )
    criterion = models.CharField(max_length=24)
    version = models.CharField(max_length=12)
    side = models.CharField(max_length=12, choices=Side.choices)
    reply = models.CharField(max_length=4, choices=CriterionReply.choices)
    evidence = models.TextField(blank=True)
    evidence_on = models.DateField(null=True, blank=True)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["body", "criterion", "side", "at"], name="problem_solving_answers"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(evidence="", evidence_on=None)
                | (~Q(evidence="") & Q(evidence_on__isnull=False)),
                name="problem_solving_evidence_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(reply__in=CriterionReply.values), name="problem_solving_reply_known"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "criterion", "version", "side", "reply", "evidence", "evidence_on",
            "by_alias", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.criterion} {self.side}: {self.reply}"


class Assessment(Record):
    """The level of a body on a day, once each side that holds a key gave its word to it."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # levels are compared over the years
        related_name="+",
    )
    number = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    version = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_assessment_number"
            ),
            models.CheckConstraint(
                condition=Q(level__lte=5), name="problem_solving_level_at_most_five"
            ),
        ]

    class Privacy:
        partnership = (
            "key",
            "body",
            "number",
            "level",
            "version",
            "digest",
            "made_at",
            "agreed_at",
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.level}"


class AssessmentWord(Record):
    """One side's word to a level: it agrees, or it says in a note why not."""

    assessment = models.ForeignKey(
        Assessment,
        on_delete=models.PROTECT,  # disagreement stays beside the level
        related_name="words",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    agrees = models.BooleanField()
    note = models.TextField(blank=True)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["assessment", "side"], name="problem_solving_one_word_a_level"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(note=""), name="problem_solving_disagreement_says_why"
            ),
        ]

    class Privacy:
        partnership = ("key", "assessment", "side", "agrees", "note", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.assessment} {self.side}"
