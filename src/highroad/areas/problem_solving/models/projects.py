"""Improvement projects, their tests of change, their measured values, and how practices spread."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.projects import (
    Direction,
    ProjectEnd,
    TrialVerdict,
)
from highroad.kit.records import Record


class ImprovementProject(Record):
    """What a body wants to make better: from where, to where, by when, measured how."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what was tried stays readable
        related_name="+",
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    goal = models.TextField()
    measure = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    baseline = models.DecimalField(max_digits=14, decimal_places=3)
    baseline_on = models.DateField()
    baseline_source = models.CharField(max_length=240)
    target = models.DecimalField(max_digits=14, decimal_places=3)
    by_when = models.DateField()
    values: models.JSONField[list[str]] = models.JSONField(default=list)
    adopted_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # where a practice came from stays known
        related_name="+",
        null=True,
        blank=True,
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    end = models.CharField(max_length=8, choices=ProjectEnd.choices, blank=True)
    end_note = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_project_number"
            ),
            models.CheckConstraint(
                condition=(Q(direction=Direction.UP) & Q(target__gt=F("baseline")))
                | (Q(direction=Direction.DOWN) & Q(target__lt=F("baseline"))),
                name="problem_solving_target_is_better",
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_at=None) | (~Q(end="") & Q(ended_at__isnull=False)),
                name="problem_solving_project_ends_once",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "title", "goal", "measure", "unit", "direction", "baseline",
            "baseline_on", "baseline_source", "target", "by_when", "values", "adopted_from", "side",
            "made_by_alias", "made_at", "recorded_at", "end", "end_note", "ended_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Trial(Record):
    """One test of change: planned with a prediction, done, studied, and acted upon."""

    project = models.ForeignKey(
        ImprovementProject,
        on_delete=models.PROTECT,  # what was learned stays with the project
        related_name="trials",
    )
    number = models.PositiveSmallIntegerField()
    idea = models.TextField()
    prediction = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    start_on = models.DateField()
    until_on = models.DateField()
    done = models.TextField(blank=True)
    results = models.TextField(blank=True)
    learned = models.TextField(blank=True)
    verdict = models.CharField(max_length=8, choices=TrialVerdict.choices, blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    studied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["project", "number"], name="problem_solving_trial_number"
            ),
            models.CheckConstraint(
                condition=~Q(prediction=""), name="problem_solving_trial_has_a_prediction"
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("start_on")),
                name="problem_solving_trial_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | ~Q(learned=""),
                name="problem_solving_verdict_has_its_lesson",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "project", "number", "idea", "prediction", "place", "start_on", "until_on",
            "done", "results", "learned", "verdict", "side", "made_by_alias", "made_at", "studied_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.project} {self.number}"


class MeasuredValue(Record):
    """One point of a run chart. A correction is another row of the same day; the newest counts."""

    project = models.ForeignKey(
        ImprovementProject,
        on_delete=models.PROTECT,  # a chart keeps its points
        related_name="measured",
    )
    on = models.DateField()
    revision = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=3)
    source = models.CharField(max_length=240)
    side = models.CharField(max_length=12, choices=Side.choices)
    entered_by_alias = models.CharField(max_length=40)
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "revision"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["project", "on", "revision"], name="problem_solving_value_revision"
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="problem_solving_value_has_a_source"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "project", "on", "revision", "value", "source", "side", "entered_by_alias",
            "entered_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"


class Adoption(Record):
    """A body's answer to a practice of another: ready, and a project of its own; or not yet."""

    practice = models.ForeignKey(
        ImprovementProject,
        on_delete=models.PROTECT,  # what was taken over stays known
        related_name="adoptions",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # who looked at it
        related_name="+",
    )
    ready: models.JSONField[dict[str, bool]] = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    project = models.ForeignKey(
        ImprovementProject,
        on_delete=models.PROTECT,  # what came of it
        related_name="+",
        null=True,
        blank=True,
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["practice", "body"],
                condition=Q(project__isnull=False),
                name="problem_solving_practice_adopted_once",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "practice", "body", "ready", "note", "project", "side", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body}: {self.practice}"
