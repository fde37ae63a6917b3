"""What is kept of starts in jobs and of checks on later days. People stand here by a code alone."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.demand.models import JobOrder
from highroad.areas.demand.vocabulary import UnionStatus
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.placements.vocabulary import CheckResult, CountKind, Schedule
from highroad.kit.records import Record


class ProgramClass(Record):
    """A class of a training: how many began it and how many completed it."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # rates rest on it
        related_name="+",
    )
    name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField()
    enrolled = models.PositiveIntegerField()
    completed = models.PositiveIntegerField()
    training = models.CharField(max_length=120, blank=True)
    """The ref of the program, where it is kept here."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-ended_on", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(enrolled__gte=1) & Q(completed__lte=F("enrolled")),
                name="placements_class_counts",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="placements_class_has_a_name"),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "name", "provider", "ended_on", "enrolled", "completed",
            "training", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Placement(Record):
    """Somebody who started in a job: which order it fills, from which class, on which terms."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # rates rest on it
        related_name="+",
    )
    order = models.ForeignKey(
        JobOrder,
        on_delete=models.PROTECT,  # which promise a hire keeps stays readable
        related_name="+",
    )
    from_class = models.ForeignKey(
        ProgramClass,
        on_delete=models.PROTECT,  # rates rest on it
        related_name="placements",
        null=True,
        blank=True,
    )
    person = models.CharField(max_length=60)
    """A code that the partnership gives; never a name."""
    is_completer = models.BooleanField(default=False)
    is_promised = models.BooleanField(default=False)
    """Whether it is one of the hires that the employer promised."""
    started_on = models.DateField()
    wage = models.DecimalField(max_digits=8, decimal_places=2)
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    schedule = models.CharField(max_length=12, choices=Schedule.choices)
    benefits = models.TextField(blank=True)
    union_status = models.CharField(max_length=12, choices=UnionStatus.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-started_on", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["order", "person"], name="placements_person_once_an_order"
            ),
            models.CheckConstraint(
                condition=~Q(person="") & Q(wage__gt=0) & Q(hours__gt=0),
                name="placements_says_who_and_what",
            ),
            models.CheckConstraint(
                condition=Q(is_completer=False) | Q(from_class__isnull=False),
                name="placements_completer_of_a_class",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "order", "from_class", "person", "is_completer", "is_promised",
            "started_on", "wage", "hours", "schedule", "benefits", "union_status",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.person


class RetentionCheck(Record):
    """What somebody found 30, 90, 180 or 365 days after a start. Made once, never changed."""

    placement = models.ForeignKey(
        Placement,
        on_delete=models.PROTECT,  # what was found stays
        related_name="checks",
    )
    days = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=12, choices=CheckResult.choices)
    wage = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    note = models.TextField(blank=True)
    on = models.DateField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["days"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["placement", "days"], name="placements_check_once"),
            models.CheckConstraint(
                condition=Q(days__in=(30, 90, 180, 365)), name="placements_check_days"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "placement", "days", "result", "wage", "note", "on", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.placement} {self.days}"


class EarlierCount(Record):
    """Starts that were made elsewhere, before a partnership was brought here: counted, without any person."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # rates rest on it
        related_name="+",
    )
    kind = models.CharField(max_length=8, choices=CountKind.choices)
    about = models.UUIDField()
    """The class, or the order; of a check, the partnership."""
    days = models.PositiveSmallIntegerField(default=0)
    """Of a check: how many days after the start."""
    counted = models.PositiveIntegerField()
    """People placed from the class, hires made of those promised, people still there."""
    base = models.PositiveIntegerField(default=0)
    """Of a class: those among them who completed it. Of a check: who was reached."""
    lost = models.PositiveIntegerField(default=0)
    """Of a check: who was not reached."""

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "days"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "about", "days"], name="placements_counted_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=CountKind.CLASS, base__lte=F("counted"))
                | Q(kind=CountKind.PROMISE)
                | Q(kind=CountKind.CHECK, base__gte=F("counted"), days__in=(30, 90, 180, 365)),
                name="placements_counts_fit",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "kind", "about", "days", "counted", "base", "lost",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.counted}"


class TargetPlan(Record):
    """How many shall begin, complete, be placed and stay, by quarter, as both sides were asked to sign it."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what was signed stays
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that signs it
        related_name="+",
    )
    number = models.PositiveIntegerField()
    targets: models.JSONField[Any] = models.JSONField()
    """By quarter, in order of time: a list of the quarter and its targets."""
    digest = models.CharField(max_length=64)
    proposal_digest = models.CharField(max_length=64, blank=True)
    decision_key = models.UUIDField(null=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="placements_plan_number_once"
            ),
            models.CheckConstraint(condition=~Q(digest=""), name="placements_plan_has_a_digest"),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "body", "number", "targets", "digest", "proposal_digest",
            "decision_key", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.number)
