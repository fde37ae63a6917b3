"""How a partnership's status changed, and which bodies a pause freezes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models.body import Body
from highroad.areas.partnerships.models.partnership import Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus, Side
from highroad.kit.records import Record


class StatusChange(Record):
    """One line of the history. A pause that names bodies freezes those and no other."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # history
        related_name="status_changes",
    )
    status = models.CharField(max_length=12, choices=PartnershipStatus.choices)
    by_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    bodies = models.ManyToManyField(Body, related_name="status_changes", blank=True)
    from_on = models.DateField()
    reason = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by_alias = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(status=PartnershipStatus.PAUSED),
                name="partnerships_only_a_pause_is_lifted",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "status", "by_side", "from_on", "reason", "made_by_alias",
            "made_at", "lifted_at", "lifted_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.status} {self.from_on}"
