"""What is kept of stories, of the photos in them, of who consented, and of what moderators did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from highroad.areas.accounts.models import User
from highroad.areas.accounts.rules import token_digest
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.showcase.rules.pictures import focus_class
from highroad.areas.showcase.vocabulary import ConsentParty, StoryAct, StoryMark, StoryStatus
from highroad.kit.records import Record


class Linked(Record):
    """A record with a private link. The secret follows from the installation's, and is kept nowhere."""

    token_digest = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def token(self) -> str:
        """The secret of the link."""
        salt = f"highroad.{self._meta.label_lower}"
        return salted_hmac(salt, str(self.key), algorithm="sha256").hexdigest()

    def sealed(self) -> None:
        """Set what is kept of the secret. Called before the first saving."""
        self.token_digest = token_digest(self.token)


class Story(Linked):
    """What somebody tells of a partnership: the challenge, the solution, the result."""

    status = models.CharField(max_length=12, choices=StoryStatus.choices, default=StoryStatus.DRAFT)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    mark = models.CharField(max_length=12, choices=StoryMark.choices, default=StoryMark.PARTICIPANT)
    title = models.CharField(max_length=120, blank=True)
    challenge = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    result = models.TextField(blank=True)
    partnership_name = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=120, blank=True)
    names_people = models.BooleanField(default=True)
    worker = models.CharField(max_length=120, blank=True)
    union = models.CharField(max_length=160, blank=True)
    employer = models.CharField(max_length=160, blank=True)
    worker_email = models.EmailField(blank=True)
    union_email = models.EmailField(blank=True)
    employer_email = models.EmailField(blank=True)
    teller_email = models.EmailField(blank=True)
    figure_key = models.UUIDField(null=True, blank=True)
    looked_at_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # another moderator takes it up
        related_name="+",
    )
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-begun_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "-published_at"], name="showcase_story_public"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status__in=StoryStatus.values), name="showcase_story_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=StoryStatus.PUBLISHED) | Q(published_at__isnull=False),
                name="showcase_story_published_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=StoryStatus.PUBLISHED)
                | ~(Q(title="") | Q(challenge="") | Q(solution="") | Q(result="")),
                name="showcase_story_public_is_whole",
            ),
        ]

    class Privacy:
        public = (
            "key", "language", "mark", "title", "challenge", "solution", "result",
            "partnership_name", "place", "worker", "union", "employer", "figure_key",
            "published_at",
        )  # fmt: skip
        keeper = (
            "token_digest", "status", "names_people", "worker_email", "union_email",
            "employer_email", "teller_email", "looked_at_by", "begun_at", "changed_at",
            "submitted_at", "ended_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"story {self.key}"


class StoryPhoto(Record):
    """A photo of a story. Only its pixels are kept, in two widths, as files beside the database.

    `description` is in the language of the story, `described_otherwise` in the other one. The focal
    point, in percent from the left and from the top, stays in sight where a card shows a part.
    """

    story = models.ForeignKey(
        Story,
        on_delete=models.CASCADE,  # a photo is part of its story
        related_name="photos",
    )
    description = models.CharField(max_length=300)
    described_otherwise = models.CharField(max_length=300, blank=True)
    focal_x = models.PositiveSmallIntegerField(default=50)
    focal_y = models.PositiveSmallIntegerField(default=50)
    shows_others = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(description=""), name="showcase_photo_is_described"
            ),
            models.UniqueConstraint(fields=["story", "digest"], name="showcase_photo_once"),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="showcase_photo_focus_is_inside",
            ),
        ]

    class Privacy:
        public = (
            "key", "story", "description", "described_otherwise", "focal_x", "focal_y",
            "shows_others", "digest", "width", "height",
            "added_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"photo {self.key}"

    @property
    def focus(self) -> str:
        """The classes that keep its focal point in sight."""
        return focus_class(self.focal_x, self.focal_y)


class StoryConsent(Linked):
    """What one party said to one exact text: where it may stand, until when, photos or not."""

    story = models.ForeignKey(
        Story,
        on_delete=models.CASCADE,  # a consent is to a story
        related_name="consents",
    )
    party = models.CharField(max_length=12, choices=ConsentParty.choices)
    email = models.EmailField(blank=True)
    asked_at = models.DateTimeField()
    name = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    in_print = models.BooleanField(default=False)
    on_social_media = models.BooleanField(default=False)
    photo_too = models.BooleanField(default=False)
    given_at = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["story", "party"],
                condition=~Q(party=ConsentParty.PICTURED),
                name="showcase_consent_once_a_party",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None)
                | (~Q(digest="") & ~Q(name="") & Q(ends_on__isnull=False)),
                name="showcase_consent_is_to_a_text_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(party__in=ConsentParty.values), name="showcase_consent_party_known"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "token_digest", "story", "party", "email", "asked_at", "name", "digest",
            "in_print", "on_social_media", "photo_too", "given_at", "ends_on", "refused_at",
            "withdrawn_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"consent {self.key}"


class StoryNote(Record):
    """A line of the moderation log: who did what, and what they wrote."""

    story = models.ForeignKey(
        Story,
        on_delete=models.CASCADE,  # the log of a story goes with it
        related_name="notes",
    )
    act = models.CharField(max_length=12, choices=StoryAct.choices)
    by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # what was done stays; who did it may go
        related_name="+",
    )
    party = models.CharField(max_length=12, choices=ConsentParty.choices, blank=True)
    text = models.TextField(blank=True, max_length=2000)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(act__in=(StoryAct.RETURN, StoryAct.DECLINE)) | ~Q(text=""),
                name="showcase_note_says_why",
            ),
        ]

    class Privacy:
        keeper = ("key", "story", "act", "by", "party", "text", "made_at")

    def __str__(self) -> str:
        return f"{self.act} {self.made_at:%Y-%m-%d}"
