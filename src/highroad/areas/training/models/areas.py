"""Lists of disadvantaged areas, the census tract somebody lives in, and totals that both sides publish."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.participants.models import Participant
from highroad.areas.training.models.programs import TrainingProgram
from highroad.areas.training.vocabulary.counting import TotalKind
from highroad.kit.records import Record


class AreaList(Record):
    """A published list of census tracts: who published it, its version and date. Never changed; the newest counts."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # shares rest on it
        related_name="area_lists",
    )
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    version = models.CharField(max_length=60)
    dated_on = models.DateField()
    inside = models.TextField(blank=True)
    """Tracts named as disadvantaged, eleven digits each, apart by spaces."""
    outside = models.TextField(blank=True)
    """Tracts that were looked at and are not."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the file."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="training_area_list_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(version=""), name="training_area_list_has_a_version"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "program", "number", "source", "version", "dated_on", "inside", "outside",
            "digest", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.source} {self.version}"


class TractNote(Record):
    """The census tract somebody lives in, as the program was told; never an address. The newest counts."""

    participant = models.ForeignKey(
        Participant,
        on_delete=models.CASCADE,  # nothing without the person
        related_name="tracts",
    )
    number = models.PositiveSmallIntegerField()
    tract = models.CharField(max_length=11, blank=True)
    """Empty: they would not say, or it was taken back."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["participant", "number"], name="training_tract_number_once"
            ),
        ]

    class Privacy:
        keeper = ("key", "participant", "number", "tract", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return f"{self.participant} {self.number}"


class TotalsPublication(Record):
    """A total of a program as both sides publish it: what is counted, the period, protected numbers, a seal.

    Public once both sides adopted its very text. The rows stay with the program.
    """

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # what was published stays
        related_name="totals_publications",
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=TotalKind.choices)
    first_on = models.DateField()
    last_on = models.DateField()
    figures: models.JSONField[Any] = models.JSONField()
    seal = models.CharField(max_length=16)
    """Of the rows, as the page of totals shows it."""
    replaces = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # its page names the one that took its place
        related_name="corrections",
    )
    """The published total that this one corrects, once both sides adopted it."""
    correction = models.TextField(blank=True)
    """What was wrong with the other."""
    decision_key = models.UUIDField(null=True, blank=True)
    proposal_digest = models.CharField(max_length=64, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-last_on", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="training_publication_number_once"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="training_publication_in_order"
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) ^ ~Q(correction=""),
                name="training_publication_says_what_was_wrong",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "program", "number", "kind", "first_on", "last_on", "figures", "seal",
            "replaces", "correction", "decision_key", "proposal_digest", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.number}"


class TotalsWithdrawal(Record):
    """A published total that both sides are asked to withdraw, and why. It holds once both adopted its very text."""

    publication = models.ForeignKey(
        TotalsPublication,
        on_delete=models.PROTECT,  # its public page says why
        related_name="withdrawals",
    )
    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    decision_key = models.UUIDField(null=True, blank=True)
    proposal_digest = models.CharField(max_length=64, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["publication", "number"], name="training_withdrawal_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="training_withdrawal_has_a_reason"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "publication", "number", "reason", "decision_key", "proposal_digest",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.publication} {self.number}"
