"""Options, the criteria they are judged by, the ratings of the seats, and straw designs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models.issues import Issue
from highroad.areas.problem_solving.vocabulary.rounds import Score
from highroad.kit.records import Record


class Option(Record):
    """One way to answer an issue. It belongs to no side: whose idea it was is not shown."""

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # what was thought of stays readable
        related_name="options",
    )
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    made_of = models.ManyToManyField("self", symmetrical=False, related_name="+", blank=True)
    by_alias = models.CharField(max_length=40)
    added_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue", "number"], name="problem_solving_option_number"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="problem_solving_option_has_words"),
        ]

    class Privacy:
        partnership = ("key", "issue", "number", "text", "by_alias", "added_at", "dropped_at")

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class Criterion(Record):
    """By what options are judged, agreed while nobody sees the options."""

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # by what it was judged
        related_name="criteria",
    )
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    by_alias = models.CharField(max_length=40)
    added_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue", "number"], name="problem_solving_criterion_number"
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="problem_solving_criterion_has_words"
            ),
        ]

    class Privacy:
        partnership = ("key", "issue", "number", "text", "by_alias", "added_at", "dropped_at")

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class Rating(Record):
    """How far one option meets one criterion, as one seat sees it."""

    option = models.ForeignKey(
        Option,
        on_delete=models.PROTECT,  # a rating is of an option
        related_name="ratings",
    )
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.PROTECT,  # and by a criterion
        related_name="ratings",
    )
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # a seat rates once
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    score = models.CharField(max_length=8, choices=Score.choices)
    rated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["option", "criterion", "seat"], name="problem_solving_one_rating_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(score__in=Score.values) & Q(side__in=Side.values),
                name="problem_solving_rating_known",
            ),
        ]

    class Privacy:
        side = ("key", "option", "criterion", "seat", "side", "score", "rated_at")

    def __str__(self) -> str:
        return f"{self.option_id} {self.score}"


class StrawDesign(Record):
    """A draft solution, to be pulled apart. Each version stays."""

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # how the solution grew
        related_name="straws",
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue", "number"], name="problem_solving_straw_number"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="problem_solving_straw_has_words"),
        ]

    class Privacy:
        partnership = ("key", "issue", "number", "text", "by_alias", "made_at")

    def __str__(self) -> str:
        return f"{self.number} {self.text[:40]}"
