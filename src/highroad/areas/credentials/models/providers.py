"""What a program said of itself as a provider of training, version by version."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.training.models import TrainingProgram
from highroad.kit.records import Record


class ProviderStatement(Record):
    """The record of a program as a provider on one day: what somebody typed, and what was known then.

    Nothing in it is changed. A later statement is a new version.
    """

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # what was sent to an agency stays readable
        related_name="+",
    )
    number = models.PositiveIntegerField()
    as_of = models.DateField()
    told: models.JSONField[Any] = models.JSONField()
    """What was typed, by the name of its field."""
    lines: models.JSONField[Any] = models.JSONField()
    """The whole record in its order: pairs of a field and what it says."""
    pack = models.CharField(max_length=40)
    """By which rules it stands on the list, as `rules.providers.PACKS` names them."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="credentials_statement_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(pack="") & Q(number__gte=1), name="credentials_statement_has_its_rules"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "program", "number", "as_of", "told", "lines", "pack", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.number}"
