"""The hours book: entries, confirmations, wages paid, and heads counted on a site."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable, NegatedExpression

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Party
from highroad.areas.training.models.enrollments import Enrollment
from highroad.areas.training.models.programs import TrainingProgram
from highroad.kit.records import Record


class HoursEntry(Record):
    """Hours of one day in one work process. Never changed: a correction is a new entry that names it."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # hours are the apprentice's
        related_name="entries",
        db_index=False,  # two indexes below begin with it
    )
    client_key = models.UUIDField()
    """Made by the form: the same form sent twice is the same entry."""
    day = models.DateField()
    process = models.CharField(max_length=60)
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    site = models.CharField(max_length=120, blank=True)
    employer = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # the ratio is counted by employer
        related_name="+",
        db_index=False,  # the index by site and day begins with it
    )
    corrects = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # what was corrected stays readable
        related_name="correction",
    )
    reason = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # whoever enters is not who confirms
        related_name="+",
    )
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "-entered_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["employer", "site", "day"], name="training_entry_site_day"),
            models.Index(fields=["enrollment", "day"], name="training_entry_day"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrollment", "client_key"], name="training_entry_counts_once"
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=0)
                & Q(hours__lte=24)
                & (Q(hours__gt=0) | Q(corrects__isnull=False)),
                name="training_entry_hours_of_a_day",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="training_correction_has_a_reason",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "enrollment", "client_key", "day", "process", "hours", "site", "employer",
            "corrects", "reason", "entered_by", "entered_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.day} {self.hours}"


def uncorrected() -> NegatedExpression[Combinable]:
    """Entries that no later one corrects. Asked so, and not as `correction=None`: SQLite, which knows how few are
    corrected, would read the whole table beside every entry."""
    return ~Exists(HoursEntry.objects.filter(corrects=OuterRef("pk")))


class HoursWord(Record):
    """A journeyworker's word on one entry: it was so, or it was not."""

    entry = models.OneToOneField(
        HoursEntry,
        on_delete=models.PROTECT,  # a confirmation belongs to exactly what it confirms
        related_name="word",
    )
    is_confirmed = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # the second hand
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(is_confirmed=True) | ~Q(reason=""),
                name="training_declined_with_a_reason",
            ),
        ]

    class Privacy:
        keeper = ("key", "entry", "is_confirmed", "reason", "by", "at")

    def __str__(self) -> str:
        return f"{self.entry} {self.is_confirmed}"


class WagePaid(Record):
    """What an apprentice is paid an hour, from a day on. The last word about a day counts."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # a late raise is counted from it
        related_name="wages",
    )
    from_on = models.DateField()
    rate = models.DecimalField(max_digits=7, decimal_places=2)
    entered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who said so
        related_name="+",
    )
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["from_on", "entered_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(rate__gt=0), name="training_wage_above_nought"),
        ]

    class Privacy:
        keeper = ("key", "enrollment", "from_on", "rate", "entered_by", "entered_at")

    def __str__(self) -> str:
        return f"{self.from_on} {self.rate}"


class SiteDay(Record):
    """How many journeyworkers of the occupation an employer had on a site on a day. The newest counts."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the occupation and its ratio
        related_name="site_days",
    )
    employer = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # the ratio is counted by employer
        related_name="+",
    )
    site = models.CharField(max_length=120)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    journeyworkers = models.PositiveSmallIntegerField()
    entered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who counted
        related_name="+",
    )
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day", "site", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "employer", "site", "day", "number"],
                name="training_site_day_number_once",
            ),
            models.CheckConstraint(condition=~Q(site=""), name="training_site_day_has_a_site"),
        ]

    class Privacy:
        keeper = (
            "key", "program", "employer", "site", "day", "number", "journeyworkers", "entered_by",
            "entered_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.site} {self.day}"
