"""Finding a date: possible times, and what each seat says to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.meetings.models.meeting import Meeting
from highroad.areas.meetings.vocabulary import PollReply
from highroad.areas.partnerships.models import Body, Seat
from highroad.kit.records import Record


class DatePoll(Record):
    """A question to every seat of a body: which of these times works?"""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # part of the body's record
        related_name="+",
    )
    title = models.CharField(max_length=160)
    time_zone = models.CharField(max_length=40)
    length = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    meeting = models.OneToOneField(
        Meeting,
        on_delete=models.PROTECT,  # what came of it
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(length__gte=5) & Q(length__lte=1440), name="meetings_poll_length"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "title", "time_zone", "length", "place", "made_by_alias", "made_at",
            "meeting",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class PollTime(Record):
    """One time that might do."""

    poll = models.ForeignKey(
        DatePoll,
        on_delete=models.CASCADE,  # it is nothing by itself
        related_name="times",
    )
    starts_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="meetings_poll_time_once"),
        ]

    class Privacy:
        partnership = ("key", "poll", "starts_at")

    def __str__(self) -> str:
        return self.starts_at.isoformat()


class PollAnswer(Record):
    """What one seat says to one time; the newest answer counts."""

    time = models.ForeignKey(
        PollTime,
        on_delete=models.CASCADE,  # it is nothing by itself
        related_name="answers",
    )
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # seats answer, not accounts
        related_name="+",
    )
    reply = models.CharField(max_length=12, choices=PollReply.choices)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["time", "seat"], name="meetings_poll_answer_once"),
        ]

    class Privacy:
        partnership = ("key", "time", "seat", "reply")

    def __str__(self) -> str:
        return self.reply
