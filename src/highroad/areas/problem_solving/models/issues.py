"""Issues, the steps they took, and the word each side gave."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.issues import IssueState, Scope, WordKind
from highroad.kit.records import Record


class Issue(Record):
    """A question before a body, numbered, free of blame, open to several answers."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what was asked stays readable
        related_name="issues",
    )
    number = models.PositiveIntegerField()
    question = models.CharField(max_length=300)
    scope = models.CharField(max_length=12, choices=Scope.choices, default=Scope.PARTNERSHIP)
    clause = models.CharField(max_length=200, blank=True)
    raised_side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    raised_by_alias = models.CharField(max_length=40)
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=IssueState.choices, default=IssueState.NEW)
    held_from = models.CharField(max_length=12, choices=IssueState.choices, blank=True)
    moved_at = models.DateTimeField()
    withheld_at = models.DateTimeField(null=True, blank=True)
    """When its content was taken away, because it belongs to a grievance or to bargaining."""

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="problem_solving_issue_number"),
            models.CheckConstraint(
                condition=(~Q(question="") & Q(withheld_at__isnull=True))
                | Q(question="", clause="", withheld_at__isnull=False),
                name="problem_solving_issue_has_a_question",
            ),
            models.CheckConstraint(
                condition=Q(scope__in=[Scope.PARTNERSHIP, Scope.ROOT_CAUSE]),
                name="problem_solving_no_content_of_a_case",
            ),
            models.CheckConstraint(
                condition=Q(state__in=IssueState.values), name="problem_solving_issue_state"
            ),
            models.CheckConstraint(
                condition=Q(state=IssueState.ON_HOLD, held_from__gt="")
                | (~Q(state=IssueState.ON_HOLD) & Q(held_from="")),
                name="problem_solving_held_from_somewhere",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "question", "scope", "clause", "raised_side",
            "raised_by_alias", "raised_at", "state", "held_from", "moved_at", "withheld_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.question}".strip()

    @property
    def log(self) -> str:
        """The joint log of its partnership."""
        return self.body.log


class IssueStep(Record):
    """One step of an issue from a state to another: its history, never changed."""

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,  # the history of what was asked
        related_name="steps",
    )
    number = models.PositiveSmallIntegerField()
    from_state = models.CharField(max_length=12, choices=IssueState.choices, blank=True)
    to_state = models.CharField(max_length=12, choices=IssueState.choices)
    reason = models.TextField(blank=True)
    side = models.CharField(max_length=12, choices=Side.choices, blank=True)
    by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue", "number"], name="problem_solving_issue_step_number"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "issue", "number", "from_state", "to_state", "reason", "side", "by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.issue}: {self.to_state}"


class SideWord(Record):
    """A side's word to exactly one thing, named by kind and digest; it takes every side's."""

    about = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=12, choices=WordKind.choices)
    digest = models.CharField(max_length=64)
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["about", "kind", "digest", "side"],
                name="problem_solving_one_word_a_side",
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="problem_solving_word_of_a_side"
            ),
        ]

    class Privacy:
        partnership = ("key", "about", "kind", "digest", "side", "by_alias", "given_at")

    def __str__(self) -> str:
        return f"{self.side}: {self.kind}"
