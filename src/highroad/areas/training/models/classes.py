"""Classes: a cohort with its seats, its sessions, and who was there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.participants.models import Participant
from highroad.areas.training.models.programs import TrainingProgram
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.kit.records import Record


class Cohort(Record):
    """A class of a program: those who begin together, with seats for members and for the public."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # hours of instruction are counted from it
        related_name="cohorts",
    )
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=160, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    member_seats = models.PositiveSmallIntegerField(default=0)
    public_seats = models.PositiveSmallIntegerField(default=0)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_on", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["program", "name"], name="training_cohort_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="training_cohort_has_a_name"),
            models.CheckConstraint(
                condition=Q(member_seats__gt=0) | Q(public_seats__gt=0),
                name="training_cohort_has_seats",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="training_cohort_ends_after_start",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "program", "name", "place", "starts_on", "ends_on", "member_seats",
            "public_seats", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class CohortSeat(Record):
    """Somebody who asked for a seat. Whether they hold one follows from the order of asking."""

    cohort = models.ForeignKey(
        Cohort,
        on_delete=models.PROTECT,  # who was there is kept
        related_name="seats",
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,  # the seat is theirs
        related_name="+",
    )
    kind = models.CharField(max_length=8, choices=SeatKind.choices)
    number = models.PositiveIntegerField()
    """The order of asking."""
    asked_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["cohort", "number"], name="training_seat_number_once"),
            models.UniqueConstraint(
                fields=["cohort", "participant"],
                condition=Q(left_on=None),
                name="training_seat_once",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("asked_on")),
                name="training_seat_left_after_asking",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "cohort", "participant", "kind", "number", "asked_on", "left_on",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.participant} · {self.cohort}"


class ClassSession(Record):
    """A meeting of a class: the course, the day, the hours, and who teaches."""

    cohort = models.ForeignKey(
        Cohort,
        on_delete=models.PROTECT,  # attendance is counted from it
        related_name="sessions",
    )
    course = models.CharField(max_length=160)
    """As the standards name it."""
    day = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    taught_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # who may say who was there
        related_name="+",
    )
    number = models.PositiveIntegerField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["cohort", "number"], name="training_session_number_once"
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0) & Q(hours__lte=24), name="training_session_hours_of_a_day"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "cohort", "course", "day", "hours", "taught_by", "number", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.course} {self.day}"


class Attendance(Record):
    """How long somebody was there. Never changed: a later word about the same seat counts instead."""

    session = models.ForeignKey(
        ClassSession,
        on_delete=models.PROTECT,  # hours of instruction are counted from it
        related_name="attendance",
    )
    seat = models.ForeignKey(
        CohortSeat,
        on_delete=models.PROTECT,  # the hours are theirs
        related_name="attendance",
    )
    number = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who said so
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session", "seat", "number"], name="training_attendance_number_once"
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=0) & Q(hours__lte=24),
                name="training_attendance_hours_of_a_day",
            ),
        ]

    class Privacy:
        keeper = ("key", "session", "seat", "number", "hours", "by", "at")

    def __str__(self) -> str:
        return f"{self.seat} {self.hours}"
