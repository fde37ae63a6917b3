"""What is kept of proposals: frozen texts and the answers of the seats, never an outcome."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.decisions.vocabulary import Setting, Stance
from highroad.areas.partnerships.models import Body, Charter, Seat
from highroad.areas.partnerships.vocabulary import Effect, Side
from highroad.kit.records import Record


class Decision(Record):
    """A proposal to a body, with the rules of each side as they were when it was opened."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what both sides agreed to stays
        related_name="decisions",
    )
    subject = models.CharField(max_length=120, blank=True, db_index=True)
    title = models.CharField(max_length=200)
    proposed_by_alias = models.CharField(max_length=40)
    proposed_side = models.CharField(max_length=12, choices=Side.choices)
    opened_at = models.DateTimeField()
    closes_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    is_sealed = models.BooleanField(default=False)
    effect = models.CharField(max_length=12, choices=Effect.choices, default=Effect.DECIDE)
    attempt = models.PositiveSmallIntegerField(default=1)
    again_of = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,  # the attempt that failed before this one
        related_name="next_attempt",
        null=True,
        blank=True,
    )
    charter = models.ForeignKey(
        Charter,
        on_delete=models.PROTECT,  # the rules it was decided by
        related_name="+",
        null=True,
        blank=True,
    )
    setting = models.CharField(max_length=16, choices=Setting.choices, blank=True)
    clause = models.PositiveSmallIntegerField(default=0)
    answers_from = models.DateTimeField(null=True, blank=True)
    needs_ratifying = models.BooleanField(default=False)
    ratifies = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,  # what the meeting was asked to confirm
        related_name="ratification",
        null=True,
        blank=True,
    )
    keys: models.JSONField[Any] = models.JSONField(default=list)
    rules: models.JSONField[Any] = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_alias = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-opened_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["ratifies"],
                condition=Q(ratifies__isnull=False),  # SQLite scans where nearly all are empty
                name="decisions_that_ratify",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="decisions_has_a_title"),
            models.CheckConstraint(
                condition=Q(proposed_side__in=Side.values), name="decisions_proposed_by_a_side"
            ),
            models.CheckConstraint(
                condition=Q(attempt=1, again_of__isnull=True)
                | Q(attempt__gt=1, again_of__isnull=False),
                name="decisions_attempt_follows_another",
            ),
            models.CheckConstraint(
                condition=Q(ratifies__isnull=True)
                | Q(needs_ratifying=False, setting=Setting.IN_MEETING),
                name="decisions_confirmed_in_a_meeting",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "subject", "title", "proposed_by_alias", "proposed_side", "opened_at",
            "closes_on", "review_on", "is_sealed", "effect", "attempt", "again_of",
            "charter", "setting", "clause", "answers_from", "needs_ratifying", "ratifies", "keys",
            "rules", "withdrawn_at", "withdrawn_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def log(self) -> str:
        """The joint log of its partnership."""
        return self.body.log


class Wording(Record):
    """A frozen text. Another text is another wording, and starts without a single answer."""

    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,  # all wordings stay readable
        related_name="wordings",
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["decision", "number"], name="decisions_wording_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="decisions_rewording_has_a_reason"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "decision", "number", "text", "digest", "reason", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.decision} {self.number}"


class Proxy(Record):
    """One seat lends its answer to another of its side, for a while, on the record."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # who could answer for whom stays readable
        related_name="proxies",
    )
    giver = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # whose answer is lent
        related_name="+",
    )
    holder = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # who may give it
        related_name="+",
    )
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,  # the one decision it is for; none: all of the body
        related_name="proxies",
        null=True,
        blank=True,
    )
    from_on = models.DateField()
    to_on = models.DateField()
    given_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(giver=F("holder")), name="decisions_proxy_between_two_seats"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="decisions_proxy_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["giver"],
                condition=Q(decision__isnull=True, revoked_at__isnull=True),
                name="decisions_one_proxy_for_a_body",
            ),
            models.UniqueConstraint(
                fields=["giver", "decision"],
                condition=Q(decision__isnull=False, revoked_at__isnull=True),
                name="decisions_one_proxy_for_a_decision",
            ),
        ]

    class Privacy:
        side = (
            "key", "body", "giver", "holder", "decision", "from_on", "to_on", "given_at",
            "revoked_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.giver}: {self.holder}"


class SignOff(Record):
    """The answer of one seat to one wording. In a sealed decision its circle is its own side."""

    wording = models.ForeignKey(
        Wording,
        on_delete=models.PROTECT,  # an answer is to a text
        related_name="sign_offs",
    )
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # one answer a seat
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    stance = models.CharField(max_length=12, choices=Stance.choices)
    reason = models.TextField(blank=True)
    is_alternate = models.BooleanField(default=False)
    proxy = models.ForeignKey(
        "Proxy",
        on_delete=models.PROTECT,  # by whose leave somebody answered for the seat
        related_name="sign_offs",
        null=True,
        blank=True,
    )
    signed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    signed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["signed_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["wording", "seat"], name="decisions_one_answer_a_seat"),
            models.UniqueConstraint(
                fields=["wording", "signed_by"],
                condition=Q(proxy__isnull=True),
                name="decisions_one_answer_a_person",
            ),
            models.CheckConstraint(
                condition=Q(stance__in=[Stance.AGREE, Stance.LIVE_WITH]) | ~Q(reason=""),
                name="decisions_reason_unless_agreed",
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="decisions_signed_for_a_side"
            ),
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values), name="decisions_stance_known"
            ),
        ]

    class Privacy:
        side = (
            "key", "wording", "seat", "side", "stance", "reason", "is_alternate", "proxy", "signed_by",
            "signed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"
