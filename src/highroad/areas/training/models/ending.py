"""The end of a program's registration, and who was told of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.training.models.enrollments import Enrollment
from highroad.areas.training.models.programs import TrainingProgram
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.kit.records import Record


class Deregistration(Record):
    """The registration of a program ends on a day, once, for a reason."""

    program = models.OneToOneField(
        TrainingProgram,
        on_delete=models.PROTECT,  # apprentices lost their registration by it
        related_name="deregistration",
    )
    ended_by = models.CharField(max_length=12, choices=EndedBy.choices)
    on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    """The day of the agency's letter; at the sponsor's request the clock runs from it."""
    reason = models.TextField()
    contact = models.CharField(max_length=300)
    """Where the agency tells apprentices about a transfer."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(ended_by=EndedBy.SPONSOR) | Q(acknowledged_on__isnull=False),
                name="training_ending_acknowledged",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(contact=""), name="training_ending_has_words"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "program", "ended_by", "on", "acknowledged_on", "reason", "contact",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.on}"


class DeregistrationNotice(Record):
    """One apprentice was told on a day."""

    deregistration = models.ForeignKey(
        Deregistration,
        on_delete=models.PROTECT,  # whether the clock was kept
        related_name="notices",
    )
    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # who was told
        related_name="+",
    )
    told_on = models.DateField()
    noted_by_alias = models.CharField(max_length=40)
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["told_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["deregistration", "enrollment"], name="training_told_once"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "deregistration", "enrollment", "told_on", "noted_by_alias", "noted_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.enrollment} {self.told_on}"
