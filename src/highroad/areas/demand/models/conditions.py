"""What jobs wait for, and how its day moved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.demand.vocabulary import ConditionKind
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class Condition(Record):
    """Something that jobs wait for: a permit, money, an agreement."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what jobs waited for stays readable
        related_name="+",
    )
    kind = models.CharField(max_length=12, choices=ConditionKind.choices)
    name = models.CharField(max_length=200)
    expected_on = models.DateField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["expected_on", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(name=""), name="demand_condition_has_a_name"),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "kind", "name", "expected_on", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ConditionMove(Record):
    """A new day for a condition, with the reason. The days before stay as they were."""

    condition = models.ForeignKey(
        Condition,
        on_delete=models.PROTECT,  # history is not cleared up
        related_name="moves",
    )
    number = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.TextField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["condition", "number"], name="demand_move_number_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="demand_move_has_a_reason"),
        ]

    class Privacy:
        partnership = (
            "key", "condition", "number", "from_on", "to_on", "reason", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.condition} {self.to_on}"
