"""What the sides looked through: who is called a contractor, what contracts say. Questions, no verdicts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.job_quality.models.cards import JobCard
from highroad.areas.job_quality.vocabulary import ClassificationTest, InquiryKind, InquiryReply
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class Inquiry(Record):
    """A look at one job: of which day, by which test, by which side."""

    job = models.ForeignKey(
        JobCard,
        on_delete=models.PROTECT,  # what was found stays readable
        related_name="inquiries",
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=InquiryKind.choices)
    test = models.CharField(max_length=12, choices=ClassificationTest.choices)
    looked_on = models.DateField()
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "number"], name="job_quality_inquiry_number"),
            models.CheckConstraint(
                condition=Q(kind=InquiryKind.TERMS, test=ClassificationTest.NONE)
                | (Q(kind=InquiryKind.CLASSIFICATION) & ~Q(test=ClassificationTest.NONE)),
                name="job_quality_inquiry_names_its_test",
            ),
        ]

    class Privacy:
        partnership = (
            "key",
            "job",
            "number",
            "kind",
            "test",
            "looked_on",
            "side",
            "by_alias",
            "at",
        )

    def __str__(self) -> str:
        return f"{self.job} {self.number}"


class InquiryAnswer(Record):
    """What was found to one question, and the words of the clause or of what was seen."""

    inquiry = models.ForeignKey(
        Inquiry,
        on_delete=models.PROTECT,  # an answer stays with its look
        related_name="answers",
    )
    question = models.CharField(max_length=20)
    reply = models.CharField(max_length=8, choices=InquiryReply.choices)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["inquiry", "question"], name="job_quality_one_answer_a_question"
            ),
        ]

    class Privacy:
        partnership = ("key", "inquiry", "question", "reply", "words")

    def __str__(self) -> str:
        return f"{self.question} {self.reply}"
