"""What is shown on the job: ratings of competencies, each with two signatures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.training.models.enrollments import Enrollment
from highroad.areas.training.vocabulary.learning import Level
from highroad.kit.records import Record


class Rating(Record):
    """How well an apprentice does something, by one hand. It counts once a second person has signed."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # what somebody can do is theirs
        related_name="ratings",
    )
    competency = models.CharField(max_length=60)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    number = models.PositiveIntegerField()
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # the first hand
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrollment", "number"], name="training_rating_number_once"
            ),
            models.CheckConstraint(
                condition=Q(level__lte=Level.ALONE), name="training_rating_level_to_4"
            ),
        ]

    class Privacy:
        keeper = ("key", "enrollment", "competency", "level", "on", "note", "number", "by", "at")

    def __str__(self) -> str:
        return f"{self.competency} {self.level}"


class RatingWord(Record):
    """The second person's word on a rating: signed, or not and why."""

    rating = models.OneToOneField(
        Rating,
        on_delete=models.PROTECT,  # a signature belongs to exactly what was signed
        related_name="word",
    )
    is_signed = models.BooleanField()
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
                condition=Q(is_signed=True) | ~Q(reason=""),
                name="training_rating_declined_with_a_reason",
            ),
        ]

    class Privacy:
        keeper = ("key", "rating", "is_signed", "reason", "by", "at")

    def __str__(self) -> str:
        return f"{self.rating} {self.is_signed}"
