"""What is kept of promises: who, what, by when; every move; and evidence as it was.

A promise made within one side (`zone` names it) has that side as its circle, whatever the fields'
own circles are: `queries.visible` is where every reading starts.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.commitments.vocabulary import (
    CommitmentAct,
    CommitmentKind,
    CommitmentState,
    EvidenceForm,
)
from highroad.areas.partnerships.models import Body, Partnership, Party, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.records import Record

SIDES_OR_NONE = ["", *Side.values]
STORED = [state for state in CommitmentState.values if state != CommitmentState.LATE]


class Commitment(Record):
    """Who promised what by when. The owner is a person, a seat, a party, or else the whole side."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what was promised outlives any clearing up
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # where it was promised
        related_name="+",
        null=True,
        blank=True,
    )
    kind = models.CharField(max_length=12, choices=CommitmentKind.choices)
    about = models.CharField(max_length=120, blank=True, db_index=True)
    what = models.CharField(max_length=240)
    detail = models.TextField(blank=True)
    owner_user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
        null=True,
        blank=True,
    )
    owner_seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,  # a seat keeps its promises when its holder changes
        related_name="+",
        null=True,
        blank=True,
    )
    owner_party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # who promised stays readable
        related_name="+",
        null=True,
        blank=True,
    )
    owning_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    zone = models.CharField(max_length=12, choices=Side.choices, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=CommitmentState.choices)
    made_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    made_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    made_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "made_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["body", "state", "due_on"], name="commitments_of_a_body"),
            models.Index(
                fields=["partnership", "state", "due_on"], name="commitments_of_a_partnership"
            ),
            models.Index(
                fields=["owner_user"],
                condition=Q(owner_user__isnull=False),  # SQLite scans where nearly all are empty
                name="commitments_of_a_person",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(what=""), name="commitments_says_what"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(kind=CommitmentKind.PLEDGE),
                name="commitments_says_by_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=STORED),
                name="commitments_late_is_computed",
            ),
            models.CheckConstraint(
                condition=Q(owner_user=None, owner_seat=None)
                | Q(owner_user=None, owner_party=None)
                | Q(owner_seat=None, owner_party=None),
                name="commitments_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(zone="") | Q(zone=models.F("owning_side")),
                name="commitments_private_to_its_owner",
            ),
            models.CheckConstraint(
                condition=Q(owning_side__in=SIDES_OR_NONE), name="commitments_side_known"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "body", "kind", "about", "what", "detail", "owner_user",
            "owner_seat", "owner_party", "owning_side", "zone", "due_on", "state", "made_by",
            "made_side", "made_at", "escalated_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.what

    @property
    def log(self) -> str:
        """Where its moves are recorded: the joint log, or that of its side."""
        return self.partnership.side_log(self.zone) if self.zone else self.partnership.log


class CommitmentMove(Record):
    """One move of a promise; together they are its history."""

    commitment = models.ForeignKey(
        Commitment,
        on_delete=models.PROTECT,  # history is not cleared up
        related_name="moves",
    )
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=12, choices=CommitmentAct.choices)
    reason = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
        null=True,
        blank=True,
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commitment", "number"], name="commitments_move_number"
            ),
            models.CheckConstraint(
                condition=~Q(act__in=["declined", "not_right", "postponed", "withdrawn"])
                | ~Q(reason=""),
                name="commitments_move_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(act__in=CommitmentAct.values), name="commitments_act_known"
            ),
        ]

    class Privacy:
        partnership = ("key", "commitment", "number", "act", "reason", "due_on", "side", "by", "at")

    def __str__(self) -> str:
        return f"{self.commitment} {self.number} {self.act}"


class EvidenceItem(Record):
    """What shows that a promise was kept: a note, a figure or a file, kept as it was."""

    commitment = models.ForeignKey(
        Commitment,
        on_delete=models.PROTECT,  # evidence is not cleared up
        related_name="evidence",
    )
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=8, choices=EvidenceForm.choices)
    words = models.TextField(blank=True)
    figure = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=240)
    on = models.DateField()
    file_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    added_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["commitment", "number"], name="commitments_evidence_number"
            ),
            models.CheckConstraint(
                condition=(Q(form=EvidenceForm.NOTE) & ~Q(words=""))
                | Q(form=EvidenceForm.FIGURE, figure__isnull=False)
                | Q(form=EvidenceForm.FILE, content__isnull=False),
                name="commitments_evidence_says_something",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="commitments_evidence_has_a_source"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "commitment", "number", "form", "words", "figure", "unit", "source", "on",
            "file_name", "media_type", "content", "digest", "side", "added_by", "added_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.form} {self.number}"


class Sponsor(Record):
    """Who of one side stands behind a body: late promises come before the two of them."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # who was responsible stays readable
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    named_by_alias = models.CharField(max_length=40)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "side"],
                condition=Q(ended_at__isnull=True),
                name="commitments_one_sponsor_a_side",
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="commitments_sponsor_has_a_side"
            ),
        ]

    class Privacy:
        partnership = ("key", "body", "side", "user", "named_by_alias", "named_at", "ended_at")

    def __str__(self) -> str:
        return f"{self.side}: {self.user}"
