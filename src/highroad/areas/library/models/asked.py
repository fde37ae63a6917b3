"""What people bring: suggestions of anybody, lists of a partnership, requests that both sides sign."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.library.models.resource import Helper, Resource
from highroad.areas.library.vocabulary import HelpWanted, SuggestionStatus
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.records import Record


class Suggestion(Record):
    """A resource that somebody outside suggests. Nothing of it is public before an editor took it up."""

    title = models.CharField(max_length=200)
    address = models.URLField(max_length=300)
    why = models.TextField(max_length=1000)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="en")
    made_at = models.DateTimeField()
    status = models.CharField(
        max_length=12, choices=SuggestionStatus.choices, default=SuggestionStatus.NEW
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status=SuggestionStatus.NEW, decided_at=None)
                | (~Q(status=SuggestionStatus.NEW) & Q(decided_at__isnull=False)),
                name="library_suggestion_decided_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=SuggestionStatus.DECLINED) | ~Q(reason=""),
                name="library_suggestion_declined_with_a_reason",
            ),
        ]

    class Privacy:
        keeper = (
            "key", "title", "address", "why", "email", "language", "made_at", "status",
            "decided_at", "reason",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class ResourceList(Record):
    """A list of resources that a partnership keeps for its members."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # a list is part of what the partnership keeps
        related_name="+",
    )
    title = models.CharField(max_length=120)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "title"], name="library_list_title_once"
            ),
        ]

    class Privacy:
        partnership = ("key", "partnership", "title", "made_by_alias", "made_at")

    def __str__(self) -> str:
        return self.title


class ListedResource(Record):
    """A resource on such a list, with a word on what it is good for here."""

    kept_in = models.ForeignKey(
        ResourceList,
        on_delete=models.CASCADE,  # a line goes with its list
        related_name="lines",
    )
    resource = models.ForeignKey(
        Resource,
        on_delete=models.CASCADE,  # what is no longer in the library cannot be on a list
        related_name="+",
    )
    note = models.CharField(max_length=300, blank=True)
    added_by_alias = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kept_in", "resource"], name="library_resource_once_a_list"
            ),
        ]

    class Privacy:
        partnership = ("key", "kept_in", "resource", "note", "added_by_alias", "added_at")

    def __str__(self) -> str:
        return f"{self.resource_id} {self.note}"


class JointRequest(Record):
    """What both sides of a body ask a helper for. No field for what is said to a mediator."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what both sides signed stays
        related_name="+",
    )
    helper = models.ForeignKey(
        Helper,
        on_delete=models.PROTECT,  # a request says whom it asked
        related_name="+",
    )
    wanted = models.CharField(max_length=20, choices=HelpWanted.choices)
    from_on = models.DateField()
    people = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=160)
    office_may_know = models.BooleanField(default=False)
    made_side = models.CharField(max_length=12)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    decision_key = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by_alias = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(wanted__in=HelpWanted.values), name="library_request_wanted_known"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(decision_key__isnull=False),
                name="library_request_sent_after_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=2), name="library_request_for_two_or_more"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "helper", "wanted", "from_on", "people", "place", "office_may_know", "made_side",
            "made_by_alias", "made_at", "decision_key", "sent_at", "sent_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.helper_id} {self.wanted}"
