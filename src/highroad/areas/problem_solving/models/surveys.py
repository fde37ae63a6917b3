"""A short survey by role: what is asked, of whom, and how often each answer came. No answer has a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.partnerships.models import Body, Party
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.surveys import SurveyShown
from highroad.kit.records import Record


class Survey(Record):
    """A few questions to people of several roles, each role shown apart once it is over.

    Nothing is kept of an answer by itself: no row, no moment, no address, no ticket.
    """

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # what was asked stays readable
        related_name="+",
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    questions: models.JSONField[list[str]] = models.JSONField(default=list)
    opened_on = models.DateField()
    closes_on = models.DateField()
    smallest_count = models.PositiveSmallIntegerField()
    """Fewer answers than these are never shown."""
    side = models.CharField(max_length=12, choices=Side.choices)
    made_by_alias = models.CharField(max_length=40)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["body", "number"], name="problem_solving_survey_number"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("opened_on")), name="problem_solving_survey_has_days"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "body", "number", "title", "questions", "opened_on", "closes_on",
            "smallest_count", "side", "made_by_alias",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class SurveyRole(Record):
    """People who are asked together and shown apart: teachers, classified staff, the administration.

    Its tickets are printed once, by somebody who acts for its party.
    """

    survey = models.ForeignKey(
        Survey,
        on_delete=models.PROTECT,  # a role stays with its survey
        related_name="roles",
    )
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,  # whose people they are
        related_name="+",
    )
    ticket_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["survey", "number"], name="problem_solving_survey_role_number"
            ),
            models.UniqueConstraint(
                fields=["survey", "name"], name="problem_solving_survey_role_once"
            ),
        ]

    class Privacy:
        partnership = ("key", "survey", "number", "name", "party", "ticket_count")

    def __str__(self) -> str:
        return self.name


class SurveyTally(Record):
    """How often each of three answers to one question came from one role."""

    role = models.ForeignKey(
        SurveyRole,
        on_delete=models.PROTECT,  # a tally is of its role
        related_name="tallies",
    )
    question = models.PositiveSmallIntegerField()
    true_count = models.PositiveIntegerField(default=0)
    untrue_count = models.PositiveIntegerField(default=0)
    unsure_count = models.PositiveIntegerField(default=0)
    brought_shown = models.CharField(max_length=12, choices=SurveyShown.choices, blank=True)
    """What was shown of it where it was asked, if it came here by a copy: tallies never travel."""
    brought_percent = models.DecimalField(max_digits=3, decimal_places=0, null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["question"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["role", "question"], name="problem_solving_tally_once"),
            models.CheckConstraint(
                condition=Q(brought_percent=None)
                | Q(
                    brought_shown=SurveyShown.SHARE,
                    brought_percent__gte=0,
                    brought_percent__lte=100,
                ),
                name="problem_solving_brought_share_is_one",
            ),
        ]

    class Privacy:
        partnership = ("key", "role", "question", "brought_shown", "brought_percent")
        keeper = ("true_count", "untrue_count", "unsure_count")

    def __str__(self) -> str:
        return f"{self.role} {self.question}"


class SurveyTicket(models.Model):
    """A single-use ticket, as a hash; it is gone once used, and knows no answer, person or moment."""

    digest = models.CharField(max_length=64, primary_key=True)
    role = models.ForeignKey(
        SurveyRole,
        on_delete=models.CASCADE,  # a ticket is nothing without its role
        related_name="tickets",
    )

    class Privacy:
        keeper = ("digest", "role")

    def __str__(self) -> str:
        return "ticket"
