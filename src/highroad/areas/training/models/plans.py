"""The written plan of 29 CFR part 30: protected counts, availability, steps of the calendar, outreach."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.training.models.programs import TrainingProgram
from highroad.areas.training.vocabulary.plans import (
    AimedAt,
    MajorGroup,
    OutreachKind,
    PersonnelProcess,
    PlanStepKind,
    UtilizationTest,
)
from highroad.kit.records import Record


class WorkforceCount(Record):
    """What apprentices said of themselves on a day, counted and protected; hidden numbers are kept nowhere."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the plan rests on it
        related_name="workforce_counts",
    )
    on = models.DateField()
    tables: models.JSONField[Any] = models.JSONField()
    """Of all apprentices of the sponsor together."""
    occupations: models.JSONField[Any] = models.JSONField(default=list)
    """Each with code, title, major group and its tables; empty in counts made before they were told apart."""
    majors: models.JSONField[Any] = models.JSONField(default=list)
    """Each with its two digits and its tables."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["program", "on"], name="training_workforce_count_once"),
        ]

    class Privacy:
        keeper = (
            "key", "program", "on", "tables", "occupations", "majors", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.on}"


class Availability(Record):
    """Who could be trained, in percent by group: in the recruitment area and among own employees."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # goals rest on it
        related_name="availabilities",
    )
    number = models.PositiveIntegerField()
    area = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    weight = models.DecimalField(max_digits=5, decimal_places=2)
    """Percent of the area; the rest is for own employees."""
    shares: models.JSONField[Any] = models.JSONField()
    test = models.CharField(max_length=12, choices=UtilizationTest.choices)
    major = models.CharField(max_length=2, choices=MajorGroup.choices, blank=True)
    """The major occupation group it is about; empty for every group that has none of its own."""
    own_test = models.TextField(blank=True)
    own_under: models.JSONField[Any] = models.JSONField(default=list)
    """A test of one's own in words, and the groups it finds underutilized."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "number"], name="training_availability_number_once"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=0) & Q(weight__lte=100), name="training_availability_weight"
            ),
            models.CheckConstraint(
                condition=Q(test="own") ^ Q(own_test=""), name="training_availability_own_test"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "program", "number", "area", "source", "weight", "shares", "test", "major",
            "own_test", "own_under",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.number}"


class PlanStep(Record):
    """A step of the plan that was done on a day, and what was found."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the calendar is counted from it
        related_name="plan_steps",
    )
    kind = models.CharField(max_length=12, choices=PlanStepKind.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "kind", "on"], name="training_plan_step_once"
            ),
        ]

    class Privacy:
        keeper = ("key", "program", "kind", "on", "words", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return f"{self.program} {self.kind}"


class Impediment(Record):
    """Table 10: one process looked through in a major group, what stood in the way of people with disabilities."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the plan names it
        related_name="impediments",
    )
    major = models.CharField(max_length=2, choices=MajorGroup.choices)
    process = models.CharField(max_length=12, choices=PersonnelProcess.choices)
    on = models.DateField()
    is_found = models.BooleanField()
    words = models.TextField(blank=True)
    change = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["major", "process", "-on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["program", "major", "process", "on"], name="training_impediment_once"
            ),
            models.CheckConstraint(
                condition=Q(is_found=False) | ~Q(words=""), name="training_impediment_has_words"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "program", "major", "process", "on", "is_found", "words", "change",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program} {self.major} {self.process}"


class Outreach(Record):
    """An organization through which people are reached, and how."""

    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the plan names it
        related_name="outreach",
    )
    organization = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=OutreachKind.choices)
    aimed_at = models.CharField(max_length=12, choices=AimedAt.choices)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["organization", "since_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(organization="") & (Q(until_on=None) | Q(until_on__gte=F("since_on"))),
                name="training_outreach_named_and_in_order",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "program", "organization", "kind", "aimed_at", "since_on", "until_on", "words",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organization} {self.kind}"


class OutreachCycle(Record):
    """What outreach brought in one selection cycle, and whether the sponsor finds it effective."""

    outreach = models.ForeignKey(
        Outreach,
        on_delete=models.PROTECT,  # how it went, cycle by cycle
        related_name="cycles",
    )
    cycle = models.CharField(max_length=80)
    on = models.DateField()
    applied = models.PositiveIntegerField(default=0)
    is_effective = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["outreach", "cycle"], name="training_outreach_cycle_once"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "outreach", "cycle", "on", "applied", "is_effective", "words", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.outreach} {self.cycle}"
