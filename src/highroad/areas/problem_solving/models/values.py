"""What a partnership says its improvements are for, in its own words once both sides adopted them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from highroad.areas.decisions.rules import digest_of
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.records import Record


class ValueSet(Record):
    """A list of names. It holds for a partnership once a decision adopted it with its digest."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # by which list older projects were sorted stays readable
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # where it was adopted
        related_name="+",
    )
    number = models.PositiveSmallIntegerField()
    names: models.JSONField[list[str]] = models.JSONField(default=list)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="problem_solving_value_set_number"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "body", "number", "names", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return ", ".join(self.names)

    @property
    def digest(self) -> str:
        """What the adopted text must name."""
        return digest_of("\x1e".join([str(self.key), *self.names]))
