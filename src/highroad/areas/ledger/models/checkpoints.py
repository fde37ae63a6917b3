"""Signed heads of logs, and the place of those who will countersign them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.ledger.models.entries import Log
from highroad.kit.records import Record


class Checkpoint(Record):
    """A signed statement: at this size the log has this root. Never changed, never deleted."""

    log = models.ForeignKey(
        Log,
        on_delete=models.PROTECT,  # what was signed stays
        related_name="checkpoints",
    )
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    note = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "size"], name="ledger_checkpoint_size_once"),
        ]

    class Privacy:
        partnership = ("key", "log", "size", "root", "note", "made_at")

    def __str__(self) -> str:
        return f"{self.log_id} at {self.size}"


class Witness(Record):
    """A side's program that countersigns checkpoints with a key this server never holds."""

    log = models.ForeignKey(
        Log,
        on_delete=models.PROTECT,  # who may countersign is part of the record
        related_name="witnesses",
    )
    side = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    """The name of the key, like `labor.example.net/witness`; no person's."""
    public_key = models.CharField(max_length=400)
    """A verifier key of type 0x04 (C2SP tlog-cosignature)."""
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["log", "side"],
                condition=Q(to_at__isnull=True),
                name="ledger_witness_one_a_side",
            ),
        ]

    class Privacy:
        partnership = ("key", "log", "side", "name", "public_key", "from_at", "to_at")

    def __str__(self) -> str:
        return self.name
