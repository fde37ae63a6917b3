"""The cash ledger: funds, payments in whole cents, approvals. Nothing is deleted; a reversal is a line."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.supports.models.cases import SupportCase
from highroad.areas.supports.models.desks import Desk
from highroad.areas.supports.vocabulary import PaymentState, SupportKind
from highroad.kit.records import Record


class Fund(Record):
    """Money for supports: a budget, its days, its cap a person, its rules."""

    desk = models.ForeignKey(
        Desk,
        on_delete=models.PROTECT,  # payments hang on it
        related_name="+",
    )
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200, blank=True)
    budget_cents = models.PositiveBigIntegerField()
    cap_cents = models.PositiveBigIntegerField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    tax_note = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="supports_fund_days"
            ),
            models.UniqueConstraint(fields=["desk", "name"], name="supports_fund_once"),
        ]

    class Privacy:
        keeper = (
            "key", "desk", "name", "source", "budget_cents", "cap_cents", "from_on", "until_on",
            "tax_note", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Payment(Record):
    """A line of the cash ledger. When its person is forgotten it keeps its cents and loses its person."""

    fund = models.ForeignKey(
        Fund,
        on_delete=models.PROTECT,  # the ledger must add up
        related_name="+",
    )
    case = models.ForeignKey(
        SupportCase,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the cents stay, the person goes
        related_name="+",
    )
    kind = models.CharField(max_length=16, choices=SupportKind.choices)
    cents = models.PositiveBigIntegerField()
    state = models.CharField(
        max_length=12, choices=PaymentState.choices, default=PaymentState.ASKED
    )
    receipt = models.CharField(max_length=40, blank=True)
    reverses = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # what it takes back must stay
        related_name="+",
    )
    pack = models.CharField(max_length=40)
    asked_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who asked for money stays known
        related_name="+",
    )
    asked_on = models.DateField()
    paid_on = models.DateField(null=True, blank=True)
    sealed = models.BinaryField()
    """Purpose, exception, reason, in words."""

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_on"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["fund", "state"], name="supports_fund_lines"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="supports_payment_of_something"),
            models.CheckConstraint(
                condition=(Q(state="paid") & Q(paid_on__isnull=False))
                | (~Q(state="paid") & Q(paid_on=None)),
                name="supports_paid_on_a_day",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "fund", "case", "kind", "cents", "state", "receipt", "reverses", "pack",
            "asked_by", "asked_on", "paid_on", "sealed",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.cents} cents"


class PaymentApproval(Record):
    """One of the two approvals of a payment, by two people."""

    payment = models.ForeignKey(
        Payment,
        on_delete=models.PROTECT,  # who approved money stays known
        related_name="+",
    )
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who approved money stays known
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["payment", "by"], name="supports_approved_once"),
        ]

    class Privacy:
        keeper = ("key", "payment", "by", "at")

    def __str__(self) -> str:
        return f"approval {self.at:%Y-%m-%d}"


class FundCheck(Record):
    """A statement of the fund held against the ledger: both sums in cents, and how many lines part."""

    fund = models.ForeignKey(
        Fund,
        on_delete=models.PROTECT,  # that it was checked stays known
        related_name="+",
    )
    until_on = models.DateField()
    ours_cents = models.BigIntegerField()
    theirs_cents = models.BigIntegerField()
    differences = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the statement; the statement itself is not kept."""
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # who checked stays known
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(differences__gt=0) | Q(ours_cents=F("theirs_cents")),
                name="supports_checked_to_the_cent",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "fund", "until_on", "ours_cents", "theirs_cents", "differences", "digest", "by",
            "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.fund} until {self.until_on}"
