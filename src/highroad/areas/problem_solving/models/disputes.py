"""A dispute between named parties, settled off site: its days for the body, its words for the named alone."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

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
            "key", "body", "number", "opened_on", "met_on", "settled_on",
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


class Stoppage(Record):
    """Days on which work stood still over a dispute, from one to another; without a last day it still does."""

    dispute = models.ForeignKey(
        Dispute,
        on_delete=models.PROTECT,  # that work stood still stays known
        related_name="stoppages",
    )
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    by_alias = models.CharField(max_length=40)

    class Meta:
        ordering: ClassVar[list[str]] = ["first_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dispute", "first_on"], name="problem_solving_stoppage_begins_once"
            ),
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(last_on__isnull=True),
                name="problem_solving_one_stoppage_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="problem_solving_stoppage_ends_after_it_begins",
            ),
        ]

    class Privacy:
        partnership = ("key", "dispute", "first_on", "last_on")
        keeper = ("by_alias",)

    def __str__(self) -> str:
        return f"{self.dispute}: {self.first_on}"
