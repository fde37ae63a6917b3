"""A credential as it was put to both sides, what each said, and how it was taken back."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models.signing import KEYED, IssuerKey
from highroad.areas.credentials.vocabulary import CredentialKind, RevocationReason
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.models import Enrollment
from highroad.kit.records import Record


class Credential(Record):
    """One frozen document about one person. It holds no name: a digest of it, with salt."""

    enrollment = models.ForeignKey(
        Enrollment,
        on_delete=models.PROTECT,  # what was vouched for stays known to who vouched
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the committee it is issued by
        related_name="+",
    )
    kind = models.CharField(max_length=12, choices=CredentialKind.choices)
    about = models.CharField(max_length=60)
    """The competency by its key, `step-3`, or `completion`."""
    title = models.CharField(max_length=200)
    document: models.JSONField[Any] = models.JSONField()
    digest = models.CharField(max_length=64)
    place = models.PositiveIntegerField()
    """Its place in the status list of the body."""
    shown_by = models.UUIDField(unique=True, default=uuid.uuid4)
    """The address under which its holder shows it; made anew whenever they like."""
    prepared_by_alias = models.CharField(max_length=40)
    prepared_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    """When it was declined, revoked or forgotten: then another may take its place."""
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["prepared_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrollment", "kind", "about"], condition=Q(closed_at=None),
                name="credentials_one_of_a_kind",
            ),
            models.UniqueConstraint(fields=["body", "place"], name="credentials_place_once"),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(closed_at__isnull=False, digest="", title=""),
                name="credentials_forgotten_is_empty",
            ),
        ]  # fmt: skip

    class Privacy:
        keeper = (
            "key", "enrollment", "body", "kind", "about", "title", "document", "digest", "place",
            "shown_by", "prepared_by_alias", "prepared_at", "closed_at", "forgotten_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Revocation(Record):
    """One side asks to revoke a credential; it takes both."""

    credential = models.ForeignKey(
        Credential,
        on_delete=models.PROTECT,  # why it does not hold any more
        related_name="revocations",
    )
    reason = models.CharField(max_length=12, choices=RevocationReason.choices)
    words = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["credential"],
                condition=Q(closed_at=None),
                name="credentials_one_revocation",
            ),
        ]

    class Privacy:
        keeper = ("key", "credential", "reason", "words", "asked_at", "closed_at")

    def __str__(self) -> str:
        return f"{self.credential} {self.reason}"


class CredentialWord(Record):
    """What a side said to a credential, or to its revocation; a yes to it is a signature."""

    credential = models.ForeignKey(
        Credential,
        on_delete=models.PROTECT,  # a signature belongs to exactly what was signed
        related_name="words",
    )
    revocation = models.ForeignKey(
        Revocation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # a word belongs to what it was said to
        related_name="answers",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    is_yes = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    proof: models.JSONField[Any] = models.JSONField(null=True, blank=True)
    signed_with = models.ForeignKey(
        IssuerKey,
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # the key that vouches for it
        related_name="+",
    )
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # whose hand it was
        related_name="+",
    )
    alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["credential", "side"], condition=Q(revocation=None),
                name="credentials_word_once",
            ),
            models.UniqueConstraint(
                fields=["credential", "by"], condition=Q(revocation=None),
                name="credentials_two_people",
            ),
            models.UniqueConstraint(
                fields=["revocation", "side"], name="credentials_revoking_word_once"
            ),
            models.CheckConstraint(condition=Q(side__in=KEYED), name="credentials_word_has_a_side"),
            models.CheckConstraint(
                condition=Q(is_yes=True) | ~Q(reason=""), name="credentials_no_has_a_reason"
            ),
        ]  # fmt: skip

    class Privacy:
        keeper = (
            "key", "credential", "revocation", "side", "is_yes", "reason", "proof", "signed_with",
            "by", "alias", "at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.credential} {self.side} {self.is_yes}"
