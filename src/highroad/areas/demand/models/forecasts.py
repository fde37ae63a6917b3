"""Forecasts as both sides were asked to sign them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.records import Record


class CraftForecast(Record):
    """Hands by craft and quarter, frozen as both sides were asked to sign them. Every one is kept."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what was signed stays
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that signs it
        related_name="+",
    )
    number = models.PositiveIntegerField()
    as_of = models.DateField()
    content: models.JSONField[Any] = models.JSONField()
    digest = models.CharField(max_length=64)
    proposal_digest = models.CharField(max_length=64, blank=True)
    decision_key = models.UUIDField(null=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="demand_forecast_number_once"
            ),
            models.CheckConstraint(condition=~Q(digest=""), name="demand_forecast_has_a_digest"),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "body", "number", "as_of", "content", "digest",
            "proposal_digest", "decision_key", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.as_of}"
