"""Apprentices under the standards of a program: agreement, status, and who stands beside them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Participant
from highroad.areas.partnerships.models import Party
from highroad.areas.training.models.programs import ProgramStandards, TrainingProgram
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    Ender,
    EnrollmentStatus,
    PairingKind,
)
from highroad.kit.records import Record


class Enrollment(Record):
    """An apprentice in a program, under one version of its standards, with one employer."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # cohorts are counted from it
        related_name="enrollments",
    )
    standards = models.ForeignKey(
        ProgramStandards,
        on_delete=models.PROTECT,  # the agreement includes exactly this text
        related_name="+",
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,  # hours and wages are owed to somebody
        related_name="+",
    )
    employer = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # who pays the steps
        related_name="+",
    )
    transferred_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # the transcript goes with them
        related_name="transferred_to",
    )
    started_on = models.DateField()
    expected_on = models.DateField(null=True, blank=True)
    credit_hours = models.DecimalField(max_digits=7, decimal_places=1, default=0)
    credit_instruction = models.DecimalField(max_digits=6, decimal_places=1, default=0)
    agency_number = models.CharField(max_length=60, blank=True)
    """The apprentice's number at the agency; no social security number is kept."""
    sent_on = models.DateField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(credit_hours__gte=0) & Q(credit_instruction__gte=0),
                name="training_credit_not_below_nought",
            ),
            models.UniqueConstraint(fields=["transferred_from"], name="training_transferred_once"),
        ]

    class Privacy:
        partnership = ("key", "program", "standards")
        keeper = (
            "participant", "employer", "transferred_from", "started_on", "expected_on",
            "credit_hours", "credit_instruction", "agency_number", "sent_on", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.participant} · {self.program}"


class AgreementSignature(Record):
    """One signature under the apprenticeship agreement."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # an agreement keeps its signatures
        related_name="signatures",
    )
    part = models.CharField(max_length=12, choices=AgreementPart.choices)
    name = models.CharField(max_length=120)
    signed_on = models.DateField()
    entered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who brought it in stands beside it
        related_name="+",
    )
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["signed_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enrollment", "part"], name="training_signature_once"),
            models.CheckConstraint(condition=~Q(name=""), name="training_signature_has_a_name"),
        ]

    class Privacy:
        keeper = ("key", "enrollment", "part", "name", "signed_on", "entered_by", "entered_at")

    def __str__(self) -> str:
        return f"{self.enrollment} {self.part}"


class StatusMove(Record):
    """One step of an apprentice's status. The last one says where they stand."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # the way an apprentice went
        related_name="moves",
    )
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=2, choices=EnrollmentStatus.choices)
    on = models.DateField()
    ender = models.CharField(max_length=12, choices=Ender.choices, blank=True)
    reason = models.TextField(blank=True)
    notice_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    """The day the agency was told."""
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrollment", "number"], name="training_move_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(status=EnrollmentStatus.CANCELLED) | ~Q(ender=""),
                name="training_cancelled_by_somebody",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "enrollment", "number", "status", "on", "ender", "reason", "notice_on",
            "told_on", "by_alias", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.enrollment} {self.status}"


class Pairing(Record):
    """Somebody beside an apprentice for a while: a journeyworker who confirms hours, or a mentor."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # who could confirm what, and when
        related_name="pairings",
    )
    kind = models.CharField(max_length=16, choices=PairingKind.choices)
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # what they confirmed stands under their hand
        related_name="+",
    )
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrollment", "kind", "user"],
                condition=Q(to_on=None),
                name="training_pairing_once",
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="training_pairing_ends_after_start",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "enrollment", "kind", "user", "from_on", "to_on", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.enrollment} {self.kind}"
