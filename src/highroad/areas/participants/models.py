"""What is kept of people a partnership serves: as little as will do."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from highroad.areas.accounts.models import Invitation, User
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class Participant(Record):
    """Somebody a partnership serves. They may have no account; on joint pages they are an alias."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what was done for people outlives the list of partnerships
        related_name="+",
    )
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    born_on = models.DateField(null=True, blank=True)
    user = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the hours stay when the account goes
        related_name="+",
        db_index=False,  # below: of those alone who have one
    )
    invitation = models.ForeignKey(
        Invitation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # a used invitation is only the way they came in
        related_name="+",
        db_index=False,  # below
    )
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["user"], name="participants_with_account", condition=Q(user__isnull=False)
            ),
            models.Index(
                fields=["invitation"], name="participants_with_invitation",
                condition=Q(invitation__isnull=False),
            ),
        ]  # fmt: skip
        """Most have neither: an index that holds them too finds everybody where it should find one."""
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="participants_number_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="participants_has_a_name"),
        ]

    class Privacy:
        partnership = ("key", "partnership", "number")
        keeper = ("name", "born_on", "user", "invitation", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return self.alias

    @property
    def alias(self) -> str:
        """What they are called where their name does not go."""
        return f"P-{self.number:04d}"

    @property
    def person(self) -> User | None:
        """Their account, however they came by it."""
        return self.user or (self.invitation.accepted_by if self.invitation else None)


def who_are(user: User) -> QuerySet[Participant]:
    """The participants somebody is: two questions, each with its index, for PostgreSQL reads all rows for an *or*."""
    keys = Participant.objects.order_by().values("pk")
    by_account = keys.filter(user=user)
    by_invitation = keys.filter(user=None, invitation__accepted_by=user)
    return Participant.objects.filter(pk__in=by_account.union(by_invitation))


class Milestone(Record):
    """A dated step on a person's way, and the record it came from."""

    participant = models.ForeignKey(
        Participant,
        on_delete=models.CASCADE,  # steps are nothing without the person
        related_name="milestones",
    )
    kind = models.CharField(max_length=12, choices=MilestoneKind.choices)
    on = models.DateField()
    about = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["participant", "kind", "about"], name="participants_milestone_once"
            ),
        ]

    class Privacy:
        keeper = ("key", "participant", "kind", "on", "about")

    def __str__(self) -> str:
        return f"{self.participant} {self.kind}"
