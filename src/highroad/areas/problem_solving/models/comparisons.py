"""A comparison across partnerships, each behind its own wall: who shows the others which figures, by two keys."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.decisions.rules import digest_of
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class Comparison(Record):
    """Begun by one partnership; others join by its code, handed on by people, never listed anywhere."""

    name = models.CharField(max_length=120)
    code = models.CharField(max_length=32, unique=True)
    begun_in = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # where it was begun
        related_name="+",
    )
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(code=""), name="problem_solving_comparison_has_a_name"
            ),
        ]

    class Privacy:
        partnership = ("key", "name", "begun_in", "made_by_alias", "made_at")
        keeper = ("code",)

    def __str__(self) -> str:
        return self.name


class Sharing(Record):
    """Which figures a partnership shows the others, under which name; it holds once both sides adopted it."""

    comparison = models.ForeignKey(
        Comparison,
        on_delete=models.PROTECT,  # what was shown to whom stays known
        related_name="sharings",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # whose two keys agreed
        related_name="+",
    )
    number = models.PositiveIntegerField()
    shown_as = models.CharField(max_length=120)
    figures: models.JSONField[list[str]] = models.JSONField(default=list)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_side = models.CharField(max_length=12, choices=Side.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["comparison", "number"], name="problem_solving_sharing_number"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_side="")
                | (Q(ended_at__isnull=False) & ~Q(ended_side="")),
                name="problem_solving_sharing_ends_by_a_side",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "comparison", "body", "number", "shown_as", "figures", "made_by_alias",
            "made_at", "ended_at", "ended_side",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.comparison}: {self.shown_as}"

    @property
    def digest(self) -> str:
        """What the adopted text must name."""
        parts = [str(self.key), str(self.comparison_id), self.shown_as, *self.figures]
        return digest_of("\x1e".join(parts))
