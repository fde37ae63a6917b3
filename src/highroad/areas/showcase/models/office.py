"""What stands between the program office and a partnership: who may be written to, questions and answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.records import Record


class ContactTerms(Record):
    """To whom the program office may write, until when. Holds once both sides have signed it."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what both sides agreed stays readable
        related_name="+",
    )
    name = models.CharField(max_length=120)
    email = models.EmailField()
    until_on = models.DateField()
    decision_key = models.UUIDField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_alias = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(ended_by_alias=""),
                name="showcase_contact_ended_by_somebody",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "name", "email", "until_on", "decision_key", "made_by_alias", "made_at",
            "ended_at", "ended_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"contact {self.key}"


class OfficeQuestion(Record):
    """What the program office asks a partnership. The answer is the text both sides have signed."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what was asked stays readable
        related_name="+",
    )
    text = models.TextField(max_length=600)
    asked_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the office asked; who in it may go
        related_name="+",
    )
    asked_at = models.DateTimeField()
    decision_key = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="showcase_question_asks"),
        ]

    class Privacy:
        partnership = ("key", "partnership", "text", "asked_at", "decision_key")
        keeper = ("asked_by",)

    def __str__(self) -> str:
        return f"question {self.key}"
