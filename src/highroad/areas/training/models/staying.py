"""Staying and leaving: who would mentor, check-ins of a pair, exit interviews, complaints."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.training.models.enrollments import Enrollment, Pairing
from highroad.areas.training.models.programs import TrainingProgram
from highroad.areas.training.vocabulary.staying import ComplaintRoute, HowItGoes
from highroad.kit.records import Record


class MentorOffer(Record):
    """Somebody who would mentor apprentices of a program, and how many at a time."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the craft is the program's
        related_name="mentor_offers",
    )
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who said they would
        related_name="+",
    )
    site = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    most = models.PositiveSmallIntegerField(default=1)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "user"],
                condition=Q(ended_at=None),
                name="training_mentor_offer_once",
            ),
            models.CheckConstraint(condition=Q(most__gt=0), name="training_mentor_takes_somebody"),
        ]

    class Privacy:
        keeper = (
            "key", "program", "user", "site", "languages", "most", "made_by_alias", "made_at",
            "ended_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.user}"


class CheckIn(Record):
    """Two minutes between an apprentice and their mentor. The pair and the program read it, nobody else."""

    pairing = models.ForeignKey(
        Pairing,
        on_delete=models.PROTECT,  # it is between these two
        related_name="check_ins",
    )
    number = models.PositiveIntegerField()
    day = models.DateField()
    how = models.CharField(max_length=8, choices=HowItGoes.choices)
    words = models.TextField(blank=True)
    wants_help = models.BooleanField(default=False)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # which of the two
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["pairing", "number"], name="training_check_in_number_once"
            ),
        ]

    class Privacy:
        keeper = ("key", "pairing", "number", "day", "how", "words", "wants_help", "by", "at")

    def __str__(self) -> str:
        return f"{self.pairing} {self.day}"


class ExitInterview(Record):
    """Why somebody left, in codes that can be counted and in their own words."""

    enrollment = models.OneToOneField(
        Enrollment,
        on_delete=models.PROTECT,  # one talk when they leave
        related_name="exit_interview",
    )
    held_on = models.DateField()
    reasons: models.JSONField[Any] = models.JSONField()
    words = models.TextField(blank=True)
    would_return = models.BooleanField(null=True, blank=True)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who asked
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(reasons=[]), name="training_exit_has_a_reason"),
        ]

    class Privacy:
        keeper = ("key", "enrollment", "held_on", "reasons", "words", "would_return", "by", "at")

    def __str__(self) -> str:
        return f"{self.enrollment} {self.held_on}"


class Complaint(Record):
    """A complaint of an apprentice, where it goes, and what became of it."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # it is theirs
        related_name="complaints",
    )
    route = models.CharField(max_length=16, choices=ComplaintRoute.choices)
    happened_on = models.DateField()
    filed_on = models.DateField()
    words = models.TextField()
    ruled_on = models.DateField(null=True, blank=True)
    ruling = models.TextField(blank=True)
    ruled_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # who answered for the sponsor
        related_name="+",
    )
    appealed_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who brought it in
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-filed_on", "-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(words=""), name="training_complaint_says_something"
            ),
            models.CheckConstraint(
                condition=Q(filed_on__gte=F("happened_on")), name="training_complaint_in_order"
            ),
            models.CheckConstraint(
                condition=Q(ruled_on=None, ruling="") | (Q(ruled_on__isnull=False) & ~Q(ruling="")),
                name="training_complaint_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(appealed_on=None) | Q(ruled_on__isnull=False),
                name="training_complaint_answered_before_appeal",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "enrollment", "route", "happened_on", "filed_on", "words", "ruled_on", "ruling",
            "ruled_by", "appealed_on", "by", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.enrollment} {self.filed_on}"
