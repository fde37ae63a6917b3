"""What the public may read of an issue: a text of its own, once every side has said yes to it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models.issues import Issue
from highroad.kit.records import Record


class PublicQuestion(Record):
    """A question and some words for the public. It is public from `shown_at` until `ended_at`.

    The text is a copy: what is said on the register afterwards stays joint.
    """

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # what was once public stays known to both sides
        related_name="public_questions",
    )
    question = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_side = models.CharField(max_length=12, choices=Side.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(ended_at__isnull=True),
                name="problem_solving_one_public_text",
            ),
            models.CheckConstraint(
                condition=~Q(question="") | Q(ended_at__isnull=False),
                name="problem_solving_public_text_is_a_question",
            ),
        ]

    class Privacy:
        public = ("key", "question", "summary", "shown_at")
        partnership = ("issue", "side", "by_alias", "asked_at", "ended_at", "ended_side")

    def __str__(self) -> str:
        return self.question

    @property
    def body(self) -> Body:
        """The body whose issue it is."""
        return self.issue.body

    @property
    def number(self) -> int:
        """The number of the issue."""
        return self.issue.number

    @property
    def is_public(self) -> bool:
        """Whether every side has said yes and none has taken it back."""
        return self.shown_at is not None and self.ended_at is None
