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
    """Who countersigns for a side (or as a neutral), with a key this server never holds."""

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


class Cosignature(Record):
    """A witness's signature under a checkpoint, as it was sent to us. Never changed or deleted."""

    log = models.ForeignKey(
        Log,
        on_delete=models.PROTECT,  # as the checkpoint's; here to be found quickly
        related_name="cosignatures",
    )
    checkpoint = models.ForeignKey(
        Checkpoint,
        on_delete=models.PROTECT,  # what was signed stays
        related_name="cosignatures",
    )
    witness = models.ForeignKey(
        Witness,
        on_delete=models.PROTECT,  # by whose key
        related_name="cosignatures",
    )
    side = models.CharField(max_length=10)
    size = models.BigIntegerField()
    line = models.TextField()
    """The signature line of the note (C2SP tlog-cosignature), with its line end."""
    signed_at = models.DateTimeField()
    """The moment the witness states, under its signature."""
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["checkpoint", "witness"], name="ledger_cosigned_once_a_witness"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["log", "-size", "side"], name="ledger_cosignature_final"),
        ]

    class Privacy:
        partnership = (
            "key", "log", "checkpoint", "witness", "side", "size", "line", "signed_at",
            "received_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.side} at {self.size}"


class LogKey(Record):
    """A key that signed for a log before this server did: the log was brought here from another.

    It counts up to `until_size` and no further; what is newer is signed with our own key.
    """

    log = models.ForeignKey(
        Log,
        on_delete=models.PROTECT,  # old signatures are checked with it
        related_name="log_keys",
    )
    public_key = models.CharField(max_length=400)
    """A verifier key of type 0x01 (C2SP signed-note), named by the origin."""
    until_size = models.BigIntegerField()
    brought_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "public_key"], name="ledger_log_key_once"),
        ]

    class Privacy:
        partnership = ("key", "log", "public_key", "until_size", "brought_at")

    def __str__(self) -> str:
        return f"{self.log_id} up to {self.until_size}"
