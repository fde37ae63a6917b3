"""What is kept of the self-assessment: answers are added, never changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from highroad.areas.guide.rules import LONGEST_NOTE
from highroad.areas.guide.vocabulary import Reply, Voice
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class SelfAssessment(Record):
    """One answer of one voice to one question. The newest counts; the older ones stay readable."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # answers are part of what both sides can prove
        related_name="+",
    )
    question = models.CharField(max_length=8)
    voice = models.CharField(max_length=12, choices=Voice.choices)
    number = models.PositiveIntegerField()
    reply = models.CharField(max_length=16, choices=Reply.choices)
    note = models.TextField(blank=True, max_length=LONGEST_NOTE)
    given_by_alias = models.CharField(max_length=40)
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "question", "voice", "number"],
                name="guide_answer_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="guide_answer_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(voice__in=Voice.values), name="guide_answer_voice_known"
            ),
            models.CheckConstraint(
                condition=models.Q(reply__in=Reply.values), name="guide_answer_reply_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(reply=Reply.NOT_APPLICABLE, note=""),
                name="guide_answer_says_why_not",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "question", "voice", "number", "reply", "note",
            "given_by_alias", "given_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.question} {self.voice} {self.reply}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only ever a new row; the database refuses an update too."""
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)
