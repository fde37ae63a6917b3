"""A training program, the versions of its standards, and the people who coordinate it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.rules.marks import LONGEST_REASON
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import ItemKind
from highroad.kit.records import Record


class TrainingProgram(Record):
    """A registered apprenticeship that a body runs for one occupation."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # apprentices are registered under it
        related_name="+",
    )
    name = models.CharField(max_length=160)
    number = models.CharField(max_length=60, blank=True)
    """The program number of the registration agency; opaque text."""
    registered_on = models.DateField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "name"], name="training_program_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="training_program_has_a_name"),
        ]

    class Privacy:
        partnership = (
            "key", "body", "name", "number", "registered_on", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ProgramStandards(Record):
    """One version of a program's standards. It is never changed: a change is the next version."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # both sides signed it, apprentices were registered under it
        related_name="versions",
    )
    number = models.PositiveIntegerField()
    content: models.JSONField[Any] = models.JSONField()
    digest = models.CharField(max_length=64)
    pack = models.CharField(max_length=40)
    """The name of the rule pack it was checked by."""
    decision_key = models.UUIDField(null=True)
    proposal_digest = models.CharField(max_length=64, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="training_standards_number_once"
            ),
            models.CheckConstraint(
                condition=Q(decision_key__isnull=True, proposal_digest="")
                | (Q(decision_key__isnull=False) & ~Q(proposal_digest="")),
                name="training_standards_put_with_a_digest",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "program", "number", "content", "digest", "pack", "decision_key",
            "proposal_digest", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.number}"

    @property
    def terms(self) -> StandardsTerms:
        """What it says, as a value."""
        return StandardsTerms.from_dict(self.content)


class ItemMark(Record):
    """A side's word on one item of a version: agreed, or not yet. It is never changed; the newest counts.

    It holds in later versions as long as the item reads the same.
    """

    standards = models.ForeignKey(
        ProgramStandards,
        on_delete=models.PROTECT,  # what the word was about
        related_name="marks",
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ItemKind.choices)
    item = models.CharField(max_length=80)
    """The key of the item among those of its kind."""
    side = models.CharField(max_length=12, choices=Side.choices)
    is_agreed = models.BooleanField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["standards", "number"], name="training_mark_number_once"
            ),
            models.CheckConstraint(
                condition=Q(side__in=[Side.LABOR, Side.MANAGEMENT]), name="training_mark_of_a_side"
            ),
            models.CheckConstraint(
                condition=Q(is_agreed=True) | ~Q(reason=""),
                name="training_mark_not_yet_has_a_reason",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "standards", "number", "kind", "item", "side", "is_agreed", "reason", "by", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.standards} {self.item}"


class Coordinator(Record):
    """Somebody who looks after the apprentices of a program: enrolls, reads the hours, keeps the clocks."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # who could read the hours of whom stays known
        related_name="coordinators",
    )
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # what they did stands under their hand
        related_name="+",
    )
    named_by_alias = models.CharField(max_length=40)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["named_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "user"],
                condition=Q(ended_at=None),
                name="training_coordinator_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("named_at")),
                name="training_coordinator_ends_after_start",
            ),
        ]

    class Privacy:
        partnership = ("key", "program", "user", "named_by_alias", "named_at", "ended_at")

    def __str__(self) -> str:
        return f"{self.program} {self.user}"
