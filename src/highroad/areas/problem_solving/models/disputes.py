"""A dispute between named parties, settled off site: its days for the body, its words for the named alone."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body, Party
from highroad.areas.problem_solving.vocabulary.disputes import DisputeState
from highroad.kit.records import Record


class Dispute(Record):
    """Which work belongs to whom, or the like: opened, met off site, settled by agreement of all named."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # that it was settled, and in how many days, stays known
        related_name="disputes",
    )
    number = models.PositiveIntegerField()
    about = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    parties = models.ManyToManyField(Party, related_name="+")
    opened_on = models.DateField()
    opened_by_alias = models.CharField(max_length=40)
    met_on = models.DateField(null=True, blank=True)
    stopped_days = models.PositiveSmallIntegerField(default=0)
    """Days on which work stood still over it."""
    terms = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_dispute_number"
            ),
            models.CheckConstraint(
                condition=~Q(about=""), name="problem_solving_dispute_is_about_something"
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | ~Q(terms=""),
                name="problem_solving_dispute_settled_by_terms",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "opened_on", "met_on", "stopped_days", "settled_on",
        )  # fmt: skip
        keeper = ("about", "detail", "terms", "opened_by_alias")

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def state(self) -> DisputeState:
        """Open, met off site, or settled."""
        if self.settled_on is not None:
            return DisputeState.SETTLED
        return DisputeState.MET if self.met_on is not None else DisputeState.OPEN

    def days_on(self, day: date) -> int:
        """How many days it took, or has lasted."""
        return ((self.settled_on or day) - self.opened_on).days


class DisputeWord(Record):
    """One named party's yes to exactly these terms."""

    dispute = models.ForeignKey(
        Dispute,
        on_delete=models.PROTECT,  # who agreed to what
        related_name="words",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # for whom somebody said yes
        related_name="+",
    )
    digest = models.CharField(max_length=64)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dispute", "party", "digest"], name="problem_solving_one_word_a_party"
            ),
        ]

    class Privacy:
        keeper = ("key", "dispute", "party", "digest", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.party}: {self.dispute}"
