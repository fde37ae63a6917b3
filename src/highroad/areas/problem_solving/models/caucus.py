"""A side's own room beside a body, an issue or a proposal, and what it lets out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind
from highroad.kit.records import Record


class Position(Record):
    """What a side released from its room: from then on both sides read it. Never changed."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what a side said jointly stays
        related_name="positions",
    )
    about = models.CharField(max_length=120, db_index=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    text = models.TextField()
    released_by_alias = models.CharField(max_length=40)
    released_at = models.DateTimeField()
    is_without_prejudice = models.BooleanField(default=False)
    """Read by both sides while the matter is worked on, and by nobody afterwards; in no record."""

    class Meta:
        ordering: ClassVar[list[str]] = ["released_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(text="") & Q(side__in=Side.values),
                name="problem_solving_position_of_a_side",
            ),
        ]

    class Privacy:
        partnership = (
            "key",
            "body",
            "about",
            "side",
            "text",
            "released_by_alias",
            "released_at",
            "is_without_prejudice",
        )

    def __str__(self) -> str:
        return f"{self.side} {self.about}"


class CaucusNote(Record):
    """A note or a draft position in a side's room. Nobody else learns that there is one."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # a side's own memory
        related_name="+",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    about = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=12, choices=NoteKind.choices, default=NoteKind.NOTE)
    text = models.TextField()
    written_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,  # accounts are closed, not deleted
        related_name="+",
    )
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    position = models.OneToOneField(
        Position,
        on_delete=models.PROTECT,  # what became of it
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="problem_solving_note_of_a_side"
            ),
            models.CheckConstraint(
                condition=Q(position__isnull=True) | Q(kind=NoteKind.POSITION),
                name="problem_solving_only_a_position_leaves",
            ),
        ]

    class Privacy:
        side = (
            "key", "body", "side", "about", "kind", "text", "written_by", "written_at",
            "changed_at", "position",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.side} {self.kind}"
