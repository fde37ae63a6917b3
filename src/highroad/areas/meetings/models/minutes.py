"""Minutes: texts that both co-chairs sign, and each side's word that workers may read them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.meetings.models.meeting import Meeting
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class Minutes(Record):
    """One text of a meeting's minutes: number 1, then corrections that stand beside it.

    Official once both co-chairs have signed this very text; until then it can be written anew.
    """

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,  # signed texts are kept
        related_name="texts",
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    put_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_minutes_number"),
            models.CheckConstraint(condition=~Q(text=""), name="meetings_minutes_have_words"),
        ]

    class Privacy:
        partnership = (
            "key", "meeting", "number", "text", "version", "made_by_alias", "made_at", "put_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}"


class Release(Record):
    """One side's word that the public may read the signed minutes of a meeting; it takes both."""

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,  # who released is part of the record
        related_name="releases",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "side"],
                condition=Q(taken_back_at=None),
                name="meetings_release_once_a_side",
            ),
        ]

    class Privacy:
        partnership = ("key", "meeting", "side", "by_alias", "at", "taken_back_at")

    def __str__(self) -> str:
        return f"{self.meeting}: {self.side}"
