"""The word of a second hand on what somebody else entered: it is so, or it is not and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class SecondHand(Record):
    """A side's word on a record, numbered, by whose seat and when; all stay readable, the newest counts.

    A model of an area adds the record it is about, a `stance` of its own words, and the constraint
    `reason_when_refused`.
    """

    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    words = models.TextField(blank=True)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["number"]


def reason_when_refused(accepts: str, *, name: str) -> models.CheckConstraint:
    """Any other stance than `accepts` says why: the last word on `rules.words.may_be_said`."""
    return models.CheckConstraint(condition=Q(stance=accepts) | ~Q(words=""), name=name)
