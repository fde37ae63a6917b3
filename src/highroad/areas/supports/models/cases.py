"""Cases: what one person needs. Words are sealed with the person's own key; plain are states and days."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import User
from highroad.areas.supports.models.desks import Desk
from highroad.areas.supports.models.directory import HelpOffer
from highroad.areas.supports.vocabulary import (
    Act,
    CaseState,
    NeedState,
    Occasion,
    Purpose,
    ReferralState,
    Shift,
    SupportKind,
    UnmetReason,
    Urgency,
)
from highroad.kit.choices import SeveralOf
from highroad.kit.records import Record


class SupportCase(Record):
    """A person at the desk. Who it is stands sealed; they are found again by marks."""

    desk = models.ForeignKey(
        Desk,
        on_delete=models.PROTECT,  # a desk with cases stays
        related_name="+",
    )
    state = models.CharField(max_length=12, choices=CaseState.choices, default=CaseState.ASKED)
    sealed = models.BinaryField()
    """Name, how to be reached, own words, language."""
    person_mark = models.CharField(max_length=64, blank=True, db_index=True)
    """Of the account, if there is one."""
    participant_mark = models.CharField(max_length=64, blank=True)
    """Of the participant's record, if there is one."""
    code_mark = models.CharField(max_length=64, unique=True)
    """Of the code with which somebody without an account comes back."""
    area = models.CharField(max_length=60, blank=True)
    """One of the desk's areas: coarse, so that it may stand beside what is counted."""
    shift = models.CharField(max_length=10, choices=Shift.choices, blank=True)
    next_on = models.DateField(null=True, blank=True)
    """When the navigator is needed again."""
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["desk", "state", "next_on", "key"], name="supports_desk_order"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["desk", "person_mark"],
                condition=~Q(person_mark="") & ~Q(state="closed"),
                name="supports_one_open_case",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "desk", "state", "sealed", "person_mark", "participant_mark", "code_mark",
            "area", "shift", "next_on", "opened_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"case {str(self.key)[:8]}"


class Consent(Record):
    """What a person agreed to, until when; withdrawn by the person at any time."""

    case = models.ForeignKey(
        SupportCase,
        on_delete=models.CASCADE,  # forgotten with the person
        related_name="+",
    )
    purposes = SeveralOf(words=Purpose.choices)
    given_on = models.DateField()
    until_on = models.DateField()
    is_own_hand = models.BooleanField()
    """Given on the person's own screen; otherwise told to the navigator."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(until_on__gt=F("given_on")), name="supports_consent_ends"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "case", "purposes", "given_on", "until_on", "is_own_hand", "withdrawn_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"consent until {self.until_on}"


class Screening(Record):
    """The questions asked once, at a step of the way; the answers stand sealed."""

    case = models.ForeignKey(
        SupportCase,
        on_delete=models.CASCADE,  # forgotten with the person
        related_name="+",
    )
    occasion = models.CharField(max_length=12, choices=Occasion.choices)
    on = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["on"]

    class Privacy:
        keeper = ("key", "case", "occasion", "on", "sealed")

    def __str__(self) -> str:
        return f"{self.occasion} {self.on}"


class Support(Record):
    """A need of a person and what became of it: one line of the plan."""

    case = models.ForeignKey(
        SupportCase,
        on_delete=models.CASCADE,  # forgotten with the person
        related_name="+",
    )
    kind = models.CharField(max_length=16, choices=SupportKind.choices)
    urgency = models.CharField(max_length=8, choices=Urgency.choices)
    state = models.CharField(max_length=12, choices=NeedState.choices, default=NeedState.OPEN)
    reason = models.CharField(max_length=16, choices=UnmetReason.choices, blank=True)
    found_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    sealed = models.BinaryField()
    """What exactly, in words."""

    class Meta:
        ordering: ClassVar[list[str]] = ["found_on"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "kind", "state", "reason"], name="supports_by_kind"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="unmet") | ~Q(reason=""), name="supports_unmet_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_on=None)
                | (~Q(state="open") & Q(settled_on__isnull=False)),
                name="supports_settled_on_a_day",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "case", "kind", "urgency", "state", "reason", "found_on", "settled_on", "sealed",
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.kind)


class PlanStep(Record):
    """Who does what by when, for one need."""

    support = models.ForeignKey(
        Support,
        on_delete=models.CASCADE,  # a step is nothing without its need
        related_name="+",
    )
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    sealed = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on"]

    class Privacy:
        keeper = ("key", "support", "due_on", "done_on", "sealed")

    def __str__(self) -> str:
        return f"step {self.due_on}"


class Referral(Record):
    """A need told to a helper, and every word that came back. Sent is not success."""

    support = models.ForeignKey(
        Support,
        on_delete=models.CASCADE,  # forgotten with the person
        related_name="+",
    )
    offer = models.ForeignKey(
        HelpOffer,
        on_delete=models.PROTECT,  # where somebody was sent stays readable
        related_name="+",
    )
    state = models.CharField(
        max_length=12, choices=ReferralState.choices, default=ReferralState.REQUESTED
    )
    reason = models.CharField(max_length=16, choices=UnmetReason.choices, blank=True)
    sent_at = models.DateTimeField()
    contact_due_on = models.DateField()
    contact_at = models.DateTimeField(null=True, blank=True)
    follow_up_on = models.DateField()
    was_accepted = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField()
    """What the helper was told, and what came back, in words."""

    class Meta:
        ordering: ClassVar[list[str]] = ["sent_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["support", "offer"],
                condition=Q(ended_at=None),
                name="supports_referred_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("rejected", "failed")) | ~Q(reason=""),
                name="supports_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("completed", "rejected", "cancelled", "failed"), ended_at__isnull=False)
                | (~Q(state__in=("completed", "rejected", "cancelled", "failed")) & Q(ended_at=None)),
                name="supports_referral_ends",
            ),
        ]  # fmt: skip

    class Privacy:
        keeper = (
            "key", "support", "offer", "state", "reason", "sent_at", "contact_due_on",
            "contact_at", "follow_up_on", "was_accepted", "ended_at", "sealed",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"referral {self.sent_at:%Y-%m-%d}"


class DiaryLine(Record):
    """The desk's own diary: what was done in a case, by whom, when. Nothing of it stands on a joint record."""

    case = models.ForeignKey(
        SupportCase,
        on_delete=models.CASCADE,  # forgotten with the person
        related_name="+",
    )
    act = models.CharField(max_length=12, choices=Act.choices)
    detail = models.CharField(max_length=16, blank=True)
    """A word of the lists, such as the state a referral went to."""
    by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # an account may go, the deed stays
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    class Privacy:
        keeper = ("key", "case", "act", "detail", "by", "at")

    def __str__(self) -> str:
        return str(self.act)
