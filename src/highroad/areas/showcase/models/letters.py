"""The outbox of letters to people without an account, and the subscribers of the newsletter."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from highroad.areas.accounts.vocabulary import Language
from highroad.areas.showcase.models.stories import Linked
from highroad.areas.showcase.vocabulary import Frequency, LetterKind
from highroad.kit.records import Record


class Subscriber(Linked):
    """An address that asked for the newsletter. Unsubscribing deletes the row."""

    email = models.EmailField()
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    frequency = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.WEEKLY)
    topics: models.JSONField[Any] = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    sent_until = models.DateTimeField(null=True, blank=True)
    bounces = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="showcase_subscriber_once"),
            models.CheckConstraint(
                condition=Q(frequency__in=Frequency.values),
                name="showcase_subscriber_frequency_known",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "token_digest", "email", "language", "frequency", "topics", "asked_at",
            "confirmed_at", "sent_until", "bounces", "stopped_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"subscriber {self.key}"


class Letter(Record):
    """A mail to an address, written once, sent once. `once` keeps it from being written again."""

    to = models.EmailField()
    kind = models.CharField(max_length=16, choices=LetterKind.choices)
    language = models.CharField(max_length=5, choices=Language.choices)
    subject = models.CharField(max_length=200)
    lead = models.TextField()
    link = models.CharField(max_length=300)
    leave = models.CharField(max_length=300, blank=True)
    once = models.CharField(max_length=200, unique=True)
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["made_at"], condition=Q(mailed_at=None), name="showcase_letter_unsent"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "to", "kind", "language", "subject", "lead", "link", "leave", "once",
            "made_at", "mailed_at", "mail_tries", "mail_tried_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
