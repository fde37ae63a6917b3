"""A meeting, its agenda, who is there, who was asked in, and what was noted."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from highroad.areas.meetings.models.series import Series, late_days
from highroad.areas.meetings.vocabulary import (
    ItemStatus,
    Manner,
    MeetingStatus,
    NoteKind,
    Purpose,
)
from highroad.areas.partnerships.models import Body, Holder, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record


class Meeting(Record):
    """A body comes together, at a time and a place, with outcomes it wants to reach.

    `quorum` is what was counted when it closed, with the clause it was counted by. Without a
    chair's side both co-chairs lead together, or a neutral person does.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # its minutes are signed
        related_name="+",
    )
    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,  # a series ends and stays
        related_name="meetings",
        null=True,
        blank=True,
    )
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    outcomes = models.TextField(blank=True)
    chair_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    keeper_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    agenda_closes_at = models.DateTimeField()
    late_days: models.JSONField[Any] = models.JSONField(default=late_days)
    quorum: models.JSONField[Any] = models.JSONField(default=dict, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["body", "-starts_at"], name="meetings_of_a_body"),
            models.Index(
                fields=["closed_at"],
                condition=Q(closed_at__isnull=False),
                name="meetings_held",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meetings_end_after_start"
            ),
            models.CheckConstraint(
                condition=Q(chair_side__in=["", *Side.values])
                & Q(keeper_side__in=["", *Side.values]),
                name="meetings_chair_and_keeper_sides",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False),
                name="meetings_close_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(opened_at=None),
                name="meetings_held_or_cancelled",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "series", "title", "starts_at", "ends_at", "time_zone", "place",
            "outcomes", "chair_side", "keeper_side", "agenda_closes_at", "late_days", "quorum",
            "sequence", "made_by_alias", "made_at", "called_at", "opened_at", "closed_at",
            "cancelled_at", "cancel_reason",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def log(self) -> str:
        """The joint log of its partnership."""
        return self.body.log

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its place, in which its times are said."""
        return ZoneInfo(self.time_zone)

    @property
    def starts_local(self) -> datetime:
        """The beginning as the clock on the wall there shows it, without a zone."""
        return self.starts_at.astimezone(self.zone).replace(tzinfo=None)

    @property
    def ends_local(self) -> datetime:
        """The end as the clock on the wall there shows it, without a zone."""
        return self.ends_at.astimezone(self.zone).replace(tzinfo=None)

    @property
    def closes_local(self) -> datetime:
        """Until when items may be brought, by the clock on the wall there."""
        return self.agenda_closes_at.astimezone(self.zone).replace(tzinfo=None)

    @property
    def status(self) -> MeetingStatus:
        """Where it stands."""
        if self.cancelled_at is not None:
            return MeetingStatus.CANCELLED
        if self.closed_at is not None:
            return MeetingStatus.CLOSED
        if self.opened_at is not None:
            return MeetingStatus.UNDER_WAY
        return MeetingStatus.DRAFT if self.called_at is None else MeetingStatus.CALLED


class AgendaItem(Record):
    """One topic of an agenda: who brings it, what for, how long, and how far it came.

    `about` is the Ref of an issue or another record of a neighbour. An item carried on keeps the
    day on which it was first raised.
    """

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,  # an agenda is part of its meeting
        related_name="items",
    )
    number = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=200)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    minutes = models.PositiveSmallIntegerField(default=10)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    raised_by_alias = models.CharField(max_length=40, blank=True)
    presenter = models.CharField(max_length=120, blank=True)
    papers = models.TextField(blank=True)
    about = models.CharField(max_length=120, blank=True, db_index=True)
    carried_from = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,  # where a topic comes from stays known
        related_name="carried_to",
        null=True,
        blank=True,
    )
    first_raised_on = models.DateField()
    status = models.CharField(max_length=8, choices=ItemStatus.choices, default=ItemStatus.OPEN)
    version = models.PositiveIntegerField(default=1)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                condition=Q(dropped_at=None),
                name="meetings_item_number",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=600), name="meetings_item_minutes"
            ),
            models.CheckConstraint(condition=~Q(topic=""), name="meetings_item_has_a_topic"),
            models.CheckConstraint(
                condition=Q(side__in=["", *Side.values]), name="meetings_item_side"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "meeting", "number", "topic", "purpose", "minutes", "side", "raised_by_alias",
            "presenter", "papers", "about", "carried_from", "first_raised_on", "status",
            "version", "dropped_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.topic


class Attendance(Record):
    """How one seat was there: by its holder, an alternate, a proxy; excused, or gone again."""

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,  # quorum rests on it
        related_name="attendances",
    )
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # seats are present, not accounts
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    manner = models.CharField(max_length=12, choices=Manner.choices)
    holder = models.ForeignKey(
        Holder,
        on_delete=models.PROTECT,  # who sat there that day
        related_name="+",
        null=True,
        blank=True,
    )
    proxy = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # the seat that speaks for this one
        related_name="+",
        null=True,
        blank=True,
    )
    noted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="meetings_attendance_once"),
            models.CheckConstraint(
                condition=(Q(manner=Manner.PROXY) & Q(proxy__isnull=False))
                | (~Q(manner=Manner.PROXY) & Q(proxy=None)),
                name="meetings_proxy_is_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(proxy=None) | ~Q(proxy=F("seat")), name="meetings_proxy_is_another"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "meeting", "seat", "side", "manner", "holder", "proxy", "noted_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.seat}: {self.manner}"


class Guest(Record):
    """Somebody from outside, for one meeting; in the room once those have agreed whom the charter names.

    `needs` are the sides whose word it takes, as the charter had it when the guest was asked; where
    nothing stands there, every side with a key.
    """

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,  # who was in the room is part of the record
        related_name="guests",
    )
    name = models.CharField(max_length=120)
    organization = models.CharField(max_length=160, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    needs: models.JSONField[Any] = models.JSONField(null=True, blank=True)
    asked_by_alias = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at"]

    class Privacy:
        partnership = (
            "key", "meeting", "name", "organization", "topic", "needs", "asked_by_alias",
            "asked_at", "taken_back_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class GuestWord(Record):
    """One side's word that a guest may come."""

    guest = models.ForeignKey(
        Guest,
        on_delete=models.PROTECT,  # both words together let a guest in
        related_name="words",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["guest", "side"], name="meetings_guest_word_once"),
        ]

    class Privacy:
        partnership = ("key", "guest", "side", "by_alias", "at")

    def __str__(self) -> str:
        return f"{self.guest}: {self.side}"


class Note(Record):
    """What somebody wrote down under a topic; several write at once, each their own note.

    A change names the version it was made from; whoever comes second sees both texts.
    """

    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.PROTECT,  # minutes are made of notes
        related_name="notes",
    )
    kind = models.CharField(max_length=12, choices=NoteKind.choices)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    text = models.TextField()
    about = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)
    by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="meetings_note_has_words"),
            models.CheckConstraint(
                condition=~Q(kind=NoteKind.DISSENT) | ~Q(side=""),
                name="meetings_dissent_has_a_side",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "item", "kind", "side", "text", "about", "version", "by_alias", "made_at",
            "changed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:40]}"
