"""The private link by which somebody holds what was issued to them, without an account."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.training.models import Enrollment
from highroad.kit.records import Record


class HolderLink(Record):
    """A link that leads one person to their credentials. Only a mark of it is kept."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # whom it leads to
        related_name="+",
    )
    mark = models.CharField(max_length=64, unique=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrollment"], condition=Q(ended_at=None), name="credentials_one_link"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")),
                name="credentials_link_ends_after_start",
            ),
        ]

    class Privacy:
        keeper = ("key", "enrollment", "mark", "made_by_alias", "made_at", "ended_at")

    def __str__(self) -> str:
        return f"{self.enrollment_id} {self.made_at}"
