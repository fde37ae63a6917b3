"""Rules that were changed together, and who is nominated together for an award. Each takes every key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.decisions.rules import digest_of
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models.requests import Involvement
from highroad.areas.problem_solving.vocabulary.registers import NomineeKind, RuleSource, RuleStep
from highroad.kit.records import Record


class RuleChange(Record):
    """A rule that is lifted, reads differently, or is new, from a day on; once a decision adopted it.

    `involvement` is how the union came in before it was decided.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what was changed stays on the register
        related_name="+",
    )
    number = models.PositiveIntegerField()
    rule = models.TextField()
    """As it read until then; of a new one, how it reads."""
    step = models.CharField(max_length=8, choices=RuleStep.choices)
    reads_now = models.TextField(blank=True)
    source = models.CharField(max_length=8, choices=RuleSource.choices)
    place = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    involvement = models.ForeignKey(
        Involvement,
        on_delete=models.PROTECT,  # how it came about
        related_name="rule_changes",
        null=True,
        blank=True,
    )
    in_force_on = models.DateField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_rule_change_number"
            ),
            models.CheckConstraint(
                condition=(Q(step=RuleStep.CHANGED) & ~Q(reads_now=""))
                | (~Q(step=RuleStep.CHANGED) & Q(reads_now="")),
                name="problem_solving_changed_rule_reads",
            ),
            models.CheckConstraint(condition=~Q(rule=""), name="problem_solving_rule_has_words"),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "rule", "step", "reads_now", "source", "place", "why",
            "involvement", "in_force_on", "side", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.body} {self.number}"

    @property
    def digest(self) -> str:
        """What the adopted text must name."""
        parts = (str(self.key), self.step, self.source, self.place, self.rule, self.reads_now)
        return digest_of("\x1e".join([*parts, self.in_force_on.isoformat()]))


class Nomination(Record):
    """Somebody or something put forward for an award by both sides, with the reason."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # who was put forward stays on the register
        related_name="+",
    )
    number = models.PositiveIntegerField()
    award = models.CharField(max_length=160)
    nominee = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=NomineeKind.choices)
    has_agreed = models.BooleanField(default=False)
    """Whether a person who is named has said yes to being named."""
    reason = models.TextField()
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_nomination_number"
            ),
            models.CheckConstraint(
                condition=~Q(kind=NomineeKind.PERSON) | Q(has_agreed=True),
                name="problem_solving_named_person_agreed",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "award", "nominee", "kind", "has_agreed", "reason", "side",
            "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.award}: {self.nominee}"

    @property
    def digest(self) -> str:
        """What the adopted text must name."""
        return digest_of("\x1e".join([str(self.key), self.award, self.nominee, self.reason]))
