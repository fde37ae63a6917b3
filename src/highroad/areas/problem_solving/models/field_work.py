"""What is kept of work on the spot: visits to sites, marks from outside, what was learned together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body, Party, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind
from highroad.kit.records import Record


class SiteVisit(Record):
    """Somebody of a body was on a site: when, whom they met, what was looked at, whether work went on."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the log of visits stays readable
        related_name="+",
    )
    number = models.PositiveIntegerField()
    visited_on = models.DateField()
    site = models.CharField(max_length=160)
    met = models.ManyToManyField(Party, related_name="+")
    looked_at = models.TextField(blank=True)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    """Empty if a neutral went, as the director of a cooperative does."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-visited_on", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="problem_solving_visit_number"),
            models.CheckConstraint(condition=~Q(site=""), name="problem_solving_visit_has_a_site"),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "visited_on", "site", "met", "looked_at", "side",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}: {self.site}"


class OutsideMark(Record):
    """A day that both sides measure themselves by: an event, a rating from outside, a step out of it."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the way out of trouble stays readable
        related_name="+",
    )
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=MarkKind.choices)
    words = models.CharField(max_length=300)
    source = models.CharField(max_length=200)
    """Who says so: an inspector, a report, a newspaper."""
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(source=""), name="problem_solving_mark_names_its_source"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "on", "kind", "words", "source", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.on}: {self.words}"


class JointTraining(Record):
    """What people of both sides learned together on a day: title, by whom, hours, which seats were there."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # that a committee was trained is asked for years later
        related_name="+",
    )
    held_on = models.DateField()
    title = models.CharField(max_length=200)
    given_by = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    seats = models.ManyToManyField(Seat, related_name="+")
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["held_on", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(title="") & Q(hours__gt=0, hours__lte=100),
                name="problem_solving_training_lasts",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "held_on", "title", "given_by", "hours", "seats", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.held_on}: {self.title}"
