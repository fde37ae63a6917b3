"""What of the agreements the public may read: frozen, adopted by both sides, then published."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.assurances.vocabulary import RegisterStatus
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.records import Record


class Register(Record):
    """The register as both sides adopt it: what was promised, and until when evidence counts."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what the public has read cannot be unread
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that adopts it
        related_name="+",
    )
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=RegisterStatus.choices)
    content: models.JSONField[Any] = models.JSONField()
    digest = models.CharField(max_length=64)
    proposal_text = models.TextField()
    decision_key = models.UUIDField()
    side = models.CharField(max_length=12)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="assurances_register_number"
            ),
            models.CheckConstraint(
                condition=Q(status__in=("proposed", "dropped"), published_at=None)
                | Q(status__in=("published", "withdrawn"), published_at__isnull=False),
                name="assurances_register_published_after_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_reason=""),
                name="assurances_register_withdrawn_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(status="published"),
                name="assurances_one_register_is_public",
            ),
        ]

    class Privacy:
        public = (
            "key", "partnership", "number", "status", "content", "digest", "published_at",
            "withdrawn_at", "withdrawn_reason",
        )  # fmt: skip
        partnership = (
            "body", "proposal_text", "decision_key", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}"
