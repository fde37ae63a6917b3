"""What leaves the desk: protected totals, drafted, adopted by both sides, published."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.supports.vocabulary import TotalState
from highroad.kit.records import Record


class SupportTotal(Record):
    """Totals of a period across all employers; what is hidden stands nowhere in it."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what was public stays known
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # who decided stays known
        related_name="+",
    )
    state = models.CharField(max_length=12, choices=TotalState.choices, default=TotalState.DRAFT)
    first_on = models.DateField()
    last_on = models.DateField()
    content: models.JSONField[Any] = models.JSONField()
    digest = models.CharField(max_length=64)
    proposal_text = models.TextField(blank=True)
    decision_key = models.UUIDField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-first_on", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="supports_total_days"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("published", "withdrawn"))
                | Q(decision_key__isnull=False, published_at__isnull=False),
                name="supports_total_after_a_decision",
            ),
        ]

    class Privacy:
        public = (
            "key", "partnership", "state", "first_on", "last_on", "content", "digest",
            "published_at", "withdrawn_at", "withdrawn_reason",
        )  # fmt: skip
        partnership = (
            "body", "proposal_text", "decision_key", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.first_on} – {self.last_on}"
