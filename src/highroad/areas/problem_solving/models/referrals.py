"""What is referred elsewhere, and mediation: dates, hands and routes. No field holds content."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models.issues import Issue
from highroad.areas.problem_solving.vocabulary.issues import (
    MediationOutcome,
    Neutral,
    ReferralReason,
    Route,
)
from highroad.kit.records import Record


class Referral(Record):
    """That something was parked and sent to somebody else: why, where, when. Never what."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # that it was referred stays known
        related_name="referrals",
    )
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # an issue of the register that went elsewhere
        related_name="referrals",
        null=True,
        blank=True,
    )
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=12, choices=ReferralReason.choices)
    route = models.CharField(max_length=20, choices=Route.choices)
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    referred_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    acknowledged_by_alias = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by_alias = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_referral_number"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True)
                | (Q(acknowledged_side__gt="") & ~Q(acknowledged_side=F("side"))),
                name="problem_solving_the_other_side_acknowledges",
            ),
            models.CheckConstraint(
                condition=Q(route__in=Route.values) & Q(reason__in=ReferralReason.values),
                name="problem_solving_referral_route",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "issue", "number", "reason", "route", "side", "by_alias",
            "referred_on", "acknowledged_on", "acknowledged_side", "acknowledged_by_alias",
            "closed_on", "closed_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.route}"


class Mediation(Record):
    """A mediation as a fact: asked for by both, who came, when, how it ended (29 CFR 1425).

    There is no field for what was said, and none for the name of the mediator.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # that it took place stays known
        related_name="mediations",
    )
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # the issue it was about, if it was one of the register
        related_name="mediations",
        null=True,
        blank=True,
    )
    number = models.PositiveIntegerField()
    neutral = models.CharField(max_length=16, choices=Neutral.choices)
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    asked_on = models.DateField()
    requested_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    attended = models.ManyToManyField(Seat, related_name="+", blank=True)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=MediationOutcome.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_mediation_number"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, outcome="")
                | Q(ended_on__isnull=False, outcome__in=MediationOutcome.values),
                name="problem_solving_mediation_ends_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(requested_on__isnull=False),
                name="problem_solving_mediation_is_asked_for_by_both",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "issue", "number", "neutral", "side", "by_alias", "asked_on",
            "requested_on", "met_on", "ended_on", "outcome",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.neutral}"

    @property
    def days(self) -> int | None:
        """How many days it took from the first word to its end; nothing while it goes on."""
        return (self.ended_on - self.asked_on).days if self.ended_on else None
