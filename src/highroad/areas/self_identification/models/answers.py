"""Answers somebody gave about themselves: sealed, found by a mark, joined to nobody in the database."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.kit.records import Record


class AboutMe(Record):
    """Sex, ethnicity and races of one person, sealed. A later answer takes its place."""

    mark = models.CharField(max_length=64)
    sealed = models.BinaryField()
    answered_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["mark"], name="self_identification_answer_once"),
            models.CheckConstraint(
                condition=~Q(mark=""), name="self_identification_answer_has_a_mark"
            ),
        ]

    class Privacy:
        keeper = ("key", "mark", "sealed", "answered_on")

    def __str__(self) -> str:
        return "answer"


class DisabilityWord(Record):
    """What one person says of a disability, in a table of its own (29 CFR 30.11)."""

    mark = models.CharField(max_length=64)
    sealed = models.BinaryField()
    answered_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["mark"], name="self_identification_disability_once"),
            models.CheckConstraint(
                condition=~Q(mark=""), name="self_identification_disability_has_a_mark"
            ),
        ]

    class Privacy:
        keeper = ("key", "mark", "sealed", "answered_on")

    def __str__(self) -> str:
        return "word"
