"""Logs, their entries, the content behind an entry, and roots of subtrees for quick proofs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.ledger.rules.entries import Statement
from highroad.areas.ledger.rules.tree import Tree
from highroad.areas.ledger.vocabulary import LogKind
from highroad.kit.records import Record


class Log(Record):
    """One record: a name, and the head of its tree. The row is the lock for who writes next."""

    name = models.CharField(max_length=160, unique=True)
    origin = models.CharField(max_length=320)
    """The name under which checkpoints are signed; it stays when the site gets a new address."""
    kind = models.CharField(max_length=10, choices=LogKind.choices)
    size = models.BigIntegerField(default=0)
    peaks = models.JSONField(default=list)
    """Roots of the complete subtrees, largest first, as hex."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(size__gte=0), name="ledger_log_size_counts"),
        ]

    class Privacy:
        partnership = ("key", "name", "origin", "kind", "size", "peaks")

    def __str__(self) -> str:
        return self.name

    @property
    def tree(self) -> Tree:
        """The tree as it stands, ready to grow."""
        return Tree(self.size, [bytes.fromhex(peak) for peak in self.peaks])


class Entry(Record):
    """One act: its bytes, its place, the hash of its bytes. Never changed, never deleted."""

    log = models.ForeignKey(
        Log,
        on_delete=models.PROTECT,  # a record with entries cannot go
        related_name="entries",
    )
    number = models.BigIntegerField()
    line = models.TextField()
    """The entry in its one spelling; the leaf is the hash of these bytes."""
    leaf = models.CharField(max_length=64)
    about = models.CharField(max_length=200, db_index=True)
    """The ref inside the line, for finding."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "number"], name="ledger_entry_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="ledger_entry_number_from_one"),
        ]

    class Privacy:
        partnership = ("key", "log", "number", "line", "leaf", "about")

    def __str__(self) -> str:
        return f"{self.log_id}:{self.number}"

    @property
    def statement(self) -> Statement:
        return Statement.parse(self.line)


class Opening(Record):
    """What an entry commits to. Erased, the entry still stands and the log still verifies."""

    entry = models.OneToOneField(
        Entry,
        on_delete=models.PROTECT,  # entries do not go, and content goes only by erasing
        related_name="opening",
    )
    salt = models.CharField(max_length=64, blank=True)
    content = models.TextField(blank=True)
    """Canonical JSON."""
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(salt="") & ~Q(content="")
                | Q(erased_at__isnull=False, salt="", content=""),
                name="ledger_opening_erased_is_empty",
            ),
        ]

    class Privacy:
        partnership = ("key", "entry", "salt", "content", "erased_at")

    def __str__(self) -> str:
        return f"content of {self.entry_id}"


class Subtree(Record):
    """The root of a complete subtree of 64 leaves or more: a proof need not read a whole log."""

    LOWEST: ClassVar[int] = 6

    log = models.ForeignKey(
        Log,
        on_delete=models.PROTECT,  # part of the record
        related_name="subtrees",
    )
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "level", "index"], name="ledger_subtree_once"),
        ]

    class Privacy:
        partnership = ("key", "log", "level", "index", "digest")

    def __str__(self) -> str:
        return f"{self.log_id}: {self.level}/{self.index}"
