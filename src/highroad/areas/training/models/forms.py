"""The blank official form that a program fills its agreements in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.training.models.programs import TrainingProgram
from highroad.kit.records import Record


class OfficialForm(Record):
    """A blank form as somebody brought it, and which of its fields means what. The newest one is filled."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # agreements were filled in it
        related_name="official_forms",
    )
    number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=160)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    matched: models.JSONField[Any] = models.JSONField(default=dict)
    """What a field is filled with, by the name of the field."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="training_official_form_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(digest=""), name="training_official_form_has_a_digest"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "program", "number", "file_name", "content", "digest", "matched",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.number}"
