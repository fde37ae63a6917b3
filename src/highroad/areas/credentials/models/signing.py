"""Which organization signs for a side of a body, its keys, and the list of what was revoked."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.credentials.vocabulary import KeyEnd
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record

KEYED = (Side.LABOR.value, Side.MANAGEMENT.value)


class Signatory(Record):
    """The party whose key signs credentials for a side of a body, until another takes its place."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # whose key signed stays known
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # an issuer of credentials does not vanish
        related_name="+",
    )
    named_by_alias = models.CharField(max_length=40)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["named_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "side"],
                condition=Q(ended_at=None),
                name="credentials_signatory_once",
            ),
            models.CheckConstraint(
                condition=Q(side__in=KEYED), name="credentials_signatory_has_a_side"
            ),
        ]

    class Privacy:
        public = ("key", "body", "side", "party", "named_at", "ended_at")
        partnership = ("named_by_alias",)

    def __str__(self) -> str:
        return f"{self.party} {self.side}"


class IssuerKey(Record):
    """The public half of a key of an issuing organization; replaced ones stay to verify by."""

    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # what it signed must stay verifiable
        related_name="+",
    )
    number = models.PositiveSmallIntegerField()
    public = models.CharField(max_length=60)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=8, choices=KeyEnd.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["party", "number"], name="credentials_key_number_once"),
            models.UniqueConstraint(
                fields=["party"], condition=Q(ended_at=None), name="credentials_one_key_signs"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, end="") | (Q(ended_at__gte=F("made_at")) & ~Q(end="")),
                name="credentials_key_ends_with_a_reason",
            ),
        ]

    class Privacy:
        public = ("key", "party", "number", "public", "made_at", "ended_at", "end")
        partnership = ("made_by_alias",)

    def __str__(self) -> str:
        return f"{self.party} {self.number}"


class StatusList(Record):
    """The signed list of places that were revoked in a body; anybody may read it."""

    body = models.OneToOneField(
        Body,
        on_delete=models.PROTECT,  # credentials everywhere point to it
        related_name="+",
    )
    document: models.JSONField[Any] = models.JSONField()
    made_at = models.DateTimeField()

    class Privacy:
        public = ("key", "body", "document", "made_at")

    def __str__(self) -> str:
        return f"{self.body} {self.made_at}"
