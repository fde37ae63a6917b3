"""What is kept of filings: sources, filings, what checks found, certifications. Rows are in `rows`."""

from __future__ import annotations

import hashlib
import json
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.filings.vocabulary import (
    CorrectionKind,
    FileKind,
    FilingStatus,
    Reply,
    Severity,
)
from highroad.areas.partnerships.models import Partnership, Party, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.periods import Period
from highroad.kit.records import Record

GONE = (FilingStatus.REMOVED, FilingStatus.UNREADABLE, FilingStatus.REPLACED)
KEYS = (Side.LABOR, Side.MANAGEMENT)


class Source(Record):
    """How one party's payroll program lays out its files. A new matching is a new version."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # filings were read by it
        related_name="+",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # filings were read by it
        related_name="+",
    )
    name = models.CharField(max_length=120)
    signature = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()
    layout = models.JSONField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["party", "signature", "version"], name="filings_source_version_once"
            ),
        ]

    class Privacy:
        partnership = ("key", "partnership", "party", "name", "version", "made_by_alias", "made_at")
        keeper = ("signature", "layout")

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class Filing(Record):
    """One upload of one party, from the first look to the receipt. Its rows are in the row store."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # figures rest on it
        related_name="+",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # who filed stays readable
        related_name="+",
    )
    number = models.PositiveIntegerField()
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,  # how it was read
        related_name="+",
        null=True,
        blank=True,
    )
    status = models.CharField(max_length=20, choices=FilingStatus.choices)
    file_name = models.CharField(max_length=255)
    file_kind = models.CharField(max_length=8, choices=FileKind.choices)
    file_bytes = models.PositiveBigIntegerField()
    file_digest = models.CharField(max_length=64)
    rows_key = models.UUIDField(null=True, blank=True)
    rows_digest = models.CharField(max_length=64, blank=True)
    line_count = models.PositiveIntegerField(default=0)
    quarantined_count = models.PositiveIntegerField(default=0)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    totals = models.JSONField(default=dict, blank=True)
    trouble = models.JSONField(default=dict, blank=True)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # the chain of corrections
        related_name="corrections",
        null=True,
        blank=True,
    )
    correction_kind = models.CharField(max_length=16, choices=CorrectionKind.choices, blank=True)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    locked_by_alias = models.CharField(max_length=40, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    receipt_number = models.CharField(max_length=60, blank=True)
    receipt_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "number"], name="filings_number_once"),
            models.UniqueConstraint(
                fields=["partnership", "file_digest"],
                condition=~Q(status__in=GONE),
                name="filings_same_file_once",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(replaces__isnull=False)
                & ~Q(status__in=(FilingStatus.REMOVED, FilingStatus.UNREADABLE)),
                name="filings_one_correction",
            ),
            models.UniqueConstraint(
                fields=["receipt_number"],
                condition=~Q(receipt_number=""),
                name="filings_receipt_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=FilingStatus.values), name="filings_status_known"
            ),
            models.CheckConstraint(
                condition=Q(quarantined_count__lte=F("line_count")), name="filings_lines_reconcile"
            ),
            models.CheckConstraint(
                condition=Q(first_on__isnull=True, last_on__isnull=True)
                | Q(first_on__isnull=False, last_on__isnull=False, first_on__lte=F("last_on")),
                name="filings_period_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(FilingStatus.CERTIFIED, FilingStatus.REPLACED))
                | (~Q(receipt_number="") & Q(receipt_at__isnull=False, rows_key__isnull=False)),
                name="filings_certified_has_receipt",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(reason=""), name="filings_correction_reason"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "party", "number", "source", "status", "file_kind", "file_bytes",
            "file_digest", "rows_digest", "line_count", "quarantined_count", "first_on", "last_on",
            "replaces", "correction_kind", "reason", "made_by", "made_by_alias", "made_at",
            "checked_at", "locked_by_alias", "locked_at", "receipt_number", "receipt_at",
        )  # fmt: skip
        keeper = ("file_name", "rows_key", "totals", "trouble")

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}"

    @property
    def log(self) -> str:
        """The joint log of its partnership."""
        return self.partnership.log

    @property
    def accepted_count(self) -> int:
        return self.line_count - self.quarantined_count

    @property
    def period(self) -> Period | None:
        """The days it covers; nothing before it was checked."""
        if self.first_on is None or self.last_on is None:
            return None
        return Period(self.first_on, self.last_on)

    @property
    def digest(self) -> str:
        """What is certified: file, rows, counts, period and matching, in one SHA-256."""
        said = {
            "file": self.file_digest,
            "filing": self.number,
            "lines": self.line_count,
            "partnership": str(self.partnership_id),
            "period": str(self.period or ""),
            "quarantined": self.quarantined_count,
            "replaces": str(self.replaces_id or ""),
            "rows": self.rows_digest,
            "source": str(self.source_id or ""),
        }
        text = json.dumps(said, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


class Finding(Record):
    """What one check found in a filing; a warning is answered once, by a named person, with a reason."""

    filing = models.ForeignKey(
        Filing,
        on_delete=models.CASCADE,  # checked again, it is found again
        related_name="findings",
    )
    rule = models.CharField(max_length=80)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    position = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    lines = models.PositiveIntegerField()
    sample = models.JSONField(default=list)
    reply = models.CharField(max_length=16, choices=Reply.choices, blank=True)
    reply_reason = models.TextField(blank=True)
    replied_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
        null=True,
        blank=True,
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["filing", "rule"], name="filings_finding_once"),
            models.CheckConstraint(condition=Q(count__gte=1), name="filings_finding_found"),
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="filings_severity_known"
            ),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True)
                | (~Q(reply="") & ~Q(reply_reason="") & Q(replied_by__isnull=False)),
                name="filings_reply_whole",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "filing", "rule", "severity", "position", "count", "lines", "reply",
            "reply_reason", "replied_by", "replied_at",
        )  # fmt: skip
        keeper = ("sample",)

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer it."""
        return self.severity == Severity.WARNING and self.replied_at is None


class Certification(Record):
    """One side's word that a filing is right, by the holder of a key. Unlocking clears it."""

    filing = models.ForeignKey(
        Filing,
        on_delete=models.PROTECT,  # who stood for it stays readable
        related_name="certifications",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # by whose right it was signed
        related_name="+",
    )
    name_typed = models.CharField(max_length=120)
    signed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    signed_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["filing", "side"],
                condition=Q(cleared_at__isnull=True),
                name="filings_one_certification_a_side",
            ),
            models.UniqueConstraint(
                fields=["filing", "signed_by"],
                condition=Q(cleared_at__isnull=True),
                name="filings_two_different_people",
            ),
            models.CheckConstraint(condition=Q(side__in=KEYS), name="filings_certifying_side"),
        ]

    class Privacy:
        partnership = (
            "key", "filing", "side", "seat", "name_typed", "signed_by", "signed_at", "digest",
            "cleared_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.filing}: {self.side}"
