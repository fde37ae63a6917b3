"""What is kept of people who sign in, of invitations, and of messages."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts import rules
from highroad.areas.accounts.vocabulary import (
    Channel,
    InvitationStatus,
    Language,
    MessageKind,
    Part,
    Role,
    Theme,
)
from highroad.kit.records import Record


class Users(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person who signs in by e-mail. Any address will do; none need be an employer's."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Somebody who runs the platform."""
        rights = {"role": Role.OPERATOR, "is_staff": True, "is_superuser": True}
        return self.create_user(email, password, **{**rights, **fields})


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What they may do comes from their seats, and from their role."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.NONE)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    theme = models.CharField(max_length=8, choices=Theme.choices, default=Theme.SYSTEM)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_demonstration = models.BooleanField(default=False)
    demonstration_part = models.CharField(max_length=12, choices=Part.choices, blank=True)
    demonstration_note = models.CharField(max_length=200, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["email"], condition=Q(is_active=False), name="accounts_user_not_active"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_once"),
            models.CheckConstraint(
                condition=Q(demonstration_part="") | Q(is_demonstration=True),
                name="accounts_user_part_is_fictional",
            ),
        ]

    class Privacy:
        partnership = ("name",)
        keeper = (
            "key", "email", "password", "last_login", "role", "language", "theme", "is_active",
            "is_staff", "is_superuser", "is_demonstration", "demonstration_part",
            "demonstration_note", "joined_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def initials(self) -> str:
        """Up to two letters for the round button."""
        return "".join(word[0] for word in self.name.split()[:2]).upper() or "?"

    def get_full_name(self) -> str:
        """The name, as the packages that ask Django for it expect."""
        return self.name

    def get_short_name(self) -> str:
        """The first word of the name."""
        return self.name.split(" ")[0]


class Invitation(Record):
    """A way in for one address, with or without an account yet; good once, for a while."""

    email = models.EmailField(_("e-mail address"))
    token_digest = models.CharField(max_length=64, editable=False)
    about = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.NONE)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    invited_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # an invitation outlives the account of whoever made it
        related_name="+",
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # that it was used stays known when the account is gone
        related_name="+",
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["made_at"],
                condition=Q(mailed_at=None, accepted_at=None, withdrawn_at=None),
                name="accounts_invitation_unsent",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("token_digest", name="accounts_invitation_token_once"),
            models.UniqueConstraint(
                Lower("email"),
                "about",
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="accounts_invitation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_at__isnull=False),
                name="accounts_invitation_accepted_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="accounts_invitation_used_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")),
                name="accounts_invitation_lasts",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "email", "token_digest", "about", "role", "language", "invited_by", "made_at",
            "expires_at", "accepted_by", "accepted_at", "withdrawn_at", "mailed_at", "mail_tries",
            "mail_tried_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"invitation {self.key}"

    @property
    def token(self) -> str:
        """The secret of the link. It follows from the installation's secret and is kept nowhere."""
        return salted_hmac("highroad.invitation", str(self.key), algorithm="sha256").hexdigest()

    def status_at(self, at: datetime) -> InvitationStatus:
        """Where the invitation stands at a moment."""
        return rules.invitation_status(
            expires_at=self.expires_at,
            accepted_at=self.accepted_at,
            withdrawn_at=self.withdrawn_at,
            at=at,
        )


class Message(Record):
    """One line in one person's inbox, and the mail that tells of it."""

    to = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # an inbox goes with its person
        related_name="+",
    )
    kind = models.CharField(max_length=4, choices=MessageKind.choices)
    event = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    side = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.NOW)
    title = models.CharField(max_length=200)
    calendar = models.TextField(blank=True)
    digest = models.ForeignKey(
        "Digest",
        on_delete=models.SET_NULL,  # a message outlives the mail that told of it
        related_name="messages",
        null=True,
        blank=True,
    )
    values = models.JSONField(default=dict, blank=True)
    once = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_alias = models.CharField(max_length=40, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["to", "closed_at", "-made_at"], name="accounts_message_inbox"),
            models.Index(fields=["about", "event"], name="accounts_message_about"),
            models.Index(
                fields=["made_at"],
                condition=Q(mailed_at=None, closed_at=None),
                name="accounts_message_unsent",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("to", "once", name="accounts_message_once"),
            models.CheckConstraint(
                condition=Q(closed_by_alias="") | Q(closed_at__isnull=False),
                name="accounts_message_closed_at_a_moment",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "to", "kind", "event", "about", "side", "place", "channel", "title", "calendar",
            "digest", "values", "once", "made_at", "closed_at", "closed_by_alias", "mailed_at",
            "mail_tries", "mail_tried_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.event} ({self.kind})"


class Digest(Record):
    """One mail that tells one person of several messages; one for each day or week."""

    to = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # goes with its person
        related_name="+",
    )
    period = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_tried_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["to", "period"], name="accounts_digest_once"),
        ]

    class Privacy:
        keeper = ("key", "to", "period", "made_at", "mailed_at", "mail_tries", "mail_tried_at")

    def __str__(self) -> str:
        return self.period


class MailChoice(Record):
    """By which way somebody wants to be told of one kind of event."""

    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # a preference goes with its person
        related_name="+",
    )
    event = models.CharField(max_length=80)
    channel = models.CharField(max_length=8, choices=Channel.choices)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "event"], name="accounts_mail_choice_once"),
        ]

    class Privacy:
        keeper = ("key", "user", "event", "channel")

    def __str__(self) -> str:
        return f"{self.event}: {self.channel}"


class Mute(Record):
    """A body of which somebody wants no mails; what they must do there comes once a week."""

    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # a preference goes with its person
        related_name="+",
    )
    place = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "place"], name="accounts_mute_once"),
        ]

    class Privacy:
        keeper = ("key", "user", "place")

    def __str__(self) -> str:
        return self.place
