"""The register for clean-energy credits: a facility, who was on it, its hours, requests and replies.

It belongs to the party that keeps it; a program sees what was asked of it. Nobody else finds it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models import Body, Party
from highroad.areas.training.models.programs import TrainingProgram
from highroad.areas.training.vocabulary.credits import Credit, ReplyKind, SentBy, Technology
from highroad.kit.records import Record


class Facility(Record):
    """What is built, for which a credit is claimed: all contractors together."""

    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # who has to show the file
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # where they sit
        related_name="+",
    )
    name = models.CharField(max_length=160)
    place = models.CharField(max_length=160, blank=True)
    began_on = models.DateField()
    megawatts = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    """Alternating current."""
    planned_hours = models.DecimalField(max_digits=12, decimal_places=2)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["party", "name"], name="training_facility_name_once"),
            models.CheckConstraint(
                condition=~Q(name="") & Q(planned_hours__gte=0),
                name="training_facility_has_a_name_and_hours",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "party", "body", "name", "place", "began_on", "megawatts", "planned_hours",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class CreditClaim(Record):
    """Which credit a facility is built for, with what, and when it goes into service. The newest line counts."""

    facility = models.ForeignKey(
        Facility,
        on_delete=models.PROTECT,  # the end of its credit follows from it
        related_name="claims",
    )
    number = models.PositiveIntegerField()
    credit = models.CharField(max_length=4, choices=Credit.choices)
    technology = models.CharField(max_length=8, choices=Technology.choices, blank=True)
    planned_on = models.DateField(null=True, blank=True)
    in_service_on = models.DateField(null=True, blank=True)
    """The day it was placed in service; empty before."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["facility", "number"], name="training_credit_claim_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(credit__in=[Credit.PRODUCTION, Credit.INVESTMENT]) | ~Q(technology=""),
                name="training_credit_claim_says_technology",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "facility", "number", "credit", "technology", "planned_on", "in_service_on",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.facility} {self.credit}"


class ContractorHours(Record):
    """Hours of one contractor on a facility up to a day, from its first. The newest line counts."""

    facility = models.ForeignKey(
        Facility,
        on_delete=models.PROTECT,  # the share is counted from it
        related_name="hours",
    )
    contractor = models.CharField(max_length=160)
    number = models.PositiveIntegerField()
    until_on = models.DateField()
    total = models.DecimalField(max_digits=12, decimal_places=2)
    apprentice = models.DecimalField(max_digits=12, decimal_places=2)
    """Only hours within the ratio of their day."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["contractor", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["facility", "contractor", "number"], name="training_contractor_hours_once"
            ),
            models.CheckConstraint(
                condition=Q(apprentice__gte=0) & Q(total__gte=F("apprentice")) & ~Q(contractor=""),
                name="training_contractor_hours_are_part",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "facility", "contractor", "number", "until_on", "total", "apprentice",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.contractor} {self.until_on}"


class OnSite(Record):
    """The first day of one individual of a contractor on a facility, under a code and without a name."""

    facility = models.ForeignKey(
        Facility,
        on_delete=models.PROTECT,  # participation is counted from it
        related_name="people",
    )
    contractor = models.CharField(max_length=160)
    code = models.CharField(max_length=40)
    first_on = models.DateField()
    is_apprentice = models.BooleanField(default=False)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["contractor", "first_on", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["facility", "contractor", "code"], name="training_on_site_once"
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(contractor=""), name="training_on_site_has_a_code"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "facility", "contractor", "code", "first_on", "is_apprentice", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.contractor} {self.first_on}"


class GoodFaithRequest(Record):
    """A written request for apprentices to one registered program (26 USC 45(b)(8)(D)(ii))."""

    facility = models.ForeignKey(
        Facility,
        on_delete=models.PROTECT,  # what is excused there rests on it
        related_name="requests",
    )
    program = models.ForeignKey(
        TrainingProgram,
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # it was asked, and answers
        related_name="+",
    )
    program_name = models.CharField(max_length=160)
    sent_by = models.CharField(max_length=12, choices=SentBy.choices)
    requested_on = models.DateField()
    received_on = models.DateField()
    needed_on = models.DateField()
    until_on = models.DateField()
    occupation = models.CharField(max_length=160)
    place = models.CharField(max_length=160)
    count = models.PositiveIntegerField()
    hours = models.DecimalField(max_digits=12, decimal_places=2)
    contact = models.CharField(max_length=160)
    serves = models.BooleanField(default=False)
    """The program serves this occupation and this place."""
    states_intent = models.BooleanField(default=False)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-requested_on", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["facility", "program_name", "requested_on", "occupation"],
                name="training_request_once",
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("requested_on")) & Q(until_on__gte=F("needed_on")),
                name="training_request_days_in_order",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "facility", "program", "program_name", "sent_by", "requested_on", "received_on",
            "needed_on", "until_on", "occupation", "place", "count", "hours", "contact", "serves",
            "states_intent", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.program_name} {self.requested_on}"


class RequestReply(Record):
    """What the program answered to a request, once."""

    request = models.OneToOneField(
        GoodFaithRequest,
        on_delete=models.PROTECT,  # what is excused rests on it
        related_name="reply",
    )
    kind = models.CharField(max_length=12, choices=ReplyKind.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=ReplyKind.values), name="training_reply_kind"
            ),
        ]

    class Privacy:
        keeper = ("key", "request", "kind", "on", "words", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return f"{self.request} {self.kind}"
