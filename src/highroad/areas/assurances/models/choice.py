"""Free and fair choice: access, incidents, counts of a majority, the way to a first contract, postings.

The line that is never crossed: no field of these tables can hold a worker. There is no key to a person
who signs in or is served, no name of a reporter or a witness, no list of cards. Where a count would
tell of a few, only its yes or no is kept. Who entered something stands as the alias of a seat.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.assurances.models.agreements import AgreementClause
from highroad.areas.assurances.vocabulary import DayCount
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    IncidentKind,
    LadderAct,
    PostingForm,
)
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record

ENTERED = ("side", "made_by_alias", "made_at")


class Entered(Record):
    """What every record of free choice has: the body, the side that entered it, and when."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # where it was entered
        related_name="+",
    )
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class AccessRequest(Entered):
    """A union asks to meet workers: where, when, by when an answer is due, what it was, whether kept."""

    clause = models.ForeignKey(
        AgreementClause,
        on_delete=models.PROTECT,  # the clause it rests on
        related_name="+",
        null=True,
        blank=True,
    )
    asked_on = models.DateField()
    place = models.CharField(max_length=200)
    hours = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    reply = models.CharField(max_length=8, choices=AccessReply.choices, blank=True)
    reply_words = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)
    kept = models.BooleanField(null=True)
    kept_words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="assurances_access_number"),
            models.CheckConstraint(
                condition=Q(reply="", replied_on=None)
                | (~Q(reply="") & Q(replied_on__isnull=False)),
                name="assurances_access_answer_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(reply__in=["changed", "refused"]) | ~Q(reply_words=""),
                name="assurances_access_no_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(kept=None) | Q(reply__in=["granted", "changed"]),
                name="assurances_access_kept_after_a_yes",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "clause", "asked_on", "place", "hours", "due_on", "reply",
            "reply_words", "replied_on", "kept", "kept_words", *ENTERED,
        )  # fmt: skip

    def __str__(self) -> str:
        return self.place


class NeutralityIncident(Entered):
    """Something a neutrality agreement rules out: reported by a side. Who told the side is kept nowhere."""

    clause = models.ForeignKey(
        AgreementClause,
        on_delete=models.PROTECT,  # the clause it is held against
        related_name="+",
        null=True,
        blank=True,
    )
    kind = models.CharField(max_length=12, choices=IncidentKind.choices)
    happened_on = models.DateField()
    site = models.CharField(max_length=200)
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True)
    responded_on = models.DateField(null=True, blank=True)
    neutral = models.CharField(max_length=160, blank=True)
    finding = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settlement = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="assurances_incident_number"),
            models.CheckConstraint(
                condition=Q(finding="") | ~Q(neutral=""),
                name="assurances_incident_finding_names_its_neutral",
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None) | ~Q(settlement=""),
                name="assurances_incident_settled_in_words",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "clause", "kind", "happened_on", "site", "words", "due_on",
            "response", "responded_on", "neutral", "finding", "settled_on", "settlement", *ENTERED,
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.site}"


class Recognition(Entered):
    """A neutral person's count of one unit, once: whether it is more than half. Counts only."""

    clause = models.ForeignKey(
        AgreementClause,
        on_delete=models.PROTECT,  # the clause it rests on
        related_name="+",
        null=True,
        blank=True,
    )
    union = models.CharField(max_length=200)
    unit = models.CharField(max_length=300)
    unit_size = models.PositiveIntegerField()
    signed_count = models.PositiveIntegerField(null=True, blank=True)
    """Kept only where it says nothing about any one worker; see `rules.choice.kept_count`."""
    has_majority = models.BooleanField()
    neutral = models.CharField(max_length=160)
    counted_on = models.DateField()
    recognized_on = models.DateField(null=True, blank=True)
    meet_days = models.PositiveSmallIntegerField(default=10)
    bargain_days = models.PositiveSmallIntegerField(default=90)
    mediate_days = models.PositiveSmallIntegerField(default=30)
    day_count = models.CharField(max_length=10, choices=DayCount.choices, default=DayCount.CALENDAR)
    ladder_source = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="assurances_recognition_number"
            ),
            models.CheckConstraint(
                condition=Q(signed_count=None) | Q(signed_count__lt=F("unit_size")),
                name="assurances_count_within_its_unit",
            ),
            models.CheckConstraint(
                condition=Q(signed_count=None) | Q(signed_count__gt=0),
                name="assurances_count_of_nobody_is_not_kept",
            ),
            models.CheckConstraint(
                condition=Q(recognized_on=None) | Q(has_majority=True),
                name="assurances_recognized_with_a_majority",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "clause", "union", "unit", "unit_size", "signed_count",
            "has_majority", "neutral", "counted_on", "recognized_on", "meet_days", "bargain_days",
            "mediate_days", "day_count", "ladder_source", *ENTERED,
        )  # fmt: skip

    def __str__(self) -> str:
        return self.unit


class LadderEvent(Record):
    """Something that happened on the way to a first contract."""

    recognition = models.ForeignKey(
        Recognition,
        on_delete=models.PROTECT,  # the way stays readable
        related_name="events",
    )
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=12, choices=LadderAct.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["recognition", "number"], name="assurances_ladder_event_number"
            ),
        ]

    class Privacy:
        partnership = (
            "key",
            "recognition",
            "number",
            "act",
            "on",
            "words",
            "side",
            "by_alias",
            "at",
        )

    def __str__(self) -> str:
        return f"{self.act} {self.on}"


class RightsPosting(Entered):
    """A dated check that the notice of workers' rights hangs at a place, in a language, unaltered."""

    site = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    language = models.CharField(max_length=60)
    version = models.CharField(max_length=60)
    form = models.CharField(max_length=12, choices=PostingForm.choices)
    link = models.URLField(max_length=300, blank=True)
    checked_on = models.DateField()
    is_up = models.BooleanField()
    next_check_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    photo = models.BinaryField(null=True, blank=True)
    photo_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-checked_on", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="assurances_posting_number"),
            models.CheckConstraint(
                condition=Q(is_up=True) | ~Q(note=""), name="assurances_missing_notice_in_words"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "site", "place", "language", "version", "form", "link",
            "checked_on", "is_up", "next_check_on", "note", "photo", "photo_digest", *ENTERED,
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.site}, {self.place}"


class Subcontract(Entered):
    """A subcontract with its dollars, and whether the clause on the notice of rights is in it."""

    firm = models.CharField(max_length=200)
    dollars = models.DecimalField(max_digits=14, decimal_places=2)
    has_clause = models.BooleanField()
    seen_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["firm", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="assurances_subcontract_number"
            ),
            models.CheckConstraint(
                condition=Q(dollars__gte=0), name="assurances_subcontract_dollars"
            ),
        ]

    class Privacy:
        partnership = (
            "key",
            "body",
            "number",
            "firm",
            "dollars",
            "has_clause",
            "seen_on",
            *ENTERED,
        )

    def __str__(self) -> str:
        return self.firm
