"""Seats and who sits in them."""

from __future__ import annotations

import secrets
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.accounts.models import Invitation, User
from highroad.areas.partnerships.models.body import Body
from highroad.areas.partnerships.models.partnership import Party
from highroad.areas.partnerships.vocabulary import HolderStatus, SeatRole, Side
from highroad.kit.periods import in_force
from highroad.kit.records import Record


def new_alias() -> str:
    """A pseudonym for the joint record; says nothing about who sits."""
    return f"p-{secrets.token_hex(6)}"


class Seat(Record):
    """A place in a body that belongs to a party. It answers once, whoever sits in it."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # sign-offs name their seat
        related_name="seats",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # a seat belongs to somebody
        related_name="seats",
    )
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    role = models.CharField(max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    title = models.CharField(max_length=120)
    carries_key = models.BooleanField(default=False)
    alias = models.CharField(max_length=40, default=new_alias, editable=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["alias"], name="partnerships_seat_alias_once"),
            models.UniqueConstraint(
                fields=["body", "side"],
                condition=Q(role=SeatRole.CO_CHAIR, ended_at__isnull=True),
                name="partnerships_one_co_chair_a_side",
            ),
            models.CheckConstraint(
                condition=Q(carries_key=False) | ~Q(side=""),
                name="partnerships_a_key_has_a_side",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["", *Side.values]), name="partnerships_seat_side"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "party", "side", "role", "title", "carries_key", "alias", "made_at",
            "ended_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def is_co_chair(self) -> bool:
        return self.role == SeatRole.CO_CHAIR


class Holder(Record):
    """Somebody in a seat for a while, as its holder or as an alternate in their order.

    They may be invited before they have an account. `confirmed_at` may be set in advance for the
    first co-chair of a side: they then act from the moment they accept.
    """

    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # the roster's history
        related_name="holders",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # as the seat's; here for the constraint
        related_name="+",
    )
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
        null=True,
        blank=True,
    )
    invitation = models.ForeignKey(
        Invitation,
        on_delete=models.PROTECT,  # how the person came to the seat
        related_name="+",
        null=True,
        blank=True,
    )
    is_alternate = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=0)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    appointed_by_alias = models.CharField(max_length=40)
    appointed_at = models.DateTimeField()
    confirmed_by_alias = models.CharField(max_length=40, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_by_alias = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["appointed_at"],
                condition=Q(confirmed_at__isnull=True, ended_at__isnull=True),
                name="partnerships_to_be_confirmed",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(is_alternate=False, ended_at__isnull=True),
                name="partnerships_one_holder_a_seat",
            ),
            models.UniqueConstraint(
                fields=["seat", "rank"],
                condition=Q(is_alternate=True, ended_at__isnull=True),
                name="partnerships_alternates_in_order",
            ),
            models.UniqueConstraint(
                fields=["body", "user"],
                condition=Q(user__isnull=False, ended_at__isnull=True),
                name="partnerships_one_seat_a_person_in_a_body",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(invitation__isnull=False),
                name="partnerships_holder_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="partnerships_service_ends_after_start",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "seat", "body", "user", "is_alternate", "rank", "from_on", "to_on",
            "appointed_by_alias", "appointed_at", "confirmed_by_alias", "confirmed_at",
            "ended_by_alias", "ended_at",
        )  # fmt: skip
        side = ("invitation",)

    def __str__(self) -> str:
        return f"{self.seat}: {self.person or self.invitation}"

    @property
    def person(self) -> User | None:
        """Who sits here: appointed directly, or by having accepted the invitation."""
        if self.user is not None:
            return self.user
        return self.invitation.accepted_by if self.invitation else None

    def status_on(self, day: date) -> HolderStatus:
        """How far they are; computed, so that an accepted invitation counts at once."""
        if self.ended_at is not None or (self.to_on is not None and self.to_on < day):
            return HolderStatus.ENDED
        if self.person is None:
            return HolderStatus.INVITED
        if self.confirmed_at is None:
            return HolderStatus.ACCEPTED
        return HolderStatus.CONFIRMED

    def acts_on(self, day: date) -> bool:
        """Whether they act for the seat on a day."""
        is_confirmed = self.status_on(day) is HolderStatus.CONFIRMED
        return is_confirmed and in_force(day, self.from_on, self.to_on)
