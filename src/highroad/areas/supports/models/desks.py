"""The services desk of a partnership, and who works at it. That there is a desk is no secret; a case is."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class Desk(Record):
    """Where people of a partnership ask for help: its words, its hours, its address on paper."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # cases hang on it
        related_name="+",
    )
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    """In whose hands it lies, when it is open, which languages are spoken."""
    phone = models.CharField(max_length=40, blank=True)
    areas: models.JSONField[Any] = models.JSONField(default=list)
    """Parts of the town or region by which needs are counted; names, large enough to hide in."""
    code = models.CharField(max_length=24, unique=True)
    """The end of the address that stands on paper."""
    is_open = models.BooleanField(default=True)
    opened_by_alias = models.CharField(max_length=40)
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership"], name="supports_one_desk"),
            models.CheckConstraint(condition=~Q(name=""), name="supports_desk_has_a_name"),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "name", "about", "phone", "areas", "code", "is_open", "opened_by_alias",
            "opened_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Navigator(Record):
    """Somebody who works at the desk: named by one side, confirmed by the other, ended by either."""

    desk = models.ForeignKey(
        Desk,
        on_delete=models.PROTECT,  # who could read stays known
        related_name="+",
    )
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who could read stays known
        related_name="+",
    )
    named_side = models.CharField(max_length=12)
    named_by_alias = models.CharField(max_length=40)
    named_at = models.DateTimeField()
    confirmed_side = models.CharField(max_length=12, blank=True)
    confirmed_by_alias = models.CharField(max_length=40, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_by_alias = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["named_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["desk", "user"],
                condition=Q(ended_at=None),
                name="supports_navigator_once",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None)
                | (~Q(confirmed_side="") & ~Q(confirmed_side=models.F("named_side"))),
                name="supports_navigator_of_both_sides",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "desk", "user", "named_side", "named_by_alias", "named_at", "confirmed_side",
            "confirmed_by_alias", "confirmed_at", "ended_by_alias", "ended_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.user.name
