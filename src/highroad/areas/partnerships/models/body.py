"""Joint bodies and their sides."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models.partnership import Partnership
from highroad.areas.partnerships.vocabulary import Base, BodyKind, Side, SideRule
from highroad.kit.records import Record


class Body(Record):
    """A joint group with a charter and a roster; bodies of one partnership form a tree."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # its decisions outlive any clearing up
        related_name="bodies",
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # a tree does not lose its branches
        related_name="children",
        null=True,
        blank=True,
    )
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=BodyKind.choices)
    is_sealed_signing = models.BooleanField(default=False)
    smallest_committee_cell = models.PositiveSmallIntegerField(default=5)
    smallest_public_cell = models.PositiveSmallIntegerField(default=11)
    parity_note = models.TextField(blank=True)
    parity_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    parity_labor = models.PositiveSmallIntegerField(default=0)
    parity_management = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="partnerships_body_name_once"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("key")),
                name="partnerships_body_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(smallest_committee_cell__gte=3),
                name="partnerships_body_committee_cell",
            ),
            models.CheckConstraint(
                condition=Q(smallest_public_cell__gte=F("smallest_committee_cell")),
                name="partnerships_body_public_cell",
            ),
        ]

    class Privacy:
        public = ("key", "partnership", "name", "kind", "smallest_public_cell")
        partnership = (
            "parent", "is_sealed_signing", "smallest_committee_cell", "parity_note",
            "parity_side", "parity_labor", "parity_management", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def log(self) -> str:
        """The joint log of its partnership."""
        return self.partnership.log


class BodySide(Record):
    """One side of one body, and how it decides until a charter says so."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the rule by which decisions were made
        related_name="sides",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    holds_key = models.BooleanField(default=True)
    rule = models.CharField(
        max_length=16, choices=SideRule.choices, default=SideRule.NOBODY_OPPOSED
    )
    base = models.CharField(max_length=12, choices=Base.choices, default=Base.ENTITLED)
    quorum = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "side"], name="partnerships_body_side_once"),
            models.CheckConstraint(condition=Q(quorum__gte=1), name="partnerships_quorum_from_one"),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="partnerships_body_side_known"
            ),
        ]

    class Privacy:
        partnership = ("key", "body", "side", "holds_key", "rule", "base", "quorum")

    def __str__(self) -> str:
        return f"{self.body}: {self.side}"
