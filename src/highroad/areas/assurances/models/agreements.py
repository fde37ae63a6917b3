"""Agreements with their parties, documents, clauses, and what each side says of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStance,
    ClauseAct,
    DayCount,
    NoticeSector,
)
from highroad.areas.partnerships.models import Body, Party, SecondHand, reason_when_refused
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class Agreement(Record):
    """A signed text between parties: its term, its clocks, what it covers. Its clauses are data."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that watches over it
        related_name="+",
    )
    kind = models.CharField(max_length=24, choices=AgreementKind.choices)
    title = models.CharField(max_length=200)
    covers = models.CharField(max_length=300, blank=True)
    sector = models.CharField(max_length=16, choices=NoticeSector.choices)
    signed_on = models.DateField()
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    reopens_on = models.DateField(null=True, blank=True)
    own_notice_on = models.DateField(null=True, blank=True)
    sites = models.PositiveIntegerField(null=True, blank=True)
    subcontractors = models.PositiveIntegerField(null=True, blank=True)
    workers = models.PositiveIntegerField(null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # the older text stays readable
        related_name="replaced_by",
        null=True,
        blank=True,
    )
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-signed_on", "title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="assurances_agreement_has_a_name"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="assurances_agreement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(ended_reason=""),
                name="assurances_agreement_end_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AgreementKind.values), name="assurances_agreement_kind_known"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "kind", "title", "covers", "sector", "signed_on", "from_on", "to_on",
            "reopens_on", "own_notice_on", "sites", "subcontractors", "workers", "replaces",
            "ended_on", "ended_reason", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class AgreementParty(Record):
    """Who signed: an organization, at the table here or not. Organizations only, never a worker."""

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,  # who signed stays readable
        related_name="parties",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # who signed stays readable
        related_name="+",
        null=True,
        blank=True,
    )
    name = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "name"], name="assurances_party_signs_once"
            ),
        ]

    class Privacy:
        partnership = ("key", "agreement", "party", "name")

    def __str__(self) -> str:
        return self.name


class AgreementDocument(Record):
    """The text as it was signed: bytes kept as they are, with their digest."""

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,  # what was signed is not cleared up
        related_name="documents",
    )
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    is_scan = models.BooleanField(default=False)
    side = models.CharField(max_length=12, choices=Side.choices)
    added_by_alias = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "digest"], name="assurances_document_once"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "agreement", "file_name", "media_type", "content", "digest", "is_scan", "side",
            "added_by_alias", "added_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.file_name


class AgreementWord(SecondHand):
    """What a side says of an agreement as it stands here; the newest counts, all stay readable."""

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,  # what was said stays readable
        related_name="words",
    )
    stance = models.CharField(max_length=8, choices=AgreementStance.choices)

    class Meta(SecondHand.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agreement", "number"], name="assurances_word_number"),
            reason_when_refused(AgreementStance.AGREE, name="assurances_dispute_has_its_reason"),
        ]

    class Privacy:
        partnership = ("key", "agreement", "number", "side", "stance", "words", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"


class AgreementClause(Record):
    """One thing an agreement secures, in its own words. What is promised by it is a commitment."""

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,  # a clause stays with its text
        related_name="clauses",
    )
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=20, choices=ClauseAct.choices)
    heading = models.CharField(max_length=200)
    text = models.TextField()
    binds = models.CharField(max_length=12, choices=Side.choices)
    fresh_days = models.PositiveSmallIntegerField(default=365)
    answer_days = models.PositiveSmallIntegerField(null=True, blank=True)
    day_count = models.CharField(max_length=10, choices=DayCount.choices, default=DayCount.CALENDAR)
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="assurances_clause_number"
            ),
            models.CheckConstraint(
                condition=~Q(heading="") & ~Q(text=""), name="assurances_clause_says_something"
            ),
            models.CheckConstraint(
                condition=Q(fresh_days__gte=1) & Q(fresh_days__lte=731),
                name="assurances_clause_evidence_grows_old",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "agreement", "number", "act", "heading", "text", "binds", "fresh_days",
            "answer_days", "day_count", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.heading
