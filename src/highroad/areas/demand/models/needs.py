"""Orders and projects: what will take hands.

Dates are kept as they were given, with the day that their condition was expected then. Where they
stand today is computed: nothing is rewritten when a permit is late.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from highroad.areas.demand.models.conditions import Condition
from highroad.areas.demand.rules.freshness import LONGEST
from highroad.areas.demand.rules.timing import must_decide_again, shift
from highroad.areas.demand.vocabulary import (
    Confidence,
    ProjectType,
    Sheet,
    StaffingUnit,
    StopReason,
    UnionStatus,
)
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class Timed(Record):
    """What may wait for a condition: its dates move with it, and its maker confirms them again."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # forecasts rest on it
        related_name="+",
    )
    condition = models.ForeignKey(
        Condition,
        on_delete=models.PROTECT,  # why dates moved stays readable
        related_name="+",
        null=True,
        blank=True,
    )
    counted_from = models.DateField(null=True, blank=True)
    """The day its condition was expected when the dates were given."""
    confirmed_for = models.DateField(null=True, blank=True)
    """The day its condition was expected when the dates were confirmed last."""
    chance = models.DecimalField(max_digits=4, decimal_places=3)
    place = models.CharField(max_length=200, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def shift(self) -> timedelta:
        """How far its dates have moved since they were given."""
        return shift(self.counted_from, self.condition.expected_on if self.condition else None)

    @property
    def must_decide_again(self) -> bool:
        """Whether its condition has moved since its dates were confirmed."""
        expected = self.condition.expected_on if self.condition else None
        return must_decide_again(self.confirmed_for, expected)


class JobOrder(Timed):
    """Jobs that an employer has to fill: which, how many, when, where, on which terms."""

    employer = models.CharField(max_length=200)
    sheet = models.CharField(max_length=12, choices=Sheet.choices)
    soc = models.CharField(max_length=7, blank=True)
    occupation = models.CharField(max_length=200)
    count = models.PositiveIntegerField()
    given_from = models.DateField()
    given_until = models.DateField()
    wage = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    benefits = models.TextField(blank=True)
    union_status = models.CharField(max_length=12, choices=UnionStatus.choices)
    confidence = models.CharField(max_length=12, choices=Confidence.choices)
    skills = models.TextField(blank=True)
    """One a line."""
    certificates = models.TextField(blank=True)
    """One a line."""
    training = models.CharField(max_length=200, blank=True)
    provider = models.CharField(max_length=200, blank=True)
    wage_step = models.CharField(max_length=200, blank=True)
    promised_hires = models.PositiveIntegerField(default=0)
    promise = models.CharField(max_length=300, blank=True)
    """Where the promise to hire can be read."""
    stop = models.CharField(max_length=12, choices=StopReason.choices, blank=True)
    stop_since = models.DateField(null=True, blank=True)
    stop_source = models.CharField(max_length=300, blank=True)
    runs = models.ForeignKey(
        "PipelineProject",
        on_delete=models.PROTECT,  # what was said of an order stays readable
        related_name="+",
        null=True,
        blank=True,
    )
    """The project whose permanent jobs these are, where somebody said so."""
    is_elsewhere = models.BooleanField(default=False)
    """Somebody said that they are at none of the projects."""

    class Meta:
        ordering: ClassVar[list[str]] = ["given_from", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(count__gte=1), name="demand_order_has_a_count"),
            models.CheckConstraint(
                condition=Q(given_until__gte=F("given_from")), name="demand_order_window"
            ),
            models.CheckConstraint(
                condition=Q(chance__gte=0) & Q(chance__lte=1), name="demand_order_chance"
            ),
            models.CheckConstraint(
                condition=~Q(occupation="") & ~Q(employer=""), name="demand_order_says_what"
            ),
            models.CheckConstraint(
                condition=Q(stop="") | (Q(stop_since__isnull=False) & ~Q(stop_source="")),
                name="demand_stop_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(runs__isnull=True) | Q(is_elsewhere=False),
                name="demand_order_runs_one_place",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "condition", "counted_from", "confirmed_for", "chance", "place",
            "made_by_alias", "made_at", "withdrawn_at", "employer", "sheet", "soc", "occupation",
            "count", "given_from", "given_until", "wage", "benefits", "union_status", "confidence",
            "skills", "certificates", "training", "provider", "wage_step", "promised_hires",
            "promise", "stop", "stop_since", "stop_source", "runs", "is_elsewhere",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.count} {self.occupation}"

    @property
    def starts_on(self) -> date:
        """The first day of its window as things stand."""
        return self.given_from + self.shift

    @property
    def until_on(self) -> date:
        """The last day of its window as things stand."""
        return self.given_until + self.shift


class PipelineProject(Timed):
    """Something that will be built: by whom, what, for how much, when, how likely."""

    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=ProjectType.choices)
    value = models.DecimalField(max_digits=14, decimal_places=2)
    price_year = models.PositiveSmallIntegerField()
    given_start = models.DateField()
    given_finish = models.DateField()
    has_labor_agreement = models.BooleanField(default=False)
    source = models.CharField(max_length=300)
    size = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """What it runs once it is built, in its unit: megawatts, miles, beds."""
    size_unit = models.CharField(max_length=12, choices=StaffingUnit.choices, blank=True)
    given_service = models.DateField(null=True, blank=True)
    """The first day of service; without one, the day after it is finished."""
    said_again_on = models.DateField(null=True, blank=True)
    """The day somebody said last that its facts are still so."""

    class Meta:
        ordering: ClassVar[list[str]] = ["given_start", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(given_finish__gte=F("given_start")), name="demand_project_ends"
            ),
            models.CheckConstraint(
                condition=Q(chance__gte=0) & Q(chance__lte=1), name="demand_project_chance"
            ),
            models.CheckConstraint(
                condition=Q(value__gt=0) & ~Q(name="") & ~Q(source=""),
                name="demand_project_says_what",
            ),
            models.CheckConstraint(
                condition=Q(size__isnull=True, size_unit="") | (Q(size__gt=0) & ~Q(size_unit="")),
                name="demand_project_size_has_a_unit",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "condition", "counted_from", "confirmed_for", "chance", "place",
            "made_by_alias", "made_at", "withdrawn_at", "name", "owner", "kind", "value",
            "price_year", "given_start", "given_finish", "has_labor_agreement", "source",
            "size", "size_unit", "given_service", "said_again_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def said_on(self) -> date:
        """The day its facts were said last: entered, or said again."""
        return self.said_again_on or timezone.localdate(self.made_at)

    @property
    def start_on(self) -> date:
        """Its first day as things stand."""
        return self.given_start + self.shift

    @property
    def finish_on(self) -> date:
        """Its last day as things stand."""
        return self.given_finish + self.shift

    @property
    def service_on(self) -> date | None:
        """Its first day of service as things stand, where one was given."""
        return self.given_service and self.given_service + self.shift


class ProjectCorrection(Record):
    """Facts of a project said anew, with those that they replace; none of them is changed later."""

    project = models.ForeignKey(
        PipelineProject,
        on_delete=models.PROTECT,  # what was said before stays readable
        related_name="corrections",
    )
    number = models.PositiveSmallIntegerField()
    before: models.JSONField[Any] = models.JSONField()
    """The facts that changed, as they were, by name; hours by craft as low, likely, high."""
    after: models.JSONField[Any] = models.JSONField()
    """The same as they are said now."""
    reason = models.TextField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["project", "number"], name="demand_correction_number_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="demand_correction_has_a_reason"),
        ]

    class Privacy:
        partnership = (
            "key", "project", "number", "before", "after", "reason", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.project} {self.number}"


class RefreshPeriod(Record):
    """How many months the facts of a project hold in a partnership; the newest word counts."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,  # says nothing without it
        related_name="+",
    )
    months = models.PositiveSmallIntegerField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(months__gte=1) & Q(months__lte=LONGEST), name="demand_refresh_months"
            ),
        ]

    class Privacy:
        partnership = ("key", "partnership", "months", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return f"{self.months}"


class CraftHours(Record):
    """Hours of a craft that the owner of a project has counted; they go before any coefficient."""

    project = models.ForeignKey(
        PipelineProject,
        on_delete=models.CASCADE,  # part of its project
        related_name="craft_hours",
    )
    craft = models.CharField(max_length=120)
    low = models.DecimalField(max_digits=12, decimal_places=1)
    likely = models.DecimalField(max_digits=12, decimal_places=1)
    high = models.DecimalField(max_digits=12, decimal_places=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["craft"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "craft"], name="demand_hours_once_a_craft"),
            models.CheckConstraint(
                condition=Q(low__gte=0) & Q(likely__gte=F("low")) & Q(high__gte=F("likely")),
                name="demand_hours_in_order",
            ),
        ]

    class Privacy:
        partnership = ("key", "project", "craft", "low", "likely", "high")

    def __str__(self) -> str:
        return f"{self.project} {self.craft}"
