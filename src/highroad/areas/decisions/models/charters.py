"""Acts of a charter's life: what nobody agrees on is sent on, it is confirmed anew, a party leaves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.decisions.models.deciding import Decision
from highroad.areas.decisions.vocabulary import RenewalCause
from highroad.areas.partnerships.models import Body, Charter, Holder, Party, Seat
from highroad.areas.partnerships.vocabulary import DayCount, Meanwhile, Route, Side
from highroad.kit.records import Record


class Fallback(Record):
    """A text on which the body did not agree, sent where its charter says.

    `above` is the decision of the body above, where it goes there; elsewhere what comes back is the
    next attempt.
    """

    decision = models.OneToOneField(
        Decision,
        on_delete=models.PROTECT,  # the attempts that failed
        related_name="fallback",
    )
    route = models.CharField(max_length=12, choices=Route.choices)
    who = models.CharField(max_length=200, blank=True)
    clause = models.PositiveSmallIntegerField()
    above = models.OneToOneField(
        Decision,
        on_delete=models.PROTECT,  # what the body above was asked
        related_name="sent_up_by",
        null=True,
        blank=True,
    )
    sent_by_alias = models.CharField(max_length=40)
    sent_side = models.CharField(max_length=12, choices=Side.choices)
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(route__in=[Route.NOWHERE, Route.LABOR, Route.MANAGEMENT]),
                name="decisions_fallback_is_nobodys_own",
            ),
            models.CheckConstraint(
                condition=Q(route=Route.PARENT_BODY, above__isnull=False)
                | (~Q(route=Route.PARENT_BODY) & Q(above__isnull=True)),
                name="decisions_fallback_above_is_asked",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "decision", "route", "who", "clause", "above", "sent_by_alias", "sent_side",
            "sent_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.decision}: {self.route}"


class Renewal(Record):
    """A charter that both sides must confirm anew, by a day: a leader has changed, or its time is up.

    It closes when both sides have adopted its very text once more, or another charter.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # its history
        related_name="renewals",
    )
    charter = models.ForeignKey(
        Charter,
        on_delete=models.PROTECT,  # what is to be confirmed
        related_name="renewals",
    )
    cause = models.CharField(max_length=12, choices=RenewalCause.choices)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    holder = models.ForeignKey(
        Holder,
        on_delete=models.PROTECT,  # the new co-chair
        related_name="+",
        null=True,
        blank=True,
    )
    clause = models.PositiveSmallIntegerField()
    meanwhile = models.CharField(max_length=12, choices=Meanwhile.choices)
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["opened_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["charter", "holder"],
                condition=Q(holder__isnull=False),
                name="decisions_renewal_once_a_leader",
            ),
            models.UniqueConstraint(
                fields=["charter", "due_on"],
                condition=Q(holder__isnull=True),
                name="decisions_renewal_once_a_term",
            ),
            models.UniqueConstraint(
                fields=["charter"],
                condition=Q(closed_at__isnull=True),
                name="decisions_one_open_renewal",
            ),
            models.CheckConstraint(
                condition=Q(cause=RenewalCause.NEW_LEADER, holder__isnull=False)
                | Q(cause=RenewalCause.TERM, holder__isnull=True),
                name="decisions_renewal_has_its_cause",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opened_on")), name="decisions_renewal_due_after_opening"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "charter", "cause", "side", "holder", "clause", "meanwhile",
            "opened_on", "opened_at", "due_on", "closed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.charter} {self.due_on}"


class Withdrawal(Record):
    """A party's notice that it leaves the partnership, with the day on which it is gone.

    Notice and days are those of the charters in force when it was given. Until its day it can be taken
    back; then seats and service end, and everything that was done stays on the record.
    """

    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # what parties did together stays readable
        related_name="withdrawals",
    )
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    reason = models.TextField(blank=True)
    days = models.PositiveSmallIntegerField()
    days_counted = models.CharField(max_length=12, choices=DayCount.choices)
    clause = models.PositiveSmallIntegerField(default=0)
    charter = models.ForeignKey(
        Charter,
        on_delete=models.PROTECT,  # by whose clause the notice runs
        related_name="+",
        null=True,
        blank=True,
    )
    given_by_alias = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    given_on = models.DateField()
    ends_on = models.DateField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by_alias = models.CharField(max_length=40, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(taken_back_at__isnull=True, done_at__isnull=True),
                name="decisions_one_notice_of_a_party",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("given_on")), name="decisions_notice_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(done_at__isnull=True),
                name="decisions_notice_done_or_taken_back",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "party", "side", "reason", "days", "days_counted", "clause", "charter",
            "given_by_alias", "given_at", "given_on", "ends_on", "taken_back_at",
            "taken_back_by_alias", "done_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.party} {self.ends_on}"


class Split(Record):
    """A body becomes two: the new one takes some seats with it. It takes the word of both sides.

    `text` is what both sides decide on. What was done until then stays with the old body, and is read
    from both.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # whose history both share
        related_name="splits",
    )
    name = models.CharField(max_length=160)
    seats = models.ManyToManyField(Seat, related_name="+")
    text = models.TextField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    new_body = models.OneToOneField(
        Body,
        on_delete=models.PROTECT,  # the other half
        related_name="split_from",
        null=True,
        blank=True,
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, new_body__isnull=True)
                | Q(done_at__isnull=False, new_body__isnull=False),
                name="decisions_split_done_with_a_body",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "name", "seats", "text", "made_by_alias", "made_at", "new_body", "done_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"
