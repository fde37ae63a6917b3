"""The joint fact base: facts with their source, what each side says of them, and who cites them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.vocabulary.rounds import FactStance
from highroad.kit.records import Record


class Fact(Record):
    """Something both sides may rest on; what it says is in its newest version."""

    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,  # decisions rest on it
        related_name="facts",
    )
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=12, choices=Side.choices)
    by_alias = models.CharField(max_length=40)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "number"], name="problem_solving_fact_number"),
        ]

    class Privacy:
        partnership = ("key", "body", "number", "side", "by_alias", "added_at")

    def __str__(self) -> str:
        return f"{self.body} {self.number}"


class FactVersion(Record):
    """What a fact says, and where it comes from. A change is a new version without a word of a side."""

    fact = models.ForeignKey(
        Fact,
        on_delete=models.PROTECT,  # what it said before stays readable
        related_name="versions",
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    source = models.CharField(max_length=300)
    as_of = models.DateField(null=True, blank=True)
    by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["fact", "number"], name="problem_solving_fact_version_number"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(source=""), name="problem_solving_fact_has_a_source"
            ),
        ]

    class Privacy:
        partnership = ("key", "fact", "number", "text", "source", "as_of", "by_alias", "made_at")

    def __str__(self) -> str:
        return self.text[:60]


class FactWord(Record):
    """What one side says of one version of a fact; said anew, it replaces what it said."""

    version = models.ForeignKey(
        FactVersion,
        on_delete=models.PROTECT,  # a word is to a version
        related_name="words",
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    stance = models.CharField(max_length=12, choices=FactStance.choices)
    note = models.CharField(max_length=500, blank=True)
    by_alias = models.CharField(max_length=40)
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["version", "side"], name="problem_solving_one_stance_a_side"
            ),
            models.CheckConstraint(
                condition=Q(stance=FactStance.AGREED) | ~Q(note=""),
                name="problem_solving_doubt_says_why",
            ),
        ]

    class Privacy:
        partnership = ("key", "version", "side", "stance", "note", "by_alias", "said_at")

    def __str__(self) -> str:
        return f"{self.side} {self.stance}"


class Citation(Record):
    """That an issue or a decision rests on a fact, as the fact read then."""

    fact = models.ForeignKey(
        Fact,
        on_delete=models.PROTECT,  # what rests on it must be found
        related_name="citations",
    )
    about = models.CharField(max_length=120, db_index=True)
    version_number = models.PositiveSmallIntegerField()
    by_alias = models.CharField(max_length=40)
    cited_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["fact", "about"], name="problem_solving_cited_once"),
        ]

    class Privacy:
        partnership = ("key", "fact", "about", "version_number", "by_alias", "cited_at")

    def __str__(self) -> str:
        return f"{self.fact} {self.about}"
