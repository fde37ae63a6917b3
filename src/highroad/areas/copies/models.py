"""What is kept of copies: who took one, and which were brought here. The files lie beside the database."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.copies.vocabulary import ArrivalStatus, CopyStatus
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class Copy(Record):
    """A full copy that somebody asked for; theirs alone to download, for a week."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # that it was taken is part of the history
        related_name="+",
    )
    taken_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    taken_by_alias = models.CharField(max_length=40)
    own_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    """The side whose own room is in it; none: what both sides share, and nothing else."""
    status = models.CharField(max_length=8, choices=CopyStatus.choices, default=CopyStatus.WAITING)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    """When it was downloaded first: until then it waits for whoever took it."""
    file_bytes = models.BigIntegerField(default=0)
    file_digest = models.CharField(max_length=64, blank=True)
    content_digest = models.CharField(max_length=64, blank=True)
    trouble = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(status=CopyStatus.READY)
                | Q(made_at__isnull=False) & ~Q(file_digest="") & ~Q(content_digest=""),
                name="copies_ready_has_its_digests",
            ),
            models.CheckConstraint(
                condition=Q(own_side__in=["", *Side.values]), name="copies_own_side_known"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "taken_by", "taken_by_alias", "own_side", "status", "asked_at",
            "begun_at", "made_at", "fetched_at", "file_bytes", "file_digest", "content_digest", "trouble",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.partnership_id} {self.asked_at:%Y-%m-%d}"

    @property
    def path(self) -> Path:
        """Where the file lies, once it is made."""
        return Path(settings.DATA) / "copies" / f"{self.key}.zip"

    @property
    def progress(self) -> Path:
        """How far it is, in percent; as long as somebody makes it, it is written again and again."""
        return self.path.with_suffix(".progress")

    @property
    def halt(self) -> Path:
        """Tells whoever makes it to stop."""
        return self.path.with_suffix(".halt")


class Arrival(Record):
    """A copy from another Highroad: looked at, and perhaps loaded."""

    status = models.CharField(
        max_length=8, choices=ArrivalStatus.choices, default=ArrivalStatus.CHECKED
    )
    partnership_key = models.UUIDField(null=True, blank=True)
    partnership_name = models.CharField(max_length=160, blank=True)
    host = models.CharField(max_length=200, blank=True)
    log_key = models.CharField(max_length=400, blank=True)
    """The key of the earlier platform, as the copy carries it."""
    given_key = models.CharField(max_length=400, blank=True)
    """The same, as it was told by another way than the file."""
    file_bytes = models.BigIntegerField()
    file_digest = models.CharField(max_length=64)
    counts: models.JSONField[dict[str, int]] = models.JSONField(default=dict)
    faults: models.JSONField[list[dict[str, object]]] = models.JSONField(default=list)
    remarks: models.JSONField[list[dict[str, object]]] = models.JSONField(default=list)
    looked_at_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
        null=True,
        blank=True,
    )
    looked_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
        null=True,
        blank=True,
    )
    brought_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-looked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership_key"],
                condition=Q(status=ArrivalStatus.BROUGHT),
                name="copies_brought_once",
            ),
            models.CheckConstraint(
                condition=~Q(status=ArrivalStatus.BROUGHT)
                | Q(partnership_key__isnull=False, brought_at__isnull=False, faults=[]),
                name="copies_brought_without_a_fault",
            ),
            models.CheckConstraint(
                condition=~Q(status=ArrivalStatus.ACCEPTED) | Q(accepted_by__isnull=False),
                name="copies_accepted_by_somebody",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "status", "partnership_key", "partnership_name", "host", "log_key",
            "given_key", "file_bytes", "file_digest", "counts", "faults", "remarks", "looked_at_by",
            "looked_at", "accepted_by", "brought_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.partnership_name or str(self.key)

    @property
    def path(self) -> Path:
        """Where the file lies until it is loaded or set aside."""
        return Path(settings.DATA) / "arrivals" / f"{self.key}.zip"
