"""The way in: pre-apprenticeships, agreements on direct entry, and the people who came by them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.participants.models import Participant
from highroad.areas.partnerships.models import Body
from highroad.areas.training.models.enrollments import Enrollment
from highroad.areas.training.models.programs import TrainingProgram
from highroad.kit.records import Record


class PreApprenticeship(Record):
    """A program that prepares people for an apprenticeship, with what it says of the five elements."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # it looks after the way in
        related_name="+",
    )
    name = models.CharField(max_length=160)
    provider = models.CharField(max_length=160, blank=True)
    elements: models.JSONField[Any] = models.JSONField(default=dict)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "name"], name="training_preparing_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="training_preparing_has_a_name"),
        ]

    class Privacy:
        partnership = ("key", "body", "name", "provider", "elements", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return self.name


class PreparingCount(Record):
    """Who finished and who entered, by what they said of themselves, on a day; hidden numbers are kept nowhere."""

    preparing = models.ForeignKey(
        PreApprenticeship,
        on_delete=models.PROTECT,  # its scorecard rests on it
        related_name="counts",
    )
    on = models.DateField()
    finished: models.JSONField[Any] = models.JSONField()
    """A count by answer for each question; those who would not say are one."""
    entered: models.JSONField[Any] = models.JSONField()
    """Of these, the ones who entered an apprenticeship."""
    smallest = models.PositiveSmallIntegerField()
    """Fewer people than this are not shown."""
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["preparing", "on"], name="training_preparing_count_once"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "preparing", "on", "finished", "entered", "smallest", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.preparing} {self.on}"


class DirectEntry(Record):
    """An agreement: who finishes preparing may enter the apprenticeship, so many places."""

    preparing = models.ForeignKey(
        PreApprenticeship,
        on_delete=models.PROTECT,  # the promise was made to its people
        related_name="entries",
    )
    program = models.ForeignKey(
        TrainingProgram,
        on_delete=models.PROTECT,  # the promise was made by it
        related_name="direct_entries",
    )
    places = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    terms = models.TextField(blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["preparing", "program", "from_on"], name="training_direct_entry_once"
            ),
            models.CheckConstraint(
                condition=Q(places__gt=0), name="training_direct_entry_promises_places"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="training_direct_entry_ends_after_start",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "preparing", "program", "places", "from_on", "to_on", "terms", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.preparing} → {self.program}"


class DirectEntrant(Record):
    """Somebody who finished preparing under an agreement, and the enrollment that came of it."""

    entry = models.ForeignKey(
        DirectEntry,
        on_delete=models.PROTECT,  # the promise is counted by people
        related_name="people",
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,  # a place was promised to them
        related_name="+",
    )
    finished_on = models.DateField()
    enrollment = models.OneToOneField(
        Enrollment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,  # what became of them
        related_name="direct_entrant",
    )
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["finished_on", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["entry", "participant"], name="training_direct_entrant_once"
            ),
        ]

    class Privacy:
        keeper = (
            "key", "entry", "participant", "finished_on", "enrollment", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.participant} · {self.entry}"
