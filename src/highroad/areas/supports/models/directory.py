"""The directory of help: who offers what, where, when, in which language, and how fresh that is."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.supports.models.desks import Desk
from highroad.areas.supports.vocabulary import OfferStatus, SupportKind
from highroad.kit.choices import SeveralOf
from highroad.kit.records import Record


class HelpOffer(Record):
    """One service of one organization at one place, as Open Referral describes it."""

    desk = models.ForeignKey(
        Desk,
        on_delete=models.PROTECT,  # referrals point here
        related_name="+",
    )
    outside_id = models.CharField(max_length=250, blank=True)
    """Its id in the directory it came from."""
    organization = models.CharField(max_length=250)
    name = models.CharField(max_length=250)
    about = models.TextField(blank=True)
    kinds = SeveralOf(words=SupportKind.choices)
    status = models.CharField(
        max_length=20, choices=OfferStatus.choices, default=OfferStatus.ACTIVE
    )
    place = models.CharField(max_length=250, blank=True)
    city = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=2, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    languages = SeveralOf(words=(), blank=True)
    """Codes of two letters."""
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    most_age = models.PositiveSmallIntegerField(null=True, blank=True)
    who_may = models.TextField(blank=True)
    cost = models.CharField(max_length=250, blank=True)
    papers = models.TextField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=250, blank=True)
    address = models.URLField(max_length=500, blank=True)
    hours: models.JSONField[Any] = models.JSONField(default=list)
    """Rows of day (MO … SU), opens, closes, as `HH:MM` of the place."""
    assured_on = models.DateField(null=True, blank=True)
    """When somebody last made sure that this is right."""

    class Meta:
        ordering: ClassVar[list[str]] = ["organization", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["desk", "outside_id"],
                condition=~Q(outside_id=""),
                name="supports_offer_once",
            ),
            models.CheckConstraint(
                condition=Q(least_age=None) | Q(most_age=None) | Q(most_age__gte=F("least_age")),
                name="supports_offer_ages",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(organization=""), name="supports_offer_has_names"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "desk", "outside_id", "organization", "name", "about", "kinds", "status",
            "place", "city", "state", "postal_code", "languages", "least_age", "most_age",
            "who_may", "cost", "papers", "phone", "email", "address", "hours", "assured_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class OfferImport(Record):
    """A file of offers that was read and waits to be accepted. Nothing of it is in the directory yet."""

    desk = models.ForeignKey(
        Desk,
        on_delete=models.CASCADE,  # a file that waits is nothing by itself
        related_name="+",
    )
    name = models.CharField(max_length=200)
    offers: models.JSONField[Any] = models.JSONField()
    faults: models.JSONField[Any] = models.JSONField(default=list)
    made_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]

    class Privacy:
        keeper = ("key", "desk", "name", "offers", "faults", "made_at", "accepted_at")

    def __str__(self) -> str:
        return self.name
