"""What each principle weighs for a partnership that wants one figure: a version, signed by both sides."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class ScoreWeights(Record):
    """A version of the weights, in hundredths, and how much must be known before a figure is shown.

    In force is the newest version whose decision both sides adopted: nothing here says so twice.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what a figure was made with stays readable
        related_name="+",
    )
    number = models.PositiveSmallIntegerField()
    weights: models.JSONField[Any] = models.JSONField()
    smallest_coverage = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    decision_key = models.UUIDField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="job_quality_weights_number"),
            models.CheckConstraint(
                condition=Q(smallest_coverage__gte=50) & Q(smallest_coverage__lte=100),
                name="job_quality_half_is_known_at_least",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "weights", "smallest_coverage", "digest", "decision_key",
            "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
