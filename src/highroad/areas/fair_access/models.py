"""What is kept of goals, of tables counted for a committee, and of publications."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.fair_access.rules.goals import digest_of
from highroad.areas.fair_access.vocabulary import (
    Breakdown,
    BroughtVerdict,
    Category,
    GoalKind,
    PublicationStatus,
    RowFilter,
    Unit,
)
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.periods import Period
from highroad.kit.records import Record


class Goal(Record):
    """A share that a group shall reach, within a scope, from one day to another. Both sides set it."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # figures that were published name their goal
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that agreed to it
        related_name="+",
    )
    breakdown = models.CharField(max_length=12, choices=Breakdown.choices)
    group = models.CharField(max_length=24, choices=Category.choices)
    share = models.DecimalField(max_digits=7, decimal_places=6)
    unit = models.CharField(max_length=8, choices=Unit.choices, default=Unit.HOURS)
    kind = models.CharField(max_length=12, choices=GoalKind.choices)
    trade = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=120, blank=True)
    project = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    proposal_digest = models.CharField(max_length=64, blank=True)
    decision_key = models.UUIDField(null=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["breakdown", "group", "-from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(share__gte=0) & Q(share__lte=1), name="fair_access_goal_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="fair_access_goal_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="fair_access_goal_has_a_source"),
            models.CheckConstraint(
                condition=~Q(kind=GoalKind.MANDATORY) | ~Q(legal_basis=""),
                name="fair_access_mandatory_goal_has_a_basis",
            ),
        ]

    class Privacy:
        public = (
            "key", "partnership", "breakdown", "group", "share", "unit", "kind", "trade", "level",
            "project", "area", "legal_basis", "source", "from_on", "to_on",
        )  # fmt: skip
        partnership = ("body", "proposal_digest", "decision_key", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return f"{self.group} {self.share}"

    @property
    def digest(self) -> str:
        """Of everything both sides agree to."""
        names = (
            "breakdown", "group", "share", "unit", "kind", "trade", "level", "project", "area",
            "legal_basis", "source", "from_on", "to_on",
        )  # fmt: skip
        content = {name: getattr(self, name) for name in names}
        return digest_of({**content, "share": format(self.share, ".6f")})


class GoalEnd(Record):
    """A proposal that a goal shall end on a day. It ends only once both sides have adopted it."""

    goal = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,  # why a goal ended is part of its story
        related_name="ends",
    )
    ends_on = models.DateField()
    reason = models.TextField()
    proposal_digest = models.CharField(max_length=64, blank=True)
    decision_key = models.UUIDField(null=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="fair_access_goal_end_has_a_reason"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "goal", "ends_on", "reason", "proposal_digest", "decision_key", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.goal} {self.ends_on}"

    @property
    def digest(self) -> str:
        """Of everything both sides agree to."""
        return digest_of({"goal": self.goal_id, "ends_on": self.ends_on, "reason": self.reason})


class CommitteeTable(Record):
    """A protected table counted for the committee, kept as long as nothing it rests on has changed."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,  # nothing but a kept count: it can be counted again
        related_name="+",
    )
    breakdown = models.CharField(max_length=12, choices=Breakdown.choices)
    basis = models.CharField(max_length=64)
    """Digest of the filings, thresholds and publications that it rests on."""
    content: models.JSONField[Any] = models.JSONField()
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "breakdown", "basis"],
                name="fair_access_one_table_a_basis",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "breakdown", "basis", "content", "made_by_alias",
            "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.breakdown} {self.made_at:%Y-%m-%d}"


class Publication(Record):
    """A protected table that both sides may let the public see."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # what the public has read cannot be unread
        related_name="+",
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # the body that adopts it
        related_name="+",
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,  # a correction names what it corrects
        related_name="corrections",
        null=True,
        blank=True,
    )
    title = models.CharField(max_length=200)
    status = models.CharField(
        max_length=12, choices=PublicationStatus.choices, default=PublicationStatus.DRAFT
    )
    number = models.PositiveIntegerField(null=True, blank=True)
    breakdown = models.CharField(max_length=12, choices=Breakdown.choices)
    row_filter = models.CharField(max_length=12, choices=RowFilter.choices)
    first_on = models.DateField()
    last_on = models.DateField()
    content: models.JSONField[Any] = models.JSONField()
    policy: models.JSONField[Any] = models.JSONField()
    certificate: models.JSONField[Any] = models.JSONField()
    """The protected table as `safecount` wrote it, without any hidden number: later tables are held against it."""
    digest = models.CharField(max_length=64)
    filing_keys: models.JSONField[Any] = models.JSONField()
    earlier: models.JSONField[Any] = models.JSONField(default=list)
    """Keys of the publications that were public when this one was drafted."""
    proposal_text = models.TextField(blank=True)
    decision_key = models.UUIDField(null=True, blank=True)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    put_at = models.DateTimeField(null=True, blank=True)
    published_by_alias = models.CharField(max_length=40, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_alias = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    brought_at = models.DateTimeField(null=True, blank=True)
    """When it came here with its partnership, if it was made on another platform."""
    brought_verdict = models.CharField(max_length=8, choices=BroughtVerdict.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="fair_access_publication_number_once"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="fair_access_publication_period"
            ),
            models.CheckConstraint(
                condition=Q(status__in=("draft", "proposed", "dropped"), published_at__isnull=True)
                | Q(
                    status__in=("published", "withdrawn"),
                    published_at__isnull=False,
                    number__isnull=False,
                    decision_key__isnull=False,
                ),
                name="fair_access_published_after_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_reason=""),
                name="fair_access_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(brought_at=None, brought_verdict="")
                | Q(brought_at__isnull=False, brought_verdict__in=BroughtVerdict.values),
                name="fair_access_brought_and_judged",
            ),
        ]

    class Privacy:
        public = (
            "key", "partnership", "replaces", "title", "status", "number", "breakdown",
            "row_filter", "first_on", "last_on", "content", "policy", "certificate", "digest",
            "published_at", "withdrawn_at", "withdrawn_reason",
        )  # fmt: skip
        partnership = (
            "body", "filing_keys", "earlier", "proposal_text", "decision_key", "made_by_alias",
            "made_at", "put_at", "published_by_alias", "withdrawn_by_alias", "brought_at",
            "brought_verdict",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        """The days it is about."""
        return Period(self.first_on, self.last_on)
