"""What is kept of countersigning: which sides must, as both sides adopted it. Keys are in the ledger."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.witnesses import rules
from highroad.kit.records import Record


class WitnessPolicy(Record):
    """Who must countersign before a decision is final. It holds once both sides adopted its text."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # by which rule decisions were final
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # where it was adopted
        related_name="+",
    )
    number = models.PositiveSmallIntegerField()
    sides: models.JSONField[Any] = models.JSONField(default=list)
    neutral_key = models.CharField(max_length=400, blank=True)
    """The verifier key of a neutral, if both sides want one."""
    decision_key = models.UUIDField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="witnesses_policy_number_once"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "body", "number", "sides", "neutral_key", "decision_key",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}"

    @property
    def digest(self) -> str:
        """SHA-256 of the policy in its one spelling; it stands in the text both sides adopt."""
        return rules.digest_of(rules.policy_text(self.sides, self.neutral_key))
