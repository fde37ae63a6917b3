"""What is known of a period of participation after it ended, for the indicators the law asks for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from highroad.areas.supports.models.desks import Desk
from highroad.kit.records import Record


class OutcomeRecord(Record):
    """One period of participation as it was reported. Whose it is stands as a mark, the rest is sealed."""

    desk = models.ForeignKey(
        Desk,
        on_delete=models.PROTECT,  # indicators rest on it
        related_name="+",
    )
    participant_mark = models.CharField(max_length=64)
    entry_on = models.DateField()
    sealed = models.BinaryField()
    """Exit, exclusion, work, earnings, credential, gains: with a key of this row alone."""
    told_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["entry_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["desk", "participant_mark", "entry_on"], name="supports_outcome_once"
            ),
        ]

    class Privacy:
        keeper = ("key", "desk", "participant_mark", "entry_on", "sealed", "told_at")

    def __str__(self) -> str:
        return f"period from {self.entry_on}"
