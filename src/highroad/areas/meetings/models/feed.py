"""The private calendar of a person: an address that is a secret, and can be taken back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from highroad.areas.accounts.models import User
from highroad.kit.records import Record


class CalendarFeed(Record):
    """A subscription of one person. Taking it back and making another changes the address."""

    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # a feed goes with its person
        related_name="+",
    )
    secret_digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["secret_digest"], name="meetings_feed_secret_once"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_at=None), name="meetings_one_feed_a_person"
            ),
        ]

    class Privacy:
        keeper = ("key", "user", "secret_digest", "made_at", "revoked_at")

    def __str__(self) -> str:
        return f"feed {self.key}"

    @property
    def secret(self) -> str:
        """The last part of the address. It follows from the installation's secret, and is kept nowhere."""
        return salted_hmac("highroad.calendar", str(self.key), algorithm="sha256").hexdigest()
